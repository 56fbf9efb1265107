import { absolute, exact, subtract } from './decimal.ts';
import { euro, signedEuro } from './format.ts';
import type { StatementIdentity } from './input.ts';
import { type Outcome, outcomeOf, type Settled } from './state.ts';

/**
 * What this version replaces and why, what the reader was told before, and what becomes of money that has moved since;
 * null for a first version.
 */
export function correctionText(statement: StatementIdentity, settled: Settled): string | null {
  const { version, correctionReason = 'nicht angegeben.', replaced } = statement;
  if (version === 1) return null;
  const why = `Diese Fassung ${version} ersetzt Fassung ${version - 1}. Grund: ${correctionReason}`;
  if (replaced === undefined) return why;
  const before = outcomeOf({ ...settled, occupant: replaced });
  const now = outcomeOf(settled);
  const difference = isTransfer(before) && isTransfer(now) ? balance(settled, replaced) : total(settled, replaced);
  const old = before.title.charAt(0).toUpperCase() + before.title.slice(1);
  const told = `Fassung ${version - 1}: ${old}. Unterschied: ${signedEuro(difference)}.`;
  return [why, told, ...moved(before, now, version - 1, difference)].join(' ');
}

type Figures = NonNullable<StatementIdentity['replaced']>;

const balance = ({ occupant }: Settled, replaced: Figures) =>
  subtract(exact(occupant.balance_eur), exact(replaced.balance_eur));
const total = ({ occupant }: Settled, replaced: Figures) =>
  subtract(exact(occupant.total_eur), exact(replaced.total_eur));

/** Whether the outcome makes somebody pay. */
const isTransfer = ({ state }: Outcome): boolean =>
  state === 'additional_payment' || state === 'credit' || state === 'even';

/** Whether it was paid is not known here, so both are said: what was paid counts, and only the difference is left. */
function moved(before: Outcome, now: Outcome, version: number, difference: ReturnType<typeof balance>): string[] {
  if (!isTransfer(before) || !isTransfer(now) || before.state === 'even' || difference.numerator === 0n) return [];
  const rest = euro(absolute(difference));
  const left = difference.numerator > 0n ? `zahlen Sie nur ${rest}` : `bekommen Sie ${rest}`;
  const done = before.state === 'credit' ? 'das Guthaben schon bekommen' : 'die Nachzahlung schon geleistet';
  return [`Haben Sie aus Fassung ${version} ${done}, ${left}.`];
}
