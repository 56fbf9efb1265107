import type { Finding } from '../billing/findings.ts';
import type { Check } from './check.ts';
import { fill } from './details.ts';
import type { Hit, Outcome } from './outcome.ts';
import type { AuditFinding, AuditReport, CheckRun, Reduction } from './report.ts';

/** Asks every check about a subject; what a fault would let tenants cut is the caller's to say. */
export function askChecks<S, C, Id extends string>(
  checks: readonly Check<S, C, Id>[],
  subject: S,
  reductionOf: (claim: C, subject: S) => Reduction | null,
): AuditReport<Id> {
  const findings: AuditFinding<Id>[] = [];
  const runs = checks.map((check) => {
    const outcomes = check.run(subject);
    for (const outcome of outcomes) {
      if (outcome.kind !== 'hit') continue;
      const { claim } = outcome;
      findings.push(findingOf(check, outcome, claim === undefined ? null : reductionOf(claim, subject)));
    }
    return runOf(check, outcomes);
  });
  return { findings, checks: runs, refused: [] };
}

/** The report on a house that cannot be billed: no check has run. */
export const refusedReport = <S, C, Id extends string>(
  checks: readonly Check<S, C, Id>[],
  refused: readonly Finding<string>[],
): AuditReport<Id> => ({
  findings: [],
  checks: checks.map((check) => ({ ...runOf(check, []), state: 'not_run' })),
  refused,
});

function findingOf<S, C, Id extends string>(
  check: Check<S, C, Id>,
  { path, details }: Hit<C>,
  reduction: Reduction | null,
): AuditFinding<Id> {
  const message = fill(check.message, details);
  return {
    check: check.id,
    group: check.group,
    severity: check.severity,
    legal_basis: check.legalBasis,
    path,
    message_de: message.de,
    message_en: message.en,
    what_to_do_de: check.toDo.de,
    what_to_do_en: check.toDo.en,
    reduction,
  };
}

function runOf<S, C, Id extends string>(
  { id, group, title }: Check<S, C, Id>,
  outcomes: readonly Outcome<C>[],
): CheckRun<Id> {
  const lacking = outcomes.filter((outcome) => outcome.kind === 'lack');
  const state = lacking.some(({ partly }) => !partly) ? 'not_run' : lacking.length > 0 ? 'in_part' : 'run';
  return {
    check: id,
    group,
    title_de: title.de,
    title_en: title.en,
    state,
    lacks: [...new Set(lacking.map(({ fact }) => fact))],
  };
}
