import type { House } from '../billing/house.ts';
import type { BilledHouse } from '../billing/result.ts';
import { heatByVolume } from '../law/de/heizkostenv/section-9-combined-plants.ts';
import { format, parse } from '../money/decimal.ts';
import { divide, type Fraction, isZero, ONE } from '../money/fraction.ts';
import type { Period } from '../time/period.ts';
import { UNCORRECTED } from './conversion.ts';
import type { MonthGroup, MonthHeatingBasis, MonthHotWaterBasis } from './month-file.ts';

/** How a group's recorded units become kWh, as far as the closed period recorded in the same units. */
export type PricedBasis = Pick<MonthGroup, 'heating' | 'hot_water'>;

/**
 * What a kWh cost in a closed period: the unit price that its statements print, over the kWh that a unit stands for now,
 * so that an approximate amount is what was recorded at the price the users know. `group` names a group of the
 * pre-recording, whose statements have prices of their own.
 * Interpretation: the price of the part by consumption. What is shared by area is due whatever a month consumed, and is
 * not in it.
 * @returns a price for each use that has both; nothing where costs were shared by area alone, or units rest on a plan.
 */
export function closedPeriodPrices(
  house: House,
  result: BilledHouse,
  { heating, hot_water: hotWater }: PricedBasis,
  month: Period,
  group?: string,
): NonNullable<MonthGroup['prices']> {
  const members = house.units.filter((unit) => house.groups === undefined || unit.group === group);
  const units = new Set(members.map(({ id }) => id));
  const lines = result.occupants.flatMap((occupant) => (units.has(occupant.unit) ? occupant.lines : []));
  const perKwh = (code: 'heating_consumption' | 'hot_water_consumption', kwh: Fraction | undefined) => {
    const price = lines.find((line) => line.code === code)?.unit_price_eur;
    return price === undefined || kwh === undefined || isZero(kwh) ? undefined : format(divide(parse(price), kwh));
  };
  const heatingPrice = perKwh('heating_consumption', heating && kwhOfUnit(heating, month));
  const hotWaterPrice = perKwh('hot_water_consumption', hotWater && kwhOfUnit(hotWater, month));
  return {
    ...(heatingPrice && { heating_eur_per_kwh: heatingPrice }),
    ...(hotWaterPrice && { hot_water_eur_per_kwh: hotWaterPrice }),
  };
}

function kwhOfUnit(basis: MonthHeatingBasis | MonthHotWaterBasis, month: Period): Fraction | undefined {
  switch (basis.basis) {
    case 'heat_meters':
      return ONE;
    case 'last_period':
      return divide(parse(basis.heat_kwh), parse('units' in basis ? basis.units : basis.volume_m3));
    case 'formula': {
      const temperatureC = basis.temperature_c === undefined ? undefined : parse(basis.temperature_c);
      return heatByVolume({ volumeM3: ONE, temperatureC }, UNCORRECTED, month).uncorrectedKwh;
    }
    case 'energy_certificate':
      return undefined;
  }
}
