import type { House } from '../billing/house.ts';
import type { BilledHouse } from '../billing/result.ts';
import { tabulatedCalorificValue } from '../law/de/heizkostenv/section-9-combined-plants.ts';
import { format, parse } from '../money/decimal.ts';
import { divide, type Fraction, isZero, multiply, ONE, subtract, sum, ZERO } from '../money/fraction.ts';
import type { MonthHeatingBasis, MonthHotWaterBasis } from './month-file.ts';

type LastPeriod<Basis> = Extract<Basis, { readonly basis: 'last_period' }>;

/** What a closed period says about recorded units; left out where it says nothing. */
export interface ClosedPeriodBasis {
  readonly heating?: LastPeriod<MonthHeatingBasis>;
  readonly hot_water?: LastPeriod<MonthHotWaterBasis>;
}

/**
 * How a house that was billed by consumption turns recorded units into kWh: the energy of each pot over what was
 * recorded in it, substitutes included. `group` names a group of the pre-recording; its part goes by its own recording.
 * Interpretation: heat of a pot is the energy used less that of the other pot, as section 9(1) shares it, in kWh of the
 * net calorific value; what the plant loses is in it. Hot water has a heat of its own only where that was measured or
 * its share was given; where a formula stood for it, the formula is asked anew.
 * @param result with its reasons, which hold the sums of what was recorded.
 */
export function closedPeriodBasis(house: House, result: BilledHouse, group?: string): ClosedPeriodBasis {
  const energy = energyKwh(house, result);
  if (energy === undefined) return {};
  const share = result.hot_water_share === undefined ? ZERO : parse(result.hot_water_share);
  const place = house.groups?.list.findIndex(({ id }) => id === group) ?? -1;
  const pot = house.groups === undefined ? 'pots/heating' : `pots/heating/groups/${place}`;
  const heating = perUnit(
    multiply(multiply(energy, subtract(ONE, share)), groupPart(house, place)),
    result.reasons?.[`${pot}/recorded`]?.value,
  );
  const method = house.hot_water_share?.method;
  const own = method === 'measured' || method === 'given';
  const hotWater = own
    ? perUnit(multiply(energy, share), result.reasons?.['pots/hot_water/recorded']?.value)
    : undefined;
  const { from, to } = house.period;
  return {
    ...(heating && { heating: { basis: 'last_period', from, to, heat_kwh: heating.heatKwh, units: heating.recorded } }),
    ...(hotWater && {
      hot_water: { basis: 'last_period', from, to, heat_kwh: hotWater.heatKwh, volume_m3: hotWater.recorded },
    }),
  };
}

/** All energy of the period; undefined where it is not known in kWh. */
function energyKwh(house: House, result: BilledHouse): Fraction | undefined {
  const stock = result.fuel_stock?.used_quantity;
  const unit = stock === undefined ? house.energy_used?.unit : house.fuel_stock?.unit;
  const quantity = stock ?? house.energy_used?.quantity;
  if (quantity === undefined || unit === undefined) return undefined;
  if (unit === 'kWh') return parse(quantity);
  const named = house.plant?.net_calorific_value;
  const calorific =
    named === undefined
      ? tabulatedCalorificValue(house.plant?.energy ?? '', unit, house.period.from)?.value
      : parse(named);
  return calorific && multiply(parse(quantity), calorific);
}

/** All of the heat without groups; else the group's part of what their meters recorded, nothing for a group unknown. */
function groupPart({ groups }: House, place: number): Fraction {
  if (groups === undefined) return ONE;
  const whole = sum(groups.list.map(({ recorded }) => parse(recorded)));
  const own = groups.list[place]?.recorded;
  return own === undefined || isZero(whole) ? ZERO : divide(parse(own), whole);
}

function perUnit(heat: Fraction, recorded: string | undefined): { heatKwh: string; recorded: string } | undefined {
  if (recorded === undefined || isZero(parse(recorded))) return undefined;
  return { heatKwh: format(heat), recorded };
}
