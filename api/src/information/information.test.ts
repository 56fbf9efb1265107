import { createHash, randomUUID } from 'node:crypto';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import type { InformationRunWire } from './convert.ts';
import { fourFlats, monthBuilder, registers } from './house.fixture.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const MONTH = '2025-12';

describe('HeizkostenV section 6a(2): what a user is told', () => {
  test('no. 1 to 3: kWh, the month before, the same month last year, the average user of his house', async () => {
    const { build, property, flats } = await fourFlats(api);
    const run = await build.run(property, MONTH);
    expect(run).toMatchObject({
      status: 'ready',
      findings: [],
      progress: { step: 'done', done: 2, total: 2, informations: 4, new_versions: 4 },
    });
    const [first] = flats;
    const told = await build.told(first?.occupancies[0] ?? '');
    expect(told).toMatchObject({ version: 1, complete: true, due_on: '2026-01-31', run_id: run.id, month: MONTH });
    expect(told.information).toMatchObject({
      whole_month: true,
      missing: [],
      notes: [],
      heating: {
        origin: 'measured',
        kwh: '100.0',
        basis: 'heat_meters',
        provisional: false,
        previous_month: { available: true, month: '2025-11', kwh: '90.0', change_percent: '11.1' },
        same_month_last_year: { available: true, month: '2024-12', kwh: '125.0', change_percent: '-20.0' },
        average: { available: true, kwh: '250.0', kwh_per_m2: '5.000', kind: 'user_group', change_percent: '-60.0' },
      },
    });
    expect(told.information.hot_water).toBeUndefined();
    const canonical = canonicalText(told.information as unknown as Json);
    expect(told.digest).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  test('every step leads to his own values; those of others are counted and not shown', async () => {
    const { build, property, flats, points } = await fourFlats(api);
    await build.run(property, MONTH);
    const told = await build.told(flats[1]?.occupancies[0] ?? '');
    const inputs = told.reasons.flatMap((reason) => reason.inputs);
    const ids = new Set(told.reasons.map(({ id }) => id));
    expect(inputs.every(({ reason_id }) => reason_id === undefined || ids.has(reason_id))).toBe(true);
    const mine = inputs.find(({ pointer }) => pointer === '/units/1/occupancies/0/heating/value');
    expect(mine?.value).toBe('200');
    const read = await api.request<{ data: { id: string; day: string }[] }>(
      'GET',
      `/v1/readings?measuring_point_id=${points[1]}&from=2025-11-30&to=2025-12-31`,
    );
    // Both ends of what was counted.
    expect(mine?.source?.reading_ids.toSorted()).toEqual(read.body.data.map(({ id }) => id));
    const mean = told.reasons.find(({ rule }) => rule === 'monthly_mean');
    // Three neighbours, each with his consumption and his area.
    expect(mean?.inputs).toContainEqual({ others: 6 });
    const pointers = inputs.flatMap(({ pointer }) => pointer ?? []);
    expect(pointers.filter((pointer) => pointer.startsWith('/units/') && !pointer.startsWith('/units/1/'))).toEqual([]);
    const text = JSON.stringify(told);
    for (const { unit, occupancies } of flats.filter((_, index) => index !== 1)) {
      expect(text).not.toContain(unit);
      for (const each of occupancies) expect(text).not.toContain(each);
    }
    expect(text).not.toContain('"300"');
    expect(text).not.toContain('"400"');
  });

  test('a new tenant gets no values of his predecessor, and each of them his own days', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1, {
      occupancies: [{ from: '2020-01-01', to: '2025-12-10' }, { from: '2025-12-11' }],
    });
    await build.device(property, flat.unit, { ...registers(120, 110, 140), '2025-12-10': '5150' });
    const run = await build.run(property, MONTH);
    expect(run.progress).toMatchObject({ informations: 2 });
    const [gone = '', come = ''] = flat.occupancies;
    const before = await build.told(gone);
    expect(before.information).toMatchObject({ from: '2025-12-01', to: '2025-12-10', whole_month: false });
    expect(before.information.heating).toMatchObject({
      kwh: '40.0',
      previous_month: { available: true, kwh: '110.0' },
    });
    const after = await build.told(come);
    expect(after.information).toMatchObject({ from: '2025-12-11', to: '2025-12-31', past_months: [] });
    expect(after.information.heating).toMatchObject({
      kwh: '80.0',
      previous_month: { available: false, reason: 'before_move_in' },
      same_month_last_year: { available: false, reason: 'before_move_in' },
      // Fewer than four units: the mean would be the neighbour.
      average: { available: false, reason: 'too_few_units' },
    });
    // The digits of an id or a digest may spell anything.
    expect(JSON.stringify(after).replaceAll(/[0-9a-f]{32,}/g, '')).not.toContain('110');
  });

  test('a house too small for a mean takes the normalised user that the run names', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1);
    await build.device(property, flat.unit, registers(100, 100, 100));
    const alone = await build.run(property, MONTH);
    expect(alone.findings).toMatchObject([
      { code: 'item_missing', object_id: flat.occupancies[0], legal_basis: 'HeizkostenV § 6a(2)' },
    ]);
    expect(await build.told(flat.occupancies[0] ?? '')).toMatchObject({ complete: false });
    const reference_average = { source: 'Heizspiegel, Mehrfamilienhaus', heating_kwh_per_m2: '3' };
    const named = await build.run(property, MONTH, { reference_average });
    expect(named).toMatchObject({ findings: [], reference_average });
    const told = await build.told(flat.occupancies[0] ?? '');
    expect(told).toMatchObject({ version: 2, complete: true });
    expect(told.information.heating?.average).toMatchObject({ kind: 'reference', kwh: '150.0' });
  });

  test('what could not be measured is missing with its reason, and nobody guesses', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const heard = await build.flat(property, 1);
    const walked = await build.flat(property, 2);
    await build.device(property, heard.unit, { '2025-10-31': '10', '2025-11-30': '20' });
    await build.device(property, walked.unit, { '2025-11-30': '20' }, { radio: false });
    const run = await build.run(property, MONTH);
    expect(run.findings.map(({ code, object_id }) => [code, object_id])).toEqual([
      ['value_missing', heard.unit],
      ['value_missing', walked.unit],
      ['item_missing', heard.occupancies[0]],
      ['item_missing', walked.occupancies[0]],
    ]);
    const told = await build.told(heard.occupancies[0] ?? '');
    expect(told.information.heating).toMatchObject({
      origin: 'missing',
      message_de: 'Der Funk war gestört.',
      previous_month: { available: true, kwh: '10.0' },
    });
    expect(told.information.heating?.kwh).toBeUndefined();
    expect(told.information.missing).toEqual(['heating', 'heating_average']);
    const other = await build.told(walked.occupancies[0] ?? '');
    expect(other.information.heating?.message_de).toBe('Das Gerät ist nicht fernablesbar.');
  });

  test('vacancy is not informed', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1, { occupancies: [{ from: '2020-01-01', vacant: true }] });
    await build.device(property, flat.unit, registers(10, 10, 10));
    expect(await build.run(property, MONTH)).toMatchObject({ status: 'ready', progress: { informations: 0 } });
    expect(await build.list(`property_id=${property}`)).toEqual([]);
  });

  test('a house nobody used says so', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const run = await build.run(property, MONTH);
    expect(run.findings).toMatchObject([{ code: 'nobody_to_inform', severity: 'info', object_id: property }]);
  });
});

describe('requests', () => {
  test('a month that is not over, a house that is not there, a month that is none', async () => {
    const { property } = await monthBuilder(api).property();
    const post = (body: object) =>
      api.request('POST', '/v1/monthly-information-runs', { body, headers: { 'Idempotency-Key': randomUUID() } });
    const early = problemOf(await post({ property_id: property, month: '2026-01' }), 'rule-violated');
    expect(early.errors).toMatchObject([{ pointer: '/month', code: 'month_not_over' }]);
    const nobody = `prp_${'0'.repeat(32)}`;
    problemOf(await post({ property_id: nobody, month: MONTH }), 'unknown-reference');
    problemOf(await post({ property_id: property, month: '2025-13' }), 'validation-failed');
    const keyless = await api.request('POST', '/v1/monthly-information-runs', {
      body: { property_id: property, month: MONTH },
    });
    problemOf(keyless, 'idempotency-key-missing');
  });

  test('the same key and request start one run', async () => {
    const { build, property } = await fourFlats(api);
    const key = randomUUID();
    const post = () =>
      api.request<InformationRunWire>('POST', '/v1/monthly-information-runs', {
        body: { property_id: property, month: MONTH },
        headers: { 'Idempotency-Key': key },
      });
    const [first, second] = [await post(), await post()];
    expect(first.status).toBe(202);
    expect(first.headers.get('location')).toBe(`/v1/monthly-information-runs/${first.body.id}`);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    await doJobs(api);
    const runs = await api.request<{ data: InformationRunWire[] }>(
      'GET',
      `/v1/monthly-information-runs?property_id=${property}&month=${MONTH}`,
    );
    expect(runs.body.data).toEqual([await build.readRun(first.body.id)]);
  });

  test('a month before the law fails with its reason', async () => {
    const { build, property } = await fourFlats(api);
    const run = await build.run(property, '1999-12');
    expect(run).toMatchObject({ status: 'failed' });
    expect(run.findings.map(({ code }) => code)).toContain('period_before_law');
  });

  test('lists go on page by page', async () => {
    const { build, property } = await fourFlats(api);
    await build.run(property, MONTH);
    const seen: string[] = [];
    let next: string | null = `/v1/monthly-information?property_id=${property}&limit=3`;
    while (next !== null) {
      const { body, headers }: Answer<{ data: { id: string }[]; next_cursor: string | null }> = await api.request(
        'GET',
        next,
      );
      seen.push(...body.data.map(({ id }) => id));
      next = body.next_cursor === null ? null : (/<(.*)>/.exec(headers.get('link') ?? '')?.[1] ?? null);
    }
    expect(new Set(seen).size).toBe(4);
  });
});
