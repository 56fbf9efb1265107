import { CHECKS, type Check } from './checks/index.ts';
import { fill } from './details.ts';
import type { Hit, Outcome } from './outcome.ts';
import { reductionOf } from './reduction.ts';
import type { AuditFinding, AuditReport, CheckRun } from './report.ts';
import { type AuditSubject, readSubject, type Subject } from './subject.ts';

/**
 * Asks every check of the audit about one billed house before its statements are released. Pure: the day and whatever
 * else it has to know stand in the facts. Never throws on an input: facts that cannot be read are unknown and a finding,
 * and a house that cannot be billed is answered with what is wrong with it.
 */
export function auditHouse(given: AuditSubject): AuditReport {
  const subject = readSubject(given);
  if ('ok' in subject) {
    const checks = CHECKS.map((check) => ({ ...runOf(check, []), state: 'not_run' }) as const);
    return { findings: [], checks, refused: subject.findings };
  }
  const findings: AuditFinding[] = [];
  const checks = CHECKS.map((check) => {
    const outcomes = check.run(subject);
    for (const outcome of outcomes) if (outcome.kind === 'hit') findings.push(findingOf(check, outcome, subject));
    return runOf(check, outcomes);
  });
  return { findings, checks, refused: [] };
}

function findingOf(check: Check, { path, details, claim }: Hit, subject: Subject): AuditFinding {
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
    reduction: claim === undefined ? null : reductionOf(claim, subject),
  };
}

function runOf({ id, group, title }: Check, outcomes: readonly Outcome[]): CheckRun {
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
