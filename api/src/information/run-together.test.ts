import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import type { Services } from '../context.ts';
import { monthBuilder, registers } from './house.fixture.ts';
import { runMonthlyInformation } from './index.ts';

let api: TestApi;
let build: ReturnType<typeof monthBuilder>;
beforeAll(async () => {
  api = await startTestApi();
  build = monthBuilder(api);
});
afterAll(() => api.close());

const MONTH = '2025-12';

const work = (runIds: readonly string[], services: Services = api.services) =>
  runMonthlyInformation(
    services,
    runIds.map((run_id) => ({ accountId: api.root.accountId, livemode: false, payload: { run_id } })),
  );

/** Everything that runs leave behind, the ids of equal houses made equal. */
async function leftBy(runIds: readonly string[]): Promise<string[]> {
  const rows = await api.db.inspect(
    `select r.status, r.progress, r.findings, i.month_file, i.provenance,
            (select json_agg(json_build_array(m.version, m.information, m.reasons, m.complete) order by m.id)
               from monthly_informations m where m.account_id = r.account_id and m.run_id = r.id) as told,
            (select json_agg(a.changes) from audit_events a
              where a.account_id = r.account_id and a.changes->>'run_id' = r.id) as trail
       from monthly_information_runs r
       left join monthly_information_inputs i on i.account_id = r.account_id and i.run_id = r.id
      where r.id = any(string_to_array($1, ',')) order by array_position(string_to_array($1, ','), r.id)`,
    [runIds.join()],
  );
  return rows.map((row) => JSON.stringify(row).replaceAll(/\b([a-z]{3})_[0-9a-f]{32}/g, '$1'));
}

/**
 * Runs of houses that differ in what is read for them: one user in two months, and again the later one; allocators that
 * nobody said how to convert; a house that nobody used; one flat whose last reading is missing.
 */
async function portfolio(): Promise<string[]> {
  const [used, unconverted, empty, late] = [
    await build.property(),
    await build.property(),
    await build.property(),
    await build.property(),
  ];
  const flat = await build.flat(used.property, 1);
  await build.device(used.property, flat.unit, registers(100, 90, 80));
  const counted = await build.flat(unconverted.property, 1);
  await build.device(unconverted.property, counted.unit, registers(9, 8, 7), { kind: 'heat_cost_allocator' });
  const missed = await build.flat(late.property, 1);
  await build.device(late.property, missed.unit, { '2025-10-31': '5', '2025-11-30': '7' });
  const runs = [
    await build.start(used.property, '2025-11'),
    await build.start(used.property, MONTH),
    await build.start(used.property, MONTH),
    await build.start(unconverted.property, MONTH),
    await build.start(empty.property, MONTH),
    await build.start(late.property, MONTH),
  ];
  return runs.map(({ id }) => id);
}

describe('runs that are done together', () => {
  test('each leaves what it leaves alone, whatever becomes of the others, wherever the job was stopped', async () => {
    const alone = await portfolio();
    // In the order in which they are held when they are done together.
    for (const id of alone.toSorted()) await work([id]);
    const inOrder = (ids: readonly string[]) => leftBy(ids.toSorted());
    const expected = await inOrder(alone);
    const rows = (await leftBy(alone)).map((each) => JSON.parse(each));
    expect(rows.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready', 'failed', 'ready', 'ready']);
    expect(rows.map(({ trail }) => trail.length)).toEqual([1, 1, 1, 1, 1, 1]);
    // Of two runs of one house and month the second finds nothing to tell.
    const versions = rows.map(({ told }) => (told ?? []).map(([version]: [number]) => version));
    expect([versions[0], [versions[1], versions[2]].sort(), versions[5]]).toEqual([[1], [[], [1]], [1]]);

    for (const point of [null, 'inputs-committed', 'informations-before-commit']) {
      const together = await portfolio();
      const faultPort = (name: string) => {
        if (name === `run-monthly-information:${point}`) throw new Error('stopped');
      };
      const stopped = work(together, { ...api.services, faultPort });
      if (point === null) await stopped;
      else await expect(stopped).rejects.toThrow('stopped');
      await work([...together, 'mir_unknown', ...alone]);
      expect((await inOrder(together)).toSorted()).toEqual(expected.toSorted());
    }
  });

  test('some of which another process does meanwhile, in another order, are done once', async () => {
    const ids = await portfolio();
    await Promise.all([work(ids), work(ids.toReversed()), work(ids.slice(1))]);
    const rows = (await leftBy(ids)).map((each) => JSON.parse(each));
    expect(rows.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready', 'failed', 'ready', 'ready']);
    expect(rows.map(({ trail }) => trail.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(rows.flatMap(({ told }) => told ?? [])).toHaveLength(3);
  });

  test('a further house asks the database for nothing more, and stores what is its own', async () => {
    const asked = async (runs: readonly string[]) => {
      let queries = 0;
      const database: Services['database'] = {
        ...api.services.database,
        transaction: (session, next) =>
          api.services.database.transaction(session, (db) =>
            next(
              new Proxy(db, {
                get(target, name) {
                  if (name === 'select' || name === 'selectDistinctOn' || name === 'execute') queries += 1;
                  const value = Reflect.get(target, name) as unknown;
                  return typeof value === 'function' ? value.bind(target) : value;
                },
              }),
            ),
          ),
      };
      await work(runs, { ...api.services, database });
      return queries;
    };
    const runs: string[] = [];
    for (let house = 0; house < 3; house += 1) {
      const { property } = await build.property();
      const flat = await build.flat(property, 1);
      await build.device(property, flat.unit, registers(100, 90, 80));
      runs.push((await build.start(property, MONTH)).id);
    }
    const [one = '', ...two] = runs;
    // Its row in the trail and its month file; the rest travels with the others.
    expect((await asked(two)) - (await asked([one]))).toBe(2);
  });
});
