import type { RunTotals } from './schemas.ts';

/** The sums of a calculated house, as a run shows them. */
export function totalsOf(
  result: Omit<RunTotals, 'statements'> & { readonly occupants: readonly unknown[] },
): RunTotals {
  const { total_costs_eur, total_statements_eur, rounding_difference_eur, occupants } = result;
  return { total_costs_eur, total_statements_eur, rounding_difference_eur, statements: occupants.length };
}
