import { formatFixed } from '../../money/decimal.ts';
import type { Day } from '../../time/day.ts';
import type { Month } from '../../time/month.ts';
import type { ContractFindings } from '../findings.ts';
import type { IndexClause } from '../terms/section-7-index-clause.parameters.ts';
import type { IndexChange } from './adjustment.ts';
import { firstAdjustmentDay, isAdjustmentDay, latestReceiptDay } from './adjustment-day.ts';
import { finalValue, type IndexTable, latestFinalValue, surelyPublishedOn } from './index-table.ts';
import type { IndexRequestInput } from './request.ts';

/** AGB section 7(5a) and (9): the day of effect, and the time between receipt and effect. */
export function checkDays(input: IndexRequestInput, clause: IndexClause, findings: ContractFindings): void {
  const first = firstAdjustmentDay(clause, input.startsOn, input.lastAdjustment?.effectiveOn);
  if (!isAdjustmentDay(clause, input.effectiveOn, first)) {
    findings.add('effective_day_not_allowed', '/effectiveOn', first);
  }
  if (input.receivedOn < input.madeOn) findings.add('received_before_made', '/receivedOn');
  const latest = latestReceiptDay(clause, input.effectiveOn);
  if (input.receivedOn > latest) {
    findings.add('notice_too_short', '/receivedOn', String(clause.noticeWeeks), input.effectiveOn, latest);
  }
}

/**
 * The values of the base month and of the month used.
 * Interpretation: the clause names the month in which the change takes effect; its value is published weeks after the
 * request has to arrive. The latest month published when the request is made is used instead, and stored.
 */
export function pickValues(
  table: IndexTable,
  clause: IndexClause,
  baseMonth: Month,
  madeOn: Day,
  findings: ContractFindings,
) {
  if (table.index !== clause.index || BigInt(table.baseYear) !== clause.baseYear) {
    findings.add('wrong_base', '', `${clause.index} ${clause.baseYear}`, `${table.index} ${table.baseYear}`);
    return undefined;
  }
  const base = finalValue(table, baseMonth);
  if (base === undefined) findings.add('base_value_pending', '', baseMonth);

  const used = latestFinalValue(table, madeOn);
  const published = surelyPublishedOn(madeOn);
  // An older value than the one that is out already would be a choice, and a provisional one must never trigger.
  if (used === undefined || used.month < published) {
    findings.add('index_values_missing', '', used?.month ?? '–', madeOn, published);
    return undefined;
  }
  if (used.month <= baseMonth) findings.add('index_month_not_later', '', baseMonth);
  return base && { base, used };
}

/** AGB section 7(5b) and (8): the threshold, and who may ask. */
export function checkChange(
  change: IndexChange,
  { by }: IndexRequestInput,
  clause: IndexClause,
  findings: ContractFindings,
) {
  if (change.entitled === 'nobody') {
    findings.add('threshold_not_reached', '', formatFixed(change.percent, 6), clause.thresholdPercent);
  } else if (change.entitled !== by) findings.add('not_entitled', '/by');
}
