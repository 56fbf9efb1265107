import { isReadable, type Reader } from '../billing/reader.ts';
import { exclusionOf } from '../law/de/betrkv/section-1-exclusions.ts';
import type { OperatingCostKind } from '../law/de/betrkv/section-2-kinds.parameters.ts';
import { findOperatingCostKind, isAerialTooNew, operatingCostKindsOn } from '../law/de/betrkv/section-2-kinds.ts';
import { LABOUR_KINDS } from '../law/de/estg/section-35a-labour.ts';
import { format } from '../money/decimal.ts';
import { isLess, subtract, sum, ZERO } from '../money/fraction.ts';
import { daysIn, type Period } from '../time/period.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import type { LabourModel, PositionModel, UnitModel } from './model.ts';
import { parseKey } from './parse-key.ts';

const POSITION_FIELDS = new Set([
  'id',
  'kind',
  'amount_eur',
  'label',
  'agreed',
  'from',
  'to',
  'built_on',
  'exception',
  'own_work',
  'deduction',
  'labour',
  'key',
  'units',
]);
const DEDUCTION_FIELDS = new Set(['amount_eur', 'reason']);
const LABOUR_FIELDS = new Set(['kind', 'amount_eur']);

/** Central plants and supplied heat: HeizkostenV section 1(1) wants their cost billed by consumption. */
const BY_ORDINANCE: ReadonlySet<string> = new Set(['4a', '4c', '5a', '5b', '6a', '6b']);
const AERIALS: ReadonlySet<string> = new Set(['15a', '15b']);
const EXCEPTION_BASIS = { section_2: 'HeizkostenV § 2', section_11: 'HeizkostenV § 11(1)' } as const;

/** Stands for a kind that could not be read: its finding is made, and nothing more follows from it. */
const NO_KIND: OperatingCostKind = { kind: 'other', number: '', nameDe: '', nameEn: '' };

/** The costs of the house in the order of BetrKV section 2; kinds are judged by the law of the days they are for. */
export function parsePositions(
  house: Reader,
  billingPeriod: Period | undefined,
  units: readonly UnitModel[],
  findings: OperatingCostFindings,
): PositionModel[] {
  const seen = new Set<string>();
  const positions = (house.list('positions', POSITION_FIELDS) ?? []).map((reader) => {
    const id = reader.uniqueId(seen);
    return parsePosition(reader, id, billingPeriod, units, findings);
  });
  return positions.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const LIST = operatingCostKindsOn('2021-12-01');
/** Place in the list that held all kinds there ever were. */
const placeOf = ({ kind }: PositionModel): number => LIST.findIndex((each) => each.kind === kind.kind);

function parsePosition(
  reader: Reader,
  id: string,
  billingPeriod: Period | undefined,
  units: readonly UnitModel[],
  findings: OperatingCostFindings,
): PositionModel {
  const period = parseTime(reader, billingPeriod, findings);
  const kind = parseKind(reader, period, findings);
  const label = reader.text('label');
  const ownWork = reader.flag('own_work') ?? false;
  if (ownWork) findings.add('own_work_without_vat', reader.at('own_work'));
  parseOther(reader, kind, label, findings);
  parseHeat(reader, kind, findings);
  parseAerial(reader, kind, period, findings);

  const amount = reader.requiredDecimal('amount_eur', 'any');
  const deduction = parseDeduction(reader);
  if (amount.n < 0n) findings.add('position_below_zero', reader.at('amount_eur'), [format(amount)]);
  else if (deduction && isReadable(amount) && isLess(amount, deduction.amount)) {
    findings.add('deduction_exceeds_amount', reader.at('deduction'), [format(deduction.amount), format(amount)]);
  }
  const labour = parseLabour(reader);
  const distributed = subtract(amount, deduction?.amount ?? ZERO);
  const whole = sum(labour.map((each) => each.amount));
  if (ownWork && labour.length > 0) findings.add('own_work_has_no_labour', reader.at('labour'));
  else if (labour.length > 0 && isReadable(amount) && isLess(distributed, whole)) {
    findings.add('labour_exceeds_cost', reader.at('labour'), [format(whole), format(distributed)]);
  }

  const taking = parseTaking(reader, units, findings);
  return {
    path: reader.path,
    id,
    kind,
    label,
    amount,
    deduction,
    ownWork,
    period,
    wholePeriod: billingPeriod === undefined || daysIn(period) === daysIn(billingPeriod),
    timePointers: ['from', 'to'].map((field) => (reader.has(field) ? reader.at(field) : `/period/${field}`)),
    labour,
    key: parseKey(reader, units, taking),
    units: taking,
  };
}

/** The days a cost is for; the newest law stands in where neither they nor the billing period can be read. */
function parseTime(reader: Reader, billingPeriod: Period | undefined, findings: OperatingCostFindings): Period {
  const from = reader.day('from') ?? billingPeriod?.from;
  const to = reader.day('to') ?? billingPeriod?.to;
  const whole = billingPeriod ?? { from: '9999-12-31', to: '9999-12-31' };
  if (from === undefined || to === undefined) return whole;
  if (to < from) findings.add('period_reversed', reader.at(reader.has('to') ? 'to' : 'from'));
  else if (billingPeriod === undefined || (from >= billingPeriod.from && to <= billingPeriod.to)) {
    return billingPeriod === undefined ? whole : { from, to };
  } else findings.add('cost_outside_period', reader.at(from < billingPeriod.from ? 'from' : 'to'), [from, to]);
  return whole;
}

function parseKind(reader: Reader, period: Period, findings: OperatingCostFindings): OperatingCostKind {
  const name = reader.requiredText('kind');
  const path = reader.at('kind');
  if (!reader.isText('kind')) return NO_KIND;
  const excluded = exclusionOf(name, period.from);
  if (excluded !== undefined) {
    findings.add('operating_cost_excluded', path, [excluded.nameDe, excluded.nameEn], excluded.legalBasis);
    return NO_KIND;
  }
  const found = findOperatingCostKind(name, period);
  if (found === undefined) {
    findings.add('operating_cost_kind_unknown', path, [name.slice(0, 40)]);
    return NO_KIND;
  }
  if (!found.holds) findings.add('operating_cost_kind_not_in_force', path, [name, found.missingOn]);
  return found.kind;
}

/**
 * No. 17 has to be named and agreed; nothing else carries the flag.
 * Interpretation: that other costs must be named in the contract is settled by courts and not written in the ordinance; `label`
 * is that name and `agreed` the setting, which nobody but the caller can know.
 */
function parseOther(
  reader: Reader,
  kind: OperatingCostKind,
  label: string | undefined,
  findings: OperatingCostFindings,
): void {
  const agreed = reader.flag('agreed');
  if (kind === NO_KIND) return;
  if (kind.kind !== 'other') {
    if (reader.has('agreed')) findings.add('unknown_field', reader.at('agreed'), ['agreed']);
    return;
  }
  if (label === undefined || label.trim() === '') findings.add('other_without_name', reader.at('label'));
  if (agreed !== true) findings.add('other_not_agreed', reader.at('agreed'));
}

function parseHeat(reader: Reader, kind: OperatingCostKind, findings: OperatingCostFindings): void {
  const exception = reader.choice('exception', ['section_2', 'section_11'] as const);
  if (kind === NO_KIND) return;
  if (!BY_ORDINANCE.has(kind.number)) {
    if (reader.has('exception')) findings.add('unknown_field', reader.at('exception'), ['exception']);
  } else if (exception !== undefined) {
    findings.add('heat_outside_ordinance', reader.at('exception'), [], EXCEPTION_BASIS[exception]);
  } else if (!reader.has('exception')) {
    findings.add('heat_needs_heating_bill', reader.at('kind'), [kind.nameDe, kind.nameEn]);
  }
}

function parseAerial(reader: Reader, kind: OperatingCostKind, period: Period, findings: OperatingCostFindings): void {
  const builtOn = reader.day('built_on');
  if (kind === NO_KIND) return;
  if (!AERIALS.has(kind.number)) {
    if (reader.has('built_on')) findings.add('unknown_field', reader.at('built_on'), ['built_on']);
  } else if (builtOn !== undefined) {
    if (isAerialTooNew(builtOn, period.to)) findings.add('aerial_too_new', reader.at('built_on'));
  } else if (!reader.has('built_on')) findings.add('aerial_day_missing', reader.at('built_on'));
}

function parseDeduction(reader: Reader): PositionModel['deduction'] {
  const deduction = reader.object('deduction', DEDUCTION_FIELDS);
  return deduction && { amount: deduction.requiredDecimal('amount_eur'), reason: deduction.requiredText('reason') };
}

function parseLabour(reader: Reader): LabourModel[] {
  return (reader.list('labour', LABOUR_FIELDS) ?? []).map((labour) => ({
    path: labour.path,
    kind: labour.requiredChoice('kind', LABOUR_KINDS) ?? 's35a_3',
    amount: labour.requiredDecimal('amount_eur'),
  }));
}

/** Ids of the units that take part; undefined: all. */
function parseTaking(
  reader: Reader,
  units: readonly UnitModel[],
  findings: OperatingCostFindings,
): ReadonlySet<string> | undefined {
  const ids = reader.texts('units');
  if (ids === undefined) return undefined;
  const taking = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (id === undefined) continue;
    const path = `${reader.at('units')}/${index}`;
    if (taking.has(id)) findings.add('duplicate_id', path, [id]);
    if (!units.some((unit) => unit.id === id)) findings.add('unit_unknown', path, [id.slice(0, 40)]);
    taking.add(id);
  }
  return taking;
}
