import {
  add,
  consumptionOf,
  type DeviceSpan,
  type Fraction,
  type MissingReason,
  type Period,
  type PointSeries,
  ZERO,
} from '@klarmeter/engine';
import { UNIT_BY_KIND } from '../register/device-rules.ts';
import { UNIT_USES } from '../schemas.ts';
import type { CONSUMPTION_UNITS } from './schemas.ts';

type Use = (typeof UNIT_USES)[number];
type CountedIn = (typeof CONSUMPTION_UNITS)[number];

/** A measuring point of a unit, its devices and what they reported. */
export interface MeasuredPoint {
  readonly use: string;
  readonly series: PointSeries;
  /** Kind of each of its devices. */
  readonly kinds: ReadonlyMap<string, string>;
}

export interface MeasuredValue extends Period {
  /** Exact; null where it cannot be measured. */
  readonly value: Fraction | null;
  readonly reason: MissingReason | null;
  /** Ids of the devices that counted, in order of their points and of time. */
  readonly devices: readonly string[];
  /** Ids of the readings at the ends of what was counted, in the same order; none where it cannot be measured. */
  readonly readings: readonly string[];
}

export interface MeasuredSeries {
  readonly use: Use;
  readonly unit: CountedIn;
  readonly values: readonly MeasuredValue[];
}

/** A point as far as it counts in one unit. */
interface Counter {
  readonly series: PointSeries;
  /** Its devices that count in another one: a heat meter in the place of an allocator. */
  readonly others: readonly DeviceSpan[];
}

/** What the points of a unit counted in each period, by use and by the unit they count in. */
export function measureUses(points: readonly MeasuredPoint[], periods: readonly Period[]): MeasuredSeries[] {
  return UNIT_USES.flatMap((use) => {
    const ofUse = points.filter((point) => point.use === use);
    return unitsOf(ofUse).map((unit) => {
      const counters = ofUse.map((point) => countingIn(unit, point)).filter((counter) => counter !== null);
      return { use, unit, values: periods.map((period) => ({ ...period, ...sumOf(counters, period) })) };
    });
  });
}

const unitsOf = (points: readonly MeasuredPoint[]): CountedIn[] =>
  [...new Set(points.flatMap(({ kinds }) => [...kinds.values()].map(countedInOf)))]
    .filter((unit) => unit !== null)
    .sort();

/** What an allocator shows has no dimension: "HCA" says who counts, not what. */
const COUNTED_IN = { kWh: 'kWh', m3: 'm3', HCA: 'units' } as const;

/** What a device of a kind counts in, as consumption is told; null where it counts nothing, as a smoke alarm. */
export function countedInOf(kind: string): CountedIn | null {
  const unit = UNIT_BY_KIND[kind];
  return unit === undefined ? null : COUNTED_IN[unit];
}

/** Null where it never counted in this unit. A point without any device is missing in every unit of its use. */
function countingIn(unit: CountedIn, { series, kinds }: MeasuredPoint): Counter | null {
  const counts = ({ deviceId }: DeviceSpan) => countedInOf(kinds.get(deviceId) ?? '') === unit;
  const spans = series.spans.filter(counts);
  const others = series.spans.filter((span) => !counts(span));
  return spans.length === 0 && others.length > 0 ? null : { series: { ...series, spans }, others };
}

/** The points of one use and unit add up; where one of them is missing, so is the sum. */
function sumOf(counters: readonly Counter[], period: Period): Omit<MeasuredValue, keyof Period> {
  const touches = ({ from, to }: DeviceSpan) => from <= period.to && (to === null || to >= period.from);
  // Whoever counted in another unit all the time belongs to that sum.
  const here = counters.filter(({ series, others }) => series.spans.some(touches) || !others.some(touches));
  const devices = here.flatMap(({ series }) => series.spans.filter(touches).map(({ deviceId }) => deviceId));
  let value = ZERO;
  const readings: string[] = [];
  for (const { series } of here) {
    const consumption = consumptionOf(series, period);
    if (consumption.status === 'missing') return { value: null, reason: consumption.reason, devices, readings: [] };
    value = add(value, consumption.value);
    for (const { start, end } of consumption.parts) {
      for (const { readingId } of [start, end]) if (readingId !== null) readings.push(readingId);
    }
  }
  return here.length === 0
    ? { value: null, reason: 'no_device', devices, readings }
    : { value, reason: null, devices, readings };
}
