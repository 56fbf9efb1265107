import type {
  Consumption,
  ConsumptionSeries,
  ConsumptionValue,
  FlatData,
  Interval,
  QuantityUnit,
  Use,
} from './consumption.ts';

/** More months than this are not drawn: the newest are kept. */
const MONTHS_MAX = 36;
/** Bars of a view by years. */
const YEARS_MAX = 5;
const DAY_MS = 86_400_000;
const USES: readonly Use[] = ['heating', 'hot_water', 'cold_water'];
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

/** What one chart shows: a use, and the unit its devices count in. Heating may be counted in two. */
export interface Counter {
  readonly use: Use;
  readonly unit: QuantityUnit;
}

/** One value in its place. */
export interface Reading extends ConsumptionValue {
  /** True where it covers a part of its month or year only: then the days are named beside it. */
  readonly partial: boolean;
}

export type Serial = 'now' | 'before';

/** One place on the axis: a month with its year and the year before, or a year. */
export interface Slot {
  /** `01` to `12`, or the year. */
  readonly key: string;
  /** Null where nothing was asked for, such as a month to come; a gap is a reading without a value. */
  readonly now: Reading | null;
  readonly before: Reading | null;
}

/** Everything one chart and its table say: both are made from this and from nothing else. */
export interface Panel extends Counter {
  readonly interval: Interval;
  readonly slots: readonly Slot[];
  /** The year the title speaks of. */
  readonly year: string;
  /** The year beside it; null where there is nothing of it to show. */
  readonly yearBefore: string | null;
  /** Sums of these years as the API gives them; null where it gives none. */
  readonly total: Reading | null;
  readonly totalBefore: Reading | null;
}

export const counterKey = ({ use, unit }: Counter): string => `${use}/${unit}`;

/** What a flat has values of, in the fixed order of the uses. What was never measured is left out. */
export function countersOf({ months, years }: FlatData): Counter[] {
  const all = [months, years].flatMap((answer) => answer?.series ?? []);
  const measured = all.filter(({ values }) => values.some(({ value }) => value !== null));
  const counters = new Map(measured.map(({ use, unit }) => [`${use}/${unit}`, { use, unit }]));
  return [...counters.values()].toSorted((a, b) => USES.indexOf(a.use) - USES.indexOf(b.use));
}

/**
 * Years to choose from, newest first: those with a value. A year that the months enter late, because they reach back only
 * so far, is no choice of its own: it would look as if nothing had been used before. It still stands beside the year
 * after it.
 */
export function yearsOf(counter: Counter, { months, years }: FlatData): string[] {
  const values = recent(seriesOf(months, counter));
  const sums = seriesOf(years, counter)?.values ?? [];
  const measured = values.flatMap(({ from, value }) => (value === null ? [] : [yearOf(from)]));
  return [...new Set(measured.toReversed())].filter((year, i) => {
    const first = values.find(({ from }) => yearOf(from) === year)?.from.slice(0, 7) ?? '';
    return i === 0 || !sums.some(({ from }) => yearOf(from) === year && from.slice(0, 7) < first);
  });
}

/** Twelve months of `year` beside those of the year before, if anything was measured in that one. */
export function monthPanel(counter: Counter, year: string, { months, years }: FlatData): Panel {
  const values = recent(seriesOf(months, counter));
  const yearBefore = previous(year);
  const hasBefore = values.some(({ from, value }) => yearOf(from) === yearBefore && value !== null);
  const at = (time: string) => readingAt(time, values, 'month');
  const sum = (time: string) => readingAt(time, seriesOf(years, counter)?.values, 'year');
  return {
    ...counter,
    interval: 'month',
    slots: MONTHS.map((key) => ({
      key,
      now: at(`${year}-${key}`),
      before: hasBefore ? at(`${yearBefore}-${key}`) : null,
    })),
    year,
    yearBefore: hasBefore ? yearBefore : null,
    total: sum(year),
    totalBefore: hasBefore ? sum(yearBefore) : null,
  };
}

/** One bar per year from the first that was measured, oldest first; the title speaks of the newest that was. */
export function yearPanel(counter: Counter, { years }: FlatData): Panel {
  const sorted = seriesOf(years, counter)?.values.toSorted(byFrom) ?? [];
  const first = sorted.findIndex(({ value }) => value !== null);
  const values = sorted.slice(Math.max(0, first)).slice(-YEARS_MAX);
  const slots = values.map((value) => ({ key: yearOf(value.from), now: readingOf(value, 'year'), before: null }));
  const newest = slots.findLast(({ now }) => now !== null && now.value !== null) ?? slots.at(-1);
  const year = newest?.key ?? '';
  const before = slots.find(({ key }) => key === previous(year));
  return {
    ...counter,
    interval: 'year',
    slots,
    year,
    yearBefore: before?.key ?? null,
    total: newest?.now ?? null,
    totalBefore: before?.now ?? null,
  };
}

export type Comparison = 'more' | 'less' | 'same';

/**
 * How the year stands to the one before, as far as it is `printed`: what reads the same is the same. Undefined unless both
 * are whole years with a value.
 */
export function comparisonOf(
  { total, totalBefore, unit }: Panel,
  printed: (value: string, unit: QuantityUnit) => string,
): Comparison | undefined {
  if (!isWhole(total) || !isWhole(totalBefore)) return undefined;
  const [now, before] = [total.value, totalBefore.value];
  if (printed(now, unit) === printed(before, unit)) return 'same';
  return Number(now) > Number(before) ? 'more' : 'less';
}

/** Whether two years stand side by side, so that somebody must say which is which. */
export function hasLegend({ interval, yearBefore }: Panel): boolean {
  return interval === 'month' && yearBefore !== null;
}

/** Places in which something is drawn or marked as missing; the others are still to come. */
export function isKnown({ now, before }: Slot): boolean {
  return now !== null || before !== null;
}

/** Where a reader begins: the newest place with a value, else the newest one known, else the first. */
export function startOf({ slots }: Panel): number {
  const valued = slots.findLastIndex(({ now }) => now !== null && now.value !== null);
  return Math.max(0, valued >= 0 ? valued : slots.findLastIndex(isKnown));
}

const isWhole = (reading: Reading | null): reading is Reading & { value: string } =>
  reading !== null && reading.value !== null && !reading.partial;

const yearOf = (day: string): string => day.slice(0, 4);
const previous = (year: string): string => String(Number(year) - 1).padStart(4, '0');
const byFrom = (a: ConsumptionValue, b: ConsumptionValue): number => a.from.localeCompare(b.from);

function seriesOf(answer: Consumption | undefined, { use, unit }: Counter): ConsumptionSeries | undefined {
  return answer?.series.find((series) => series.use === use && series.unit === unit);
}

/** The newest months, oldest first. */
function recent(series: ConsumptionSeries | undefined): ConsumptionValue[] {
  return series?.values.toSorted(byFrom).slice(-MONTHS_MAX) ?? [];
}

/** The reading that begins in a year or month such as `2022` or `2022-03`. */
function readingAt(time: string, values: readonly ConsumptionValue[] | undefined, interval: Interval): Reading | null {
  return readingOf(
    values?.find(({ from }) => from.startsWith(time)),
    interval,
  );
}

function readingOf(value: ConsumptionValue | undefined, interval: Interval): Reading | null {
  return value === undefined ? null : { ...value, partial: !coversWhole(value, interval) };
}

function coversWhole({ from, to }: ConsumptionValue, interval: Interval): boolean {
  if (interval === 'year') return from.endsWith('-01-01') && to.endsWith('-12-31');
  const dayAfter = new Date(Date.parse(to) + DAY_MS).toISOString();
  return from.endsWith('-01') && dayAfter.slice(8, 10) === '01';
}
