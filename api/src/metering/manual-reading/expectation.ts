import { compare, type Day, expectedRange, type Fraction, formatFixed, type MonthDay, parse } from '@klarmeter/engine';
import type { ReadingRow } from '../readings/reading-store.ts';
import type { InstalledDevice } from '../store.ts';

/** The range a register is expected in, exact. */
export type Expectation = NonNullable<ReturnType<typeof expectedRange>>;

type Value = Pick<ReadingRow, 'deviceId' | 'kind' | 'day' | 'value'>;

/** What a device should show on a day, by its first value and what was read of it since. */
export function expectationOf(
  { installation, device }: InstalledDevice,
  around: readonly Value[],
  day: Day,
): Expectation | null {
  const own = around
    .filter((reading) => reading.kind === 'register' && reading.deviceId === device.id && reading.day <= day)
    .map((reading) => ({ day: reading.day as Day, value: parse(reading.value) }));
  const first = { day: installation.fromDay as Day, value: parse(installation.initialValue) };
  // Long ago the first value says nothing about last year's consumption, and it may be all there is.
  const known = own.length < 2 && (own[0] === undefined || own[0].day > first.day) ? [first, ...own] : own;
  return expectedRange(known, day, device.resetsOn as MonthDay | null);
}

const DECIMALS = 3;
export const toExpected = (range: Expectation | null) =>
  range === null ? null : { from: formatFixed(range.from, DECIMALS), to: formatFixed(range.to, DECIMALS) };

const SIGNS: Readonly<Record<string, string>> = { m3: 'm³', kWh: 'kWh', HCA: 'Einheiten' };
const SIGNS_EN: Readonly<Record<string, string>> = { ...SIGNS, HCA: 'units' };

const floor = ({ n, d }: Fraction): bigint => n / d;
const ceiling = ({ n, d }: Fraction): bigint => (n % d === 0n ? n / d : n / d + 1n);

export interface Doubt {
  readonly code: string;
  readonly message_de: string;
  readonly message_en: string;
}

/** What speaks against a value that lies outside of what is expected, in words for whoever stands before the device. */
export function doubtAboutRange(value: string, range: Expectation | null, unit: string): Doubt[] {
  if (range === null) return [];
  const side = compare(parse(value), range.from) < 0 ? 'below' : compare(parse(value), range.to) > 0 ? 'above' : null;
  if (side === null) return [];
  const [from, to] = [floor(range.from), ceiling(range.to)];
  return [
    {
      code: `${side}_expected`,
      message_de: `Erwartet werden ${from} bis ${to} ${SIGNS[unit]}. Bitte lesen Sie noch einmal ab.`,
      message_en: `${from} to ${to} ${SIGNS_EN[unit]} are expected. Please read again.`,
    },
  ];
}

/**
 * What is said of a value: that it went back, which no explanation mends; else between which values it was expected, which
 * helps whoever stands before the device; else what else there is.
 */
export function worthSaying(doubts: readonly Doubt[], aboutRange: readonly Doubt[]): readonly Doubt[] {
  const back = doubts.filter(({ code }) => code === 'negative');
  if (back.length > 0) return back;
  return aboutRange.length > 0 ? aboutRange : doubts;
}
