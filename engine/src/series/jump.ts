import { format } from '../money/decimal.ts';
import { add, compare, type Fraction, isLess, multiply, subtract } from '../money/fraction.ts';
import type { SeriesLimits } from './limits.ts';
import { daysBetween, type SeriesReading } from './point-series.ts';

const TENTH: Fraction = { n: 1n, d: 10n };

/** Whether the step to `reading` is steeper than `jumpFactor` times the way from `first` to `previous`. */
export function isJump(
  first: SeriesReading,
  previous: SeriesReading,
  reading: SeriesReading,
  limits: SeriesLimits,
): boolean {
  const most = mostUntil(first, previous, reading, limits);
  return most !== null && isLess(most, reading.value);
}

/** The highest register that is no jump; null where too few days were read for an average. */
function mostUntil(
  first: SeriesReading,
  previous: SeriesReading,
  reading: SeriesReading,
  { jumpDaysMin, jumpFactor }: SeriesLimits,
): Fraction | null {
  const days = daysBetween(first.day, previous.day);
  const counted = subtract(previous.value, first.value);
  if (days < jumpDaysMin || counted.n <= 0n) return null;
  const step = multiply(counted, { n: jumpFactor * BigInt(daysBetween(previous.day, reading.day)), d: BigInt(days) });
  return add(previous.value, step);
}

/**
 * The factor a value is off by because its unit or its decimal point was mistaken, as text; null where it is not.
 * Interpretation: it is, where the value as it stands went back or jumped and with the factor taken out goes on from the
 * one before by no more than a jump. Without an average a tenth of the register is as far as it may go on.
 */
export function shiftOf(
  first: SeriesReading | null,
  previous: SeriesReading,
  reading: SeriesReading,
  limits: SeriesLimits,
): string | null {
  if (previous.value.n <= 0n) return null;
  const usual = first === null ? null : mostUntil(first, previous, reading, limits);
  const most = usual ?? add(previous.value, multiply(previous.value, TENTH));
  if (!isLess(reading.value, previous.value) && !isLess(most, reading.value)) return null;
  const found = limits.shiftFactors.find((factor) => {
    const meant = multiply(reading.value, { n: factor.d, d: factor.n });
    return compare(previous.value, meant) <= 0 && compare(meant, most) <= 0;
  });
  return found === undefined ? null : format(found);
}
