import { format } from '../../money/decimal.ts';
import { divide, type Fraction, multiply, reduce } from '../../money/fraction.ts';
import type { Month } from '../../time/month.ts';
import { ContractFindings, type ContractRefusal } from '../findings.ts';
import { finalValue, type IndexTable } from './index-table.ts';

/** A value of a newer base on the older one: `value * oldAtLink / newAtLink`, exact. */
export const onOldBase = (value: Fraction, oldAtLink: Fraction, newAtLink: Fraction): Fraction =>
  reduce(divide(multiply(value, oldAtLink), newAtLink));

/**
 * AGB section 7(10): the index of a contract continued with the values of a newer base, converted back at a month that
 * both have.
 * Interpretation: months that were published on the contract's own base keep those values.
 */
export function continueIndex(
  contractTable: IndexTable,
  newerTable: IndexTable,
  linkMonth: Month,
): { readonly ok: true; readonly table: IndexTable } | ContractRefusal {
  const findings = new ContractFindings();
  const old = finalValue(contractTable, linkMonth);
  const newer = finalValue(newerTable, linkMonth);
  if (old === undefined) findings.add('link_value_missing', '', linkMonth, String(contractTable.baseYear));
  if (newer === undefined) findings.add('link_value_missing', '', linkMonth, String(newerTable.baseYear));
  if (old === undefined || newer === undefined) return findings.refusal();

  const own = new Set(contractTable.values.map(({ month }) => month));
  const converted = newerTable.values
    .filter(({ month }) => !own.has(month))
    .map((each) => ({
      ...each,
      value: onOldBase(each.value, old.value, newer.value),
      published: { value: format(each.value), baseYear: newerTable.baseYear },
    }));
  return {
    ok: true,
    table: {
      ...contractTable,
      retrievedOn: newerTable.retrievedOn,
      values: [...contractTable.values, ...converted].toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    },
  };
}
