import type { z } from '@hono/zod-openapi';
import { openPersonKey, readPersons } from '../accounts/index.ts';
import { refuseSuperseded } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { enqueue } from '../db/outbox.ts';
import { Problem } from '../problem.ts';
import { berlinDay, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toDelivery } from './convert.ts';
import { viewDelivery } from './delivery-views.ts';
import type { CreateDelivery, Delivery } from './schemas.ts';
import { type DeliveryRow, fetchDocument } from './store.ts';
import { deliveries } from './tables.ts';

/** Puts a released document on its way by one channel. The sending itself is a job. */
export async function createDelivery(
  context: Context,
  wanted: z.infer<typeof CreateDelivery>,
): Promise<z.infer<typeof Delivery>> {
  authorize(context, 'createDelivery');
  const { db, accountId, livemode } = context;
  const { document_id: documentId, channel, consent_given_on: consentDay = null } = wanted;
  const document = await referenced(
    { pointer: '/document_id', noun: 'document', id: documentId },
    fetchDocument(context, documentId),
  );
  if (!document.released) {
    throw new Problem('not-released', `Version ${document.version} of ${document.number} is not released.`);
  }
  await refuseSuperseded(context, [{ id: document.statementVersionId }]);
  refuseImpossibleConsent(context, channel, consentDay);
  const key = await openPersonKey(context, document.personId);
  if (key === null) throw new Problem('person-erased', 'The personal data of this document were erased.');
  const email = wanted.email ?? (await readPersons(context, [document.personId])).get(document.personId)?.email;
  if (channel === 'email' && email === undefined) throw noAddress();
  const now = context.now();
  const row: DeliveryRow = {
    accountId,
    id: context.newId('delivery'),
    livemode,
    propertyId: document.propertyId,
    occupancyId: document.occupancyId,
    documentId,
    channel,
    addressSealed: email === undefined ? null : await key.seal(new TextEncoder().encode(email)),
    consentDay,
    status: 'queued',
    level: 0,
    receivedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(deliveries).values(row);
  await enqueue(context, 'deliver-document', { delivery_id: row.id });
  await audit(context, {
    action: 'delivery.created',
    objectType: 'delivery',
    objectId: row.id,
    changes: { document_id: documentId, channel, consent_given_on: consentDay },
  });
  return toDelivery(await viewDelivery(context, row));
}

function refuseImpossibleConsent(context: Context, channel: string, day: string | null): void {
  if (day === null) return;
  if (channel !== 'portal') {
    throw violated('/consent_given_on', 'consent_without_portal', {
      de: 'Eine Einwilligung betrifft nur die Zustellung über das Portal.',
      en: 'Consent concerns delivery by portal only.',
    });
  }
  if (day > berlinDay(context.now())) {
    throw violated('/consent_given_on', 'consent_in_future', {
      de: 'Eine Einwilligung, die erst noch erteilt wird, trägt keine Zustellung.',
      en: 'A consent that is yet to be given carries no delivery.',
    });
  }
}

const noAddress = () =>
  violated('/email', 'no_address', {
    de: 'Von dieser Person ist keine E-Mail-Adresse bekannt.',
    en: 'No e-mail address of this person is known.',
  });

function violated(pointer: string, code: string, { de, en }: { de: string; en: string }): Problem {
  return new Problem('rule-violated', en, {
    findings: [{ pointer, code, legal_basis: 'BGB § 130(1)', message_de: de, message_en: en }],
  });
}
