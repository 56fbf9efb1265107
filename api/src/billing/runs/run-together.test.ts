import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import type { Services } from '../../context.ts';
import { goldenHouse, houseBuilder } from '../house/house.fixture.ts';
import { runBilling } from '../index.ts';

let api: TestApi;
let build: ReturnType<typeof houseBuilder>;
beforeAll(async () => {
  api = await startTestApi();
  build = houseBuilder(api);
});
afterAll(() => api.close());

const work = (runIds: readonly string[], services: Services = api.services) =>
  runBilling(
    services,
    runIds.map((run_id) => ({ accountId: api.root.accountId, livemode: false, payload: { run_id } })),
  );

/** Everything a run leaves behind, its own id aside. */
async function leftBy(runId: string): Promise<string> {
  const rows = await api.db.inspect(
    `select b.status, b.progress, b.findings, i.house, i.provenance, i.presentation, r.result, r.engine_version
       from billing_runs b
       left join billing_run_inputs i on i.account_id = b.account_id and i.run_id = b.id
       left join billing_run_results r on r.account_id = b.account_id and r.run_id = b.id
      where b.id = $1`,
    [runId],
  );
  return JSON.stringify(rows).replaceAll(runId, 'run');
}

/**
 * Periods of houses that differ in what is read for them: two of one year, the same house a year later with statements
 * before it, one with a day that belongs to nobody, one whose device was never read.
 */
async function portfolio(): Promise<string[]> {
  const first = await goldenHouse(api);
  const second = await goldenHouse(api);
  await build.issue((await build.run(second.period)).id);
  const later = await build.period(second.house, { settings: SETTINGS }, 2023);
  const gap = await build.property([
    { area: '50', occupancies: [{ from: '2020-01-01', to: '2022-05-31' }, { from: '2022-06-02' }] },
  ]);
  const unread = await build.property([
    { area: '50', occupancies: [{ from: '2020-01-01' }] },
    { area: '70', occupancies: [{ from: '2020-01-01' }] },
  ]);
  const [one, two] = unread.units;
  if (one === undefined || two === undefined) throw new Error('two units were made');
  const heat = { use: 'heating', kind: 'heat_meter' } as const;
  await build.device(unread, { ...heat, unit: one.id, readings: [] });
  await build.device(unread, {
    ...heat,
    unit: two.id,
    readings: [
      ['2021-12-31', '100'],
      ['2022-12-31', '5100'],
    ],
  });
  const others = [await build.period(gap, { settings: SETTINGS }), await build.period(unread, { settings: SETTINGS })];
  for (const { id } of [later, ...others]) await build.cost(id, 'heat_supply', 90_000);
  return [first.period, second.period, later.id, ...others.map(({ id }) => id)];
}

const SETTINGS = {
  energy_used: { quantity: '10000', unit: 'kWh' },
  hot_water_share: { method: 'given', share: '0.2' },
};

const started = async (periods: readonly string[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const period of periods) ids.push((await build.start(period, 'Berichtigung')).id);
  return ids;
};

describe('runs that are done together', () => {
  test('each leaves what it leaves alone, whatever becomes of the others, wherever the job was stopped', async () => {
    const periods = await portfolio();
    const alone = await started(periods);
    for (const id of alone) await work([id]);
    const expected = await Promise.all(alone.map(leftBy));
    expect(new Set(expected).size).toBe(periods.length);
    const rows = expected.map((each) => JSON.parse(each)[0]);
    expect(rows.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready', 'failed', 'ready']);
    expect(rows[2].presentation).toContain('"previous_period":{');
    expect(rows[4].house).toContain('heating_failed');

    for (const point of [null, 'inputs-before-commit', 'inputs-committed', 'calculation-before-commit']) {
      const together = await started(periods);
      const faultPort = (name: string) => {
        if (name === `run-billing:${point}`) throw new Error('stopped');
      };
      const stopped = work(together, { ...api.services, faultPort });
      if (point === null) await stopped;
      else await expect(stopped).rejects.toThrow('stopped');
      await work([...together, 'run_unknown', ...alone]);
      expect(await Promise.all(together.map(leftBy))).toEqual(expected);
    }
  });

  test('some of which another process does meanwhile, in another order, are done once', async () => {
    const first = await goldenHouse(api);
    const second = await goldenHouse(api);
    const ids = await started([first.period, second.period]);
    await Promise.all([work(ids), work(ids.toReversed()), work(ids.slice(1))]);
    for (const id of ids) expect(await build.read1(id)).toMatchObject({ status: 'ready', findings: [] });
  });
});
