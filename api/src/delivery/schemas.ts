import { z } from '@hono/zod-openapi';
import { Day, Instant, idOf, orNull, pageOf, pageQuery } from '../http/schemas.ts';

const text = (example: string) => z.string().openapi({ example });
const livemode = z.boolean().openapi({ example: false });
const sha256 = text('9f3a5c2f4b87d1e9c60aa51d7e2b3f49f3a5c2f4b87d1e9c60aa51d7e2b3f4ab');

export const DocumentStatus = z
  .enum(['queued', 'ready', 'failed'])
  .openapi({ example: 'ready', description: 'A `ready` document never changes' });

export const Document = z
  .object({
    id: idOf('document'),
    livemode,
    kind: z.enum(['heating_cost_statement', 'operating_cost_statement']).openapi({ example: 'heating_cost_statement' }),
    statement_id: idOf('statement'),
    statement_version_id: idOf('statementVersion'),
    statement_number: text('HK-2025-0000001-04'),
    statement_version: z.int().openapi({ format: 'int32', example: 1 }),
    property_id: idOf('property'),
    occupancy_id: idOf('occupancy'),
    status: DocumentStatus,
    released: z.boolean().openapi({ example: true, description: 'Occupants see released documents only' }),
    sha256: sha256.nullable().openapi({ description: 'SHA-256 of the PDF, once rendered' }),
    size_bytes: z.int().nullable().openapi({ format: 'int32', example: 84_213 }),
    detail: z.string().nullable().openapi({ example: null, description: 'Why it failed' }),
    created_at: Instant,
    rendered_at: Instant.nullable(),
  })
  .openapi('Document');

export const documentQuery = z.object({
  ...pageQuery,
  statement_id: idOf('statement').optional(),
  statement_version_id: idOf('statementVersion').optional(),
  occupancy_id: idOf('occupancy').optional(),
  property_id: idOf('property').optional(),
});

export const Channel = z.enum(['portal', 'email']).openapi({ example: 'portal' });

export const CreateDelivery = z
  .strictObject({
    document_id: idOf('document'),
    channel: Channel,
    email: z.email().max(254).optional().openapi({
      format: 'email',
      example: 'ada.muster@example.org',
      description: "Where the mail, or the portal's notice, goes; else the occupant's own address",
    }),
    consent_given_on: Day.optional().openapi({
      example: '2024-03-02',
      description: 'Portal only: day the occupant agreed to delivery by portal. Without it availability is no receipt',
    }),
  })
  .openapi('CreateDelivery');

export const DeliveryStatus = z.enum(['queued', 'sent', 'delivered', 'failed', 'unclear']).openapi({
  example: 'sent',
  description: '`unclear`: the mail server may have taken the mail or not; a person decides, nothing is sent again',
});

export const Level = z.int().min(0).max(5).openapi({
  format: 'int32',
  example: 2,
  description: '0 created, 1 released, 2 handed over, 3 delivered, 4 opened, 5 acknowledged',
});

const Attempt = z
  .object({
    number: z.int().openapi({
      format: 'int32',
      example: 1,
      description: 'Which attempt; it has a row when it began and another when its outcome was known',
    }),
    outcome: z.enum(['started', 'accepted', 'refused', 'unclear']).openapi({
      example: 'accepted',
      description: 'accepted and refused: what the mail server said; unclear: nobody knows, and nothing is sent again',
    }),
    detail: z.string().nullable().openapi({ example: '250 2.0.0 OK: queued as 4f1a' }),
    occurred_at: Instant,
  })
  .openapi('DeliveryAttempt');

const EvidenceState = z
  .object({
    id: idOf('evidenceEntry'),
    type: z
      .enum(['created', 'released', 'handed_over', 'delivered', 'opened', 'acknowledged'])
      .openapi({ example: 'handed_over' }),
    occurred_at: Instant,
    log_index: z.int().nullable().openapi({
      format: 'int64',
      example: 17,
      description: 'Place in the evidence log; null until it stands under a signed checkpoint',
    }),
  })
  .openapi('EvidenceState');

const Receipt = z
  .object({
    on: Day.openapi({ example: '2026-01-18', description: 'Day in Germany; deadlines count from it' }),
    at: Instant,
    basis: z.enum(['portal_with_consent', 'opened', 'acknowledged']).openapi({ example: 'portal_with_consent' }),
    legal_basis: text('BGB § 130(1)'),
    reason_de: text('Im Portal bereitgestellt, mit Einwilligung und Hinweis, den der Mailserver angenommen hat.'),
    reason_en: text('Made available in the portal, with consent and a notice that the mail server accepted.'),
  })
  .openapi('DeliveryReceipt');

export const Delivery = z
  .object({
    id: idOf('delivery'),
    livemode,
    document_id: idOf('document'),
    property_id: idOf('property'),
    occupancy_id: idOf('occupancy'),
    channel: Channel,
    email: z
      .string()
      .nullable()
      .openapi({ example: 'ada.muster@example.org', description: 'Null where none is known, or once erased' }),
    consent_given_on: Day.nullable().openapi({ example: '2024-03-02' }),
    status: DeliveryStatus,
    level: Level,
    receipt: orNull(Receipt).openapi({ description: 'Null while no receipt is proven' }),
    attempts: z.array(Attempt),
    evidence: z.array(EvidenceState),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('Delivery');

export const deliveryQuery = z.object({
  ...pageQuery,
  document_id: idOf('document').optional(),
  occupancy_id: idOf('occupancy').optional(),
  property_id: idOf('property').optional(),
});

export const LogCheckpoint = z
  .object({
    tree_size: z.int().openapi({ format: 'int64', example: 1_000 }),
    root_hash: sha256.openapi({ description: 'RFC 6962 root, hexadecimal' }),
    note: text('acc_0193…/test/log\n1000\nqU9…=\n\n— acc_0193…/test/log Az3g…\n').openapi({
      description: 'C2SP signed note; keep a copy outside',
    }),
    signed_at: Instant,
  })
  .openapi('LogCheckpoint');

export const LogKey = z
  .object({
    name: text('acc_0193a5c2f4b87d1e9c60aa51d7e2b3f4/test/log'),
    verifier_key: text('acc_0193a5c2f4b87d1e9c60aa51d7e2b3f4/test/log+4a1b2c3d+AcWb…').openapi({
      description: 'C2SP form: name, key id, Ed25519 public key',
    }),
  })
  .openapi('LogKey');

/** The format is described by its own document, which any verifier follows (engine/src/proof/README.md). */
export const DeliveryProof = z
  .object({
    format: z.enum(['delivery-proof/v1']).openapi({ example: 'delivery-proof/v1' }),
    key: text('acc_0193a5c2f4b87d1e9c60aa51d7e2b3f4/test/log+4a1b2c3d+AcWb…'),
    checkpoint: text('acc_0193…/test/log\n1000\nqU9…=\n\n— acc_0193…/test/log Az3g…\n'),
    contents: text('acc_0193…/test/log\ndelivery-proof/v1\n1000\n3 8Kd…=\n\n— acc_0193…/test/log Az3g…\n'),
    subject: z
      .record(z.string(), z.string())
      .openapi({ example: { document_id: 'doc_0193a5c2f4b87d1e9c60aa51d7e2b3f4', version: '1' } }),
    entries: z.array(
      z.object({
        index: z.int().openapi({ format: 'int64', example: 3 }),
        leaf: z.object({
          type: text('released'),
          time: Instant,
          digests: z.record(z.string(), z.string()).openapi({ example: { version: '4a1b…' } }),
        }),
        path: z.array(z.string()).openapi({ example: ['4a1b…'] }),
        values: z
          .record(z.string(), z.object({ salt: text('4a1b…'), value: text('1') }))
          .openapi({ example: { version: { salt: '4a1b…', value: '1' } } }),
      }),
    ),
  })
  .openapi('DeliveryProof');

export const DocumentPage = pageOf('DocumentPage', Document);
export const DeliveryPage = pageOf('DeliveryPage', Delivery);
export const LogCheckpointPage = pageOf('LogCheckpointPage', LogCheckpoint);
export const listQuery = z.object(pageQuery);
