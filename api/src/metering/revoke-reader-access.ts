import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { notFound } from '../problem.ts';
import { authorize } from '../rights.ts';
import { toReaderAccess } from './manual-reading/convert.ts';
import type { ReaderAccess } from './manual-reading/schemas.ts';
import { readerAccesses } from './manual-reading/tables.ts';

/** Ends an access and every session that came of it, at once. Twice changes nothing more. */
export async function revokeReaderAccess(context: Context, id: string): Promise<z.infer<typeof ReaderAccess>> {
  authorize(context, 'revokeReaderAccess');
  const { db, accountId } = context;
  const own = and(eq(readerAccesses.accountId, accountId), eq(readerAccesses.id, id));
  const [row] = await db.select().from(readerAccesses).where(own);
  if (row === undefined) throw notFound('reader access', id);
  const now = context.now();
  if (row.revokedAt !== null) return toReaderAccess(row, now);
  await db.update(readerAccesses).set({ revokedAt: now }).where(own);
  await audit(context, { action: 'reader_access.revoked', objectType: 'reader_access', objectId: id });
  return toReaderAccess({ ...row, revokedAt: now }, now);
}
