import { daysOf, degreeDays, type Span } from './calendar.ts';
import type { Fraction } from './fraction.ts';
import type { House, Keys, Meter, Unit } from './house.ts';

// Section 1.12: change of occupancy.

/** A share of time for each occupancy of a unit; together 1. */
export type TimeShares = readonly Fraction[];

/** "other heat cost: by degree days OR by days - one setting per plant". 2.1: "divide by the period's own sum". */
export function heatingTime(unit: Unit, period: Span, keys: Keys): TimeShares {
  if (keys.heatingBaseBy === 'days') return daysTime(unit, period);
  const whole = degreeDays(period, keys.summer);
  return unit.occupancies.map((occupancy) => degreeDays(occupancy.span, keys.summer).over(whole));
}

/** "other hot-water cost: by days only". */
export function daysTime(unit: Unit, period: Span): TimeShares {
  return unit.occupancies.map((occupancy) => daysOf(occupancy.span).over(daysOf(period)));
}

export function timeOf(meter: Meter, unit: Unit, house: House): TimeShares {
  return meter === 'heating' ? heatingTime(unit, house.period, house.keys) : daysTime(unit, house.period);
}

export function byTime(value: Fraction, time: TimeShares): Fraction[] {
  return time.map((share) => value.times(share));
}

/**
 * the house file contract "Recorded values": "An occupancy that carries its own gets its consumption by them; if none
 * of a unit's occupancies does, the unit's value is shared by" time. "Some with and some without is an error".
 */
export function recordedOf(
  meter: Meter,
  unit: Unit,
  time: TimeShares,
  path: string,
  reasons: string[],
): Fraction[] | undefined {
  const own = unit.occupancies.flatMap((occupancy) => occupancy.recorded[meter] ?? []);
  if (own.length === unit.occupancies.length) return own;
  const whole = unit.recorded[meter];
  if (own.length > 0) reasons.push(`some_recorded_some_not ${path}/${meter}`);
  else if (whole === undefined) reasons.push(`recorded_value_missing ${path}/${meter}`);
  else return byTime(whole, time);
  return undefined;
}
