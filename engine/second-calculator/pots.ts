import type { Co2Split } from './co2.ts';
import { type Fraction, hundred, one, sum, zero } from './fraction.ts';
import type { UsedFuel } from './fuel-stock.ts';
import type { GivenPot, House, Scope, Unit } from './house.ts';
import { scopes } from './house.ts';

// Sections 1.8 to 1.10 and 1.4: from costs to the pots that are distributed.

export interface Pot {
  readonly meter: 'heating' | 'hot_water';
  readonly base: Fraction;
  readonly consumption: Fraction;
  readonly units: readonly Unit[];
  readonly path: string;
}

/** 3.5, the costs it is "taken from the fuel, fuel_delivery and heat_supply costs incl. stock". */
const relievedKinds = ['fuel', 'fuel_delivery', 'heat_supply'];

function costsOf(house: House, fuel: UsedFuel | undefined, scope: Scope, kinds?: readonly string[]): Fraction {
  const costs = house.costs?.filter((cost) => cost.scope === scope && (kinds?.includes(cost.kind) ?? true)) ?? [];
  // the house file contract "Stock": "Its cost has scope combined", and its kind is fuel.
  const stock = scope === 'combined' ? (fuel?.used ?? zero) : zero;
  return sum(costs.map((cost) => cost.amount)).plus(stock);
}

/** 3.5 DEDUCT_FROM_POT: "fuel cost enters the pot net of L"; "each scope in proportion to its amount". */
function deductionOf(house: House, fuel: UsedFuel | undefined, co2: Co2Split | undefined, reasons: string[]) {
  const relieved = scopes.map((scope) => costsOf(house, fuel, scope, relievedKinds));
  const whole = sum(relieved);
  const landlord = house.co2?.relief === 'deduct_from_pot' ? (co2?.landlord ?? zero) : zero;
  if (landlord.isPositive() && !whole.isPositive()) reasons.push('nothing_to_deduct_from /co2/relief');
  else if (landlord.compare(whole) > 0) reasons.push('landlord_part_above_costs /co2');
  return (scope: Scope): Fraction => {
    if (landlord.isZero() || !whole.isPositive()) return zero;
    return landlord.times(relieved[scopes.indexOf(scope)] ?? zero).over(whole);
  };
}

/** 1.8 and 1.9: the consumption part by the plant's percentage, the rest is the base part. */
function splitByKey(amount: Fraction, percent: Fraction | undefined, path: string, reasons: string[]): GivenPot {
  if (percent === undefined) reasons.push(`consumption_percent_missing ${path}`);
  const consumption = amount.times(percent ?? zero).over(hundred);
  return { base: amount.minus(consumption), consumption };
}

/** 1.4: `K_g = K * (p*E_g/SUM(E) + (1-p)*A_g/SUM(A))`, then "under s. 7/8 with the group's own key". */
function groupPots(house: House, heating: Fraction, reasons: string[]): Pot[] {
  const list = house.groups?.list ?? [];
  const recorded = sum(list.map((group) => group.recorded));
  const area = sum(list.map((group) => group.area));
  if (!area.isPositive()) reasons.push('area_zero /groups');
  const p = (house.groups?.preSplitPercent ?? zero).over(hundred);
  return list.map((group, index): Pot => {
    const byArea = area.isZero() ? zero : group.area.over(area);
    // "If a pot's recorded values add up to 0, its consumption part goes by the base key".
    const byRecorded = recorded.isZero() ? byArea : group.recorded.over(recorded);
    const amount = heating.times(p.times(byRecorded).plus(one.minus(p).times(byArea)));
    const path = `/groups/list/${index}`;
    const parts = splitByKey(amount, group.heatingPercent ?? house.keys.heatingPercent, path, reasons);
    return { meter: 'heating', ...parts, units: house.units.filter((unit) => unit.group === group.id), path };
  });
}

function heatingPots(house: House, heating: Fraction, reasons: string[]): Pot[] {
  if (house.groups) return groupPots(house, heating, reasons);
  const parts = splitByKey(heating, house.keys.heatingPercent, '/keys/heating_consumption_percent', reasons);
  return [{ meter: 'heating', ...parts, units: house.units, path: '/units' }];
}

function givenPots(house: House): Pot[] {
  const pots: Pot[] = [];
  if (house.pots?.heating) pots.push({ meter: 'heating', ...house.pots.heating, units: house.units, path: '/units' });
  if (house.pots?.hot_water)
    pots.push({ meter: 'hot_water', ...house.pots.hot_water, units: house.units, path: '/units' });
  return pots;
}

/** Which pots exist: "Lines whose pot does not exist are left out." */
function scopesPresent(house: House) {
  const has = (scope: Scope): boolean => house.costs?.some((cost) => cost.scope === scope) ?? false;
  const combined = has('combined') || house.stock !== undefined;
  return { combined, heating: has('heating'), hot_water: has('hot_water') };
}

export function formPots(
  house: House,
  fuel: UsedFuel | undefined,
  share: Fraction | undefined,
  co2: Co2Split | undefined,
  reasons: string[],
): Pot[] {
  const deduction = deductionOf(house, fuel, co2, reasons);
  if (house.pots) return givenPots(house);
  const present = scopesPresent(house);
  // "without hot water left out"; with hot water costs of its own the combined ones need a share.
  if (present.combined && present.hot_water && !house.hotWater)
    reasons.push('hot_water_share_missing /hot_water_share');
  const amount = (scope: Scope): Fraction => costsOf(house, fuel, scope).minus(deduction(scope));
  // 1.10: `K_heating = (1-alpha)*K_both + K_h` and `K_hotwater = alpha*K_both + K_w`.
  const alpha = share ?? zero;
  const heating = one.minus(alpha).times(amount('combined')).plus(amount('heating'));
  const hotWater = alpha.times(amount('combined')).plus(amount('hot_water'));
  for (const pot of [heating, hotWater]) if (pot.compare(zero) < 0) reasons.push('pot_below_zero /costs');
  const pots = present.combined || present.heating ? heatingPots(house, heating, reasons) : [];
  if (present.hot_water || (present.combined && house.hotWater)) {
    const parts = splitByKey(hotWater, house.keys.hotWaterPercent, '/keys/hot_water_consumption_percent', reasons);
    pots.push({ meter: 'hot_water', ...parts, units: house.units, path: '/units' });
  }
  return pots;
}

/** the house file contract "Totals": "costs + used stock + cold water, before the landlord's CO2 part". */
export function totalCosts(house: House, fuel: UsedFuel | undefined): Fraction {
  const given = [house.pots?.heating, house.pots?.hot_water].flatMap((pot) => (pot ? [pot.base, pot.consumption] : []));
  return sum([...scopes.map((scope) => costsOf(house, fuel, scope)), ...given, house.coldWater?.amount ?? zero]);
}
