import { compare, divide, type Fraction, fraction, subtract } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { METER_GAP_PERCENTS } from './section-556a-keys.parameters.ts';

/** Whether a difference between main meter and sub-meters is accepted, worth a word, or too large to bill. */
export interface MeterGap {
  readonly verdict: 'accepted' | 'remarkable' | 'refused';
  /** The percent it lies above; of an accepted one the percent it does not. */
  readonly percent: bigint;
}

/**
 * BGB section 556a(1): how far a main meter (above zero) lies from its sub-meters, in a period that begins on `day`.
 * Of several sums the nearest counts.
 */
export function gapOfMeters(main: Fraction, sums: readonly Fraction[], day: Day): MeterGap {
  const { tellAbove, refuseAbove } = inForceOn(METER_GAP_PERCENTS, day).value;
  const gaps = sums.map((sum) => {
    const gap = divide(subtract(main, sum), main);
    return gap.n < 0n ? { n: -gap.n, d: gap.d } : gap;
  });
  const exceeds = (percent: bigint) => gaps.every((gap) => compare(gap, fraction(percent, 100n)) > 0);
  if (exceeds(refuseAbove)) return { verdict: 'refused', percent: refuseAbove };
  return { verdict: exceeds(tellAbove) ? 'remarkable' : 'accepted', percent: tellAbove };
}
