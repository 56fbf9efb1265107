import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import { fourFlats, monthBuilder, registers } from './house.fixture.ts';
import { runMonthlyInformation } from './run-monthly-information.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const MONTH = '2025-12';

describe('versions', () => {
  test('a later reading makes the next version for whom it changes something, and no edit', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const late = await build.flat(property, 1);
    const early = await build.flat(property, 2);
    const { '2025-12-31': end = '', ...rest } = registers(100, 90, 80);
    const { point } = await build.device(property, late.unit, rest);
    await build.device(property, early.unit, registers(10, 10, 10));
    await build.run(property, MONTH);
    const first = await build.told(late.occupancies[0] ?? '');
    const same = await build.run(property, MONTH);
    expect(same.progress).toMatchObject({ informations: 2, new_versions: 0 });
    await build.read(point, '2025-12-31', end);
    const corrected = await build.run(property, MONTH);
    expect(corrected.progress).toMatchObject({ informations: 2, new_versions: 1 });
    const second = await build.told(late.occupancies[0] ?? '');
    expect(second).toMatchObject({ version: 2, run_id: corrected.id });
    expect(second.information.heating?.kwh).toBe('100.0');
    expect(await build.told(early.occupancies[0] ?? '')).toMatchObject({ version: 1 });
    const all = await build.list(`occupancy_id=${late.occupancies[0]}&versions=all`);
    expect(all.map(({ version }) => version).sort()).toEqual([1, 2]);
    expect(await api.request('GET', `/v1/monthly-information/${first.id}`)).toMatchObject({ body: first });
  });

  test('the database refuses a change of what was told', async () => {
    const { build, property } = await fourFlats(api);
    await build.run(property, MONTH);
    for (const attempt of [
      "update monthly_informations set information = '{}'",
      'delete from monthly_informations',
      "update monthly_information_inputs set month_file = '{}'",
    ])
      await expect(api.db.inspect(attempt)).rejects.toThrow();
  });

  test('two runs of one house and month at once: versions follow each other', async () => {
    const { build, property } = await fourFlats(api);
    const runs = await Promise.all([build.start(property, MONTH), build.start(property, MONTH)]);
    const work = (id: string) =>
      runMonthlyInformation(api.services, [
        { accountId: api.root.accountId, livemode: false, payload: { run_id: id } },
      ]);
    await Promise.all(runs.map(({ id }) => work(id)));
    const ended = await Promise.all(runs.map(({ id }) => build.readRun(id)));
    expect(ended.map(({ status }) => status)).toEqual(['ready', 'ready']);
    expect(ended.map(({ progress }) => progress.new_versions).sort()).toEqual([0, 4]);
    await doJobs(api);
    expect(await build.list(`property_id=${property}&versions=all`)).toHaveLength(4);
  });

  test.each([
    'begin',
    'inputs-before-commit',
    'inputs-committed',
    'informations-before-commit',
    'informations-committed',
  ])('stopped at %s and repeated, a run ends as if nothing had happened', async (point) => {
    const { build, property } = await fourFlats(api);
    const { id } = await build.start(property, MONTH);
    const job = { accountId: api.root.accountId, livemode: false, payload: { run_id: id } };
    const stopping = {
      ...api.services,
      faultPort: (at: string) => {
        if (at === `run-monthly-information:${point}`) throw new Error('stopped');
      },
    };
    await expect(runMonthlyInformation(stopping, [job])).rejects.toThrow('stopped');
    await runMonthlyInformation(api.services, [job]);
    await runMonthlyInformation(api.services, [job]);
    expect(await build.readRun(id)).toMatchObject({ status: 'ready', progress: { new_versions: 4 } });
    expect(await build.list(`property_id=${property}&versions=all`)).toHaveLength(4);
    const reads = await trail(property, 'consumption.read');
    expect(reads).toHaveLength(1);
  });

  test('what a crash left undone is taken up by the next start', async () => {
    const { build, property } = await fourFlats(api);
    const { id } = await build.start(property, MONTH);
    const rows = await api.db.inspect<{ job: string; payload: { run_id: string } }>(
      'select job, payload from km_unfinished_work()',
    );
    expect(rows.filter(({ payload }) => payload.run_id === id).map(({ job }) => job)).toEqual([
      'run-monthly-information',
    ]);
    await doJobs(api);
  });
});

async function trail(objectId: string, action: string) {
  const { body } = await api.request<{ data: { action: string; changes: Record<string, unknown> }[] }>(
    'GET',
    `/v1/audit-events?object_id=${objectId}&limit=100`,
  );
  return body.data.filter((each) => each.action === action);
}

test('HeizkostenV section 6b: what the readings were read for stays in the trail', async () => {
  const { build, property } = await fourFlats(api);
  const run = await build.run(property, MONTH);
  expect(await trail(property, 'consumption.read')).toMatchObject([
    { changes: { purpose: 'monthly_information', from: '2024-12-01', to: '2025-12-31', occupancies: 4 } },
  ]);
  expect(await trail(run.id, 'monthly_information_run.started')).toMatchObject([
    { changes: { property_id: property, month: MONTH } },
  ]);
});
