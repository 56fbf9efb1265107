import type { StepType } from '@klarmeter/engine/proof';
import { msg, str } from '@lit/localize';
import { day } from '../i18n/format.ts';
import { currentLocale, formatLocale } from '../i18n/locale.ts';
import { provision } from '../i18n/provision.ts';
import { again } from '../session/again.ts';
import { type Delivery, maskedEmail, type Standing, type Summary } from './deliveries.ts';
import { type ActorKind, type Channel, STEPS, type TimelineItem } from './timeline.ts';

type ProofCode = typeof import('./check-proof.ts');
let code: ProofCode | undefined;

/** The check, and what a proof shows and what not. Loaded with the data, so that checking needs no network. */
export async function proofCode(): Promise<ProofCode> {
  code ??= await again(() => import('./check-proof.ts'));
  return code;
}

export const claims = () => code?.CLAIMS[currentLocale()];

/** A sentence that comes in both languages. */
export const inLanguage = (de: string | undefined, en: string | undefined): string | undefined =>
  currentLocale() === 'de' ? de : en;

/** The words of the proof itself, here too: the steps are read also where the check could not be loaded. */
export function stepWord(step: StepType): string {
  if (step === 'created') return msg('erzeugt', { id: 'delivery-proof.created' });
  if (step === 'released') return msg('freigegeben', { id: 'delivery-proof.released' });
  if (step === 'handed_over') return msg('übergeben', { id: 'delivery-proof.handed-over' });
  if (step === 'delivered') return msg('zugestellt', { id: 'delivery-proof.delivered' });
  return step === 'opened'
    ? msg('geöffnet', { id: 'delivery-proof.opened' })
    : msg('bestätigt', { id: 'delivery-proof.acknowledged' });
}

export function channelWord(channel: Channel): string {
  return channel === 'portal'
    ? msg('Portal', { id: 'delivery-proof.portal' })
    : msg('E-Mail', { id: 'delivery-proof.email' });
}

export function actorWord(actor: ActorKind): string {
  if (actor === 'system') return msg('System', { id: 'delivery-proof.system' });
  return actor === 'manager'
    ? msg('Verwaltung', { id: 'delivery-proof.manager' })
    : msg('angemeldete Person', { id: 'delivery-proof.person' });
}

/** `Stufe 4 von 5: geöffnet`, or that it failed. */
export function levelSentence({ level, standing }: Summary): string {
  const reached = msg(str`Stufe ${level} von 5: ${stepWord(STEPS[level] ?? 'created')}`, {
    id: 'delivery-proof.level',
  });
  return standing === 'failed'
    ? `${msg('Nicht zugestellt', { id: 'delivery-proof.not-delivered' })} · ${reached}`
    : reached;
}

/** The day that counts and why, or why none does yet. */
export function receiptSentence({ receipt, standing }: Summary): string {
  if (receipt === null) return noReceipt(standing);
  const why = inLanguage(receipt.reason_de, receipt.reason_en);
  return `${msg(str`Als Zugang gilt der ${weekday(receipt.on)}.`, { id: 'delivery-proof.receipt' })} ${why} (${provision(receipt.legal_basis)})`;
}

function weekday(on: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { weekday: 'long', timeZone: 'UTC' });
  return `${format.format(new Date(`${on}T00:00:00Z`))}, ${day(on)}`;
}

function noReceipt(standing: Standing): string {
  if (standing === 'none') return msg('Noch nicht versandt.', { id: 'delivery-proof.not-sent' });
  if (standing === 'failed')
    return msg('Kein Versuch ist angekommen. Es gibt keinen Zugang.', { id: 'delivery-proof.failed-attempts' });
  if (standing === 'unclear')
    return msg('Es ist unklar, ob die Nachricht angekommen ist. Es gibt keinen belegten Zugang.', {
      id: 'delivery-proof.unclear-attempts',
    });
  return msg('Noch kein Zugang belegt: Versandt heißt nicht angekommen.', { id: 'delivery-proof.no-receipt' });
}

/** `Portal (Einwilligung vom 02.03.2024), Hinweis an a•••@example.org`. */
export function wayOf({ channel, consent_given_on: consent, email }: Delivery): string {
  const address = email === null ? '' : maskedEmail(email);
  if (channel === 'email') return `${channelWord(channel)} ${address}`.trim();
  const agreed =
    consent === null
      ? msg('ohne Einwilligung', { id: 'delivery-proof.no-consent' })
      : msg(str`Einwilligung vom ${day(consent)}`, { id: 'delivery-proof.consent' });
  const notice = address === '' ? '' : `, ${msg(str`Hinweis an ${address}`, { id: 'delivery-proof.notice-to' })}`;
  return `${channelWord(channel)} (${agreed})${notice}`;
}

/** What a place of the timeline says: `geöffnet`, `noch nicht bestätigt`, `Versuch 2 abgelehnt`. */
export function itemWord({ what, mark, attempt }: TimelineItem): string {
  if (what !== 'attempt') {
    const word = stepWord(what);
    return mark === 'open' ? msg(str`noch nicht ${word}`, { id: 'delivery-proof.open' }) : word;
  }
  if (mark === 'failed') return msg(str`Versuch ${attempt} abgelehnt`, { id: 'delivery-proof.refused' });
  if (mark === 'unclear') return msg(str`Versuch ${attempt} ohne klare Antwort`, { id: 'delivery-proof.unclear' });
  if (mark === 'running') return msg(str`Versuch ${attempt} läuft`, { id: 'delivery-proof.running' });
  return msg(str`Versuch ${attempt} angenommen`, { id: 'delivery-proof.accepted' });
}
