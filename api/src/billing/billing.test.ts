import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import type { StatementWire } from './convert-runs.ts';
import { goldenHouse } from './house.fixture.ts';
import { setReleaseHook, versionDocumentData } from './index.ts';
import { Presentation } from './presentation.ts';

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
      progress: { step: 'done', done: 3, total: 3 },
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
