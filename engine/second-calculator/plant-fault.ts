import { parseDay, showDay } from './calendar.ts';
import type { Dice } from './dice.ts';
import type { RawCost, RawHouse, RawUnit } from './raw-house.ts';

// Where a fault finds its place in a correct house.

/** Plants the fault, or answers that this house has no place for it. */
export type Plant = (house: RawHouse, dice: Dice) => boolean;

/** Does it if there is something to do it to. */
export function on<T>(thing: T | undefined, change: (thing: T) => void): boolean {
  if (thing === undefined) return false;
  change(thing);
  return true;
}

export function shift(day: string, days: number): string {
  return showDay((parseDay(day) ?? 0) + days);
}

export const hasHotWater = (house: RawHouse): boolean =>
  house.pots?.hot_water !== undefined ||
  house.hot_water_share !== undefined ||
  (house.costs ?? []).some((cost) => cost.scope === 'hot_water');

/** Within a quarter of the unit's pot: above it the pot goes by area alone and readings no longer matter. */
export const withinQuarter = (house: RawHouse, unit: RawUnit): boolean => {
  const pot = house.units.filter((other) => other.group === unit.group && other.heating_area_m2);
  const area = (units: readonly RawUnit[]): number =>
    units.reduce((total, other) => total + Number.parseInt((other.heating_area_m2 ?? '').replace('.', ''), 10), 0);
  return 4 * area(pot.filter((other) => other.heating_failed)) <= area(pot);
};

export const recording = (house: RawHouse): RawUnit | undefined =>
  house.units.find(
    (unit) =>
      unit.heating_area_m2 &&
      !unit.heating_failed &&
      withinQuarter(house, unit) &&
      unit.occupancies.length > 1 &&
      unit.occupancies[0]?.heating !== undefined,
  );

export const changing = (house: RawHouse): RawUnit | undefined =>
  house.units.find((unit) => unit.occupancies.length > 1);

export const cost = (house: RawHouse, wanted: (cost: RawCost) => boolean): RawCost | undefined =>
  house.costs?.find(wanted);

export const addTo = (thing: object, field: string, value: unknown): void =>
  void Object.assign(thing, { [field]: value });

export const givenCo2 = (house: RawHouse) => (house.co2?.emissions_kg !== undefined ? house.co2 : undefined);

export const emissionHouse = (house: RawHouse, energy: string): boolean =>
  Number(house.period.from.slice(0, 4)) >= 2023 && house.plant?.energy === energy && !house.co2;

export const invoice = (deliveredIn: string) => ({
  energy_kwh: '40000',
  calorific: 'net',
  delivered_in: deliveredIn,
  vat_percent: '19',
});

export const residential = { building: 'residential', living_area_m2: '400.00', relief: 'show_only' };

/** A unit that fails within the quarter, and the unit that it refers to: [failed, reference]. */
export function failedPair(house: RawHouse): [RawUnit, RawUnit] | undefined {
  const failed = house.units.find(
    (unit) => unit.heating_failed?.method === 'comparable_rooms' && withinQuarter(house, unit),
  );
  const other = house.units.find((unit) => unit.id === failed?.heating_failed?.reference_unit);
  return failed && other ? [failed, other] : undefined;
}
