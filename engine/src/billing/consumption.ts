import {
  exceedsSubstituteLimit,
  substituteByArea,
  substituteFromPreviousPeriods,
  substituteLimit,
} from '../law/de/heizkostenv/section-9a-missing-readings.ts';
import { format } from '../money/decimal.ts';
import { add, type Fraction, multiply, reduce, ZERO } from '../money/fraction.ts';
import type { Findings } from './findings.ts';
import type { FailureModel, HouseModel, OccupancyModel, UnitModel } from './model.ts';
import type { Pot } from './pots.ts';
import { UNREADABLE } from './reader.ts';
import type { ReasonBook } from './reasons.ts';
import { timeShare } from './time-share.ts';

/** What one unit brings into a pot. */
export interface Member {
  readonly unit: UnitModel;
  readonly areaM2: Fraction;
  readonly failure: FailureModel | undefined;
  /** Recorded by each occupancy itself, in their order; then nothing is shared by time. */
  own: readonly Fraction[] | undefined;
  /** Pointers or reason ids of `own`. */
  ownInputs: readonly string[];
  /** The unit's value, recorded or substituted, shared by time between its occupancies. */
  value: Fraction | undefined;
  /** Pointer or reason id of `value`. */
  valueInput: string;
}

/** Who takes part in a pot, and by what its consumption part goes. */
export interface PotShares {
  readonly pot: Pot;
  readonly members: readonly Member[];
  readonly areaM2: Fraction;
  readonly recorded: Fraction;
  /** `area_only`: too much failed (section 9a(2)); `by_base_key`: nothing was consumed. */
  readonly consumption: 'recorded' | 'area_only' | 'by_base_key';
}

interface Fields {
  readonly value: 'heating' | 'hot_water_m3';
  readonly area: 'heating_area_m2' | 'hot_water_area_m2';
  readonly areaOf: (unit: UnitModel) => Fraction;
  readonly unitValue: (unit: UnitModel) => Fraction | undefined;
  readonly ownValue: (occupancy: OccupancyModel) => Fraction | undefined;
  readonly failure: (unit: UnitModel) => FailureModel | undefined;
}

export const FIELDS: Readonly<Record<Pot['kind'], Fields>> = {
  heating: {
    value: 'heating',
    area: 'heating_area_m2',
    areaOf: (unit) => unit.heatingAreaM2,
    unitValue: (unit) => unit.heating,
    ownValue: (occupancy) => occupancy.heating,
    failure: (unit) => unit.heatingFailed,
  },
  hot_water: {
    value: 'hot_water_m3',
    area: 'hot_water_area_m2',
    areaOf: (unit) => unit.hotWaterAreaM2,
    unitValue: (unit) => unit.hotWater,
    ownValue: (occupancy) => occupancy.hotWater,
    failure: (unit) => unit.hotWaterFailed,
  },
};

/** Areas and consumption of one pot, with every finding about them. */
export function resolveShares(
  house: HouseModel,
  pot: Pot,
  findings: Findings,
  book: ReasonBook | undefined,
): PotShares {
  const fields = FIELDS[pot.kind];
  const members: Member[] = [];
  let areaM2 = ZERO;
  let failedM2 = ZERO;
  for (const unit of pot.units) {
    const area = fields.areaOf(unit);
    if (area.n === 0n && area !== UNREADABLE) {
      if (fields.unitValue(unit)?.n || unit.occupancies.some((each) => fields.ownValue(each)?.n)) {
        findings.add('reading_without_area', `${unit.path}/${fields.area}`);
      }
      continue;
    }
    const member = readMember(unit, area, fields, findings);
    members.push(member);
    areaM2 = add(areaM2, area);
    if (member.failure !== undefined) failedM2 = add(failedM2, area);
  }
  if (members.length === 0) {
    findings.add('area_zero', pot.path, [], pot.kind === 'heating' ? 'HeizkostenV § 7(1)' : 'HeizkostenV § 8(1)');
  }

  const anyFailed = failedM2.n !== 0n;
  reportMissing(members, anyFailed, fields, findings);
  const limit = substituteLimit(house.period.from);
  const areaOnly = exceedsSubstituteLimit(failedM2, pot.areaM2 ?? areaM2, house.period.from);
  let recorded = ZERO;
  if (anyFailed) {
    const ready = substitute(house, pot, members, areaOnly, findings, book);
    if (areaOnly) {
      for (const { failure } of members)
        if (failure) findings.add('substitutes_exceed_limit', failure.path, [String(limit.dated.value)]);
    }
    if (!ready) return { pot, members, areaM2, recorded, consumption: 'recorded' };
  }
  for (const member of members) recorded = add(recorded, recordedBy(member));

  if (areaOnly) return { pot, members, areaM2, recorded, consumption: 'area_only' };
  if (recorded.n !== 0n || members.length === 0) return { pot, members, areaM2, recorded, consumption: 'recorded' };
  const basis = pot.kind === 'heating' ? 'HeizkostenV § 7(1)' : 'HeizkostenV § 8(1)';
  const readable = members.every(({ own, value }) => value !== UNREADABLE && !own?.includes(UNREADABLE));
  if (readable) findings.add('no_consumption', pot.path, [], basis);
  return { pot, members, areaM2, recorded, consumption: 'by_base_key' };
}

function readMember(unit: UnitModel, areaM2: Fraction, fields: Fields, findings: Findings): Member {
  const valueInput = `${unit.path}/${fields.value}`;
  const failure = fields.failure(unit);
  const ownInputs = unit.occupancies.map(({ path }) => `${path}/${fields.value}`);
  const member = { unit, areaM2, failure, own: undefined, ownInputs, value: undefined, valueInput };
  // The substitute takes the place of whatever the failed devices still showed of all of them.
  if (failure !== undefined) return member;

  const own: Fraction[] = [];
  for (const occupancy of unit.occupancies) {
    const value = fields.ownValue(occupancy);
    if (value !== undefined) own.push(value);
  }
  const value = fields.unitValue(unit);
  if (own.length === 0) return { ...member, value };
  if (own.length < unit.occupancies.length) {
    for (const occupancy of unit.occupancies) {
      if (fields.ownValue(occupancy) === undefined)
        findings.add('reading_incomplete', `${occupancy.path}/${fields.value}`);
    }
  } else if (value !== undefined) {
    findings.add('unit_value_unused', valueInput);
  }
  return { ...member, own };
}

export const recordedBy = ({ own, value }: Member): Fraction => {
  if (own === undefined) return value ?? ZERO;
  return own.length === 1 ? (own[0] ?? ZERO) : own.reduce(add, ZERO);
};

/** A house without any recorded value has no meters and goes by the base key; a single hole is an error. */
function reportMissing(members: readonly Member[], anyFailed: boolean, fields: Fields, findings: Findings): void {
  const missing = members.filter(({ failure, own, value }) => !failure && own === undefined && value === undefined);
  if (missing.length === members.length && !anyFailed) return;
  for (const { unit } of missing) findings.add('reading_missing', `${unit.path}/${fields.value}`);
}

/** Fills in the substitutes; false where one of them cannot be formed. */
function substitute(
  house: HouseModel,
  pot: Pot,
  members: readonly Member[],
  areaOnly: boolean,
  findings: Findings,
  book: ReasonBook | undefined,
): boolean {
  const everyone = new RecordedMembers(pot, members, '');
  const groups = [...new Set(members.map(({ unit }) => unit.group))];
  const byGroup = new Map(
    groups.map((group, index) => {
      const own = members.filter(({ unit }) => unit.group === group);
      return [group, own.length === members.length ? everyone : new RecordedMembers(pot, own, `/${index}`)];
    }),
  );
  for (const member of members) {
    const { failure, unit } = member;
    if (failure === undefined) continue;
    // Shops and flats use differently: what is compared by area comes from the unit's own group, for hot water as well.
    const group = byGroup.get(unit.group) ?? everyone;
    const reference = referenceOf(failure, group.list, findings);
    if (failure.method === 'building_average' && failure.value === undefined && group.areaM2.n === 0n && !areaOnly) {
      findings.add('substitute_data_missing', failure.path, ['value']);
    }
    // Whatever could not be read may stand below a fraction; with an error nothing is billed anyway.
    if (areaOnly || findings.errors > 0) continue;
    // Interpretation: the trend is that of everybody else in the pot, as their earlier sum is.
    const others = failure.method === 'previous_periods' ? everyone : group;
    member.value = formSubstitute(member, failure, others, reference);
    member.valueInput = failure.path;
    findings.add('substitute_used', failure.path, [format(member.value)]);
    if (book !== undefined) {
      const inputs = substituteInputs(member, failure, others, reference, book);
      member.valueInput = book.add('substitute', `substitutes${failure.path}`, format(member.value), inputs);
    }
    keepMeasured(house, pot.kind, member, book);
  }
  return findings.errors === 0;
}

/** Those of some members who recorded their consumption themselves, and what they are together. */
class RecordedMembers {
  readonly list: readonly Member[];
  readonly recorded: Fraction;
  readonly areaM2: Fraction;
  readonly pot: Pot;
  /** Behind the ids of the steps, where a pot has several of these. */
  readonly #suffix: string;

  constructor(pot: Pot, members: readonly Member[], suffix: string) {
    this.list = members.filter(({ failure }) => failure === undefined);
    this.recorded = this.list.map(recordedBy).reduce(add, ZERO);
    this.areaM2 = this.list.reduce((area, { areaM2 }) => add(area, areaM2), ZERO);
    this.pot = pot;
    this.#suffix = suffix;
  }

  /** The step of what they recorded, once for all substitutes. */
  explainRecorded(book: ReasonBook): string {
    const id = `${this.pot.id}/others_recorded${this.#suffix}`;
    if (id in book.byId) return id;
    const unit = this.pot.kind === 'heating' ? 'as recorded' : 'm3';
    return book.add('others_recorded', id, format(this.recorded), valueInputs(this.list), { unit });
  }

  explainArea(book: ReasonBook): string {
    const id = `${this.pot.id}/others_area${this.#suffix}`;
    if (id in book.byId) return id;
    const { area } = FIELDS[this.pot.kind];
    const pointers = this.list.map(({ unit }) => `${unit.path}/${area}`);
    return book.add('others_area', id, format(this.areaM2), pointers);
  }
}

/** Pointers and reason ids behind what members bring into a pot. */
export const valueInputs = (members: readonly Member[]): string[] =>
  members.flatMap(({ own, ownInputs, valueInput }) => (own === undefined ? [valueInput] : ownInputs));

/**
 * Interpretation: section 9a(1) speaks of the share of those users that could not be recorded. Whoever has a value of his own
 * beside others of the same unit who have none, as after a device failed behind an interim reading, was recorded and keeps
 * it (section 9b(2)); the substitute stands for the whole unit and period, and gives each of the others his part of time.
 * For the quarter of section 9a(2) the area of the unit counts whole.
 */
function keepMeasured(house: HouseModel, kind: Pot['kind'], member: Member, book: ReasonBook | undefined): void {
  const { unit, value = ZERO } = member;
  const { ownValue } = FIELDS[kind];
  const measured = unit.occupancies.map(ownValue);
  const count = measured.filter((each) => each !== undefined).length;
  if (count === 0 || count === measured.length) return;
  const inputs = [...member.ownInputs];
  member.own = unit.occupancies.map((occupancy, index) => {
    const own = measured[index];
    const time = own === undefined ? timeShare(house, kind, occupancy, book) : undefined;
    if (own !== undefined || time === undefined) return own ?? value;
    const part = reduce(multiply(value, time.share));
    if (book !== undefined) {
      const id = `substitutes${occupancy.path}/${kind}`;
      inputs[index] = book.add('substitute_part', id, format(part), [member.valueInput, time.reasonId]);
    }
    return part;
  });
  member.ownInputs = inputs;
}

function formSubstitute(
  { areaM2 }: Member,
  failure: FailureModel,
  others: RecordedMembers,
  reference: Member | undefined,
): Fraction {
  if (failure.value !== undefined) return failure.value;
  if (failure.method === 'previous_periods') {
    const { previous = ZERO, othersPrevious } = failure;
    if (othersPrevious === undefined) return substituteFromPreviousPeriods(previous);
    return substituteFromPreviousPeriods(previous, { othersNow: others.recorded, othersPrevious });
  }
  if (reference !== undefined) return substituteByArea(recordedBy(reference), reference.areaM2, areaM2);
  return substituteByArea(others.recorded, others.areaM2, areaM2);
}

/** The comparable unit of a failure: recorded itself, with an area, in the same pot. */
function referenceOf(failure: FailureModel, recorded: readonly Member[], findings: Findings): Member | undefined {
  if (failure.method !== 'comparable_rooms' || failure.referenceUnit === undefined) return undefined;
  const reference = recorded.find(({ unit }) => unit.id === failure.referenceUnit);
  if (reference === undefined) {
    findings.add('reference_unit_unusable', `${failure.path}/reference_unit`, [failure.referenceUnit]);
  }
  return reference;
}

function substituteInputs(
  { unit }: Member,
  failure: FailureModel,
  others: RecordedMembers,
  reference: Member | undefined,
  book: ReasonBook,
): string[] {
  const method = `${failure.path}/method`;
  if (failure.value !== undefined) return [method, `${failure.path}/value`];
  if (failure.method === 'previous_periods') {
    const previous = [method, `${failure.path}/previous`];
    if (failure.othersPrevious === undefined) return previous;
    return [...previous, `${failure.path}/others_previous`, others.explainRecorded(book)];
  }
  const { pot } = others;
  const area = FIELDS[pot.kind].area;
  const sources =
    reference === undefined
      ? [others.explainRecorded(book), others.explainArea(book)]
      : [...valueInputs([reference]), `${reference.unit.path}/${area}`];
  return [method, ...sources, `${unit.path}/${area}`];
}
