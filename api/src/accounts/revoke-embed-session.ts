import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { toEmbedSession } from './convert.ts';
import { fetchEmbedSession } from './embed-store.ts';
import { embedSessions } from './tables.ts';

/** Ends a session at once: its token is refused from now on. Revoking twice changes nothing more. */
export async function revokeEmbedSession(context: Context, id: string) {
  authorize(context, 'revokeEmbedSession');
  const { db, accountId } = context;
  const session = await fetchEmbedSession(context, id);
  if (session.row.revokedAt !== null) return toEmbedSession(session);
  const revokedAt = context.now();
  await db
    .update(embedSessions)
    .set({ revokedAt })
    .where(and(eq(embedSessions.accountId, accountId), eq(embedSessions.id, id)));
  await audit(context, { action: 'embed_session.revoked', objectType: 'embed_session', objectId: id });
  return toEmbedSession({ ...session, row: { ...session.row, revokedAt } });
}
