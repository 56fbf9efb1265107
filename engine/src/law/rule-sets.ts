/**
 * What the engine knew, by the month it was released: `2026-11`. Written into every result, so that a statement can be
 * calculated anew by what was known when it was made, whatever the register or the rules say later.
 */
export const RULE_SETS = ['2026-11'] as const;

/** The newest one, by which everything is calculated unless an older one is asked for. */
export const RULE_SET: string = RULE_SETS[RULE_SETS.length - 1] ?? '';

let known: string = RULE_SET;

/** Whether something that came with a rule set counts in the calculation under way. */
export const isKnown = (since: string | undefined): boolean => since === undefined || since <= known;

/**
 * Calculates by an older rule set: entries of the register and rules that came later do not count within `work`, which
 * must not wait for anything. Throws RangeError for a rule set this engine does not have.
 */
export function byRuleSet<T>(ruleSet: string, work: () => T): T {
  if (!(RULE_SETS as readonly string[]).includes(ruleSet)) throw new RangeError(`no rule set ${ruleSet}`);
  const before = known;
  known = ruleSet;
  try {
    return work();
  } finally {
    known = before;
  }
}
