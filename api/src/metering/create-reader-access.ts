import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { insertRow } from '../db/insert-row.ts';
import { Problem, refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { toReaderAccess } from './manual-reading/convert.ts';
import { hashPin, type ReaderAccessRow } from './manual-reading/reader-access.ts';
import { makePin, makeReaderLink } from './manual-reading/reader-token.ts';
import { fetchReadingRoute } from './manual-reading/route-store.ts';
import type { CreateReaderAccess, NewReaderAccess } from './manual-reading/schemas.ts';
import { readerAccesses } from './manual-reading/tables.ts';

const DAY_MS = 86_400_000;
const DAYS_MAX = 92;

/** A way in for a reader without an account: a link for a code, and a PIN to be told another way. Both shown once. */
export async function createReaderAccess(
  context: Context,
  routeId: string,
  input: z.infer<typeof CreateReaderAccess>,
): Promise<z.infer<typeof NewReaderAccess>> {
  authorize(context, 'createReaderAccess');
  const { accountId, livemode, vault } = context;
  const route = await fetchReadingRoute(context, routeId);
  if (route.closedAt !== null) throw new Problem('conflict', 'The route is closed; nobody reads for it any more.');
  const now = context.now();
  const expiresAt = endOf(input, route.toDay, now);
  const id = context.newId('readerAccess');
  const [link, pin] = [makeReaderLink(accountId, livemode), makePin()];
  const row: ReaderAccessRow = {
    accountId,
    id,
    livemode,
    propertyId: route.propertyId,
    routeId,
    tokenHash: await vault.keyedHash('reader-link', link),
    pinHash: await hashPin(context, id, pin),
    failedAttempts: 0,
    nextAttemptAt: now,
    lastUsedAt: null,
    createdAt: now,
    expiresAt,
    revokedAt: null,
  };
  await insertRow(context.db, readerAccesses, row);
  await audit(context, {
    action: 'reader_access.created',
    objectType: 'reader_access',
    objectId: id,
    changes: { reading_route_id: routeId, expires_at: expiresAt.toISOString() },
  });
  return {
    ...toReaderAccess(row, now),
    link_token: link,
    link: input.page_url === undefined ? null : `${input.page_url}#${link}`,
    pin,
  };
}

/** Left out: shortly behind the last day of the route. */
function endOf({ expires_at: asked }: z.infer<typeof CreateReaderAccess>, toDay: string, now: Date): Date {
  const latest = new Date(now.getTime() + DAYS_MAX * DAY_MS);
  const end = asked === undefined ? new Date(Date.parse(`${toDay}T00:00:00Z`) + DAY_MS) : new Date(asked);
  if (end <= now) {
    throw refusal('/expires_at', 'in_the_past', {
      de: 'Der Zugang wäre schon abgelaufen.',
      en: 'The access would be over already.',
    });
  }
  if (asked !== undefined && end > latest) {
    throw refusal('/expires_at', 'too_long', {
      de: `Ein Zugang gilt höchstens ${DAYS_MAX} Tage.`,
      en: `An access lasts ${DAYS_MAX} days at most.`,
    });
  }
  return end < latest ? end : latest;
}
