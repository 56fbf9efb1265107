import { createApp } from './app.ts';
import type { Services } from './context.ts';
import { createVault, masterKey } from './crypto/vault.ts';
import { openPostgres } from './db/postgres.ts';

interface Bindings {
  readonly HYPERDRIVE: { readonly connectionString: string };
  /** Secret: 64 hexadecimal digits. */
  readonly KLARMETER_MASTER_KEY: string;
}

interface Execution {
  waitUntil(promise: Promise<unknown>): void;
}

/** Starts the app on Cloudflare Workers. Jobs, mail and rendering are done by the Node process on the same database. */
export default {
  async fetch(request: Request, env: Bindings, execution: Execution): Promise<Response> {
    // A connection of one request must not serve another one there, so each request has its own client.
    const database = openPostgres(env.HYPERDRIVE.connectionString, { max: 1, prepare: false });
    const services: Services = {
      database,
      vault: createVault(await masterKey(env.KLARMETER_MASTER_KEY)),
      clock: () => new Date(),
      wake: () => {},
      log: (event) => console.log(JSON.stringify(event)),
    };
    try {
      return await createApp(services).fetch(request);
    } finally {
      execution.waitUntil(database.close());
    }
  },
};
