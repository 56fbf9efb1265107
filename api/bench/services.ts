import { nodeCiphers } from '@klarmeter/engine/node-ciphers';
import type { Services } from '../src/context.ts';
import { createVault } from '../src/crypto/vault.ts';
import { openPostgres } from '../src/db/postgres.ts';
import { createRootAccount } from '../src/db/system.ts';
import { newId } from '../src/ids.ts';

/** What a process of the product is made of, on a database of the benchmark's own. */
export interface BenchServices extends Services {
  /** The installation's first account. */
  readonly accountId: string;
}

export async function openServices(databaseUrl: string, connections = 8): Promise<BenchServices> {
  const database = openPostgres(databaseUrl, { max: connections });
  const accountId = newId('account', new Date());
  await database.systemTransaction((tx) => createRootAccount(tx, { id: accountId, name: 'Benchmark', at: new Date() }));
  return {
    accountId,
    database,
    vault: createVault(new Map([['bench', crypto.getRandomValues(new Uint8Array(32))]])),
    clock: () => new Date(),
    wake: () => {},
    log: (event) => {
      if (event.level === 'error') console.error(event);
    },
    ciphers: nodeCiphers,
  };
}
