import { createApp } from './app.ts';
import type { Services } from './context.ts';
import { createVault, masterKeys } from './crypto/vault.ts';
import { loggableError } from './db/loggable-error.ts';
import { openPostgres } from './db/postgres.ts';
import type { App } from './http/app.ts';
import { Problem, toProblemBody } from './problem.ts';
import { type Assets, fromAssets } from './worker/assets.ts';
import { createRequestDatabase } from './worker/request-database.ts';

/** As bound in wrangler.toml. */
interface Bindings {
  readonly HYPERDRIVE: { readonly connectionString: string };
  readonly ASSETS: Assets;
  /** Secret: 64 hexadecimal digits, the same as the Node process has. */
  readonly KLARMETER_MASTER_KEY: string;
  /** Secret: the keys before it, while values are left that they sealed. */
  readonly KLARMETER_MASTER_KEY_PREVIOUS?: string;
}

const { database, serve } = createRequestDatabase();
const log: Services['log'] = (event) => console[event.level](JSON.stringify(event));

function buildApp(env: Bindings): App {
  return createApp({
    database,
    vault: createVault(masterKeys(env.KLARMETER_MASTER_KEY ?? '', env.KLARMETER_MASTER_KEY_PREVIOUS)),
    clock: () => new Date(),
    wake: () => {},
    log,
    ...fromAssets(env.ASSETS),
  });
}

let app: App | undefined;

/** Starts the app on Cloudflare Workers. Jobs, mail and rendering are done by the Node process on the same database. */
export default {
  async fetch(request: Request, env: Bindings): Promise<Response> {
    try {
      app ??= buildApp(env);
    } catch (error) {
      return answerNotSetUp(request, error);
    }
    const { fetch } = app;
    // Hyperdrive warns of unprepared statements, which may hang there. The client ends with its request, so that however
    // many it prepares nothing adds up, and the runtime closes its connection.
    const own = openPostgres(env.HYPERDRIVE.connectionString, {
      max: 1,
      preparedParametersMax: Number.POSITIVE_INFINITY,
    });
    return serve(own, async () => fetch(fromCaller(request)));
  },
};

/** The edge knows where a caller is; what he writes into the header himself is not believed. */
function fromCaller(request: Request): Request {
  const address = request.headers.get('cf-connecting-ip');
  const asked = new Request(request);
  if (address === null) asked.headers.delete('x-forwarded-for');
  else asked.headers.set('x-forwarded-for', address);
  return asked;
}

/** Without the secret nothing can be read or written; whoever deploys finds the reason in the log. */
function answerNotSetUp(request: Request, error: unknown): Response {
  const id = crypto.randomUUID();
  log({ level: 'error', ...loggableError(error), request_id: id });
  const problem = new Problem('unavailable', 'The service is not set up yet. Name the request id when you ask.');
  const body = toProblemBody(problem, { id, path: new URL(request.url).pathname });
  return new Response(JSON.stringify(body), {
    status: 503,
    headers: { 'Content-Type': 'application/problem+json', 'Request-Id': id },
  });
}
