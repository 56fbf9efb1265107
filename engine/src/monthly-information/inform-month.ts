import { Findings } from '../billing/findings.ts';
import { isObject } from '../billing/reader.ts';
import { ReasonBook } from '../billing/reasons.ts';
import { monthAway } from '../time/month.ts';
import { type AverageUser, averageUser } from './average.ts';
import type { GroupMonth, UserContext } from './context.ts';
import { type Conversion, conversionOf } from './conversion.ts';
import { MONTHLY_INFORMATION_FINDING_KINDS } from './finding-kinds.ts';
import { groupAverage } from './group-average.ts';
import { informUser } from './inform-user.ts';
import type { GroupModel, MonthModel, UnitModel, UseName } from './model.ts';
import { USES } from './model.ts';
import { parseMonthFile } from './parse-month-file.ts';
import { MONTHLY_INFORMATION_REASON_KINDS, type MonthlyReasonBook } from './reason-kinds.ts';
import type { MonthlyInformation, MonthResult } from './result.ts';

export interface InformMonthOptions {
  /** The tree behind every figure; left out: true. */
  readonly reasons?: boolean;
  /** Units a group needs for a mean of its own; left out: `AVERAGE_UNITS_MIN`. */
  readonly averageUnitsMin?: number;
}

/**
 * The monthly informations of one house (HeizkostenV section 6a(2)): each user's heating and hot water in kWh, his own
 * previous month and same month of the year before, and the average user, or a named reason why there is none. Never
 * throws on an input; a month file with a mistake in it answers with everything that is wrong.
 */
export function informMonth(file: unknown, options: InformMonthOptions = {}): MonthResult {
  const findings = new Findings(MONTHLY_INFORMATION_FINDING_KINDS);
  const book = options.reasons === false ? undefined : new ReasonBook(MONTHLY_INFORMATION_REASON_KINDS);
  const model = parseMonthFile(file, findings);
  if (model === undefined || findings.errors > 0) {
    const id = isObject(file) && typeof file.id === 'string' ? file.id : null;
    return { id, ok: false, findings: findings.list };
  }
  const groups = formGroups(model, options.averageUnitsMin, book);
  const context = {
    month: model.month,
    wholeDays: model.days,
    previousMonth: monthAway(model.month, -1),
    lastYear: monthAway(model.month, -12),
    book,
  };
  const informations: MonthlyInformation[] = [];
  model.units.forEach((unit, unitIndex) => {
    const group = unit.group === undefined ? undefined : groups.get(unit.group);
    if (group === undefined) return;
    unit.occupancies.forEach((occupancy, occupancyIndex) => {
      if (occupancy.vacant) return;
      const user: UserContext = {
        ...context,
        group,
        unit,
        occupancy,
        at: monthlyReasonPath(unitIndex, occupancyIndex),
      };
      informations.push(informUser(user));
    });
  });
  return {
    id: model.id,
    ok: true,
    month: model.month,
    informations,
    findings: findings.list,
    ...(book === undefined ? {} : { reasons: book.byId }),
  };
}

const monthlyReasonPath = (unitIndex: number, occupancyIndex: number): string =>
  `users/units/${unitIndex}/occupancies/${occupancyIndex}`;

/** Id of the reason behind a figure of one user. */
export const monthlyReasonId = (
  unitIndex: number,
  occupancyIndex: number,
  figure:
    | UseName
    | `${UseName}_same_month_last_year`
    | `${UseName}_previous_month`
    | `${UseName}_average`
    | 'approximate_eur',
): string => `${monthlyReasonPath(unitIndex, occupancyIndex)}/${figure}`;

function formGroups(
  { groups, units, days, summer }: MonthModel,
  unitsMin: number | undefined,
  book: MonthlyReasonBook | undefined,
): Map<GroupModel, GroupMonth> {
  const members = new Map<GroupModel, UnitModel[]>(groups.map((group) => [group, []]));
  for (const unit of units) if (unit.group !== undefined) members.get(unit.group)?.push(unit);
  return new Map(
    groups.map((group, groupIndex): [GroupModel, GroupMonth] => {
      const own = members.get(group) ?? [];
      const conversion: Record<UseName, Conversion | undefined> = { heating: undefined, hot_water: undefined };
      const average: Record<UseName, AverageUser> = { heating: averageUser([]), hot_water: averageUser([]) };
      const averageReason: Record<UseName, string | undefined> = { heating: undefined, hot_water: undefined };
      for (const use of USES) {
        conversion[use] = conversionOf({ group, groupIndex, use }, { units: own, days, summer }, book);
        const formed = groupAverage({ group, groupIndex, use }, own, conversion[use], { days, unitsMin, book });
        average[use] = formed.average;
        averageReason[use] = formed.reasonId;
      }
      return [group, { group, conversion, average, averageReason }];
    }),
  );
}
