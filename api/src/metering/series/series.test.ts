import type { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import type { ProblemBody } from '../../problem.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import type { MonthEndPage, Series, SeriesPage } from './schemas.ts';

type SeriesWire = z.infer<typeof Series>;

let api: TestApi;
let build: ReturnType<typeof consumptionBuilder>;
const get = async <T>(path: string): Promise<T> => {
  const { status, body } = await api.request<T>('GET', path);
  if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body;
};
const said = ({ values }: SeriesWire) =>
  values.map(({ from, value, origin, method, reason, next_day }) =>
    [from, value, origin, method ?? reason, ...(next_day ? ['next day'] : [])].join(' '),
  );

beforeAll(async () => {
  api = await startTestApi();
  build = consumptionBuilder(api);
});
afterAll(() => api.close());

/** Month ends of 2024 and 2025 of a flat, and of another one that was read in January and February 2025 again. */
const ENDS = {
  '2023-12-31': '0',
  '2024-01-31': '100',
  '2024-02-29': '180',
  '2024-03-31': '250',
  '2024-12-31': '600',
};

describe('series', () => {
  let property: string;
  let point: string;
  let flat: string;
  beforeAll(async () => {
    ({ property } = await build.house());
    flat = await build.unit(property);
    const other = await build.unit(property, 2);
    point = await build.measure(property, flat, {
      ...ENDS,
      '2025-02-01': '700',
      '2025-03-12': '690',
      '2025-03-31': '720',
    });
    await build.measure(property, other, {
      ...ENDS,
      '2025-01-31': '650',
      '2025-02-28': '690',
      '2025-03-31': '700',
    });
  });

  test('every month has an origin, and substitutes say how they were formed', async () => {
    const series = await get<SeriesWire>(
      `/v1/measuring-points/${point}/series?from=2025-01-01&to=2025-03-31&purpose=billing`,
    );
    // February: the other flat used half of the February before, so this one's 80 become 40.
    expect(said(series)).toEqual([
      '2025-01-01 100.000 measured  next day',
      '2025-02-01 40.000 substituted previous_periods',
      '2025-03-01 10.000 substituted previous_periods',
    ]);
    expect(series).toMatchObject({ counted_in: 'kWh', measuring_point: { id: point, use: 'heating' } });
    expect(series.values[1]).toMatchObject({
      reason: 'end_value_missing',
      formula: 'v_prev * others_now / others_prev',
    });
    expect(series.findings.map(({ code, severity, day }) => `${code} ${severity} ${day}`)).toEqual([
      'gap warning 2025-03-12',
      'negative error 2025-03-12',
    ]);
    expect(series.findings[0]?.message_de).not.toBe('');
  });

  test('without substitutes what was not measured is missing; interpolation is labelled', async () => {
    const path = `/v1/measuring-points/${point}/series?from=2024-01-01&to=2024-04-30&substitutes=false`;
    expect(said(await get<SeriesWire>(path)).at(-1)).toBe('2024-04-01  missing end_value_missing');
    const series = await get<SeriesWire>(`${path.replace('to=2024-04-30', 'to=2024-12-31')}&interpolate=true`);
    const april = series.values[3];
    expect(april).toMatchObject({ origin: 'estimated', method: 'interpolated', reason: 'end_value_missing' });
    // 350 kWh in the 275 days behind March, of which April has thirty.
    expect(april?.value).toBe('38.182');
    expect(april?.reading_ids).toHaveLength(2);
  });

  test('days are measured by values of the days themselves only', async () => {
    const series = await get<SeriesWire>(
      `/v1/measuring-points/${point}/series?interval=day&from=2025-01-31&to=2025-02-02`,
    );
    expect(said(series)).toEqual([
      '2025-01-31  missing start_value_missing',
      '2025-02-01  missing start_value_missing',
      '2025-02-02  missing end_value_missing',
    ]);
  });

  test('a house is listed point by point', async () => {
    const page = await get<z.infer<typeof SeriesPage>>(
      `/v1/series?property_id=${property}&from=2025-01-01&to=2025-01-31`,
    );
    expect(page.data.map((each) => said(each)[0]).sort()).toEqual([
      '2025-01-01 100.000 measured  next day',
      '2025-01-01 50.000 measured ',
    ]);
    const first = await get<z.infer<typeof SeriesPage>>(`/v1/series?unit_id=${flat}&limit=1`);
    expect(first).toMatchObject({ has_more: false, data: [{ interval: 'month', values: { length: 12 } }] });
  });

  test.each([
    ['/query/to', 'ends_before_it_begins', 'from=2025-02-01&to=2025-01-01'],
    ['/query/from', 'span_too_long', 'from=2020-01-01&to=2025-01-01'],
    ['/query/from', 'span_too_long', 'interval=day&from=2020-01-01&to=2025-01-01'],
  ])('%s %s', async (pointer, code, query) => {
    const { status, body } = await api.request<ProblemBody>('GET', `/v1/measuring-points/${point}/series?${query}`);
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ pointer, code }] });
  });

  test('month ends within the tolerance asked for, and calculated only where asked', async () => {
    const of = async (query: string) => {
      const page = await get<z.infer<typeof MonthEndPage>>(`/v1/month-end-values?measuring_point_id=${point}&${query}`);
      return page.data.flatMap(({ values }) => values);
    };
    const days = 'from=2025-01-01&to=2025-03-31';
    expect((await of(days)).map(({ day, status, value, offset_days }) => [day, status, value, offset_days])).toEqual([
      ['2025-01-31', 'next_day', '700', 1],
      ['2025-02-28', 'missing', null, null],
      ['2025-03-31', 'exact', '720', 0],
    ]);
    expect((await of(`${days}&days_after=12`))[1]).toMatchObject({ status: 'within_tolerance', read_on: '2025-03-12' });
    // Between 1 February and 12 March the register went back: nothing lies between them.
    expect((await of(`${days}&interpolate=true`))[1]).toMatchObject({ status: 'missing', reason: 'no_reading' });
    const [april] = await of('from=2024-04-01&to=2024-04-30&interpolate=true');
    expect(april).toMatchObject({ status: 'interpolated', value: '288.181818182', exact: '3170/11' });
    expect(april?.neighbours.map(({ day, value }) => `${day} ${value}`)).toEqual(['2024-03-31 250', '2024-12-31 600']);
    const { status } = await api.request('GET', `/v1/month-end-values?days_after=16`);
    expect(status).toBe(400);
  });

  test('what was read stays in the trail with its purpose', async () => {
    const { data } = await get<{ data: { action: string; changes: object }[] }>(
      `/v1/audit-events?object_id=${point}&limit=100`,
    );
    expect(data.filter(({ action }) => action === 'reading.read')[0]?.changes).toMatchObject({
      purpose: 'billing',
      legal_basis: 'HeizkostenV § 6b',
    });
  });
});

/* Whoever looks after a house looks after its smoke alarms as well: they are listed among its points and devices. */
test('a smoke alarm has no series, and disturbs none', async () => {
  const { property } = await build.house();
  const flat = await build.unit(property);
  const alarm = await build.measure(property, flat, {}, { use: 'smoke_alarm', kind: 'smoke_alarm' });
  const post = (path: string, body: object) => api.request<ProblemBody>('POST', path, { body });
  const route = { property_id: property, name: 'Ablesung', from: '2026-01-01', to: '2026-01-31' };
  const nothing = await post('/v1/reading-routes', route);
  expect([nothing.status, nothing.body.errors[0]?.code]).toEqual([422, 'nothing_to_read']);
  const asked = await post('/v1/reading-routes', { ...route, point_ids: [alarm] });
  expect(asked.body.errors).toMatchObject([{ pointer: '/point_ids/0', code: 'point_counts_nothing' }]);

  const meter = await build.measure(property, flat, { '2024-12-31': '10', '2025-01-31': '20' });
  const days = `property_id=${property}&from=2025-01-01&to=2025-01-31`;
  const series = await get<z.infer<typeof SeriesPage>>(`/v1/series?${days}`);
  expect(series.data.map(({ measuring_point: { id }, values }) => [id, values[0]?.value])).toEqual([[meter, '10.000']]);
  const ends = await get<z.infer<typeof MonthEndPage>>(`/v1/month-end-values?${days}`);
  expect(ends.data.map(({ measuring_point: { id } }) => id)).toEqual([meter]);
  const own = await api.request<ProblemBody>('GET', `/v1/measuring-points/${alarm}/series`);
  expect([own.status, own.body.errors[0]?.code]).toEqual([422, 'point_counts_nothing']);

  const virtual = (point_id: string) =>
    post('/v1/virtual-points', {
      ...{ property_id: property, unit_id: flat, use: 'heating', name: 'Summe', counted_in: 'kWh' },
      definition: { from: '2025-01-01', terms: [{ point_id, sign: 'plus' }], reason: 'Summe der Wohnung' },
    });
  expect((await virtual(meter)).status).toBe(201);
  expect((await virtual(alarm)).body.errors[0]?.code).toBe('counts_differently');
});
