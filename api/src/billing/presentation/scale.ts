import {
  type DegreeDayWeight,
  degreeDays,
  degreeDayWeights,
  findInForce,
  format,
  fraction,
  multiply,
  type Period,
  STAGES,
  shareOfYear,
} from '@klarmeter/engine';
import type { DistributionKeys } from '../../properties/index.ts';
import type { Presentation, PresentationOccupancy } from './presentation.ts';
import { MONTHS } from './texts.ts';

/** The steps of the CO2KostAufG as they hold for the period: a shorter one shrinks the bounds. Empty before the act. */
export function co2Scale(period: Period): Presentation['co2_scale'] {
  const share = shareOfYear(period);
  let from = '0';
  return (findInForce(STAGES, period.from)?.value ?? []).map(({ belowKgPerM2, landlordPermille }) => {
    const below = belowKgPerM2 === null ? null : format(multiply(fraction(belowKgPerM2), share), 6);
    const stage = {
      from_kg_per_m2: from,
      below_kg_per_m2: below,
      landlord_percent: format(fraction(landlordPermille, 10n)),
    };
    from = below ?? from;
    return stage;
  });
}

/** Degree days of an occupancy that is shorter than the period, by month as far as it lasts; null for the whole period. */
export function timeShare(span: Period, period: Period, keys: DistributionKeys): PresentationOccupancy['time_share'] {
  if (span.from === period.from && span.to === period.to) return null;
  const weights = degreeDayWeights(keys.summer_degree_days, period.from);
  const text = (of: Period) => format(degreeDays(of, weights), 6);
  return {
    degree_days: text(span),
    period_degree_days: text(period),
    months: monthsOf(span).map((month) => byMonth(month, span, period, weights)),
  };
}

function byMonth(month: Period, span: Period, period: Period, weights: readonly DegreeDayWeight[]) {
  const text = (of: Period) => format(degreeDays(of, weights), 6);
  return {
    label: MONTHS[Number(month.from.slice(5, 7)) - 1] ?? '',
    degree_days: text(within(month, span)),
    period_degree_days: text(within(month, period)),
  };
}

/** The part of a month that lies in a period; they share at least one day. */
function within(month: Period, outer: Period): Period {
  let { from, to } = month;
  if (from < outer.from) from = outer.from;
  if (to > outer.to) to = outer.to;
  return { from, to };
}

/** Calendar months that share a day with the span. */
function monthsOf({ from, to }: Period): Period[] {
  const months: Period[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  for (;;) {
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (text > to.slice(0, 7)) return months;
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    months.push({
      from: `${text}-01` as Period['from'],
      to: `${text}-${String(last).padStart(2, '0')}` as Period['to'],
    });
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
}
