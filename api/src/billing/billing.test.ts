import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { RELEASE_ANYWAY } from '../../test/overrides.ts';
import { Problem } from '../problem.ts';
import { goldenHouse } from './house/house.fixture.ts';
import { setReleaseHook, versionDocumentData } from './index.ts';
import { Presentation } from './presentation/presentation.ts';
import type { ReleaseWire, StatementWire } from './statements/convert.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  setReleaseHook(async () => {});
});
afterAll(() => api.close());

interface Version {
  id: string;
  lines: { code: string; amount_cents: number }[];
  total_cents: number;
  reasons: { id: string; inputs: { reason_id?: string; pointer?: string; value?: unknown; source?: unknown }[] }[];
  digest: string;
}

const keyed = (body: unknown, key: string = randomUUID()) => ({ body, headers: { 'Idempotency-Key': key } });
const statementsOf = async (period: string) =>
  (await api.request<{ data: StatementWire[] }>('GET', `/v1/statements?billing_period_id=${period}`)).body.data.sort(
    (a, b) => (a.number < b.number ? -1 : 1),
  );

describe('the printed sample of 2022', () => {
  test('from readings to statements, to the cent', async () => {
    const { build, shop, period } = await goldenHouse(api, '0000001-2');
    const run = await build.run(period);
    expect(run.findings).toEqual([]);
    expect(run).toMatchObject({
      status: 'ready',
      progress: { step: 'done', done: 2, total: 2 },
      totals: {
        total_costs_eur: '3055.80',
        total_statements_eur: '3055.79',
        rounding_difference_eur: '0.01',
        statements: 2,
      },
    });
    const issued = await build.issue(run.id);
    expect(issued.statements).toBe(2);
    const [first, second] = await statementsOf(period);
    expect(first).toMatchObject({
      number: 'HK-2022-0000001-01',
      unit_id: shop.id,
      total_cents: 109_156,
      vat_contained_cents: 17_428,
      advance_cents: 80_000,
      balance_cents: 29_156,
    });
    expect(second).toMatchObject({ number: 'HK-2022-0000001-02', total_cents: 196_423, balance_cents: -33_577 });
    const { body } = await api.request<Version>('GET', `/v1/statements/${first?.id}/versions/1`);
    expect(body.lines.map(({ amount_cents }) => amount_cents)).toEqual([27_399, 49_601, 5_196, 26_960]);

    // Every step leads down to a value, and a measured value to the readings it was made from.
    const ids = new Set(body.reasons.map(({ id }) => id));
    const inputs = body.reasons.flatMap((step) => step.inputs);
    expect(inputs.every(({ reason_id }) => reason_id === undefined || ids.has(reason_id))).toBe(true);
    expect(inputs.find(({ pointer }) => pointer === '/units/0/occupancies/0/hot_water_m3')).toMatchObject({
      value: '9.061',
      source: { reading_ids: [expect.any(String), expect.any(String), expect.any(String), expect.any(String)] },
    });

    const [versionId = ''] = issued.statement_version_ids;
    const data = await build.inside((context) => versionDocumentData(context, versionId));
    expect(Presentation.parse(data.presentation)).toEqual(data.presentation);
    const [printed] = data.presentation.units;
    expect(printed?.occupancies[0]?.devices.hot_water.map(({ consumption }) => consumption)).toEqual([
      '3.569',
      '5.492',
    ]);
    expect(printed?.occupancies[0]?.devices.heating[0]).toMatchObject({
      start: { value: '5175', on: '2021-12-31' },
      end: { value: '5975', on: '2022-12-31' },
      difference: '800',
      calibrated_until: '2027',
    });
    expect(data.presentation.deadlines[1]?.legal_basis).toBe('Gewerbemietvertrag');
    expect(printed?.occupancies[0]?.household_services).toEqual([
      { kind: 'Handwerkerleistungen', amount_eur: '35.72' },
    ]);
  });
});

describe('releases', () => {
  test('one version is released once; the run releases what is left', async () => {
    const { build, period } = await goldenHouse(api);
    const { id: runId } = await build.run(period);
    await build.issue(runId);
    const statement = (await statementsOf(period))[0]?.id ?? '';
    const path = `/v1/statements/${statement}/versions/1`;
    const released = await api.request<ReleaseWire>('POST', `${path}/releases`, keyed(RELEASE_ANYWAY));
    expect(released).toMatchObject({ status: 201, body: { statement_id: statement, version: 1 } });
    problemOf(await api.request('POST', `${path}/releases`, keyed(RELEASE_ANYWAY)), 'already-released');
    const list = await api.request<{ data: unknown[] }>('GET', `/v1/releases?statement_id=${statement}`);
    expect(list.body.data).toEqual([released.body]);
    const run = `/v1/billing-runs/${runId}/releases`;
    expect((await api.request('POST', run, keyed(RELEASE_ANYWAY))).body).toMatchObject({ released: 1 });
    problemOf(await api.request('POST', run, keyed(RELEASE_ANYWAY)), 'already-released');
  });

  test('two at once make one', async () => {
    const { build, period } = await goldenHouse(api);
    await build.issue((await build.run(period)).id);
    const [first] = await statementsOf(period);
    const path = `/v1/statements/${first?.id}/versions/1/releases`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => api.request('POST', path, keyed(RELEASE_ANYWAY))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  test('what its document refuses is not released', async () => {
    const { build, period } = await goldenHouse(api);
    const run = await build.run(period);
    await build.issue(run.id);
    const [first] = await statementsOf(period);
    setReleaseHook(async () => {
      throw new Problem('document-not-ready', 'The document is not rendered yet.');
    });
    try {
      const one = await api.request('POST', `/v1/statements/${first?.id}/versions/1/releases`, keyed(RELEASE_ANYWAY));
      problemOf(one, 'document-not-ready');
      problemOf(
        await api.request('POST', `/v1/billing-runs/${run.id}/releases`, keyed(RELEASE_ANYWAY)),
        'document-not-ready',
      );
    } finally {
      setReleaseHook(async () => {});
    }
    const list = await api.request<{ data: unknown[] }>('GET', `/v1/releases?statement_id=${first?.id}`);
    expect(list.body.data).toEqual([]);
  });

  test.each(['issue', 'run', 'version'])('a key used with another request is refused: %s', async (what) => {
    const { build, period } = await goldenHouse(api);
    const run = await build.run(period);
    if (what !== 'issue') await build.issue(run.id);
    const [first] = await statementsOf(period);
    const path = {
      issue: `/v1/billing-runs/${run.id}/statements`,
      run: `/v1/billing-runs/${run.id}/releases`,
      version: `/v1/statements/${first?.id}/versions/1/releases`,
    }[what];
    const key = randomUUID();
    expect((await api.request('POST', path ?? '', keyed(what === 'issue' ? {} : RELEASE_ANYWAY, key))).status).toBe(
      201,
    );
    const other = { raw: '{ }', headers: { 'Idempotency-Key': key, 'Content-Type': 'application/json' } };
    problemOf(await api.request('POST', path ?? '', other), 'idempotency-key-reused');
  });
});

test('legal parameters are those in force on the day, each with its source', async () => {
  const on = async (day: string) =>
    (
      await api.request<{ data: { id: string; from: string; source_url: string }[] }>(
        'GET',
        `/v1/law/parameters?on=${day}`,
      )
    ).body.data;
  const [now, early] = [await on('2025-06-01'), await on('2016-06-01')];
  expect(now.find(({ id }) => id === 'messev.34.calibration_years')).toMatchObject({ value: '6' });
  expect(now.every(({ from, source_url }) => from <= '2025-06-01' && source_url.startsWith('https://'))).toBe(true);
  expect(early.map(({ id }) => id)).not.toContain('co2kostaufg.5.stages');
});
