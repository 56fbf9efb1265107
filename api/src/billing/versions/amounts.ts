import type { ExplainedAmount, OperatingCostLine, StatementLine } from '@klarmeter/engine';
import type { VersionRow } from '../statements/version-store.ts';

/** Sums that the engine calls otherwise than callers do. */
const LABOUR = { s35a_2: 'labour/s35a_2', s35a_3: 'labour/s35a_3' } as const;

/**
 * What the engine calls an amount of a statement. Lines of heating go by their code, lines of operating costs by the id
 * of their entry, since positions are called like their entries; `heating` is the line of the heating bill.
 */
export function amountOf(line: string): ExplainedAmount {
  if (line.startsWith('oce_')) return `positions/${line}`;
  return LABOUR[line as keyof typeof LABOUR] ?? (line as ExplainedAmount);
}

/** What callers call a line that the engine names. */
export const lineOf = (amount: string): string => amount.replace(/^positions\//, '');

/** What callers call a line of a result. */
export const lineIdOf = (line: StatementLine | OperatingCostLine): string =>
  'code' in line ? line.code : (line.position ?? 'heating');

/** Everything of a version that can be explained, by the names callers know: its lines, then its sums. */
export function explainableLines({
  lines,
  operatingCosts,
  vatContainedCents,
  advanceCents,
}: Pick<VersionRow, 'lines' | 'operatingCosts' | 'vatContainedCents' | 'advanceCents'>): string[] {
  if (operatingCosts === null) {
    return [
      ...lines.map(({ code }) => code),
      'total',
      ...(vatContainedCents === null ? [] : ['vat_contained']),
      'balance',
    ];
  }
  const { lines: costs, s35a, advance_proposal: proposal } = operatingCosts;
  return [
    ...costs.map(({ operating_cost_entry_id: id }) => id ?? 'heating'),
    'total',
    ...(advanceCents === null ? [] : ['advance']),
    'balance',
    ...(['s35a_2', 's35a_3'] as const).filter((kind) => s35a !== null && s35a[`${kind}_cents`] !== 0),
    ...(proposal === null ? [] : ['advance_proposal']),
  ];
}
