import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { toEmbedSession } from './convert.ts';
import type { CreateEmbedSession, NewEmbedSession } from './embed-schemas.ts';
import { type EmbedScope, embedSessionEnd, makeEmbedToken } from './embed-token.ts';
import type { BrandRow } from './store.ts';
import { embedSessions } from './tables.ts';

export interface EmbedSessionToSave {
  readonly asked: z.infer<typeof CreateEmbedSession>;
  /** What the subject comes down to; the caller has looked it up. */
  readonly scope: EmbedScope;
  readonly brand: BrandRow;
}

/** Writes the session down and signs its token; both are over after ten minutes. */
export async function saveEmbedSession(
  context: Context,
  { asked, scope, brand }: EmbedSessionToSave,
): Promise<z.infer<typeof NewEmbedSession>> {
  const { db, accountId, livemode, services } = context;
  const { subject, components, allowed_origins: allowedOrigins, locale } = asked;
  const id = context.newId('embedSession');
  const createdAt = context.now();
  const row = {
    accountId,
    id,
    livemode,
    role: subject.role,
    subject,
    components,
    allowedOrigins,
    locale,
    brandId: brand.id,
    brandVersion: brand.version,
    createdAt,
    expiresAt: embedSessionEnd(createdAt),
    revokedAt: null,
  };
  await db.insert(embedSessions).values(row);
  await audit(context, {
    action: 'embed_session.created',
    objectType: 'embed_session',
    objectId: id,
    changes: { subject, components, allowed_origins: allowedOrigins, expires_at: row.expiresAt.toISOString() },
  });
  const claim = { sessionId: id, accountId, livemode, subject, scope, components, allowedOrigins };
  return { ...toEmbedSession({ row, brand }), token: await makeEmbedToken(services, claim) };
}
