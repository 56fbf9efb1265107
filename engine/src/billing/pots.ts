import { groupShare } from '../law/de/heizkostenv/section-6-groups.ts';
import { format } from '../money/decimal.ts';
import {
  add,
  divide,
  type Fraction,
  fraction,
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
import type { CostScope } from './house.ts';
import type { GroupModel, HouseModel, PotsModel, UnitModel } from './model.ts';
import { isReadable, UNREADABLE } from './reader.ts';
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
    pots.push(...heatingPots(house, amount, findings, book));
  }
  if (shareUseful || scopes.hot_water.exists) {
    const amount = from('hot_water', alpha);
    tellNegative(house, amount, ['Warmwasser', 'hot water'], findings);
    book?.add('hot_water_pot', 'pots/hot_water', format(amount), inputs('hot_water'));
    const { hotWaterPercent: percent } = house.keys;
    if (percent === undefined) missingPercent('hot_water', findings);
    const parts = split(amount, percent ?? ZERO);
    pots.push({
      kind: 'hot_water',
      id: 'pots/hot_water',
      path: '/units',
      ...parts,
      units: house.units,
      areaM2: undefined,
    });
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

function heatingPots(house: HouseModel, amount: Fraction, findings: Findings, book: ReasonBook | undefined): Pot[] {
  const { groups, keys, units } = house;
  if (groups === undefined) {
    if (keys.heatingPercent === undefined) missingPercent('heating', findings);
    const parts = split(amount, keys.heatingPercent ?? ZERO);
    return [{ kind: 'heating', id: 'pots/heating', path: '/units', ...parts, units, areaM2: undefined }];
  }

  const ids = new Set(groups.list.map(({ id }) => id));
  for (const unit of units) {
    const takesPart = unit.heatingAreaM2.n !== 0n || unit.group !== undefined;
    if (takesPart && !ids.has(unit.group ?? '')) findings.add('group_unknown', `${unit.path}/group`);
  }

  const ofGroups = Map.groupBy(units, ({ group }) => group);
  const parts = groups.list.map((group): GroupPart => {
    const members = ofGroups.get(group.id) ?? [];
    return { group, members, areaM2: groupArea(group, members, findings) };
  });
  const recorded = groups.list.map((group) => group.recorded);
  const areaSum = sum(parts.map(({ areaM2 }) => areaM2));
  const recordedSum = sum(recorded);
  if (areaSum.n === 0n) {
    const unitsHaveArea = parts.some(({ members }) => members.some(({ heatingAreaM2 }) => heatingAreaM2.n !== 0n));
    if (unitsHaveArea) findings.add('area_zero', '/groups', [], 'HeizkostenV § 6(2)');
    return [];
  }
  if (recordedSum.n === 0n && !recorded.includes(UNREADABLE)) findings.add('no_consumption', '/groups');

  const areaInputs = parts.map((part, index) => areaInput(part, index, book));
  const sums = explainGroups(groups.list, { areaInputs, areaSum, recordedSum }, book);
  return parts.map(({ group, members, areaM2 }, index) => {
    const areaShare = divide(areaM2, areaSum);
    const recordedShare = recordedSum.n === 0n ? areaShare : divide(group.recorded, recordedSum);
    const share = groupShare({ consumptionPercent: groups.preSplitPercent, recordedShare, areaShare });
    const own = reduce(multiply(amount, share));
    const percent = group.heatingPercent ?? keys.heatingPercent;
    if (percent === undefined) missingPercent('heating', findings);
    const id = `pots/heating/groups/${index}`;
    book?.add('group_pot', id, format(own), [
      'pots/heating',
      '/groups/pre_split_consumption_percent',
      `${group.path}/recorded`,
      areaInputs[index] ?? '',
      ...sums,
    ]);
    const { base, consumption } = split(own, percent ?? ZERO);
    const hasOwnPercent = group.heatingPercent !== undefined;
    return { kind: 'heating', id, path: group.path, base, consumption, units: members, areaM2, hasOwnPercent };
  });
}

/** What each group is a part of, once for all of them. */
function explainGroups(
  list: readonly GroupModel[],
  sums: { readonly areaInputs: readonly string[]; readonly areaSum: Fraction; readonly recordedSum: Fraction },
  book: ReasonBook | undefined,
): string[] {
  if (book === undefined) return [];
  const recorded = list.map(({ path }) => `${path}/recorded`);
  return [
    book.add('groups_recorded', 'pots/heating/groups_recorded', format(sums.recordedSum), recorded),
    book.add('groups_area', 'pots/heating/groups_area', format(sums.areaSum), sums.areaInputs),
  ];
}

/** A group with its units and its area. */
interface GroupPart {
  readonly group: GroupModel;
  readonly members: readonly UnitModel[];
  readonly areaM2: Fraction;
}

/** Pointer to the area a group names, or the reason of the sum that stands in for it. */
function areaInput({ group, members, areaM2 }: GroupPart, index: number, book: ReasonBook | undefined): string {
  if (group.areaM2 !== undefined || book === undefined) return `${group.path}/area_m2`;
  const pointers = members
    .filter(({ heatingAreaM2 }) => heatingAreaM2.n !== 0n)
    .map(({ path }) => `${path}/heating_area_m2`);
  return book.add('area_sum', `pots/heating/groups/${index}/area_named`, format(areaM2), pointers, {
    legalBasis: 'HeizkostenV § 6(2)',
  });
}

function groupArea(group: GroupModel, members: readonly UnitModel[], findings: Findings): Fraction {
  const areas = members.map(({ heatingAreaM2 }) => heatingAreaM2);
  const own = sum(areas);
  if (areas.includes(UNREADABLE)) return group.areaM2 ?? own;
  if (own.n === 0n) findings.add('group_without_units', group.path, [group.id]);
  if (group.areaM2 === undefined || group.areaM2 === UNREADABLE) return own;
  if (subtract(group.areaM2, own).n !== 0n && own.n !== 0n) {
    findings.add('group_area_differs', `${group.path}/area_m2`, [format(group.areaM2), format(own)]);
  }
  return group.areaM2;
}

/** Exact base and consumption part; `percent` of the amount goes by consumption. */
function split(amount: Fraction, percent: Fraction): { base: Fraction; consumption: Fraction } {
  const consumption = reduce(multiply(amount, multiply(percent, fraction(1n, 100n))));
  return { base: reduce(subtract(amount, consumption)), consumption };
}

function missingPercent(pot: 'heating' | 'hot_water', findings: Findings): void {
  const field = `${pot}_consumption_percent`;
  const basis = pot === 'heating' ? 'HeizkostenV § 7(1)' : 'HeizkostenV § 8(1)';
  findings.addFirst('missing_field', `/keys/${field}`, [field], basis);
}
