import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { insertRow } from '../db/insert-row.ts';
import { Problem } from '../problem.ts';
import { fetchProperty } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { isPinOf } from './manual-reading/reader-access.ts';
import { makeReaderToken, readerSessionEnd } from './manual-reading/reader-token.ts';
import { fetchReadingRoute } from './manual-reading/route-store.ts';
import type { CreateReaderSession, ReaderSession } from './manual-reading/schemas.ts';
import { readerAccesses, readerSessions } from './manual-reading/tables.ts';

/**
 * A link and its PIN for a session that sees one route. The attempt was counted before (reader-access.ts); the right PIN
 * sets the count back, with the session and in its transaction.
 * @throws Problem `wrong-pin`; `conflict` where the route is closed.
 */
export async function createReaderSession(
  context: Context,
  { pin }: z.infer<typeof CreateReaderSession>,
): Promise<z.infer<typeof ReaderSession>> {
  authorize(context, 'createReaderSession');
  const { db, accountId, livemode, actor, services } = context;
  const own = and(eq(readerAccesses.accountId, accountId), eq(readerAccesses.id, actor.id));
  const [access] = await db.select().from(readerAccesses).where(own);
  if (access === undefined) throw new Error('the access that asks is there');
  if (!(await isPinOf(context, access, pin))) throw new Problem('wrong-pin', 'The PIN does not belong to this link.');
  const route = await fetchReadingRoute(context, access.routeId);
  if (route.closedAt !== null) throw new Problem('conflict', 'The route is closed; nobody reads for it any more.');
  const { customerId } = await fetchProperty(context, route.propertyId);
  const now = context.now();
  const id = context.newId('readerSession');
  const expiresAt = readerSessionEnd(now, access.expiresAt);
  await insertRow(db, readerSessions, {
    accountId,
    id,
    livemode,
    propertyId: route.propertyId,
    routeId: route.id,
    accessId: access.id,
    createdAt: now,
    expiresAt,
  });
  await db.update(readerAccesses).set({ failedAttempts: 0, nextAttemptAt: now, lastUsedAt: now }).where(own);
  await audit(context, {
    action: 'reader_session.created',
    objectType: 'reader_access',
    objectId: access.id,
    changes: { reader_session_id: id, reading_route_id: route.id, expires_at: expiresAt.toISOString() },
  });
  const claim = { accountId, livemode, sessionId: id, customerId, propertyId: route.propertyId };
  return {
    id,
    reading_route_id: route.id,
    token: await makeReaderToken(services, claim, expiresAt),
    expires_at: expiresAt.toISOString(),
  };
}
