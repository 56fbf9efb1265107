import { dayNumber, lastOfTwelveMonths } from './calendar.ts';
import { Fraction, hundred, sum, zero } from './fraction.ts';
import type { Cost, House, Occupancy } from './house.ts';

// What forbids a statement before anything is calculated. Each step of the calculation adds its own reasons.

/** 1.8 with the house file contract "Kinds of cost": "closed list - anything else must be rejected". */
const heatingKinds = [
  'fuel',
  'fuel_delivery',
  'heat_supply',
  'heating_electricity',
  'operating_electricity',
  'operation',
  'maintenance',
  'cleaning',
  'emission_measurement',
  'metering_rent',
  'calibration',
  'reading',
  'billing',
];

function checkCost(cost: Cost, index: number, reasons: string[]): void {
  const allowed = heatingKinds.includes(cost.kind) || (cost.kind === 'water_supply' && cost.scope === 'hot_water');
  if (!allowed) reasons.push(`cost_kind_not_allowed /costs/${index}`);
}

/** 1.8 and 1.9: at least 50 % by consumption; more than 70 % needs a contract, which the file cannot show. */
function checkPercent(percent: Fraction | undefined, path: string, reasons: string[]): void {
  if (percent === undefined) return;
  const allowed = percent.compare(Fraction.whole(50)) >= 0 && percent.compare(hundred) <= 0;
  if (!allowed) reasons.push(`consumption_percent_outside_the_law ${path}`);
}

/** the house file contract: "Occupancies of a unit cover the period without gap or overlap, else an error". */
function checkCover(house: House, occupancies: readonly Occupancy[], path: string, reasons: string[]): void {
  let next = house.period.from;
  for (const { span } of [...occupancies].sort((a, b) => a.span.from - b.span.from)) {
    if (span.to < span.from) reasons.push(`occupancy_reversed ${path}`);
    if (span.from > next) reasons.push(`occupancy_gap ${path}`);
    if (span.from < next) reasons.push(`occupancy_overlap ${path}`);
    next = span.to + 1;
  }
  if (next <= house.period.to) reasons.push(`occupancy_gap ${path}`);
  if (next > house.period.to + 1) reasons.push(`occupancy_outside_period ${path}`);
}

function checkOnlyOnce(ids: readonly string[], path: string, reasons: string[]): void {
  if (new Set(ids).size < ids.length) reasons.push(`id_used_twice ${path}`);
}

function checkUnits(house: House, reasons: string[]): void {
  if (house.units.length === 0) reasons.push('no_units /units');
  checkOnlyOnce(
    house.units.map((unit) => unit.id),
    '/units',
    reasons,
  );
  for (const [index, unit] of house.units.entries()) {
    const path = `/units/${index}`;
    checkCover(house, unit.occupancies, path, reasons);
    checkOnlyOnce(
      unit.occupancies.map((occupancy) => occupancy.id),
      path,
      reasons,
    );
    const known = house.groups?.list.some((group) => group.id === unit.group) ?? false;
    if (unit.group !== undefined && !known) reasons.push(`group_unknown ${path}`);
    if (unit.group === undefined && house.groups && unit.area.heating.isPositive())
      reasons.push(`group_missing ${path}`);
  }
}

/** 5.4: "error > 25 % unless explained"; the file has no place for an explanation. */
function checkColdWater(house: House, reasons: string[]): void {
  const main = house.coldWater?.mainMeter;
  if (main === undefined) return;
  const subMeters = sum(
    house.units.flatMap((unit) => {
      const own = unit.occupancies.flatMap((occupancy) => occupancy.recorded.cold_water ?? []);
      return own.length > 0 ? own : (unit.recorded.cold_water ?? zero);
    }),
  );
  const difference = main.compare(subMeters) < 0 ? subMeters.minus(main) : main.minus(subMeters);
  if (difference.compare(main.times(new Fraction(25n, 100n))) > 0)
    reasons.push('cold_water_meters_disagree /cold_water');
}

/** the house file contract: pots stand "instead of costs". */
function checkSourcesOfCost(house: House, reasons: string[]): void {
  if (house.pots && (house.costs || house.stock)) reasons.push('pots_beside_costs /pots');
  // A given sum of base and consumption cannot be split by 1.4, where each group has a key of its own.
  if (house.pots?.heating && house.groups) reasons.push('pots_beside_groups /pots');
  const anything =
    house.costs?.length || house.stock || house.coldWater || house.pots?.heating || house.pots?.hot_water;
  if (!anything) reasons.push('nothing_to_distribute /costs');
}

/** Section 4, rules 5 and 7: what can be stored needs a stock, what cannot must not have one. */
function checkStorage(house: House, reasons: string[]): void {
  const energy = house.plant?.energy;
  if (energy === undefined) return;
  const stored = !['natural_gas', 'district_heating', 'electricity_heat_pump'].includes(energy);
  if (!stored && house.stock) reasons.push('energy_without_stock /fuel_stock');
  const bought = house.costs?.some((cost) => cost.kind === 'fuel') ?? false;
  if (stored && bought && !house.stock) reasons.push('stock_reading_missing /fuel_stock');
}

export function checkHouse(house: House, reasons: string[]): void {
  if (house.period.to < house.period.from) reasons.push('period_reversed /period');
  // 5.2: "Billing period at most 12 months".
  if (house.period.to > lastOfTwelveMonths(house.period.from)) reasons.push('period_longer_than_12_months /period');
  for (const [index, cost] of (house.costs ?? []).entries()) checkCost(cost, index, reasons);
  checkSourcesOfCost(house, reasons);
  checkStorage(house, reasons);
  checkPercent(house.keys.heatingPercent, '/keys/heating_consumption_percent', reasons);
  checkPercent(house.keys.hotWaterPercent, '/keys/hot_water_consumption_percent', reasons);
  if (house.groups) {
    // 1.4: "p in [0.50, 1.00]".
    checkPercent(house.groups.preSplitPercent, '/groups/pre_split_consumption_percent', reasons);
    checkOnlyOnce(
      house.groups.list.map((group) => group.id),
      '/groups',
      reasons,
    );
    for (const [index, group] of house.groups.list.entries()) {
      checkPercent(group.heatingPercent, `/groups/list/${index}`, reasons);
    }
  }
  checkUnits(house, reasons);
  checkColdWater(house, reasons);
  // 3.7: "block periods touching 2028 for such plants until built".
  if (house.co2?.section43Plant && house.period.to >= dayNumber(2028, 1, 1))
    reasons.push('section_43_plant_from_2028 /co2');
}
