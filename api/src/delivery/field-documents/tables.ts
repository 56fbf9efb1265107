import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { brandVersions, persons } from '../../accounts/tables.ts';
import { bytes, instant, owned } from '../../db/columns.ts';
import { properties } from '../../properties/tables.ts';

/** Forms and protocols of work in the house. `status` moves once from queued to ready or failed. */
export const fieldDocuments = pgTable(
  'field_documents',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** reading_form | exchange_protocol */
    kind: text('kind').notNull(),
    /** The reading route, or the installation of the new device. */
    subjectId: text('subject_id').notNull(),
    /** As printed. */
    number: text('number').notNull(),
    /** Counts up where what is printed has changed. */
    version: integer('version').notNull(),
    brandId: text('brand_id').notNull(),
    brandVersion: integer('brand_version').notNull(),
    /** The landlord, whose key seals what is printed and the archive. */
    personId: text('person_id').notNull(),
    /** The form it is printed in, field-documents/templates.ts. */
    template: text('template').notNull(),
    /** What it is printed from, sealed: a repeated print has the same bytes. */
    inputSealed: text('input_sealed').notNull(),
    /** SHA-256 of what it is printed from: the same again is the same document. */
    inputDigest: text('input_digest').notNull(),
    status: text('status').notNull(),
    sha256: text('sha256'),
    sizeBytes: integer('size_bytes'),
    detail: text('detail'),
    createdAt: instant('created_at').notNull(),
    renderedAt: instant('rendered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique('field_documents_version').on(t.accountId, t.kind, t.subjectId, t.version),
    index().on(t.accountId, t.propertyId),
    index().on(t.accountId, t.personId),
    foreignKey({ columns: [t.accountId, t.propertyId], foreignColumns: [properties.accountId, properties.id] }),
    foreignKey({ columns: [t.accountId, t.personId], foreignColumns: [persons.accountId, persons.id] }),
    foreignKey({
      name: 'field_documents_brand',
      columns: [t.accountId, t.brandId, t.brandVersion],
      foreignColumns: [brandVersions.accountId, brandVersions.brandId, brandVersions.version],
    }),
  ],
);

/** The archive of forms and protocols, sealed with the landlord's key. Immutable. */
export const fieldDocumentContents = pgTable(
  'field_document_contents',
  {
    accountId: text('account_id').notNull(),
    documentId: text('document_id').notNull(),
    livemode: boolean('livemode').notNull(),
    sealed: bytes('sealed').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.documentId] }),
    foreignKey({
      name: 'field_document_contents_document',
      columns: [t.accountId, t.documentId],
      foreignColumns: [fieldDocuments.accountId, fieldDocuments.id],
    }),
  ],
);
