import type { Reader } from '../billing/reader.ts';
import { type Fraction, ZERO } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { type Month, periodOfMonth } from '../time/month.ts';
import { daysIn, overlapOf, type Period } from '../time/period.ts';
import type { MonthlyFindings } from './finding-kinds.ts';
import type { GroupModel, OccupancyModel, PastModel, UnitModel, UseModel } from './model.ts';
import { MISSING_REASONS } from './month-file.ts';
import { requiredMonth } from './required-month.ts';

export const UNIT_FIELDS = new Set(['id', 'group', 'heating_area_m2', 'hot_water_area_m2', 'occupancies']);
const OCCUPANCY_FIELDS = new Set(['id', 'from', 'to', 'vacant', 'heating', 'hot_water', 'past_months']);
const PAST_FIELDS = new Set(['month', 'heating', 'hot_water']);
const USE_FIELDS = new Set(['origin', 'value', 'method', 'reason']);
const PAST_USE_FIELDS = new Set([...USE_FIELDS, 'comparable']);
const ORIGINS = ['measured', 'substituted', 'estimated', 'missing'] as const;

/** What all units of a file are read against. */
interface Reading {
  readonly month: Month;
  readonly days: Period;
  readonly groups: ReadonlyMap<string, GroupModel>;
  readonly findings: MonthlyFindings;
  /** Every earlier month of the file, once. */
  readonly periods: Map<Month, Period>;
}

/** Units with their users and what those consumed. */
export function parseMonthUnits(
  readers: readonly Reader[],
  month: Month,
  groups: ReadonlyMap<string, GroupModel>,
  findings: MonthlyFindings,
): UnitModel[] {
  const reading: Reading = { month, days: periodOfMonth(month), groups, findings, periods: new Map() };
  const seen = new Set<string>();
  return readers.map((reader) => {
    const id = reader.uniqueId(seen);
    const name = reader.requiredText('group');
    const group = groups.get(name);
    if (group === undefined && reader.isText('group')) {
      findings.add('group_unknown', reader.at('group'), [], 'HeizkostenV § 6a(2)');
    }
    const unit: UnitModel = {
      path: reader.path,
      id,
      group,
      areaM2: {
        heating: reader.decimal('heating_area_m2') ?? ZERO,
        hot_water: reader.decimal('hot_water_area_m2') ?? ZERO,
      },
      occupancies: parseOccupancies(reader, group, reading),
    };
    return unit;
  });
}

function parseOccupancies(unit: Reader, group: GroupModel | undefined, reading: Reading): OccupancyModel[] {
  const { findings, days: month } = reading;
  if (!unit.has('occupancies')) unit.missing('occupancies');
  const seen = new Set<string>();
  const occupancies = (unit.list('occupancies', OCCUPANCY_FIELDS) ?? []).map((reader): OccupancyModel => {
    const id = reader.uniqueId(seen);
    const stay = parseStay(reader, month, findings);
    const days = (stay && overlapOf(month, stay)) ?? month;
    if (stay !== undefined && overlapOf(month, stay) === undefined) {
      findings.add('occupancy_outside_month', reader.path);
    }
    const own = stay ?? month;
    const heating = parseUse(reader, 'heating', USE_FIELDS, findings);
    const hotWater = parseUse(reader, 'hot_water', USE_FIELDS, findings);
    const pastMonths = parsePast(reader, own, reading);
    // A value without a way to kWh is told once for its group, where the way belongs.
    if (group !== undefined) {
      const uses = [{ heating, hot_water: hotWater }, ...pastMonths];
      for (const use of ['heating', 'hot_water'] as const) {
        const path = `${group.path}/${use}`;
        const needed = group[use] === undefined && uses.some((each) => each[use]?.value !== undefined);
        if (needed && !findings.list.some((each) => each.path === path)) {
          findings.add('conversion_basis_missing', path);
        }
      }
    }
    return {
      path: reader.path,
      id,
      stay: own,
      days,
      daysIn: BigInt(daysIn(days)),
      vacant: reader.flag('vacant') ?? false,
      heating,
      hot_water: hotWater,
      pastMonths,
    };
  });
  const inOrder = occupancies.length < 2 ? [] : occupancies.toSorted((a, b) => (a.days.from < b.days.from ? -1 : 1));
  if (inOrder.some(({ days }, index) => days.from <= (inOrder[index - 1]?.days.to ?? '0000-01-01'))) {
    findings.add('occupancies_overlap', unit.at('occupancies'));
  }
  return occupancies;
}

/** First and last day of the user; the end of the month where he stays. */
function parseStay(reader: Reader, month: Period, findings: MonthlyFindings): Period | undefined {
  const from = reader.requiredDay('from');
  const to: Day | undefined = reader.has('to') ? reader.requiredDay('to') : month.to;
  if (from === undefined || to === undefined) return undefined;
  if (reader.has('to') && to < from) {
    findings.add('period_reversed', reader.path);
    return undefined;
  }
  return { from, to };
}

/** Earlier months of the same user. What is from before his first day belongs to somebody else and is refused. */
function parsePast(occupancy: Reader, stay: Period, reading: Reading): PastModel[] {
  const { findings, month: thisMonth } = reading;
  const readers = occupancy.list('past_months', PAST_FIELDS);
  if (readers === undefined) return [];
  const seen = new Set<Month>();
  return readers.flatMap((reader): PastModel[] => {
    const month = requiredMonth(reader, findings);
    const heating = parseUse(reader, 'heating', PAST_USE_FIELDS, findings);
    const hotWater = parseUse(reader, 'hot_water', PAST_USE_FIELDS, findings);
    if (month === undefined) return [];
    if (seen.has(month)) findings.add('duplicate_id', reader.at('month'), [month]);
    seen.add(month);
    const days = reading.periods.get(month) ?? periodOfMonth(month);
    reading.periods.set(month, days);
    if (month >= thisMonth) findings.add('month_not_earlier', reader.at('month'), [month, thisMonth]);
    else if (days.to < stay.from) findings.add('month_before_occupancy', reader.at('month'), [month, stay.from]);
    return [{ month, whole: stay.from <= days.from, heating, hot_water: hotWater }];
  });
}

function parseUse(
  owner: Reader,
  field: 'heating' | 'hot_water',
  known: ReadonlySet<string>,
  findings: MonthlyFindings,
): UseModel | undefined {
  const reader = owner.object(field, known);
  if (reader === undefined) return undefined;
  const origin = reader.requiredChoice('origin', ORIGINS);
  const comparable = reader.flag('comparable') ?? true;
  const common = { path: reader.path, comparable };
  if (origin === undefined || origin === 'missing') {
    for (const name of origin === 'missing' ? ['value', 'method'] : []) {
      if (reader.has(name)) findings.add('unknown_field', reader.at(name), [name]);
    }
    const missing = origin === undefined ? undefined : reader.requiredChoice('reason', MISSING_REASONS);
    return { ...common, origin: 'missing', value: undefined, method: undefined, reason: missing, missing };
  }
  const value: Fraction = reader.requiredDecimal('value');
  const [method, reason] = [reader.text('method'), reader.text('reason')];
  for (const name of ['method', 'reason'] as const) {
    const said = (name === 'method' ? method : reason)?.trim() ?? '';
    if (origin === 'measured' && reader.has(name)) findings.add('unknown_field', reader.at(name), [name]);
    if (origin !== 'measured' && said === '') findings.add('origin_without_method', reader.at(name), [name]);
  }
  return { ...common, origin, value, method, reason, missing: undefined };
}
