import { findInForce } from '../law/dated.ts';
import { periodEnd } from '../law/de/bgb/section-188-end.ts';
import { latestNoticeDay } from '../law/de/bgb/section-188-latest-notice.ts';
import { extendedPeriodEnd } from '../law/de/bgb/section-190-extension.ts';
import type { Day } from '../time/day.ts';
import { addDays, withinCalendar } from '../time/shift.ts';
import type { ContractPart } from './contract-part.ts';
import { type ContractFinding, ContractFindings } from './findings.ts';
import { CONTRACT_TERMS, type TermRules } from './terms/section-8-terms.parameters.ts';

/** A stretch of a contract that nobody gave notice in. */
export interface Term {
  readonly number: number;
  readonly from: Day;
  /** Last day; null for a term without end. */
  readonly to: Day | null;
  /** Last day on which notice to the end of the term may arrive; null where no day matters. */
  readonly latestNotice: Day | null;
  /** What follows without notice: another term, the end, or the same term for ever. */
  readonly withoutNotice: 'renewal' | 'end' | 'runs_on';
}

/**
 * The term a part of a contract is in on a day, as long as nobody gave notice; undefined outside of the contract, and for a
 * term that ends beyond the calendar.
 */
export function termOn(part: ContractPart, day: Day): Term | undefined {
  const rules = rulesOf(part);
  if (rules === undefined || day < part.startsOn) return undefined;
  return withinCalendar(() => terms(rules, part.startsOn).find(({ to }) => to === null || day <= to));
}

/**
 * The last day of a part of a contract after ordinary notice that arrived on `receivedOn`; undefined where there are no
 * terms, where the contract has ended by itself before, or where the day lies beyond the calendar.
 */
export function endAfterNotice(part: ContractPart, receivedOn: Day): Day | undefined {
  const rules = rulesOf(part);
  return rules && withinCalendar(() => lastDay(rules, part, receivedOn));
}

function lastDay(rules: TermRules, part: ContractPart, receivedOn: Day): Day | undefined {
  for (const term of terms(rules, part.startsOn)) {
    if (term.to === null) return periodEnd({ event: receivedOn }, rules.notice);
    if (term.latestNotice === null ? receivedOn <= term.to : receivedOn <= term.latestNotice) return term.to;
  }
  return undefined;
}

/** What the terms leave open about this part, and at whose risk. */
export function termFindings({ part, party }: ContractPart): readonly ContractFinding[] {
  const findings = new ContractFindings();
  if (party === 'business') return findings.list;
  if (part === 'service') findings.add('notice_not_stated', '');
  else {
    findings.add('renewal_upper_bound_only', '');
    findings.add('rental_of_mixed_contract', '');
  }
  return findings.list;
}

const rulesOf = ({ part, party, agreedOn }: ContractPart): TermRules | undefined =>
  findInForce(CONTRACT_TERMS, agreedOn)?.value[part][party];

/** The terms one after the other, without end where they renew themselves. */
function* terms({ firstTerm, renewal, notice }: TermRules, startsOn: Day): Generator<Term, undefined> {
  let from = startsOn;
  let to = periodEnd({ startOfDay: from }, firstTerm);
  for (let number = 1; ; number += 1) {
    if (renewal.kind === 'once' && number === 2) {
      yield { number, from, to, latestNotice: null, withoutNotice: 'end' };
      return;
    }
    const latestNotice = latestNoticeDay(to, notice);
    if (renewal.kind === 'indefinite') {
      yield { number, from, to, latestNotice, withoutNotice: 'renewal' };
      yield { number: number + 1, from: addDays(to, 1), to: null, latestNotice: null, withoutNotice: 'runs_on' };
      return;
    }
    yield { number, from, to, latestNotice, withoutNotice: 'renewal' };
    from = addDays(to, 1);
    to = extendedPeriodEnd(to, renewal.term);
  }
}
