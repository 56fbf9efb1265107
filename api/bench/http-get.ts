import type { ChildProcess } from 'node:child_process';
import postgres from 'postgres';
import { runBilling } from '../src/billing/index.ts';
import { seeded } from './chance.ts';
import type { HttpOrder } from './http-process.ts';
import { startServer } from './http-server.ts';
import { p99AtRate, requestsPerSecond, type Target } from './load.ts';
import { median } from './measure.ts';
import { makeModelHouse } from './model-house.ts';
import { copyHouse } from './portfolio.ts';
import { type Benchmark, requireDatabase } from './row.ts';
import { callerOf, type FirstAccount, makeFirstAccount, openServices } from './services.ts';

const HOUSES = 30;
const CONNECTIONS = 16;
const ROUNDS = 5;
const ROUND_MS = 3_000;
/** Requests a second at which waiting is measured, and for how long. */
const STEADY_RATE = 200;
const STEADY_MS = 10_000;

export const httpGet: Benchmark = {
  key: 'http_get',
  what: 'authenticated GET of a statement from PostgreSQL with row level security',
  against: 'hono alone doing the same query with the same session settings',
  goals: [
    { figure: 'ratio', atLeast: 0.7 },
    { figure: 'p99_ms', atMost: 25 },
  ],

  async run(options) {
    const { quick } = options;
    const databaseUrl = requireDatabase(options);
    const { first, paths } = await issueStatements(databaseUrl, quick ? 1 : HOUSES);
    const servers: ChildProcess[] = [];
    const target = async (server: HttpOrder['server']): Promise<Target> => {
      const { child, port } = await startServer({ server, databaseUrl, accountId: first.accountId });
      servers.push(child);
      return { origin: `http://127.0.0.1:${port}`, key: first.key, paths };
    };
    try {
      const ours = await target('ours');
      const peer = await target('peer');
      const roundMs = quick ? 100 : ROUND_MS;
      await requestsPerSecond(ours, CONNECTIONS, roundMs);
      await requestsPerSecond(peer, CONNECTIONS, roundMs);
      const rates: { ours: number; peer: number }[] = [];
      for (let round = 0; round < (quick ? 1 : ROUNDS); round += 1) {
        rates.push({
          ours: await requestsPerSecond(ours, CONNECTIONS, roundMs),
          peer: await requestsPerSecond(peer, CONNECTIONS, roundMs),
        });
      }
      const steadyMs = quick ? 200 : STEADY_MS;
      return {
        figures: {
          requests_per_s: median(rates.map((each) => each.ours)),
          limit_requests_per_s: median(rates.map((each) => each.peer)),
          ratio: median(rates.map((each) => each.ours / each.peer)),
          p99_ms: await p99AtRate(ours, STEADY_RATE, steadyMs),
          limit_p99_ms: await p99AtRate(peer, STEADY_RATE, steadyMs),
        },
        notes: [
          `${paths.length} statements in turn, ${CONNECTIONS} connections; p99 at ${STEADY_RATE} requests/s`,
          'the peer checks no key: that query is part of the price of ours',
        ],
      };
    } finally {
      for (const child of servers) child.disconnect();
    }
  },
};

/** Statements of some houses, made the ordinary way. */
async function issueStatements(
  databaseUrl: string,
  houses: number,
): Promise<{ readonly first: FirstAccount; readonly paths: string[] }> {
  const services = openServices(databaseUrl, 4);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const first = await makeFirstAccount(services);
    const call = callerOf(services, first);
    await makeModelHouse(call, seeded(4));
    for (const period of await copyHouse(sql, houses)) {
      const run = await call('POST', '/v1/billing-runs', { billing_period_id: period });
      await runBilling(services, [{ accountId: first.accountId, livemode: false, payload: { run_id: run.id } }]);
      await call('POST', `/v1/billing-runs/${run.id}/statements`, {});
    }
    await sql`analyze`;
    const statements = await sql<{ id: string }[]>`select id from statements order by id`;
    return { first, paths: statements.map(({ id }) => `/v1/statements/${id}`) };
  } finally {
    await sql.end();
    await services.database.close();
  }
}
