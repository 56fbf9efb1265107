import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { fromBase64, toBase64 } from '../crypto/vault.ts';
import { notFound } from '../problem.ts';
import { isOccupant } from '../rights.ts';
import {
  deliveries,
  deliveryAttempts,
  documentContents,
  documents,
  evidenceDisclosures,
  evidenceEntries,
  logLeaves,
} from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;
/** An occupant sees released documents only, whatever the query. */
type Reader = Scope & Pick<Context, 'actor'>;

export type DocumentRow = typeof documents.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;
export type AttemptRow = typeof deliveryAttempts.$inferSelect;

/** The release of a version is known by the entry it left in the log. Written out, because drizzle drops the table's name. */
const released = sql<boolean>`exists (select from evidence_entries e
  where e.account_id = documents.account_id and e.document_id = documents.id and e.type = 'released')`;

export type DocumentView = DocumentRow & { readonly released: boolean };

const view = ({ document, released: yes }: { document: DocumentRow; released: boolean }): DocumentView => ({
  ...document,
  released: yes,
});

const readable = ({ actor }: Reader) => (isOccupant(actor.role) ? released : undefined);

export async function fetchDocument(reader: Reader, id: string): Promise<DocumentView> {
  const [row] = await reader.db
    .select({ document: documents, released })
    .from(documents)
    .where(and(eq(documents.accountId, reader.accountId), eq(documents.id, id), readable(reader)));
  if (row === undefined) throw notFound('document', id);
  return view(row);
}

export interface DocumentFilter {
  readonly statementId?: string | undefined;
  readonly statementVersionId?: string | undefined;
  readonly occupancyId?: string | undefined;
  readonly propertyId?: string | undefined;
}

export async function selectDocuments(
  reader: Reader,
  filter: DocumentFilter,
  after: string | null,
  limit: number,
): Promise<DocumentView[]> {
  const { statementId, statementVersionId, occupancyId, propertyId } = filter;
  const rows = await reader.db
    .select({ document: documents, released })
    .from(documents)
    .where(
      and(
        eq(documents.accountId, reader.accountId),
        statementId === undefined ? undefined : eq(documents.statementId, statementId),
        statementVersionId === undefined ? undefined : eq(documents.statementVersionId, statementVersionId),
        occupancyId === undefined ? undefined : eq(documents.occupancyId, occupancyId),
        propertyId === undefined ? undefined : eq(documents.propertyId, propertyId),
        readable(reader),
        after === null ? undefined : gt(documents.id, after),
      ),
    )
    .orderBy(asc(documents.id))
    .limit(limit);
  return rows.map(view);
}

export async function findDocument({ db, accountId }: Scope, id: string): Promise<DocumentRow | undefined> {
  const [row] = await db
    .select()
    .from(documents)
    .where(and(eq(documents.accountId, accountId), eq(documents.id, id)));
  return row;
}

export function selectDocumentsOfVersions(
  { db, accountId }: Scope,
  versionIds: readonly string[],
): Promise<DocumentRow[]> {
  return db
    .select()
    .from(documents)
    .where(and(eq(documents.accountId, accountId), inArray(documents.statementVersionId, [...versionIds])))
    .orderBy(asc(documents.id));
}

/** Whose key seals each document, by document id. */
export async function selectPersonIds(
  { db, accountId }: Scope,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: documents.id, personId: documents.personId })
    .from(documents)
    .where(and(eq(documents.accountId, accountId), inArray(documents.id, [...documentIds])));
  return new Map(rows.map(({ id, personId }) => [id, personId]));
}

/** The archived PDF as it was sealed; null while it is not rendered. */
export async function findSealedContent({ db, accountId }: Scope, documentId: string): Promise<string | null> {
  const [row] = await db
    .select({ sealed: documentContents.sealed })
    .from(documentContents)
    .where(and(eq(documentContents.accountId, accountId), eq(documentContents.documentId, documentId)));
  return row === undefined ? null : toBase64(row.sealed);
}

export async function insertContent(
  context: Pick<Context, 'db' | 'accountId' | 'livemode' | 'now'>,
  documentId: string,
  sealed: string,
): Promise<void> {
  const { db, accountId, livemode } = context;
  await db
    .insert(documentContents)
    .values({ accountId, documentId, livemode, sealed: fromBase64(sealed), createdAt: context.now() })
    .onConflictDoNothing();
}

export async function fetchDelivery({ db, accountId }: Scope, id: string): Promise<DeliveryRow> {
  const [row] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.accountId, accountId), eq(deliveries.id, id)));
  if (row === undefined) throw notFound('delivery', id);
  return row;
}

/** The delivery, held until the transaction ends: its level and its attempts change one at a time. */
export async function lockDelivery({ db, accountId }: Scope, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.accountId, accountId), eq(deliveries.id, id)))
    .for('update');
  return row;
}

/** Portal deliveries of a document, held until the transaction ends. */
export function lockPortalDeliveries({ db, accountId }: Scope, documentId: string): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(deliveries)
    .where(
      and(eq(deliveries.accountId, accountId), eq(deliveries.documentId, documentId), eq(deliveries.channel, 'portal')),
    )
    .orderBy(asc(deliveries.id))
    .for('update');
}

export interface DeliveryFilter {
  readonly documentId?: string | undefined;
  readonly occupancyId?: string | undefined;
  readonly propertyId?: string | undefined;
}

export function selectDeliveries(
  { db, accountId }: Scope,
  { documentId, occupancyId, propertyId }: DeliveryFilter,
  after: string | null,
  limit: number,
): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.accountId, accountId),
        documentId === undefined ? undefined : eq(deliveries.documentId, documentId),
        occupancyId === undefined ? undefined : eq(deliveries.occupancyId, occupancyId),
        propertyId === undefined ? undefined : eq(deliveries.propertyId, propertyId),
        after === null ? undefined : gt(deliveries.id, after),
      ),
    )
    .orderBy(asc(deliveries.id))
    .limit(limit);
}

/** Deliveries of many documents, oldest first. */
export function selectDeliveriesOfDocuments(
  { db, accountId }: Scope,
  documentIds: readonly string[],
): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.accountId, accountId), inArray(deliveries.documentId, [...documentIds])))
    .orderBy(asc(deliveries.id));
}

export async function updateDelivery(
  context: Pick<Context, 'db' | 'accountId' | 'now'>,
  id: string,
  change: Partial<Pick<DeliveryRow, 'status' | 'level' | 'receivedAt'>>,
): Promise<DeliveryRow> {
  const { db, accountId } = context;
  const [row] = await db
    .update(deliveries)
    .set({ ...change, updatedAt: context.now() })
    .where(and(eq(deliveries.accountId, accountId), eq(deliveries.id, id)))
    .returning();
  if (row === undefined) throw notFound('delivery', id);
  return row;
}

/** Attempts of deliveries, oldest first. */
export function selectAttempts({ db, accountId }: Scope, deliveryIds: readonly string[]): Promise<AttemptRow[]> {
  return db
    .select()
    .from(deliveryAttempts)
    .where(and(eq(deliveryAttempts.accountId, accountId), inArray(deliveryAttempts.deliveryId, [...deliveryIds])))
    .orderBy(asc(deliveryAttempts.number), sql`outcome <> 'started'`, asc(deliveryAttempts.occurredAt));
}

/** The order of entries: by time; within a millisecond in the order the steps of a delivery have; then by id. */
export const entryOrder = [
  asc(evidenceEntries.occurredAt),
  sql`array_position(array['created', 'released', 'handed_over', 'delivered', 'opened', 'acknowledged'], ${evidenceEntries.type})`,
  asc(evidenceEntries.id),
];

export interface EvidenceRow {
  readonly id: string;
  readonly documentId: string;
  readonly deliveryId: string | null;
  readonly type: string;
  readonly leaf: string;
  readonly occurredAt: Date;
  /** Place in the log; null until the sequencer came by. */
  readonly leafIndex: number | null;
  /** Salts and values under the addressee's key; null once nobody holds that key. */
  readonly disclosure: string | null;
}

/** What the log says about these deliveries, and about their documents where no delivery is named. In order of time. */
export function selectEvidence(
  { db, accountId }: Scope,
  { documentIds, deliveryIds }: { readonly documentIds: readonly string[]; readonly deliveryIds: readonly string[] },
): Promise<EvidenceRow[]> {
  return db
    .select({
      id: evidenceEntries.id,
      documentId: evidenceEntries.documentId,
      deliveryId: evidenceEntries.deliveryId,
      type: evidenceEntries.type,
      leaf: evidenceEntries.leaf,
      occurredAt: evidenceEntries.occurredAt,
      leafIndex: logLeaves.leafIndex,
      disclosure: evidenceDisclosures.sealed,
    })
    .from(evidenceEntries)
    .leftJoin(logLeaves, and(eq(logLeaves.accountId, accountId), eq(logLeaves.entryId, evidenceEntries.id)))
    .leftJoin(
      evidenceDisclosures,
      and(eq(evidenceDisclosures.accountId, accountId), eq(evidenceDisclosures.entryId, evidenceEntries.id)),
    )
    .where(
      and(
        eq(evidenceEntries.accountId, accountId),
        inArray(evidenceEntries.documentId, [...documentIds]),
        or(isNull(evidenceEntries.deliveryId), inArray(evidenceEntries.deliveryId, [...deliveryIds])),
      ),
    )
    .orderBy(...entryOrder);
}

/** The newest attempt's rows, oldest first. */
export async function latestAttempt({ db, accountId }: Scope, deliveryId: string): Promise<AttemptRow[]> {
  const rows = await db
    .select()
    .from(deliveryAttempts)
    .where(and(eq(deliveryAttempts.accountId, accountId), eq(deliveryAttempts.deliveryId, deliveryId)))
    .orderBy(desc(deliveryAttempts.number), asc(deliveryAttempts.id));
  return rows.filter(({ number }) => number === rows[0]?.number);
}
