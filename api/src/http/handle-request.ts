import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Actor, type Context, inContext, type Services } from '../context.ts';
import { sha256OfParts } from '../crypto/sha256.ts';
import { toHex } from '../ids.ts';
import type { Env } from './app.ts';
import { atMost } from './at-most.ts';
import { authenticate, type ClaimedCaller } from './authenticate.ts';
import { hasBody, holdBody } from './bounded-body.ts';
import { claimIdempotencyKey, type IdempotentRequest, storeAnswer } from './idempotency.ts';
import { createMemoryBudget } from './memory-budget.ts';
import { withoutKnownContent } from './not-modified.ts';
import { GATEWAY_PUSHES, RAW_BODIES } from './raw-bodies.ts';
import { isBrokenText, refuseBrokenBody, refuseBrokenQuery } from './refuse-broken-text.ts';

/** Bodies that are on their way or worked on at a time, of all callers and of one account: four of the largest. */
const BODIES_BYTES = 256 * 1024 * 1024;
const BODIES_OF_ACCOUNT = 128 * 1024 * 1024;

/** Carries a finished answer out of a transaction that must not commit. */
class RollBack extends Error {}

/**
 * One request, one transaction: authentication, idempotency, the verb with its audit row, and the stored answer commit
 * together or not at all. Any answer of 400 and above rolls back. The answer leaves after the commit.
 */
export function handleRequest(services: Services): MiddlewareHandler<Env> {
  // One request reads its telegrams while the database stores those of the other.
  const oneOfFew = atMost(3);
  const bodies = createMemoryBudget(BODIES_BYTES, BODIES_OF_ACCOUNT);
  const unhindered = <T>(work: () => Promise<T>) => work();
  return async (c, next) => {
    // Answers hold an account's data, replayed ones too; an answer that may be kept says so itself.
    c.header('Cache-Control', 'private, no-store');
    const caller = await authenticate(services, c.req.header('authorization'), {
      requestId: c.get('requestId'),
      ip: addressOf(services, c.req.header('x-forwarded-for'), c.env),
      origin: c.req.header('origin'),
      takesBasic: c.req.path === GATEWAY_PUSHES,
      opensReaderSession: c.req.method === 'POST' && c.req.path === '/v1/reader-sessions',
    });
    refuseBrokenQuery(new URL(c.req.url).searchParams);
    const release = await holdBody(c, {
      budget: bodies.of(caller.session.accountId),
      prove: () => inContext(services, caller, (context) => caller.confirm(context)),
    });
    try {
      await answer(c, caller, next);
      withoutKnownContent(c);
    } finally {
      release();
    }
  };

  async function answer(c: HonoContext<Env>, caller: ClaimedCaller, next: () => Promise<void>): Promise<void> {
    // Before a connection to the database is held: who sends slowly keeps nobody else waiting.
    if (isJson(c.req.header('content-type')) && !RAW_BODIES.has(c.req.path)) refuseBrokenBody(await c.req.text());
    else if (hasBody(c)) await c.req.arrayBuffer();
    const brings = c.req.method === 'POST' && c.req.path === '/v1/telegrams';
    const idempotent = await idempotentRequest(c, TOKENS.includes(caller.actor.type) ? caller.actor.id : '');
    try {
      await (brings ? oneOfFew : unhindered)(() =>
        inContext(services, caller, async (context) => {
          await caller.confirm(context);
          c.set('context', context);
          await answerOnce(c, context, idempotent, next);
          if (c.error !== undefined || c.res.status >= 400) throw new RollBack();
        }),
      );
    } catch (error) {
      if (!(error instanceof RollBack)) throw error;
    }
  }
}

/** Callers who are one of many: their idempotency keys are their own. */
const TOKENS: readonly Actor['type'][] = ['occupant', 'embed_session', 'reader'];

function addressOf({ callerAddress }: Services, forwardedFor: string | undefined, env: unknown): string | null {
  return callerAddress === undefined ? (forwardedFor ?? null) : callerAddress({ forwardedFor, env });
}

/** Longer than any path of the contract with its ids. */
const PATH_MAX = 500;

const isJson = (type: string | undefined) => /^\s*application\/(?:[\w.+-]+\+)?json\b/i.test(type ?? '');

async function answerOnce(
  c: HonoContext<Env>,
  context: Context,
  request: IdempotentRequest | null,
  next: () => Promise<void>,
): Promise<void> {
  if (request === null) return next();
  // Answers are replayed before the verb asks for rights: a key of another role must not be shown what it may not do.
  const mine = { ...request, fingerprint: `${context.actor.role} ${request.fingerprint}` };
  const first = await claimIdempotencyKey(context, mine);
  if (first !== null) {
    c.res = c.body(first.body, first.status as ContentfulStatusCode, {
      ...first.headers,
      'Idempotency-Replayed': 'true',
    });
    return;
  }
  await next();
  if (c.error !== undefined || c.res.status >= 400) return;
  const headers: Record<string, string> = {};
  for (const name of ['content-type', 'location', 'etag']) {
    const value = c.res.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  // Read once and answered again as a text: a clone would be streamed through two pipes, byte by byte.
  const { status, headers: said } = c.res;
  const body = await c.res.text();
  await storeAnswer(context, mine, { status, headers, body });
  // Without the first one gone, Hono takes the text apart again to join their headers.
  c.res = undefined;
  c.res = new Response(body === '' ? null : body, { status, headers: said });
}

async function idempotentRequest(c: HonoContext<Env>, subject: string): Promise<IdempotentRequest | null> {
  const key = c.req.header('idempotency-key');
  if (c.req.method !== 'POST' || key === undefined || !/^[\x21-\x7e]{1,255}$/.test(key)) return null;
  // No id looks like this, so nothing will come of the request; the key's row could not even hold the path.
  if (c.req.path.length > PATH_MAX || isBrokenText(c.req.path)) return null;
  const route = `${c.req.method} ${c.req.path}${subject === '' ? '' : ` ${subject}`}`;
  const body = new Uint8Array(await c.req.arrayBuffer());
  const head = new TextEncoder().encode(`${route}\n${new URL(c.req.url).search}\n`);
  return { route, key, fingerprint: toHex(sha256OfParts(head, body)) };
}
