import { fetchBrandVersion, openPersonKey } from '../accounts/index.ts';
import type { Context, Services } from '../context.ts';
import type { QueuedJob } from '../jobs/job.ts';
import { RETRIES } from '../jobs/retries.ts';
import type { MailAnswer, MailMessage } from '../mailer.ts';
import { addressDigest, recordEvidence } from './evidence.ts';
import { jobStep } from './job-step.ts';
import { composePortalNotice, composeStatementMail } from './mail/compose-mail.ts';
import { openParties } from './statement-source.ts';
import {
  type DeliveryRow,
  type DocumentRow,
  findDocument,
  findSealedContent,
  latestAttempt,
  lockDelivery,
  updateDelivery,
} from './store.ts';
import { deliveryAttempts } from './tables.ts';

/** As often as the queue repeats the job, and the first time. */
const ATTEMPTS_MAX = RETRIES['deliver-document'].retryLimit + 1;
const text = new TextDecoder();

interface Attempt {
  readonly number: number;
  readonly message: MailMessage;
}

type Outcome = MailAnswer['outcome'];

/**
 * Sends a delivery on its way. The attempt is on record before the mail goes out and its outcome after: if the process
 * dies in between, the next start finds an attempt without outcome, marks it `unclear` and mails nothing again.
 * @throws Error when the mail server asked to try later: the queue then repeats the job.
 */
export async function deliverDocument(services: Services, job: QueuedJob): Promise<void> {
  const { delivery_id: deliveryId } = job.payload;
  const id = String(deliveryId);
  const attempt = await jobStep(services, job, 'deliver-document:started', (context) => begin(context, id));
  if (attempt === null || services.mailer === undefined) return;
  const answer = await services.mailer.send(attempt.message);
  await services.faultPort?.('deliver-document:mailed');
  const later = await jobStep(services, job, 'deliver-document:outcome', (context) =>
    settle(context, id, attempt, answer),
  );
  if (later) throw new Error(`the mail server asked to try delivery ${id} later (${answer.code ?? 'no answer'})`);
}

/** Writes the attempt down; null when there is nothing to mail. */
async function begin(context: Context, id: string): Promise<Attempt | null> {
  const delivery = await lockDelivery(context, id);
  if (delivery?.status !== 'queued') return null;
  const document = await findDocument(context, delivery.documentId);
  if (document === undefined) throw new Error(`delivery ${id} has no document`);
  const last = await latestAttempt(context, id);
  const number = last[0]?.number ?? 0;
  if (last.length === 1 && last[0]?.outcome === 'started') {
    await writeAttempt(context, delivery, number, 'unclear', 'The process ended before the mail server had answered.');
    await settleDelivery(context, delivery, document, 'unclear');
    return null;
  }
  if (delivery.addressSealed === null || context.services.mailer === undefined) {
    // A document in the portal needs no mail to lie there; an e-mail waits for a process with a mail server.
    if (delivery.channel === 'portal') await settleDelivery(context, delivery, document, 'refused');
    return null;
  }
  const message = await compose(context, delivery, document, delivery.addressSealed);
  if (message === null) {
    await updateDelivery(context, id, { status: 'failed' });
    return null;
  }
  await writeAttempt(context, delivery, number + 1, 'started', null);
  return { number: number + 1, message };
}

/** Null once the person is erased: there is no address and no document any more. */
async function compose(
  context: Context,
  delivery: DeliveryRow,
  document: DocumentRow,
  addressSealed: string,
): Promise<MailMessage | null> {
  const key = await openPersonKey(context, document.personId);
  if (key === null) return null;
  const input = {
    brand: await fetchBrandVersion(context, document.brandId, document.brandVersion),
    to: text.decode(await key.open(addressSealed)),
    // The lines of an address: a salutation may stand above the name.
    name: (await openParties(context, document))?.addressee?.name.at(-1) ?? null,
    documentNumber: document.number,
    version: document.version,
    deliveryId: delivery.id,
  };
  if (delivery.channel === 'portal') return composePortalNotice(input);
  const sealed = await findSealedContent(context, document.id);
  if (sealed === null) throw new Error(`document ${document.id} is released and has no content`);
  return composeStatementMail(input, await key.open(sealed));
}

/** Writes the outcome down; true when the queue is to try again. Also after somebody marked the attempt as unclear. */
async function settle(context: Context, id: string, attempt: Attempt, answer: MailAnswer): Promise<boolean> {
  const delivery = await lockDelivery(context, id);
  const document = delivery && (await findDocument(context, delivery.documentId));
  if (delivery === undefined || document === undefined) throw new Error(`delivery ${id} is gone`);
  const { outcome, code, response } = answer;
  if (!(await writeAttempt(context, delivery, attempt.number, outcome, response))) return false;
  const temporary = outcome === 'refused' && (code === null || code < 500);
  if (temporary && attempt.number < ATTEMPTS_MAX) {
    await updateDelivery(context, id, { status: 'queued' });
    return true;
  }
  if (outcome === 'accepted') {
    await recordEvidence(context, {
      document,
      deliveryId: id,
      type: 'handed_over',
      values: {
        channel: delivery.channel,
        address_sha256: await addressDigest(attempt.message.to),
        message_id: attempt.message.messageId,
        answer: response,
      },
    });
  }
  await settleDelivery(context, delivery, document, outcome);
  return false;
}

/**
 * What an outcome makes of the delivery (rules on receipt, BGB § 130(1)). E-mail accepted by a server is handed over and
 * no more: proof of sending is no proof of arrival. A portal delivers with consent and a notice that was accepted;
 * without either it only makes available.
 */
async function settleDelivery(
  context: Context,
  delivery: DeliveryRow,
  document: DocumentRow,
  outcome: Outcome,
): Promise<void> {
  const { id, channel, consentDay } = delivery;
  const accepted = outcome === 'accepted';
  if (channel === 'portal' && accepted && consentDay !== null) {
    await recordEvidence(context, {
      document,
      deliveryId: id,
      type: 'delivered',
      values: { channel, consent_given_on: consentDay },
    });
    await advance(context, delivery, 3, 'delivered');
    return;
  }
  if (channel === 'portal' || accepted) {
    await advance(context, delivery, accepted ? 2 : 1, 'sent');
    return;
  }
  await advance(context, delivery, delivery.level, outcome === 'unclear' ? 'unclear' : 'failed');
}

/** Never downwards: the recipient may have opened or confirmed it before the mail server answered. */
async function advance(context: Context, delivery: DeliveryRow, level: number, status: string): Promise<void> {
  const arrived = delivery.level >= 3;
  await updateDelivery(context, delivery.id, {
    level: Math.max(delivery.level, level),
    status: arrived ? 'delivered' : status,
    receivedAt: delivery.receivedAt ?? (level >= 3 ? context.now() : null),
  });
}

/** False when this outcome is on record already. */
async function writeAttempt(
  context: Context,
  { id: deliveryId, propertyId, occupancyId }: DeliveryRow,
  number: number,
  outcome: 'started' | Outcome,
  detail: string | null,
): Promise<boolean> {
  const { db, accountId, livemode } = context;
  const rows = await db
    .insert(deliveryAttempts)
    .values({
      accountId,
      id: context.newId('deliveryAttempt'),
      livemode,
      propertyId,
      occupancyId,
      deliveryId,
      number,
      outcome,
      detail,
      occurredAt: context.now(),
    })
    .onConflictDoNothing()
    .returning({ id: deliveryAttempts.id });
  return rows.length > 0;
}
