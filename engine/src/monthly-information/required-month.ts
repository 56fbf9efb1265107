import type { Reader } from '../billing/reader.ts';
import { type Month, parseMonth } from '../time/month.ts';
import type { MonthlyFindings } from './finding-kinds.ts';

/** The field `month`, which has to be there; undefined after a finding. */
export function requiredMonth(reader: Reader, findings: MonthlyFindings): Month | undefined {
  const text = reader.requiredText('month');
  const month = parseMonth(text);
  if (month === undefined && reader.isText('month')) {
    findings.add('not_a_month', reader.at('month'), [text.slice(0, 40)]);
  }
  return month;
}
