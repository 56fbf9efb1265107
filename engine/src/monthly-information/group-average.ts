import { format } from '../money/decimal.ts';
import { type Fraction, fraction, multiply } from '../money/fraction.ts';
import { daysIn, type Period } from '../time/period.ts';
import { type AverageMember, type AverageUser, averageUser } from './average.ts';
import type { Conversion } from './conversion.ts';
import type { GroupModel, UnitModel, UseName } from './model.ts';
import type { MonthlyReasonBook } from './reason-kinds.ts';

/**
 * The average user of one group in this month, with the step behind him.
 * Interpretation: a mean of users takes what was measured or substituted by the ordinance; vacancy is no user, and an
 * estimate says nothing about the others. Whoever was there for some days counts with these days of his area.
 */
export function groupAverage(
  { group, groupIndex, use }: { group: GroupModel; groupIndex: number; use: UseName },
  units: readonly UnitModel[],
  conversion: Conversion | undefined,
  { days, unitsMin, book }: { days: Period; unitsMin: number | undefined; book: MonthlyReasonBook | undefined },
): { average: AverageUser; reasonId: string | undefined } {
  const members: AverageMember[] = [];
  const inputs: string[] = [];
  const whole = BigInt(daysIn(days));
  const kwhPerUnit: Fraction | undefined = conversion?.kwhPerUnit;
  for (const unit of kwhPerUnit === undefined ? [] : units) {
    for (const { vacant, daysIn: own, [use]: recorded } of unit.occupancies) {
      if (vacant || recorded?.value === undefined || recorded.origin === 'estimated') continue;
      const areaM2 = own === whole ? unit.areaM2[use] : multiply(unit.areaM2[use], fraction(own, whole));
      members.push({ unitId: unit.id, kwh: multiply(recorded.value, kwhPerUnit ?? fraction(1n)), areaM2 });
      if (book !== undefined) inputs.push(`${recorded.path}/value`, `${unit.path}/${use}_area_m2`);
    }
  }
  const kwhPerM2 = group.reference?.[use];
  const reference = kwhPerM2 && group.reference && { source: group.reference.source, kwhPerM2 };
  const average = averageUser(members, reference, unitsMin);
  if (book === undefined || !average.available) return { average, reasonId: undefined };
  const factor = conversion?.reasonId === undefined ? [] : [conversion.reasonId];
  const reasonId = book.add(
    'monthly_mean',
    `groups/${groupIndex}/${use}_mean`,
    format(average.kwhPerM2),
    average.kind === 'user_group' ? [...factor, ...inputs] : [`${group.path}/reference_average/${use}_kwh_per_m2`],
  );
  return { average, reasonId };
}
