import { isAtMostTwelveMonths } from '../law/de/bgb/section-556-billing-period.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { FindingSink } from './findings.ts';
import type { Reader } from './reader.ts';

const PERIOD_FIELDS = new Set(['from', 'to']);

/** The billing period of a file; undefined where it cannot be read or begins before the law the file is billed by. */
export function parsePeriod(
  file: Reader,
  law: { readonly firstDay: Day; readonly basis: string },
  findings: FindingSink,
): Period | undefined {
  if (!file.has('period')) file.missing('period');
  const reader = file.object('period', PERIOD_FIELDS);
  const from = reader?.requiredDay('from');
  const to = reader?.requiredDay('to');
  if (from === undefined || to === undefined) return undefined;
  const period = { from, to };
  if (to < from) {
    findings.add('period_reversed', '/period');
    return undefined;
  }
  // A period that is too long is still one that its occupancies have to cover.
  if (!isAtMostTwelveMonths(period)) findings.add('period_too_long', '/period');
  if (from >= law.firstDay) return period;
  findings.add('period_before_law', '/period/from', [law.firstDay], law.basis);
  return undefined;
}
