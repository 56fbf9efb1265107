import { fromPglite } from 'pg-boss';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { inContext } from '../context.ts';
import { enqueue } from '../db/outbox.ts';
import type { EmbeddedDatabase } from '../db/pglite.ts';
import { type JobQueueOptions, startJobs } from './queue.ts';

let api: TestApi;
const said: { readonly message: string }[] = [];
beforeAll(async () => {
  api = await startTestApi({ log: (event) => said.push(event) });
});
afterAll(() => api.close());

const nothing = async () => {};
const connection = (): JobQueueOptions['connection'] =>
  api.db.url === null
    ? { db: fromPglite((api.db.database as EmbeddedDatabase).pglite), backend: 'pglite' }
    : { connectionString: api.db.url, max: 4 };

/** Of this month of the test's clock and the next three, those whose readings have a place already. */
const monthsThere = async () =>
  (
    await api.db.inspect<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'readings_by_month' and c.relname in ('m2026_01', 'm2026_02', 'm2026_03', 'm2026_04') order by 1`,
    )
  ).map(({ name }) => name);

test('a crowd of jobs is done ten at a time; one that fails is repeated, the others are done once', async () => {
  const names = Array.from({ length: 25 }, (_, at) => `run_${at}`);
  await inContext(
    api.services,
    {
      session: { accountId: api.root.accountId, livemode: false },
      actor: { type: 'system', id: 'test', role: 'admin' },
      requestId: 'test',
    },
    (context) => enqueue(context, 'run-billing', ...names.map((run_id) => ({ run_id }))),
  );
  const before = await monthsThere();
  const sizes: number[] = [];
  const done: string[] = [];
  let failures = 0;
  const queue = await startJobs(api.services, {
    connection: connection(),
    handlers: {
      'run-billing': async (_, jobs) => {
        sizes.push(jobs.length);
        const ids = jobs.map(({ payload }) => String(payload.run_id));
        // Fails with the others, then alone; the queue's repetition succeeds.
        if (ids.includes('run_13') && failures < 2) {
          failures += 1;
          throw new Error('not yet');
        }
        done.push(...ids);
      },
      'run-monthly-information': nothing,
      'propose-corrections': nothing,
      'look-after-devices': nothing,
      'render-document': nothing,
      'render-field-document': nothing,
      'deliver-document': nothing,
      'sequence-log': nothing,
      'process-reading-file': nothing,
      'judge-kept-telegrams': nothing,
      'close-overdue-self-reading': nothing,
    },
    concurrency: {
      'run-billing': 1,
      'run-monthly-information': 1,
      'propose-corrections': 1,
      'look-after-devices': 1,
      'render-document': 1,
      'render-field-document': 1,
      'deliver-document': 1,
      'sequence-log': 1,
      'process-reading-file': 1,
      'judge-kept-telegrams': 1,
      'close-overdue-self-reading': 1,
    },
  });
  try {
    await vi.waitFor(() => expect(done).toHaveLength(names.length), { timeout: 20_000, interval: 50 });
  } finally {
    await queue.stop();
  }
  expect([...done].sort()).toEqual([...names].sort());
  expect(done.at(-1)).toBe('run_13');
  expect(sizes[0]).toBe(10);
  expect(Math.max(...sizes)).toBe(10);
  expect(said.filter(({ message }) => message === 'not yet')).toHaveLength(2);
  const states = await api.db.inspect(
    "select state::text, count(*)::int as n from pgboss.job where name = 'run-billing' group by 1",
  );
  expect(states).toEqual([{ state: 'completed', n: names.length }]);
  // Readings of the coming months find their place made.
  expect([before, await monthsThere()]).toEqual([[], ['m2026_01', 'm2026_02', 'm2026_03']]);
});
