import { findInForce } from '../../law/dated.ts';
import type { Fraction } from '../../money/fraction.ts';
import { monthOfDay, parseMonth } from '../../time/month.ts';
import type { ContractFindings } from '../findings.ts';
import { InputReader } from '../input.ts';
import { INDEX_CLAUSE } from '../terms/section-7-index-clause.parameters.ts';
import type { IndexRequestInput, PricedItem } from './request.ts';

/** An item whose price could be read. */
export interface ReadItem {
  readonly id: string;
  readonly net: Fraction;
  readonly recurring: boolean;
}

/** The items that could be read; what could not, and what the clause does not cover, is a finding. */
export function readItems(items: readonly PricedItem[], findings: ContractFindings): ReadItem[] {
  const reader = new InputReader(findings);
  const list = reader.objects(items, '/items');
  if (!list.some(({ item }) => item.recurring)) findings.add('no_recurring_item', '/items');
  return list.flatMap(({ item: { id, netEur, recurring }, path }) => {
    const net = reader.decimal(netEur, `${path}/netEur`, 'not_negative');
    if (!recurring) findings.add('one_off_not_indexed', path);
    return net === undefined ? [] : [{ id, net, recurring }];
  });
}

/** The clause of the contract and its base month; undefined where a day could not be read. */
export function readDays(input: IndexRequestInput, findings: ContractFindings) {
  const reader = new InputReader(findings);
  const days = [
    reader.day(input.agreedOn, '/agreedOn'),
    reader.day(input.startsOn, '/startsOn'),
    reader.day(input.madeOn, '/madeOn'),
    reader.day(input.receivedOn, '/receivedOn'),
    reader.day(input.effectiveOn, '/effectiveOn'),
    ...(input.lastAdjustment ? [reader.day(input.lastAdjustment.effectiveOn, '/lastAdjustment/effectiveOn')] : []),
  ];
  reader.choice(input.by, '/by', ['provider', 'customer']);
  const baseMonth = input.lastAdjustment ? parseMonth(input.lastAdjustment.indexMonth) : monthOfDay(input.startsOn);
  if (baseMonth === undefined) {
    findings.add('not_a_month', '/lastAdjustment/indexMonth', String(input.lastAdjustment?.indexMonth).slice(0, 40));
  }
  if (days.includes(undefined) || baseMonth === undefined) return undefined;

  const clause = findInForce(INDEX_CLAUSE, input.agreedOn)?.value;
  if (clause === undefined) findings.add('no_terms', '/agreedOn', input.agreedOn);
  return clause && { clause, baseMonth };
}
