import { formatFixed } from '../money/decimal.ts';
import { divide, type Fraction, fraction, isZero, multiply, subtract } from '../money/fraction.ts';
import { type Month, monthOfDay } from '../time/month.ts';
import { daysIn } from '../time/period.ts';
import { type Figure, KWH_DECIMALS, type UserContext } from './context.ts';
import type { UseName } from './model.ts';
import type { MonthlyAverage, MonthlyComparison } from './result.ts';
import { AVERAGE_SENTENCES, COMPARISON_SENTENCES, type ComparisonGap } from './sentences.ts';

const PERCENT_DECIMALS = 1;

/** Section 6a(2) no. 2: with the same user only, as far as data exist. */
export function compareWith(
  { occupancy, group, wholeDays, at, book }: UserContext,
  use: UseName,
  own: Figure | undefined,
  month: Month,
  name: 'same_month_last_year' | 'previous_month',
): MonthlyComparison {
  const unavailable = (reason: ComparisonGap): MonthlyComparison => {
    const { de, en } = COMPARISON_SENTENCES[reason];
    return { available: false, month, reason, message_de: de, message_en: en };
  };
  const past = occupancy.pastMonths.find((each) => each.month === month);
  const then = past?.[use];
  if (past === undefined || then === undefined) {
    return unavailable(monthOfDay(occupancy.stay.from) > month ? 'before_move_in' : 'not_recorded');
  }
  if (!then.comparable) return unavailable('not_comparable');
  const conversion = group.conversion[use];
  if (then.value === undefined || then.origin === 'missing' || conversion === undefined) {
    return unavailable('value_missing');
  }
  const kwh = multiply(then.value, conversion.kwhPerUnit);
  const text = formatFixed(kwh, KWH_DECIMALS);
  const factor = conversion.reasonId === undefined ? [] : [conversion.reasonId];
  book?.add('monthly_comparison', `${at}/${use}_${name}`, text, [`${then.path}/value`, ...factor]);
  const whole = occupancy.daysIn === BigInt(daysIn(wholeDays)) && past.whole;
  return {
    available: true,
    month,
    kwh: text,
    origin: then.origin,
    whole_month: past.whole,
    ...(own !== undefined && whole ? changeFrom(own.kwh, kwh) : {}),
  };
}

/** Section 6a(2) no. 3: the average user of the same category, for the same area and the same days. */
export function averageFor(
  { occupancy, unit, group, wholeDays, at, book }: UserContext,
  use: UseName,
  own: Figure | undefined,
): MonthlyAverage {
  const average = group.average[use];
  const areaM2 = unit.areaM2[use];
  if (!average.available || isZero(areaM2)) {
    const reason = average.available ? 'no_area' : average.reason;
    const { de, en } = AVERAGE_SENTENCES[reason];
    return { available: false, reason, message_de: de, message_en: en };
  }
  // Within a month every day has the same degree days, so days are right for heat as well.
  const days = fraction(occupancy.daysIn, BigInt(daysIn(wholeDays)));
  const kwh = multiply(multiply(average.kwhPerM2, areaM2), days);
  const text = formatFixed(kwh, KWH_DECIMALS);
  const mean = group.averageReason[use];
  book?.add('monthly_average', `${at}/${use}_average`, text, [
    ...(mean === undefined ? [] : [mean]),
    `${unit.path}/${use}_area_m2`,
    `${occupancy.path}/from`,
  ]);
  return {
    available: true,
    kwh: text,
    kwh_per_m2: formatFixed(average.kwhPerM2, 3),
    kind: average.kind,
    source: average.kind === 'reference' ? average.source : group.group.id,
    ...(own === undefined ? {} : changeFrom(own.kwh, kwh)),
  };
}

/** In percent of what it is compared with; nothing where that is zero. */
function changeFrom(now: Fraction, then: Fraction): { change_percent?: string } {
  if (isZero(then)) return {};
  const change = divide(multiply(subtract(now, then), fraction(100n)), then);
  return { change_percent: formatFixed(change, PERCENT_DECIMALS) };
}
