import { format } from '../money/decimal.ts';
import {
  add,
  divide,
  type Fraction,
  fromCents,
  isLess,
  multiply,
  ONE,
  reduce,
  subtract,
  sum,
  ZERO,
} from '../money/fraction.ts';
import type { Co2Split } from './co2.ts';
import type { Findings } from './findings.ts';
import type { StockValue } from './fuel-stock.ts';
import { groupPots, isGrouped, split } from './group-pots.ts';
import type { CostScope } from './house.ts';
import type { HouseModel, PotsModel, UnitModel } from './model.ts';
import { isReadable } from './reader.ts';
import type { ReasonBook } from './reasons.ts';

/** Money that one set of units shares by one pair of keys: the whole pot, or a pre-recorded group's part of it. */
export interface Pot {
  readonly kind: 'heating' | 'hot_water';
  /** Id of its reason. */
  readonly id: string;
  /** Where findings about it point to. */
  readonly path: string;
  readonly base: Fraction;
  readonly consumption: Fraction;
  readonly units: readonly UnitModel[];
  /** The area its failed units are measured against; undefined: the sum of its units. */
  readonly areaM2: Fraction | undefined;
  /** Whether a group was split by a percent of its own. */
  readonly hasOwnPercent?: boolean;
}

/** Kinds the landlord's CO2 part is deducted from. */
const FUEL_KINDS: readonly string[] = ['fuel', 'fuel_delivery', 'heat_supply'];
const SCOPE_ORDER: readonly CostScope[] = ['combined', 'heating', 'hot_water'];

interface ScopeCosts {
  readonly exists: boolean;
  readonly total: Fraction;
  readonly fuel: Fraction;
  /** Pointers and reason ids behind `fuel`. */
  readonly fuelInputs: readonly string[];
}

/** What is to be distributed, euro, before the landlord's CO2 part. */
export function totalCosts(house: HouseModel, stock: StockValue | undefined): Fraction {
  const { costs, pots, coldWater } = house;
  const ready = [pots?.heating, pots?.hotWater].flatMap((pot) =>
    pot === undefined ? [] : [pot.base, pot.consumption],
  );
  return sum([...costs.map(({ amount }) => amount), ...ready, stock?.usedEur ?? ZERO, coldWater?.amount ?? ZERO]);
}

/** The pots of the house with their two parts each. Where a finding was made the house is refused, and its amounts are read by nobody. */
export function formPots(
  house: HouseModel,
  stock: StockValue | undefined,
  share: Fraction | undefined,
  co2: Co2Split | undefined,
  findings: Findings,
  book: ReasonBook | undefined,
): Pot[] {
  if (house.pots !== undefined) return readyPots(house.pots, house.units, co2, findings);
  const scopes = sumScopes(house, stock, book);
  const shareUseful = scopes.combined.exists && house.hotWaterShare !== undefined;
  if (house.hotWaterShare !== undefined && !shareUseful) findings.add('hot_water_share_unused', '/hot_water_share');

  const net = deductCo2(scopes, co2, findings, book);
  const alpha = shareUseful ? (share ?? ZERO) : ZERO;
  const from = (own: CostScope, part: Fraction) => reduce(add(multiply(net.combined, part), net[own]));
  const costsOf = (own: CostScope) =>
    [`costs/${own}`, `co2/deductions/${own}`].filter((id) => book !== undefined && id in book.byId);
  const inputs = (own: CostScope) => [
    ...costsOf('combined'),
    ...costsOf(own),
    ...(shareUseful ? ['hot_water_share'] : []),
  ];

  const pots: Pot[] = [];
  if (scopes.combined.exists || scopes.heating.exists) {
    const amount = from('heating', subtract(ONE, alpha));
    tellNegative(house, amount, ['Heizung', 'heating'], findings);
    book?.add('heating_pot', 'pots/heating', format(amount), inputs('heating'));
    pots.push(...sharedPots('heating', house, amount, findings, book));
  }
  if (shareUseful || scopes.hot_water.exists) {
    const amount = from('hot_water', alpha);
    tellNegative(house, amount, ['Warmwasser', 'hot water'], findings);
    book?.add('hot_water_pot', 'pots/hot_water', format(amount), inputs('hot_water'));
    pots.push(...sharedPots('hot_water', house, amount, findings, book));
  }
  return pots;
}

/** Credits above the costs: paying them out by area and consumption of a period they are not for would be wrong. */
function tellNegative({ costs }: HouseModel, amount: Fraction, names: readonly string[], findings: Findings): void {
  const readable = costs.every((cost) => isReadable(cost.amount));
  if (amount.n < 0n && readable) findings.add('negative_pot', '/costs', [...names, format(amount)]);
}

function readyPots(pots: PotsModel, units: readonly UnitModel[], co2: Co2Split | undefined, findings: Findings): Pot[] {
  if (co2 !== undefined && co2.relief === 'deduct_from_pot' && co2.landlordCents > 0n) {
    findings.add('co2_without_fuel_costs', '/co2', [co2.result.landlord_eur, '0.00']);
  }
  const pot = (kind: Pot['kind'], parts: { base: Fraction; consumption: Fraction } | undefined): Pot[] =>
    parts === undefined ? [] : [{ kind, id: `pots/${kind}`, path: '/units', ...parts, units, areaM2: undefined }];
  return [...pot('heating', pots.heating), ...pot('hot_water', pots.hotWater)];
}

function sumScopes(
  house: HouseModel,
  stock: StockValue | undefined,
  book: ReasonBook | undefined,
): Record<CostScope, ScopeCosts> {
  const scope = (name: CostScope): ScopeCosts => {
    const costs = house.costs.filter((cost) => cost.scope === name);
    const stored = name === 'combined' && house.stock !== undefined;
    const stockEur = stored ? (stock?.usedEur ?? ZERO) : ZERO;
    const exists = costs.length > 0 || stored;
    const total = add(sum(costs.map(({ amount }) => amount)), stockEur);
    const fuels = costs.filter(({ kind }) => FUEL_KINDS.includes(kind));
    const fuel = add(sum(fuels.map(({ amount }) => amount)), stockEur);
    const inputsOf = (some: typeof costs) =>
      book === undefined
        ? []
        : [...some.map(({ path }) => `${path}/amount_eur`), ...(stored ? ['fuel_stock/used'] : [])];
    if (exists) book?.add('scope_costs', `costs/${name}`, format(total), inputsOf(costs));
    return { exists, total, fuel, fuelInputs: inputsOf(fuels) };
  };
  return { combined: scope('combined'), heating: scope('heating'), hot_water: scope('hot_water') };
}

/** Each scope's costs less its part of the landlord's CO2 cost, in proportion to its cost of fuel and heat. */
function deductCo2(
  scopes: Record<CostScope, ScopeCosts>,
  co2: Co2Split | undefined,
  findings: Findings,
  book: ReasonBook | undefined,
): Record<CostScope, Fraction> {
  const net = { combined: scopes.combined.total, heating: scopes.heating.total, hot_water: scopes.hot_water.total };
  if (co2 === undefined || co2.relief !== 'deduct_from_pot' || co2.landlordCents === 0n) return net;
  const landlord = fromCents(co2.landlordCents);
  const fuel = sum(SCOPE_ORDER.map((name) => scopes[name].fuel));
  const details = [co2.result.landlord_eur, format(fuel)];
  if (fuel.n <= 0n) {
    findings.add('co2_without_fuel_costs', '/co2', details);
    return net;
  }
  // Interpretation: the act sets no limit to the deduction; more than there was to pay cannot be contained in it.
  if (isLess(fuel, landlord)) {
    findings.add('co2_exceeds_fuel_costs', '/co2', details);
    return net;
  }
  const allInputs = SCOPE_ORDER.flatMap((name) => scopes[name].fuelInputs);
  book?.add('fuel_costs', 'costs/fuel', format(fuel), allInputs);
  for (const name of SCOPE_ORDER) {
    const { fuel: own, fuelInputs } = scopes[name];
    if (own.n === 0n) continue;
    const deduction = divide(multiply(landlord, own), fuel);
    net[name] = subtract(net[name], deduction);
    if (book === undefined) continue;
    const ownId = book.add('fuel_costs', `costs/${name}/fuel`, format(own), fuelInputs);
    book.add('co2_deduction', `co2/deductions/${name}`, format(deduction), ['co2/landlord', ownId, 'costs/fuel']);
  }
  return net;
}

/** One pot of the whole house, or one of each group where the groups were recorded beforehand. */
function sharedPots(
  kind: Pot['kind'],
  house: HouseModel,
  amount: Fraction,
  findings: Findings,
  book: ReasonBook | undefined,
): Pot[] {
  const { groups, units } = house;
  if (groups !== undefined && isGrouped(kind, groups)) return groupPots(kind, house, groups, amount, findings, book);
  return [
    {
      kind,
      id: `pots/${kind}`,
      path: '/units',
      ...split(kind, amount, undefined, house, findings),
      units,
      areaM2: undefined,
    },
  ];
}
