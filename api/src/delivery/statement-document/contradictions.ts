import { absolute, add, compare, type Exact, exact, negate, subtract, sum, ZERO } from './decimal.ts';
import type { Subject } from './subject.ts';

/** Readings and factors are rounded to three decimals when they are frozen: half a thousandth a device at most. */
const ROUNDING_PER_DEVICE = exact('0.0005');

const RECORDED = [
  { use: 'heating', field: 'heating', name: 'Heizung' },
  { use: 'hot_water', field: 'hot_water_m3', name: 'Warmwasser' },
  { use: 'cold_water', field: 'cold_water_m3', name: 'Kaltwasser' },
] as const;

/** Frozen figures that do not go together: nothing may be printed from them, now or on any later try. */
export class ContradictionError extends Error {
  constructor(statementNumber: string, contradictions: readonly string[]) {
    super(`${statementNumber} contradicts itself: ${contradictions.join('; ')}`);
    this.name = 'ContradictionError';
  }
}

/**
 * Where the printed figures would not add up: house, result and presentation were then not frozen together, and the
 * statement must not be printed. Empty for every statement that may be.
 */
export function findContradictions(subject: Subject): string[] {
  return [...devicesAgainstHouse(subject), ...sumsOfOccupant(subject), ...costsOfHouse(subject)];
}

function devicesAgainstHouse({ occupancy, houseOccupancy }: Subject): string[] {
  return RECORDED.flatMap(({ use, field, name }) => {
    const rows = occupancy.devices[use];
    const billed = houseOccupancy[field];
    if (rows.length === 0 || billed === undefined) return [];
    const shown = sum(rows.map(({ consumption }) => exact(consumption)));
    const allowed = rows.reduce((total) => add(total, ROUNDING_PER_DEVICE), ZERO);
    const apart = absolute(subtract(shown, exact(billed)));
    return compare(apart, allowed) > 0 ? [`${name}: the devices do not add up to the ${billed} that were billed`] : [];
  });
}

function sumsOfOccupant({ occupant }: Subject): string[] {
  const lines = sum(occupant.lines.map(({ amount_eur }) => exact(amount_eur)));
  return [
    ...differ('the lines', lines, occupant.total_eur),
    ...differ(
      'total and advance',
      subtract(exact(occupant.total_eur), exact(occupant.advance_eur ?? '0')),
      occupant.balance_eur,
    ),
  ];
}

function costsOfHouse({ input: { house, result } }: Subject): string[] {
  if (house.costs === undefined && house.fuel_stock === undefined) return [];
  const amounts = [
    ...(house.costs ?? []).map(({ amount_eur }) => amount_eur),
    ...(result.fuel_stock ? [result.fuel_stock.used_eur] : []),
    ...(house.cold_water ? [house.cold_water.amount_eur] : []),
  ];
  return differ('the costs', sum(amounts.map(exact)), result.total_costs_eur);
}

function differ(what: string, computed: Exact, stated: string): string[] {
  return add(computed, negate(exact(stated))).numerator === 0n ? [] : [`${what} do not add up to ${stated}`];
}
