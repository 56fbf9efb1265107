import type { z } from '@hono/zod-openapi';
import { berlinDay } from '../properties/index.ts';
import type { LogKeyRow } from './log-key.ts';
import type { CheckpointRow } from './log-store.ts';
import type { Delivery, Document, LogCheckpoint, LogKey } from './schemas.ts';
import type { AttemptRow, DeliveryRow, DocumentView, EvidenceRow } from './store.ts';

type DeliveryWire = z.infer<typeof Delivery>;

const iso = (at: Date | null) => at?.toISOString() ?? null;

export function toDocument(row: DocumentView): z.infer<typeof Document> {
  return {
    id: row.id,
    livemode: row.livemode,
    kind: row.kind as z.infer<typeof Document>['kind'],
    statement_id: row.statementId,
    statement_version_id: row.statementVersionId,
    statement_number: row.number,
    statement_version: row.version,
    property_id: row.propertyId,
    occupancy_id: row.occupancyId,
    status: row.status as z.infer<typeof Document>['status'],
    released: row.released,
    sha256: row.sha256,
    size_bytes: row.sizeBytes,
    detail: row.detail,
    created_at: row.createdAt.toISOString(),
    rendered_at: iso(row.renderedAt),
  };
}

/** A delivery with what belongs to it. */
export interface DeliveryView {
  readonly delivery: DeliveryRow;
  readonly email: string | null;
  readonly attempts: readonly AttemptRow[];
  readonly evidence: readonly EvidenceRow[];
}

export function toDelivery({ delivery, email, attempts, evidence }: DeliveryView): DeliveryWire {
  return {
    id: delivery.id,
    livemode: delivery.livemode,
    document_id: delivery.documentId,
    property_id: delivery.propertyId,
    occupancy_id: delivery.occupancyId,
    channel: delivery.channel as DeliveryWire['channel'],
    email,
    consent_given_on: delivery.consentDay,
    status: delivery.status as DeliveryWire['status'],
    level: delivery.level,
    receipt: receiptOf(delivery, evidence),
    attempts: attempts.map(({ number, outcome, detail, occurredAt }) => ({
      number,
      outcome: outcome as DeliveryWire['attempts'][number]['outcome'],
      detail,
      occurred_at: occurredAt.toISOString(),
    })),
    evidence: evidence.map(({ id, type, occurredAt, leafIndex }) => ({
      id,
      type: type as DeliveryWire['evidence'][number]['type'],
      occurred_at: occurredAt.toISOString(),
      log_index: leafIndex,
    })),
    created_at: delivery.createdAt.toISOString(),
    updated_at: delivery.updatedAt.toISOString(),
  };
}

const BASES = {
  delivered: {
    basis: 'portal_with_consent',
    reason_de: 'Im Portal bereitgestellt, mit Einwilligung und Hinweis, den der Mailserver angenommen hat.',
    reason_en: 'Made available in the portal, with consent and a notice that the mail server accepted.',
  },
  opened: {
    basis: 'opened',
    reason_de: 'Von der angemeldeten Person abgerufen.',
    reason_en: 'Fetched by the signed-in person.',
  },
  acknowledged: {
    basis: 'acknowledged',
    reason_de: 'Von der angemeldeten Person bestätigt.',
    reason_en: 'Confirmed by the signed-in person.',
  },
} as const;

/**
 * The day deadlines count from, and why. A declaration takes effect when it reaches the recipient (BGB § 130(1)).
 * Interpretation: whichever step proves receipt first sets the day; that a document was fetched before its notice was
 * accepted does not move the day back.
 */
function receiptOf({ receivedAt }: DeliveryRow, evidence: readonly EvidenceRow[]): DeliveryWire['receipt'] {
  if (receivedAt === null) return null;
  const first = evidence.find(({ type }) => Object.hasOwn(BASES, type));
  if (first === undefined) throw new Error('a receipt rests on an entry of the evidence log');
  return {
    on: berlinDay(receivedAt),
    at: receivedAt.toISOString(),
    ...BASES[first.type as keyof typeof BASES],
    legal_basis: 'BGB § 130(1)',
  };
}

export function toCheckpoint(row: CheckpointRow): z.infer<typeof LogCheckpoint> {
  return {
    tree_size: row.treeSize,
    root_hash: row.rootHash,
    note: row.note,
    signed_at: row.signedAt.toISOString(),
  };
}

export function toLogKey({ name, verifierKey }: LogKeyRow): z.infer<typeof LogKey> {
  return { name, verifier_key: verifierKey };
}
