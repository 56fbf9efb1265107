import { and, eq, sql } from 'drizzle-orm';
import { decodeProtectedHeader } from 'jose';
import {
  EMBED_TOKEN_TYPE,
  findEmbedSession,
  openEmbedToken,
  openOccupantToken,
  readApiKey,
  rightsOfComponents,
} from '../accounts/index.ts';
import { apiKeys } from '../accounts/tables.ts';
import type { Actor, Caller, Context, Services } from '../context.ts';
import { rowsOf } from '../db/database.ts';
import { claimReaderLink, isReaderSessionOpen, isReaderToken, openReaderToken } from '../metering/index.ts';
import { Problem } from '../problem.ts';
import type { KEY_ROLES } from '../rights.ts';

type KeyRole = (typeof KEY_ROLES)[number];

/** A caller whose claim is only confirmed once its own transaction is open. */
export interface ClaimedCaller extends Omit<Caller, 'actor'> {
  actor: Actor;
  confirm(context: Context): Promise<void>;
}

interface Request {
  readonly requestId: string;
  readonly ip: string | null;
  /** Whether a key may come as password of Basic authentication. */
  readonly takesBasic: boolean;
  /** As the browser says it; pages cannot change it. */
  readonly origin: string | undefined;
  /** Whether a PIN is to be looked at: then the attempt counts. */
  readonly opensReaderSession: boolean;
}

const refuse = () => new Problem('unauthenticated', 'Send a valid API key or token as "Authorization: Bearer …".');
/** `last used` is for people who clean up keys: to the hour is enough, and most requests write nothing. */
const LAST_USED_STEP_MS = 3_600_000;

/** Gateways often know Basic authentication only: the key is the password, or the name where there is no password. */
function keyOfBasic(authorization: string | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,400}={0,2})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined || encoded.replace(/=+$/, '').length % 4 === 1) return undefined;
  const pair = atob(encoded);
  const [, name = '', password = ''] = /^([^:]*):(.*)$/s.exec(pair) ?? [];
  const key = password === '' ? name : password;
  return /^km_[\x21-\x7e]+$/.test(key) ? key : undefined;
}

/**
 * The key carries its account in its text, so the first transaction already sees one account only; the key's hash is
 * looked up inside it.
 */
export async function authenticate(
  services: Services,
  authorization: string | undefined,
  request: Request,
): Promise<ClaimedCaller> {
  const token =
    /^Bearer ([\x21-\x7e]+)$/i.exec(authorization ?? '')?.[1] ??
    (request.takesBasic ? keyOfBasic(authorization) : undefined);
  if (token === undefined) throw refuse();
  if (token.startsWith('ey')) {
    if (isEmbedToken(token)) return embedSession(services, token, request);
    return isReaderToken(token) ? readerSession(services, token, request) : occupant(services, token, request);
  }
  if (token.startsWith('rl_')) return readerLink(services, token, request);

  const { requestId, ip } = request;
  const claim = readApiKey(token);
  if (claim === null) throw refuse();
  const hashes = await services.vault.keyedHashes('api-key', token);
  const caller: ClaimedCaller = {
    requestId,
    ip,
    session: { accountId: claim.accountId, livemode: claim.livemode },
    actor: { type: 'api_key', id: '', role: 'gateway' },
    async confirm({ db, accountId, now, vault }) {
      const at = now();
      const stale = new Date(at.getTime() - LAST_USED_STEP_MS);
      // Asked by every request, so written by hand: building it each time costs more than its answer.
      const [key] = await rowsOf<{ id: string; role: KeyRole; stale: boolean }>(
        db,
        sql`select id, role, last_used_at is null or last_used_at < ${stale.toISOString()}
                   or hash_key_id is distinct from ${vault.newestKeyId} as stale
              from api_keys
          where account_id = ${accountId} and key_hash in (${sql.join(
            hashes.map((hash) => sql`${hash}`),
            sql`, `,
          )})
            and (revoked_at is null or revoked_at > ${at.toISOString()})
            and (expires_at is null or expires_at > ${at.toISOString()})`,
      );
      if (key === undefined) throw refuse();
      Object.assign(caller.actor, { id: key.id, role: key.role });
      if (key.stale) {
        await db
          .update(apiKeys)
          // The one moment at which the whole key is here: its hash moves to the newest master key.
          .set({ lastUsedAt: at, keyHash: hashes[0] ?? '', hashKeyId: vault.newestKeyId })
          .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, key.id)));
      }
    },
  };
  return caller;
}

async function occupant(services: Services, token: string, { requestId, ip }: Request): Promise<ClaimedCaller> {
  const claim = await openOccupantToken(services, token);
  if (claim === null) throw refuse();
  return {
    requestId,
    ip,
    session: { accountId: claim.accountId, livemode: claim.livemode, occupancyIds: [claim.occupancyId] },
    actor: { type: 'occupant', id: claim.occupancyId, role: 'occupant' },
    // The signature and the expiry say it all; the session sees this occupancy's rows only.
    confirm: async () => {},
  };
}

function isEmbedToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).typ === EMBED_TOKEN_TYPE;
  } catch {
    return false;
  }
}

/**
 * The token says what it is bound to, and its signature that we said so. Whether it was revoked is looked up in the
 * request's own transaction, which by then sees nothing but the session's rows.
 */
async function embedSession(services: Services, token: string, request: Request): Promise<ClaimedCaller> {
  const { requestId, ip, origin } = request;
  const opened = await openEmbedToken(services, token);
  if (opened.state === 'foreign') throw refuse();
  if (opened.state === 'expired')
    throw new Problem('session-expired', 'The ten minutes of this session are over; fetch a new one.');
  const { sessionId, accountId, livemode, subject, scope, components, allowedOrigins } = opened.claim;
  if (origin === undefined || !allowedOrigins.includes(origin))
    throw new Problem('origin-not-allowed', 'The session was not made for the page that asks.');
  return {
    requestId,
    ip,
    session: {
      accountId,
      livemode,
      customerId: scope.customerId,
      embedSessionId: sessionId,
      ...(scope.propertyIds === null ? {} : { propertyIds: scope.propertyIds }),
      ...(subject.role === 'tenant' ? { occupancyIds: subject.occupancy_ids } : {}),
      ...(subject.role === 'reader' ? { metersOnly: true } : {}),
    },
    actor: {
      type: 'embed_session',
      id: sessionId,
      role: `${subject.role}_session`,
      rights: rightsOfComponents(components),
    },
    async confirm(context) {
      const row = await findEmbedSession(context, sessionId);
      if (row === undefined || row.revokedAt !== null)
        throw new Problem('session-revoked', 'This session was ended; fetch a new one.');
    },
  };
}

/** A link alone opens nothing: it may ask for a session with its PIN. */
async function readerLink(
  services: Services,
  token: string,
  { requestId, ip, opensReaderSession }: Request,
): Promise<ClaimedCaller> {
  const claimed = await claimReaderLink(services, token, { attempt: opensReaderSession });
  if (claimed === null) throw refuse();
  const { access, customerId } = claimed;
  return {
    requestId,
    ip,
    session: {
      accountId: access.accountId,
      livemode: access.livemode,
      customerId,
      propertyIds: [access.propertyId],
      metersOnly: true,
      embedSessionId: access.id,
    },
    actor: { type: 'reader', id: access.id, role: 'reader_link' },
    // Looked up a moment ago; what it may see is its own row and route.
    confirm: async () => {},
  };
}

/** The token names one house; the session's row, looked up in the request's own transaction, names one route of it. */
async function readerSession(services: Services, token: string, { requestId, ip }: Request): Promise<ClaimedCaller> {
  const opened = await openReaderToken(services, token);
  if (opened.state === 'foreign') throw refuse();
  if (opened.state === 'expired')
    throw new Problem('session-expired', 'This session is over; get in with link and PIN again.');
  const { accountId, livemode, sessionId, customerId, propertyId } = opened.claim;
  return {
    requestId,
    ip,
    session: {
      accountId,
      livemode,
      customerId,
      propertyIds: [propertyId],
      metersOnly: true,
      embedSessionId: sessionId,
    },
    actor: { type: 'reader', id: sessionId, role: 'route_reader' },
    async confirm(context) {
      if (!(await isReaderSessionOpen(context, sessionId)))
        throw new Problem('session-revoked', 'This session was ended; ask for another access.');
    },
  };
}
