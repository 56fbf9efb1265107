import { statementDeadline } from '../../law/de/bgb/section-556-statement.ts';
import { fraction } from '../../money/fraction.ts';
import { daysBetween } from '../../series/point-series.ts';
import type { Day } from '../../time/day.ts';
import { daysIn, isTwelveMonths } from '../../time/period.ts';
import type { CheckDefinition } from '../check.ts';
import type { CommonSubject } from '../common.ts';
import { euro, names, number, onDay, words } from '../details.ts';
import { follows, hasDwellings } from '../look.ts';
import { LATE, type LostClaim, lostEur } from '../lost-claims.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import { count } from '../settings.ts';

const BASIS = 'BGB § 556(3)';

/** BGB section 556(3): which days a bill is for, and until when it has to arrive. */
export const deadlineChecks = {
  statement_late: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Abrechnungsfrist abgelaufen', 'Time for the statement has run out'),
    message: words(
      'Die Abrechnungen mussten bis {until} zugehen. Nachzahlungen von {amount} EUR sind verloren, Guthaben nicht.',
      'The statements had to arrive by {until}. Additional payments of {amount} EUR are lost, credits are not.',
    ),
    toDo: words(
      'Senden Sie sofort. Fordern Sie nur nach, wenn Sie die Verspätung nicht zu vertreten haben.',
      'Send them at once. Claim only if the delay was not your fault.',
    ),
    run: (subject) =>
      withDeadline(subject, (until, today) =>
        today > until ? [hit('/facts/today', { until: onDay(until), amount: euro(lostEur(subject, LATE)) }, LATE)] : [],
      ),
  },

  statement_due_soon: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Abrechnungsfrist läuft bald ab', 'Time for the statement runs out soon'),
    message: words(
      'Bis {until} müssen die Abrechnungen zugegangen sein, das sind noch {days} Tage. Es geht um {amount} EUR.',
      'The statements have to arrive by {until}, {days} days from now. {amount} EUR are at stake.',
    ),
    toDo: words(
      'Wählen Sie einen Weg mit Zustellnachweis, der rechtzeitig ankommt.',
      'Choose a way with proof of delivery that arrives in time.',
    ),
    run: (subject) =>
      withDeadline(subject, (until, today) => {
        const days = daysBetween(today, until);
        if (days < 0 || days > count('statement_notice_days')) return [];
        const left = number(fraction(BigInt(days)));
        return [hit('/facts/today', { until: onDay(until), days: left, amount: euro(lostEur(subject, LATE)) })];
      }),
  },

  delivery_planned_too_late: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Zustellung nach der Frist geplant', 'Delivery planned after the deadline'),
    message: words(
      'Die Abrechnungen kommen am {arrival} an. Die Frist endet am {until}, es geht um {amount} EUR.',
      'The statements arrive on {arrival}. The time ends on {until}, {amount} EUR are at stake.',
    ),
    toDo: words('Stellen Sie früher oder auf schnellerem Weg zu.', 'Deliver earlier or on a faster way.'),
    run: (subject) =>
      withDeadline(subject, (until, today) => {
        const arrival = subject.facts.delivery?.arrives_on;
        if (arrival === undefined) return [lacks('delivery.arrives_on')];
        if (today > until || arrival <= until) return [];
        const details = { arrival: onDay(arrival), until: onDay(until), amount: euro(lostEur(subject, LATE)) };
        return [hit('/facts/delivery/arrives_on', details, LATE)];
      }),
  },

  period_not_over: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Zeitraum noch nicht vorbei', 'Period not over yet'),
    message: words(
      'Heute ist der {today}. Der Zeitraum endet erst am {to}.',
      'Today is {today}. The period ends on {to} only.',
    ),
    toDo: words('Warten Sie das Ende des Zeitraums ab.', 'Wait for the end of the period.'),
    run: ({ house: { period }, facts: { today } }) => {
      if (today === undefined) return [lacks('today')];
      return today > period.to ? [] : [hit('/house/period/to', { today: onDay(today), to: onDay(period.to) })];
    },
  },

  periods_not_continuous: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Zeiträume schließen nicht aneinander an', 'Periods do not join'),
    message: words(
      'Der letzte Zeitraum endete am {before}, dieser beginnt am {from}.',
      'The last period ended on {before}, this one begins on {from}.',
    ),
    toDo: words(
      'Beginnen Sie am Tag nach dem Ende der letzten Abrechnung.',
      'Begin on the day after the last statement ended.',
    ),
    run: ({ house: { period }, previous }) => {
      if (previous === null) return [];
      if (previous === undefined) return [lacks('previous')];
      if (follows(previous, period.from)) return [];
      const details = { before: onDay(previous.house.period.to), from: onDay(period.from) };
      return [hit('/house/period/from', details)];
    },
  },

  short_period_without_reason: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Kurzer Zeitraum ohne Grund', 'Short period without a reason'),
    message: words(
      'Abgerechnet sind {days} Tage statt eines Jahres. Ein Grund ist nicht festgehalten.',
      '{days} days are billed in place of a year. No reason is on file.',
    ),
    toDo: words(
      'Rechnen Sie das ganze Jahr ab oder halten Sie den Turnuswechsel fest.',
      'Bill the whole year, or put the change of the cycle on file.',
    ),
    run: ({ house: { period }, facts }) =>
      isTwelveMonths(period) || facts.short_period_reason !== undefined
        ? []
        : [hit('/house/period', { days: number(fraction(BigInt(daysIn(period)))) })],
  },

  addressee_unknown: {
    severity: 'error',
    legalBasis: 'BGB § 130(1)',
    title: words('Empfänger ohne Anschrift', 'Addressee without an address'),
    message: words(
      '{occupants}: Die Anschrift ist nicht bekannt. Die Abrechnung kann nicht zugehen.',
      '{occupants}: the address is not known. The statement cannot arrive.',
    ),
    toDo: words(
      'Ermitteln Sie die neue Anschrift, etwa beim Meldeamt.',
      'Find the new address, for instance at the registration office.',
    ),
    run: ({ occupants }) => {
      const tenants = occupants.filter(({ isLet }) => isLet);
      const unknown = tenants.filter(({ facts }) => facts?.address_known === false);
      const unasked = tenants.some(({ facts }) => facts?.address_known === undefined);
      const lacking: Outcome<never>[] = unasked ? [lacksInPart('occupancies.address_known')] : [];
      const [first] = unknown;
      if (first === undefined) return lacking;
      return [hit(first.path, { occupants: names(unknown.map((each) => each.name)) }), ...lacking];
    },
  },
} satisfies Record<string, CheckDefinition<CommonSubject, LostClaim>>;

/** The deadline of section 556 is one of dwellings. */
function withDeadline(
  subject: CommonSubject,
  ask: (until: Day, today: Day) => readonly Outcome<LostClaim>[],
): readonly Outcome<LostClaim>[] {
  const until = statementDeadline(subject.house.period.to)?.until;
  if (until === undefined || !hasDwellings(subject)) return [];
  const { today } = subject.facts;
  return today === undefined ? [lacks('today')] : ask(until, today);
}
