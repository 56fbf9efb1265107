import { createHash, randomUUID } from 'node:crypto';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import type { InformationRunWire } from './convert.ts';
import { fourFlats, monthBuilder, registers } from './house.fixture.ts';
import { runMonthlyInformation } from './run-monthly-information.ts';

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
    const { build, property, flats } = await fourFlats(api);
    await build.run(property, MONTH);
    const told = await build.told(flats[1]?.occupancies[0] ?? '');
    const inputs = told.reasons.flatMap((reason) => reason.inputs);
    const ids = new Set(told.reasons.map(({ id }) => id));
    expect(inputs.every(({ reason_id }) => reason_id === undefined || ids.has(reason_id))).toBe(true);
    expect(inputs).toContainEqual({ pointer: '/units/1/occupancies/0/heating/value', value: '200' });
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
    expect(JSON.stringify(after)).not.toContain('110');
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

describe('how recorded units become kWh', () => {
  const allocators = { kind: 'heat_cost_allocator', factor: '2' };

  test('before the first closed period by the plan value of the energy certificate, marked provisional', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property({ monthly_information: { plan_heating_kwh_per_m2_year: '100' } });
    const flat = await build.flat(property, 1);
    await build.device(property, flat.unit, registers(50, 50, 50), allocators);
    const run = await build.run(property, MONTH);
    expect(run.findings.map(({ code }) => code)).toEqual(['provisional_basis', 'item_missing']);
    const { information } = await build.told(flat.occupancies[0] ?? '');
    // 100 kWh a m2 and year, 50 m2, 160 of 1,000 degree days in December.
    expect(information.heating).toMatchObject({
      basis: 'energy_certificate',
      provisional: true,
      recorded: '100',
      kwh: '800.0',
    });
    expect(information.notes).toMatchObject([{ code: 'provisional' }]);
  });

  test('without a basis the run fails and says what to decide', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1);
    await build.device(property, flat.unit, registers(50, 50, 50), allocators);
    const run = await build.run(property, MONTH);
    expect(run.status).toBe('failed');
    expect(run.findings).toMatchObject([
      { code: 'conversion_basis_missing', severity: 'error', pointer: '/groups/0/heating', object_id: property },
    ]);
    expect(await build.list(`property_id=${property}`)).toEqual([]);
  });

  test('hot water by the formula of section 9(2), at the temperature that was decided', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property({ monthly_information: { hot_water_temperature_c: '50' } });
    const flat = await build.flat(property, 1);
    const values = { '2025-11-30': '10', '2025-12-31': '12.5' };
    await build.device(property, flat.unit, values, { use: 'hot_water', kind: 'hot_water_meter' });
    await build.run(property, MONTH);
    const { information } = await build.told(flat.occupancies[0] ?? '');
    // 2.5 · 2.5 m3 · (50 − 10)
    expect(information.hot_water).toMatchObject({ basis: 'formula', recorded: '2.5', kwh: '250.0' });
  });

  test('after it by the heat of the pot over what was recorded in it', async () => {
    const { build, property, flat } = await closedHouse(api);
    const run = await build.run(property, MONTH);
    expect(run.status).toBe('ready');
    const { information, reasons } = await build.told(flat.occupancies[0] ?? '');
    // 20,000 kWh less 5,000 for hot water over 3,000 units: 5 kWh a unit; 5,000 kWh over 50 m3: 100 kWh a m3.
    expect(information.heating).toMatchObject({
      basis: 'last_period',
      provisional: false,
      recorded: '40',
      kwh: '200.0',
    });
    expect(information.hot_water).toMatchObject({ basis: 'last_period', recorded: '2', kwh: '200.0' });
    expect(reasons.find(({ rule }) => rule === 'monthly_heating_factor')).toMatchObject({
      value: '5',
      inputs: [
        { pointer: '/groups/0/heating/heat_kwh', value: '15000' },
        { pointer: '/groups/0/heating/units', value: '3000' },
      ],
    });
  });

  test('allocators that were exchanged do not compare', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property({ monthly_information: { plan_heating_kwh_per_m2_year: '100' } });
    const flat = await build.flat(property, 1);
    const { point } = await build.device(property, flat.unit, { '2024-11-30': '0', '2024-12-31': '60' }, allocators);
    const next = await build.newDevice(allocators);
    await build.post(`/v1/measuring-points/${point}/exchanges`, {
      on: '2025-10-15',
      old_final_value: '100',
      new_device_id: next.id,
      new_initial_value: '0',
      reason: 'Batterie',
    });
    for (const [day, value] of [
      ['2025-10-31', '10'],
      ['2025-11-30', '30'],
      ['2025-12-31', '70'],
    ] as const)
      await build.read(point, day, value);
    await build.run(property, MONTH);
    const { information } = await build.told(flat.occupancies[0] ?? '');
    expect(information.heating).toMatchObject({
      recorded: '80',
      previous_month: { available: true, month: '2025-11' },
      same_month_last_year: { available: false, reason: 'not_comparable' },
    });
  });

  test('devices that count in two units are not added up', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1);
    await build.device(property, flat.unit, registers(50, 50, 50), allocators);
    await build.device(property, flat.unit, registers(50, 50, 50));
    const run = await build.run(property, MONTH);
    expect(run.findings[0]).toMatchObject({ code: 'counted_in_two_units', object_id: flat.unit });
    const { information } = await build.told(flat.occupancies[0] ?? '');
    expect(information.heating).toMatchObject({ origin: 'missing' });
    expect(information.missing).toContain('heating');
  });
});

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
      runMonthlyInformation(api.services, {
        accountId: api.root.accountId,
        livemode: false,
        payload: { run_id: id },
      });
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
    await expect(runMonthlyInformation(stopping, job)).rejects.toThrow('stopped');
    await runMonthlyInformation(api.services, job);
    await runMonthlyInformation(api.services, job);
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

/** A flat with allocators and hot water whose 2024 is billed and issued: 3,000 units, 50 m3, 20,000 kWh. */
async function closedHouse(server: TestApi) {
  const build = monthBuilder(server);
  const { property } = await build.property();
  await build.post('/v1/brands', {
    name: 'Messdienst Probe',
    logo_svg: null,
    colors: { primary: '#0b5cad' },
    sender_line: 'Messdienst Probe · Hafenstraße 1 · 24103 Kiel',
    contact: { name: 'Team Abrechnung', email: 'service@probe.example' },
    footer: ['Messdienst Probe GmbH, Kiel'],
    mail_from: 'abrechnung@probe.example',
    portal_url: null,
    is_default: true,
  });
  const flat = await build.flat(property, 1);
  const heat = { '2023-12-31': '0', '2024-12-31': '3000', '2025-11-30': '5500', '2025-12-31': '5540' };
  await build.device(property, flat.unit, heat, { kind: 'heat_cost_allocator' });
  const water = { '2023-12-31': '0', '2024-12-31': '50', '2025-11-30': '90', '2025-12-31': '92' };
  await build.device(property, flat.unit, water, { use: 'hot_water', kind: 'hot_water_meter' });
  const tank = { '2023-12-31': '0', '2024-12-31': '5000' };
  await build.device(property, null, tank, { use: 'hot_water_heat' });
  const period = await build.post('/v1/billing-periods', {
    property_id: property,
    from: '2024-01-01',
    to: '2024-12-31',
    settings: {
      energy_used: { quantity: '20000', unit: 'kWh' },
      hot_water_share: { method: 'measured' },
      district_heating: { primary_energy_factor: '0.62', greenhouse_gas_kg_per_year: '1840000' },
    },
  });
  await build.post('/v1/cost-entries', {
    billing_period_id: period.id,
    kind: 'heat_supply',
    scope: 'combined',
    description: 'Fernwärme',
    amount_cents: 300_000,
  });
  const run = await build.post('/v1/billing-runs', { billing_period_id: period.id });
  await doJobs(server);
  await build.post(`/v1/billing-runs/${run.id}/statements`, {});
  return { build, property, flat };
}
