import { bigint, boolean, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { brandVersions, persons } from '../accounts/tables.ts';
import { statementVersions } from '../billing/statements/tables.ts';
import { bytes, instant, owned } from '../db/columns.ts';

/** A rendered statement version. `status` moves once from queued to ready or failed. */
export const documents = pgTable(
  'documents',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    occupancyId: text('occupancy_id').notNull(),
    statementVersionId: text('statement_version_id').notNull(),
    /** heating_cost_statement */
    kind: text('kind').notNull(),
    /** Number of the statement, as printed. */
    number: text('number').notNull(),
    statementId: text('statement_id').notNull(),
    /** Version of the statement, as printed. */
    version: integer('version').notNull(),
    brandId: text('brand_id').notNull(),
    brandVersion: integer('brand_version').notNull(),
    /** The person whose key seals the archive: the occupant, or the landlord where there is none (vacant, erased). */
    personId: text('person_id').notNull(),
    /** Addressee and landlord as they were when the document was made, sealed with that key. */
    partiesSealed: text('parties_sealed').notNull(),
    /** The form it is printed in, templates.ts. */
    template: text('template').notNull().default('2026-11'),
    /** queued | ready | failed */
    status: text('status').notNull(),
    /** SHA-256 of the PDF, once rendered. */
    sha256: text('sha256'),
    sizeBytes: integer('size_bytes'),
    detail: text('detail'),
    createdAt: instant('created_at').notNull(),
    renderedAt: instant('rendered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.statementVersionId, t.kind),
    index().on(t.accountId, t.propertyId),
    index().on(t.accountId, t.occupancyId),
    index().on(t.accountId, t.personId),
    foreignKey({
      columns: [t.accountId, t.statementVersionId],
      foreignColumns: [statementVersions.accountId, statementVersions.id],
    }),
    foreignKey({ columns: [t.accountId, t.personId], foreignColumns: [persons.accountId, persons.id] }),
    foreignKey({
      columns: [t.accountId, t.brandId, t.brandVersion],
      foreignColumns: [brandVersions.accountId, brandVersions.brandId, brandVersions.version],
    }),
  ],
);

/** The archive: the PDF's bytes, sealed with the addressee's own key. Immutable. */
export const documentContents = pgTable(
  'document_contents',
  {
    accountId: text('account_id').notNull(),
    documentId: text('document_id').notNull(),
    livemode: boolean('livemode').notNull(),
    sealed: bytes('sealed').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.documentId] }),
    foreignKey({ columns: [t.accountId, t.documentId], foreignColumns: [documents.accountId, documents.id] }),
  ],
);

/** One document to one occupant by one channel; its evidence stands in the log. */
export const deliveries = pgTable(
  'deliveries',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    occupancyId: text('occupancy_id').notNull(),
    documentId: text('document_id').notNull(),
    /** portal | email */
    channel: text('channel').notNull(),
    /** E-mail address, sealed with the person's key. */
    addressSealed: text('address_sealed'),
    /** Day of the occupant's consent to portal delivery; without it availability is no receipt. */
    consentDay: text('consent_day'),
    /** queued | sent | delivered | failed | unclear: nobody knows whether the mail server took it. */
    status: text('status').notNull(),
    /** 0 created, 1 sent, 2 handed over, 3 delivered, 4 opened, 5 acknowledged. */
    level: integer('level').notNull(),
    receivedAt: instant('received_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.documentId),
    index().on(t.accountId, t.occupancyId),
    foreignKey({ columns: [t.accountId, t.documentId], foreignColumns: [documents.accountId, documents.id] }),
  ],
);

/** One row per attempt. Immutable. */
export const deliveryAttempts = pgTable(
  'delivery_attempts',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    occupancyId: text('occupancy_id').notNull(),
    deliveryId: text('delivery_id').notNull(),
    number: integer('number').notNull(),
    /** started | accepted | refused | unclear */
    outcome: text('outcome').notNull(),
    /** What the other side answered, without addresses. */
    detail: text('detail'),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.deliveryId, t.number, t.outcome),
    foreignKey({ columns: [t.accountId, t.deliveryId], foreignColumns: [deliveries.accountId, deliveries.id] }),
  ],
);

/** Entries of the evidence log as the effect wrote them. Immutable; only salted digests, nothing readable. */
export const evidenceEntries = pgTable(
  'evidence_entries',
  {
    ...owned,
    documentId: text('document_id').notNull(),
    deliveryId: text('delivery_id'),
    /** created | released | handed_over | delivered | opened | acknowledged */
    type: text('type').notNull(),
    /** Canonical JSON of the leaf. */
    leaf: text('leaf').notNull(),
    leafHash: text('leaf_hash').notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.documentId),
    index().on(t.accountId, t.livemode, t.occurredAt, t.id),
    foreignKey({ columns: [t.accountId, t.documentId], foreignColumns: [documents.accountId, documents.id] }),
    foreignKey({ columns: [t.accountId, t.deliveryId], foreignColumns: [deliveries.accountId, deliveries.id] }),
  ],
);

/** Salts and values behind the digests of an entry, sealed with the person's key. Erasable, therefore apart. */
export const evidenceDisclosures = pgTable(
  'evidence_disclosures',
  {
    accountId: text('account_id').notNull(),
    entryId: text('entry_id').notNull(),
    livemode: boolean('livemode').notNull(),
    sealed: text('sealed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.entryId] }),
    foreignKey({ columns: [t.accountId, t.entryId], foreignColumns: [evidenceEntries.accountId, evidenceEntries.id] }),
  ],
);

/** The place the sequencer gave an entry. Immutable. */
export const logLeaves = pgTable(
  'log_leaves',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    leafIndex: bigint('leaf_index', { mode: 'number' }).notNull(),
    entryId: text('entry_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.livemode, t.leafIndex] }),
    unique().on(t.accountId, t.entryId),
    foreignKey({ columns: [t.accountId, t.entryId], foreignColumns: [evidenceEntries.accountId, evidenceEntries.id] }),
  ],
);

/** Hashes of complete subtrees: level 0 are the leaves. Immutable. */
export const logNodes = pgTable(
  'log_nodes',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    level: integer('level').notNull(),
    nodeIndex: bigint('node_index', { mode: 'number' }).notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.livemode, t.level, t.nodeIndex] })],
);

/** Signed tree heads. Immutable. */
export const logCheckpoints = pgTable(
  'log_checkpoints',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    treeSize: bigint('tree_size', { mode: 'number' }).notNull(),
    rootHash: text('root_hash').notNull(),
    /** The C2SP signed note. */
    note: text('note').notNull(),
    signedAt: instant('signed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.livemode, t.treeSize] })],
);

/** The log's signing key; the private half is sealed. Immutable. */
export const logKeys = pgTable(
  'log_keys',
  {
    accountId: text('account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    name: text('name').notNull(),
    /** Verifier key in the C2SP form `name+hash+key`. */
    verifierKey: text('verifier_key').notNull(),
    privateKeySealed: text('private_key_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.livemode] })],
);
