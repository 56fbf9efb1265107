import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import type { ClimateFactorTableWire } from '../climate-factors/convert.ts';
import type { ClimateFactorPage } from '../climate-factors/schemas.ts';
import { houseBuilder } from '../house/house.fixture.ts';
import { setReleaseHook } from '../index.ts';
import { twoFlats } from '../operating-costs/house.fixture.ts';
import type { StatementWire } from '../statements/convert.ts';
import type { YearlyInformation } from './yearly-information-schemas.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  setReleaseHook(async () => {});
});
afterAll(() => api.close());

const keyed = (body: unknown, key: string = randomUUID()) => ({ body, headers: { 'Idempotency-Key': key } });
const load = (table: string, key?: string) =>
  api.request<ClimateFactorTableWire>('POST', '/v1/climate-factor-tables', keyed({ source: 'DWD', table }, key));
const factorsOf = async (postcode: string, more = '') =>
  (await api.request<z.infer<typeof ClimateFactorPage>>('GET', `/v1/climate-factors?postcode=${postcode}${more}`)).body;

describe('tables of climate factors', () => {
  test('are loaded as published; a bad line is told and costs itself only', async () => {
    const key = randomUUID();
    const table =
      'DatAnf;DatEnd;PLZ;KF\n20240101;20241231;1067;1.21\n20240201;20250131;1067;x\n20240301;20250228;1067;1.19';
    const made = await load(table, key);
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/v1/climate-factor-tables/${made.body.id}`);
    expect(made.body).toMatchObject({
      source: 'DWD',
      factors: 2,
      findings: [{ code: 'climate_factor_value', severity: 'error', pointer: '/lines/2' }],
    });
    expect((await load(table, key)).body).toEqual(made.body);
    expect((await api.request('GET', `/v1/climate-factor-tables/${made.body.id}`)).body).toEqual(made.body);
    expect((await factorsOf('01067')).data).toEqual([
      {
        postcode: '01067',
        from: '2024-01-01',
        to: '2024-12-31',
        factor: '1.21',
        table_id: made.body.id,
        source: 'DWD',
      },
      {
        postcode: '01067',
        from: '2024-03-01',
        to: '2025-02-28',
        factor: '1.19',
        table_id: made.body.id,
        source: 'DWD',
      },
    ]);
  });

  test('count until a later one says otherwise, page by page', async () => {
    await load('postcode;from;to;factor\n20095;2024-01-01;2024-12-31;1.05\n20095;2024-02-01;2025-01-31;1.06');
    const later = await load('postcode;from;to;factor\n20095;2024-01-01;2024-12-31;1.07');
    const first = await factorsOf('20095', '&limit=1');
    expect(first).toMatchObject({ has_more: true, data: [{ factor: '1.07', table_id: later.body.id }] });
    const second = await factorsOf('20095', `&limit=1&cursor=${first.next_cursor}`);
    expect(second).toMatchObject({ has_more: false, data: [{ from: '2024-02-01', factor: '1.06' }] });
    expect((await factorsOf('20096')).data).toEqual([]);
  });

  test.each([
    ['a header nobody knows', 'PLZ;KF\n10115;1.09', 'climate_factor_header'],
    ['no line behind the header', 'DatAnf;DatEnd;PLZ;KF\n', 'climate_factors_none'],
    ['only lines that cannot be read', 'DatAnf;DatEnd;PLZ;KF\n20250101;20251231;10115;-1', 'climate_factor_value'],
  ])('are refused with %s', async (_, table, code) => {
    const { errors } = problemOf(await load(table), 'rule-violated');
    expect(errors).toMatchObject([{ pointer: '/table', code }]);
  });

  test('need their source, and no table answers to a made-up id', async () => {
    problemOf(await api.request('POST', '/v1/climate-factor-tables', keyed({ table: 'x' })), 'validation-failed');
    problemOf(await api.request('GET', `/v1/climate-factor-tables/cft_${'0'.repeat(32)}`), 'not-found');
    problemOf(await api.request('GET', '/v1/climate-factors?postcode=1067'), 'validation-failed');
  });
});

describe('HeizkostenV section 6a(3) over two years of a house with allocators', () => {
  let statements: readonly StatementWire[];
  const informationOf = async (year: number, place = 0) => {
    const statement = statements.filter(({ number }) => number.startsWith(`HK-${year}`))[place];
    const path = `/v1/statements/${statement?.id}/versions/1/yearly-information`;
    return (await api.request<z.infer<typeof YearlyInformation>>('GET', path)).body;
  };
  const told = ({ items }: z.infer<typeof YearlyInformation>) =>
    items.flatMap(({ number, status, reason }) => (status === 'present' ? [] : [`${number} ${status} ${reason}`]));

  beforeAll(async () => {
    const build = houseBuilder(api);
    const house = await build.property(
      ['60', '40'].map((area) => ({ area, occupancies: [{ from: '2021-01-01' }] })),
      { energy: 'natural_gas', number: '0007001-3' },
    );
    for (const [place, ends] of [
      [0, ['600', '1200']],
      [1, ['400', '800']],
    ] as const) {
      const readings = ends.map((value, index) => [`${2022 + index}-12-31`, value] as const);
      const of = { unit: house.units[place]?.id ?? '', readings: [['2021-12-31', '0'] as const, ...readings] };
      await build.device(house, { ...of, use: 'heating', kind: 'heat_cost_allocator', factor: '1' });
      await build.device(house, { ...of, use: 'hot_water', kind: 'hot_water_meter' });
    }
    await load(
      'DatAnf;DatEnd;PLZ;KF\n20220101;20221231;34123;1.20\n20230101;20231231;34123;1.10\n20230101;20231231;34125;9',
    );
    for (const [year, quantity] of [
      [2022, '12500'],
      [2023, '10000'],
    ] as const) {
      const settings = { energy_used: { quantity, unit: 'kWh' }, hot_water_share: { method: 'given', share: '1/5' } };
      const period = await build.period(house, { settings }, year);
      await build.cost(period.id, 'fuel', 100_000);
      await build.issue((await build.run(period.id)).id);
    }
    const list = await api.request<{ data: StatementWire[] }>('GET', `/v1/statements?property_id=${house.property}`);
    statements = [...list.body.data].sort((a, b) => (a.number < b.number ? -1 : 1));
  });

  test('the first year has the average user and says why there is no year before', async () => {
    const information = await informationOf(2022);
    expect(told(information)).toEqual(['1b missing taxes_not_stated', '5 not_applicable first_period']);
    expect(information.comparison).toMatchObject({ before_missing: 'first_period', average_missing: null });
    expect(information.comparison.rows.map(({ who }) => who)).toEqual(['now', 'average']);
  });

  test('the second year is set beside the first, in kWh that units stand for, each by its own weather', async () => {
    const information = await informationOf(2023);
    expect(told(information)).toEqual(['1b missing taxes_not_stated']);
    // 12,500 and 10,000 kWh, four fifths for heating: 600 of 1000 units are 6,000 and 4,800 kWh.
    expect(information.comparison).toMatchObject({
      climate_factor_source: 'DWD',
      rows: [
        { who: 'now', label: 'Sie 2023', heating_kwh: '4800.0', climate_factor: '1.1', heating_adjusted_kwh: '5280.0' },
        {
          who: 'before',
          label: 'Sie 2022',
          heating_kwh: '6000.0',
          climate_factor: '1.2',
          heating_adjusted_kwh: '7200.0',
        },
        { who: 'average', heating_kwh: '4800.0', heating_adjusted_kwh: '5280.0' },
      ],
    });
    expect(information.comparison.rows.map(({ hot_water_kwh }) => hot_water_kwh)).toEqual([
      '1200.0',
      '1500.0',
      '1200.0',
    ]);
  });

  test('is asked of statements of heating that are there', async () => {
    const [statement] = statements;
    problemOf(await api.request('GET', `/v1/statements/${statement?.id}/versions/9/yearly-information`), 'not-found');
    const { build, period } = await twoFlats(api, '0007002-1');
    await build.issue((await build.run(period.id)).id);
    const { body } = await api.request<{ data: StatementWire[] }>(
      'GET',
      `/v1/statements?billing_period_id=${period.id}`,
    );
    const path = `/v1/statements/${body.data[0]?.id}/versions/1/yearly-information`;
    problemOf(await api.request('GET', path), 'rule-violated');
  });
});
