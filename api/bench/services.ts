import { nodeCiphers } from '@klarmeter/engine/node-ciphers';
import { insertApiKey } from '../src/accounts/index.ts';
import { createApp } from '../src/app.ts';
import { inContext, type Services } from '../src/context.ts';
import { createVault } from '../src/crypto/vault.ts';
import { openPostgres } from '../src/db/postgres.ts';
import { createRootAccount } from '../src/db/system.ts';
import { newId } from '../src/ids.ts';

/** The same in every process of a row, so that a server finds the keys the row made. */
const MASTER_KEY = new Uint8Array(32).fill(7);

/** What a process of the product is made of, on a database of the benchmark's own. */
export function openServices(databaseUrl: string, connections = 20): Services {
  return {
    database: openPostgres(databaseUrl, { max: connections }),
    vault: createVault(new Map([['bench', MASTER_KEY]])),
    clock: () => new Date(),
    wake: () => {},
    log: ({ level, message, ...fields }) => {
      if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
    },
    ciphers: nodeCiphers,
  };
}

/** The installation's first account and an admin's key to it. */
export interface FirstAccount {
  readonly accountId: string;
  readonly key: string;
}

export async function makeFirstAccount(services: Services): Promise<FirstAccount> {
  const at = new Date();
  const accountId = newId('account', at);
  await services.database.systemTransaction((tx) => createRootAccount(tx, { id: accountId, name: 'Benchmark', at }));
  const { secret } = await inContext(
    services,
    {
      session: { accountId, livemode: false },
      actor: { type: 'system', id: 'bench', role: 'admin' },
      requestId: 'bench',
    },
    (context) => insertApiKey(context, { name: 'bench', role: 'admin' }),
  );
  return { accountId, key: secret };
}

/** One request to the API; throws on any answer that is not a success. */
export type Call = <T = { readonly id: string }>(method: string, path: string, body?: unknown) => Promise<T>;

export function callerOf(services: Services, { key }: FirstAccount): Call {
  const app = createApp(services);
  return async <T>(method: string, path: string, body?: unknown) => {
    const response = await app.request(path, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        'Content-Type': 'application/json',
        ...(method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  };
}
