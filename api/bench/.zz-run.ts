import postgres from 'postgres';
import { seeded } from '/work/main/api/bench/chance.ts';
import { makeModelHouse } from '/work/main/api/bench/model-house.ts';
import { copyHouse } from '/work/main/api/bench/portfolio.ts';
import { callerOf, makeFirstAccount, openServices } from '/work/main/api/bench/services.ts';
import { runBilling } from '/work/main/api/src/billing/index.ts';
import { migrateServer } from '/work/main/api/src/db/migrate.ts';
import { startPostgres } from '/work/main/api/test/postgres-server.ts';

const N = Number(process.argv[2] ?? 200);
const server = await startPostgres(['fsync=off']);
const admin = postgres(server.url('postgres'), { max: 1, onnotice: () => {} });
await admin.unsafe('create database b');
await admin.end();
const url = server.url('b');
await migrateServer(url);
const services = openServices(url);
const sql = postgres(url, { max: 1, onnotice: () => {} });
const account = await makeFirstAccount(services);
const call = callerOf(services, account);
await makeModelHouse(call, seeded(3));
const periods = await copyHouse(sql, N);
const lane = async (list: string[], f: (x: string) => Promise<void>, n = 3) => {
  let i = 0;
  await Promise.all(
    Array.from({ length: n }, async () => {
      for (;;) {
        const x = list[i++];
        if (x === undefined) return;
        await f(x);
      }
    }),
  );
};
const runs: string[] = [];
const t = async (name: string, f: () => Promise<unknown>) => {
  const a = performance.now();
  const c = process.cpuUsage();
  await f();
  const u = process.cpuUsage(c);
  console.log(
    name,
    ((performance.now() - a) / N).toFixed(2),
    'ms/house wall',
    ((u.user + u.system) / 1000 / N).toFixed(2),
    'ms cpu',
  );
};
await lane(periods.splice(0, 5), async (p) => {
  const r = await call('POST', '/v1/billing-runs', { billing_period_id: p });
  await runBilling(services, { accountId: account.accountId, livemode: false, payload: { run_id: r.id } });
  await call('POST', `/v1/billing-runs/${r.id}/statements`, {});
});
await t('start', () =>
  lane(periods, async (p) => {
    runs.push((await call('POST', '/v1/billing-runs', { billing_period_id: p })).id);
  }),
);
await t('job', () =>
  lane(runs, async (id) => {
    await runBilling(services, { accountId: account.accountId, livemode: false, payload: { run_id: id } });
  }),
);
await t('issue', () =>
  lane(runs, async (id) => {
    await call('POST', `/v1/billing-runs/${id}/statements`, {});
  }),
);
console.log(
  await sql`select avg(length(house)) h, avg(length(provenance)) p, avg(length(presentation)) pr from billing_run_inputs`,
  await sql`select avg(length(result)) from billing_run_results`,
  await sql`select status, count(*) from billing_runs group by 1`,
);
await sql.end();
await services.database.close();
await server.stop();
