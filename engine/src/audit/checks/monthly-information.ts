import { monthsOfInformation } from '../../law/de/heizkostenv/section-6a-information.ts';
import { calendarEnd } from '../../time/calendar.ts';
import type { Day } from '../../time/day.ts';
import type { CheckDefinition } from '../check.ts';
import { words } from '../details.ts';
import { askTenants, type Lacking, lacking } from '../each-tenant.ts';
import type { DeviceFacts, MonthlyInformationFacts } from '../facts.ts';
import { indexBy, occupancyKey } from '../index-by.ts';
import { devicesWhere } from '../look.ts';
import { lacks, lacksInPart, type Outcome } from '../outcome.ts';
import { count } from '../settings.ts';
import type { Occupant, Subject } from '../subject.ts';

/** HeizkostenV section 6a(1): what users with remotely readable equipment hear each month. */
export const monthlyInformationChecks = {
  monthly_information_missing: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(1)',
    title: words('Monatliche Verbrauchsinformation fehlt', 'Monthly information missing'),
    message: words(
      '{occupants}: Es fehlen Verbrauchsinformationen, zuerst für {month}.',
      '{occupants}: consumption information is missing, at first for {month}.',
    ),
    toDo: words(
      'Holen Sie den Versand nach und richten Sie ihn monatlich ein.',
      'Send it now, and set it up to be sent each month.',
    ),
    run: (subject) => {
      const { today } = subject.facts;
      return withMonthly(subject, (own, { model }) => {
        const sent = new Set(own.months);
        const missing = monthsOfInformation(model.period).find((month) => {
          const due = calendarEnd('month', `${month}-01` as Day, count('monthly_information_due_months'));
          return !sent.has(month) && (today === undefined || due < today);
        });
        return missing === undefined ? undefined : lacking(missing);
      });
    },
  },

  monthly_information_not_notified: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 6a(1)',
    title: words('Verbrauchsinformation nur zum Abruf', 'Monthly information only to be fetched'),
    message: words(
      '{occupants}: Die Informationen lagen bereit, mitgeteilt wurde es nicht. Ein Portal allein genügt nicht.',
      '{occupants}: the information was there, but nobody was told. A portal alone is not enough.',
    ),
    toDo: words(
      'Benachrichtigen Sie jeden Monat per E-Mail oder senden Sie Papier.',
      'Notify by e-mail each month, or send paper.',
    ),
    run: (subject) =>
      withMonthly(subject, (own) => {
        if (own.notified === undefined) return lacksInPart('monthly_information.notified');
        return own.notified || own.months.length === 0 ? undefined : lacking(own.months[0]);
      }),
  },
} satisfies Record<string, CheckDefinition>;

const INFORMED_OF: readonly DeviceFacts['use'][] = ['heating', 'hot_water'];

/**
 * Asks what was sent to every tenant, where all devices of the house can be read remotely.
 * Interpretation: in a house with other devices as well the monthly duty does not hold yet.
 */
function withMonthly(
  subject: Subject,
  ask: (own: MonthlyInformationFacts, occupant: Occupant) => Lacking | Outcome | undefined,
): readonly Outcome[] {
  const devices = devicesWhere(subject, ({ use }) => INFORMED_OF.includes(use));
  if (devices === undefined) return [lacks('devices')];
  if (devices.length === 0 || devices.some(({ device }) => device.remotely_readable === false)) return [];
  if (devices.some(({ device }) => device.remotely_readable === undefined)) return [lacks('devices.remotely_readable')];
  const sent = subject.facts.monthly_information;
  if (sent === undefined) return [lacks('monthly_information')];
  // Interpretation: a single month may count for less than the whole cut, so it is an "up to".
  const byKey = indexBy(sent, occupancyKey);
  return askTenants(subject, { upTo: true }, (occupant) => {
    const own = byKey.get(occupancyKey({ unit: occupant.unit.id, occupancy: occupant.id }));
    return own === undefined ? lacksInPart('monthly_information') : ask(own, occupant);
  });
}
