import { groupParameters, groupShare } from '../law/de/heizkostenv/section-6-groups.ts';
import { format } from '../money/decimal.ts';
import { divide, type Fraction, fraction, multiply, reduce, subtract, sum, ZERO } from '../money/fraction.ts';
import type { Findings } from './findings.ts';
import type { GroupModel, GroupsModel, GroupUseModel, HouseModel, KeysModel, UnitModel } from './model.ts';
import type { Pot } from './pots.ts';
import { UNREADABLE } from './reader.ts';
import type { ReasonKindName } from './reason-kinds.ts';
import type { ReasonBook } from './reasons.ts';

/** Where a group keeps what belongs to one kind of pot. */
interface GroupUse {
  readonly rule: ReasonKindName;
  readonly use: (group: GroupModel) => GroupUseModel | undefined;
  readonly areaOf: (unit: UnitModel) => Fraction;
  readonly areaField: string;
  readonly recordedField: string;
  readonly keyField: keyof KeysModel & `${string}Percent`;
  readonly field: string;
  readonly basis: string;
}

const GROUP_USES: Readonly<Record<Pot['kind'], GroupUse>> = {
  heating: {
    rule: 'group_pot',
    use: (group) => group,
    areaOf: (unit) => unit.heatingAreaM2,
    areaField: 'heating_area_m2',
    recordedField: 'recorded',
    keyField: 'heatingPercent',
    field: 'heating_consumption_percent',
    basis: 'HeizkostenV § 7(1)',
  },
  hot_water: {
    rule: 'hot_water_group_pot',
    use: (group) => group.hotWater,
    areaOf: (unit) => unit.hotWaterAreaM2,
    areaField: 'hot_water_area_m2',
    recordedField: 'recorded_m3',
    keyField: 'hotWaterPercent',
    field: 'hot_water_consumption_percent',
    basis: 'HeizkostenV § 8(1)',
  },
};

/** Whether the groups of a house were recorded beforehand for this kind of pot; for heat they always are. */
export const isGrouped = (kind: Pot['kind'], { list }: GroupsModel): boolean =>
  kind === 'heating' || list.some(({ hotWater }) => hotWater !== undefined);

/** HeizkostenV section 6(2): the pot goes to the groups first, then each group's part to its users by the group's own key. */
export function groupPots(
  kind: Pot['kind'],
  house: HouseModel,
  groups: GroupsModel,
  amount: Fraction,
  findings: Findings,
  book: ReasonBook | undefined,
): Pot[] {
  const { units } = house;
  const { rule, use, areaOf, recordedField } = GROUP_USES[kind];
  const ids = new Set(groups.list.map(({ id }) => id));
  for (const unit of units) {
    const takesPart = areaOf(unit).n !== 0n || unit.group !== undefined;
    if (takesPart && !ids.has(unit.group ?? '')) findings.addFirst('group_unknown', `${unit.path}/group`);
  }

  const ofGroups = Map.groupBy(units, ({ group }) => group);
  const parts = groups.list.flatMap((group): GroupPart[] => {
    const members = ofGroups.get(group.id) ?? [];
    const own = use(group);
    return own === undefined ? [] : [{ kind, own, members, areaM2: groupArea(kind, group, own, members, findings) }];
  });
  const recorded = parts.map(({ own }) => own.recorded);
  const areaSum = sum(parts.map(({ areaM2 }) => areaM2));
  const recordedSum = sum(recorded);
  if (areaSum.n === 0n) {
    const unitsHaveArea = parts.some(({ members }) => members.some((unit) => areaOf(unit).n !== 0n));
    if (unitsHaveArea) findings.add('area_zero', '/groups', [], 'HeizkostenV § 6(2)');
    return [];
  }
  if (recordedSum.n === 0n && !recorded.includes(UNREADABLE)) findings.add('no_consumption', '/groups');

  const areaInputs = parts.map((part, index) => areaInput(part, index, book));
  const sums = explainSums({ kind, parts, areaInputs, areaSum, recordedSum }, book);
  return parts.map(({ own, members, areaM2 }, index) => {
    const areaShare = divide(areaM2, areaSum);
    const recordedShare = recordedSum.n === 0n ? areaShare : divide(own.recorded, recordedSum);
    const share = groupShare({ consumptionPercent: groups.preSplitPercent, recordedShare, areaShare });
    const part = reduce(multiply(amount, share));
    const id = `pots/${kind}/groups/${index}`;
    book?.add(
      rule,
      id,
      format(part),
      [
        `pots/${kind}`,
        '/groups/pre_split_consumption_percent',
        `${own.path}/${recordedField}`,
        areaInputs[index] ?? '',
        ...sums,
      ],
      { parameters: groupParameters(house.period.from) },
    );
    const hasOwnPercent = own.percent !== undefined;
    const amounts = split(kind, part, own.percent, house, findings);
    return { kind, id, path: own.path, ...amounts, units: members, areaM2, hasOwnPercent };
  });
}

interface GroupSums {
  readonly kind: Pot['kind'];
  readonly parts: readonly GroupPart[];
  readonly areaInputs: readonly string[];
  readonly areaSum: Fraction;
  readonly recordedSum: Fraction;
}

/** What each group is a part of, once for all of them. */
function explainSums(
  { kind, parts, areaInputs, areaSum, recordedSum }: GroupSums,
  book: ReasonBook | undefined,
): string[] {
  if (book === undefined) return [];
  const recorded = parts.map(({ own }) => `${own.path}/${GROUP_USES[kind].recordedField}`);
  const unit = kind === 'heating' ? 'as recorded' : 'm3';
  return [
    book.add('groups_recorded', `pots/${kind}/groups_recorded`, format(recordedSum), recorded, { unit }),
    book.add('groups_area', `pots/${kind}/groups_area`, format(areaSum), areaInputs),
  ];
}

/** A group with its units and its area. */
interface GroupPart {
  readonly kind: Pot['kind'];
  readonly own: GroupUseModel;
  readonly members: readonly UnitModel[];
  readonly areaM2: Fraction;
}

/** Pointer to the area a group names, or the reason of the sum that stands in for it. */
function areaInput({ kind, own, members, areaM2 }: GroupPart, index: number, book: ReasonBook | undefined): string {
  if (own.areaM2 !== undefined || book === undefined) return `${own.path}/area_m2`;
  const { areaOf, areaField } = GROUP_USES[kind];
  const pointers = members.filter((unit) => areaOf(unit).n !== 0n).map(({ path }) => `${path}/${areaField}`);
  return book.add('area_sum', `pots/${kind}/groups/${index}/area_named`, format(areaM2), pointers, {
    legalBasis: 'HeizkostenV § 6(2)',
  });
}

function groupArea(
  kind: Pot['kind'],
  { id }: GroupModel,
  { path, areaM2 }: GroupUseModel,
  members: readonly UnitModel[],
  findings: Findings,
): Fraction {
  const areas = members.map(GROUP_USES[kind].areaOf);
  const own = sum(areas);
  if (areas.includes(UNREADABLE)) return areaM2 ?? own;
  if (own.n === 0n) findings.add('group_without_units', path, [id]);
  if (areaM2 === undefined || areaM2 === UNREADABLE) return own;
  if (subtract(areaM2, own).n !== 0n && own.n !== 0n) {
    findings.add('group_area_differs', `${path}/area_m2`, [format(areaM2), format(own)]);
  }
  return areaM2;
}

/** Exact base and consumption part of an amount, by the group's own percent or that of the house. */
export function split(
  kind: Pot['kind'],
  amount: Fraction,
  ownPercent: Fraction | undefined,
  { keys }: HouseModel,
  findings: Findings,
): { base: Fraction; consumption: Fraction } {
  const { keyField, field, basis } = GROUP_USES[kind];
  const percent = ownPercent ?? keys[keyField];
  if (percent === undefined) findings.addFirst('missing_field', `/keys/${field}`, [field], basis);
  const consumption = reduce(multiply(amount, multiply(percent ?? ZERO, fraction(1n, 100n))));
  return { base: reduce(subtract(amount, consumption)), consumption };
}
