import type { Findings } from '../billing/findings.ts';
import type { Reader } from '../billing/reader.ts';
import { type Month, parseMonth } from '../time/month.ts';

/** The field `month`, which has to be there; undefined after a finding. */
export function requiredMonth(reader: Reader, findings: Findings): Month | undefined {
  const text = reader.requiredText('month');
  const month = parseMonth(text);
  if (month === undefined && reader.isText('month')) {
    findings.add('not_a_month', reader.at('month'), [text.slice(0, 40)]);
  }
  return month;
}
