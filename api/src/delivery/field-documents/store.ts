import type { z } from '@hono/zod-openapi';
import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { notFound } from '../../problem.ts';
import type { FieldDocument, FieldDocumentKind } from './schemas.ts';
import { fieldDocuments } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;
export type FieldDocumentRow = typeof fieldDocuments.$inferSelect;

export async function fetchFieldDocument({ db, accountId }: Scope, id: string): Promise<FieldDocumentRow> {
  const [row] = await db
    .select()
    .from(fieldDocuments)
    .where(and(eq(fieldDocuments.accountId, accountId), eq(fieldDocuments.id, id)));
  if (row === undefined) throw notFound('field document', id);
  return row;
}

/** The newest version of what is said of a subject; undefined where nothing is. */
export async function findNewest(
  { db, accountId }: Scope,
  kind: FieldDocumentKind,
  subjectId: string,
): Promise<FieldDocumentRow | undefined> {
  const [row] = await db
    .select()
    .from(fieldDocuments)
    .where(
      and(
        eq(fieldDocuments.accountId, accountId),
        eq(fieldDocuments.kind, kind),
        eq(fieldDocuments.subjectId, subjectId),
      ),
    )
    .orderBy(desc(fieldDocuments.version))
    .limit(1);
  return row;
}

export function selectFieldDocuments(
  { db, accountId }: Scope,
  { propertyId, kind }: { propertyId?: string | undefined; kind?: FieldDocumentKind | undefined },
  after: string | null,
  limit: number,
): Promise<FieldDocumentRow[]> {
  return db
    .select()
    .from(fieldDocuments)
    .where(
      and(
        eq(fieldDocuments.accountId, accountId),
        propertyId === undefined ? undefined : eq(fieldDocuments.propertyId, propertyId),
        kind === undefined ? undefined : eq(fieldDocuments.kind, kind),
        after === null ? undefined : gt(fieldDocuments.id, after),
      ),
    )
    .orderBy(asc(fieldDocuments.id))
    .limit(limit);
}

export function toFieldDocument(row: FieldDocumentRow): z.infer<typeof FieldDocument> {
  return {
    id: row.id,
    livemode: row.livemode,
    kind: row.kind as FieldDocumentKind,
    property_id: row.propertyId,
    subject_id: row.subjectId,
    number: row.number,
    version: row.version,
    status: row.status as z.infer<typeof FieldDocument>['status'],
    sha256: row.sha256,
    size_bytes: row.sizeBytes,
    detail: row.detail,
    created_at: row.createdAt.toISOString(),
    rendered_at: row.renderedAt?.toISOString() ?? null,
  };
}
