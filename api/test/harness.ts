import { insertApiKey } from '../src/accounts/index.ts';
import { createApp } from '../src/app.ts';
import { inContext, type Services } from '../src/context.ts';
import { createVault } from '../src/crypto/vault.ts';
import { createRootAccount } from '../src/db/system.ts';
import { newId } from '../src/ids.ts';
import type { ProblemBody } from '../src/problem.ts';
import type { Role } from '../src/rights.ts';
import { checkResponse, keepAnswers } from './conformance.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly bytes: Uint8Array;
}

export interface RequestOptions {
  /** Secret key or token; the root account's admin key where left out, none for null. */
  readonly key?: string | null;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

export interface TestApi {
  readonly services: Services;
  readonly db: TestDatabase;
  /** The clock of this API; move it by assigning. */
  readonly clock: { now: Date };
  readonly root: { accountId: string; key: string };
  /** One request; the answer is checked against the OpenAPI document. */
  request<T = Record<string, unknown>>(method: string, path: string, options?: RequestOptions): Promise<Answer<T>>;
  /** A key of a role, in the root account or a given one. */
  keyOf(role: Role, options?: { accountId?: string; livemode?: boolean }): Promise<string>;
  /** Another account, foreign to the root account's objects (its child, but not visible the other way). */
  foreignAccount(): Promise<{ accountId: string; key: string }>;
  close(): Promise<void>;
}

/** The app on a database of its own, with a clock that stands still. */
export async function startTestApi(overrides: Partial<Services> = {}): Promise<TestApi> {
  const db = await openTestDatabase();
  const clock = { now: new Date('2026-01-15T08:00:00.000Z') };
  const services: Services = {
    database: db.database,
    vault: createVault(new Map([['test', crypto.getRandomValues(new Uint8Array(32))]])),
    clock: () => clock.now,
    wake: () => {},
    log: (event) => {
      if (event.level === 'error') console.error(event);
    },
    ...overrides,
  };
  const app = createApp(services);

  const keyOf: TestApi['keyOf'] = (role, { accountId: owner = accountId, livemode = false } = {}) =>
    inContext(
      services,
      {
        session: { accountId: owner, livemode },
        actor: { type: 'system', id: 'test', role: 'admin' },
        requestId: 'test',
      },
      async (context) => (await insertApiKey(context, { name: role, role: role as 'admin' })).secret,
    );
  const accountId = newId('account', clock.now);
  await db.database.systemTransaction((tx) => createRootAccount(tx, { id: accountId, name: 'Root', at: clock.now }));
  const root = { accountId, key: await keyOf('admin') };

  const request: TestApi['request'] = async <T>(
    method: string,
    path: string,
    { key = root.key, body, raw, headers = {} }: RequestOptions = {},
  ) => {
    const init: RequestInit = {
      method,
      headers: {
        ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(raw !== undefined ? { body: raw } : body !== undefined ? { body: JSON.stringify(body) } : {}),
    };
    const response = await app.request(path, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const type = response.headers.get('content-type') ?? '';
    const parsed: unknown = /json$|json;/.test(type) ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
    checkResponse(method, path, response, parsed);
    return { status: response.status, headers: response.headers, body: parsed as T, bytes };
  };

  return {
    services,
    db,
    clock,
    root,
    request,
    keyOf,
    async foreignAccount() {
      const { body } = await request<{ id: string; api_key: { secret: string } }>('POST', '/v1/accounts', {
        body: { name: 'Foreign' },
      });
      return { accountId: body.id, key: body.api_key.secret };
    },
    async close() {
      await keepAnswers();
      await db.close();
    },
  };
}

/** The body of an answer that must be a problem of this code. */
export function problemOf(answer: Answer<unknown>, code: string): ProblemBody {
  const body = answer.body as ProblemBody;
  if (body?.code !== code) throw new Error(`expected problem ${code}, got ${answer.status} ${JSON.stringify(body)}`);
  return body;
}
