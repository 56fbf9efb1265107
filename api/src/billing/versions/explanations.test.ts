import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import type { compareStatementVersions } from '../compare-statement-versions.ts';
import type { explainStatementVersion } from '../explain-statement-version.ts';
import { goldenHouse } from '../house/house.fixture.ts';
import type { simulateBillingRun } from '../simulate-billing-run.ts';

type Explanation = Awaited<ReturnType<typeof explainStatementVersion>>;
type Difference = Awaited<ReturnType<typeof compareStatementVersions>>;
type Simulation = Awaited<ReturnType<typeof simulateBillingRun>>;

let api: TestApi;
let golden: Awaited<ReturnType<typeof goldenHouse>>;
let run: string;
/** Of the shop: two versions, the second with another bill for maintenance. */
let statement: string;

beforeAll(async () => {
  api = await startTestApi();
  golden = await goldenHouse(api);
  const { build, period, maintenance } = golden;
  run = (await build.run(period)).id;
  await build.issue(run);
  const path = `/v1/cost-entries/${maintenance.id}`;
  await api.request('PATCH', path, { body: { amount_cents: 10_765 }, headers: { 'If-Match': '"1"' } });
  await build.issue((await build.run(period, 'Die Wartung war doppelt gebucht.')).id);
  const { body } = await api.request<{ data: { id: string; unit_id: string }[] }>(
    'GET',
    `/v1/statements?billing_period_id=${period}`,
  );
  statement = body.data.find(({ unit_id }) => unit_id === golden.shop.id)?.id ?? '';
});
afterAll(() => api.close());

describe('why is it this amount', () => {
  const explain = async (query: string, version = 1) =>
    (await api.request<Explanation>('GET', `/v1/statements/${statement}/versions/${version}/explain?${query}`)).body;

  test('a line, from the euro to the readings of a device', async () => {
    const { steps, ...asked } = await explain('line=heating_consumption');
    expect(asked).toEqual({ statement_id: statement, version: 1, line: 'heating_consumption', language: 'de' });
    expect(steps[0]).toMatchObject({
      value: '496.01',
      sentence: 'Verbrauchskosten der Heizung: 496,01 € für 800 Einheiten zu je 0,6200 €.',
      calculation: '800 × 0,6200 € = 496,0139 €, gerundet 496,01 €',
      legal_basis: '§ 7 Abs. 1 HeizkostenV',
    });
    const [reading] = steps[0]?.inputs ?? [];
    expect(reading).toMatchObject({ pointer: '/units/0/occupancies/0/heating', text: '800' });
    expect(reading?.readings).toEqual([
      expect.objectContaining({ day: '2021-12-31', value: '5175', unit: 'kWh', origin: 'manual' }),
      expect.objectContaining({
        day: '2022-12-31',
        value: '5975',
        device: expect.objectContaining({ id: golden.shopHeat.device, calibrated_until: '2027-12-31' }),
      }),
    ]);
    expect(reading?.measurements).toEqual([
      {
        device_id: golden.shopHeat.device,
        serial: expect.any(String),
        room: expect.any(String),
        start: { day: '2021-12-31', value: '5175' },
        end: { day: '2022-12-31', value: '5975' },
        difference: '800',
        factor: '1',
        consumption: '800',
        calculation: '5.975 − 5.175 = 800',
      },
    ]);
    const costs = steps.find(({ id }) => id === 'costs/combined');
    expect(costs?.inputs.map(({ cost_entry_id }) => cost_entry_id)).toContain(golden.maintenance.id);
    expect(costs?.inputs.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Kosten laut Beleg: \S/));
    // Every step that is spoken of is there, and the readings of the other unit are not.
    const ids = new Set(steps.map(({ id }) => id));
    expect(steps.flatMap(({ inputs }) => inputs).every(({ step }) => step === undefined || ids.has(step))).toBe(true);
    expect(JSON.stringify(steps)).not.toMatch(/"\/units\/1|occupancies\/1/);
    const recorded = steps.find(({ id }) => id === 'pots/heating/recorded');
    expect(recorded?.inputs).toContainEqual({
      others: 1,
      name: 'abgelesener Verbrauch',
      value: '2100',
      text: '2.100',
    });
  });

  test('the balance where no line is named; in plain language and in English', async () => {
    expect((await explain('')).steps[0]).toMatchObject({ rule: 'balance', value: '291.56' });
    expect((await explain('language=de-simple')).steps[0]?.sentence).toBe(
      'Sie haben schon 800,00 € bezahlt. Es bleiben 291,56 €.',
    );
    expect((await explain('language=en')).steps[0]?.sentence).toBe(
      'After the advance payments of 800.00 € 291.56 € are left.',
    );
    expect((await explain('line=cold_water')).steps).toEqual([]);
  });

  test.each([['line=rent'], ['language=fr']])('%s is not known', async (query) => {
    const answer = await api.request('GET', `/v1/statements/${statement}/versions/1/explain?${query}`);
    problemOf(answer, 'validation-failed');
  });

  test('no such version, no such statement, somebody else’s', async () => {
    problemOf(await api.request('GET', `/v1/statements/${statement}/versions/9/explain`), 'not-found');
    const { key } = await api.foreignAccount();
    problemOf(await api.request('GET', `/v1/statements/${statement}/versions/1/explain`, { key }), 'not-found');
  });
});

describe('what a correction changed', () => {
  const compare = (version: number, query = '') =>
    api.request<Difference>('GET', `/v1/statements/${statement}/versions/${version}/differences${query}`);

  test('against the version before, by cause and line', async () => {
    const { body } = await compare(2);
    expect(body).toMatchObject({ version: 2, against: 1, reason: 'Die Wartung war doppelt gebucht.' });
    expect(body.causes).toEqual([
      {
        causes: ['costs'],
        changes: [{ path: `/costs/${golden.maintenance.id}/amount_eur`, before: '207.65', after: '107.65' }],
        changes_of_others: 0,
        lines: body.lines,
        total_cents: body.total_cents,
        balance_cents: body.balance_cents,
      },
    ]);
    expect(body.lines.map(({ code }) => code)).toEqual([
      'heating_base',
      'heating_consumption',
      'hot_water_base',
      'hot_water_consumption',
    ]);
    expect(body.lines.reduce((sum, { amount_cents }) => sum + amount_cents, 0)).toBe(body.total_cents);
    expect(body.total_cents).toBeLessThan(0);
  });

  test('the other way round, and against itself', async () => {
    const [there, back] = [(await compare(2)).body, (await compare(1, '?against=2')).body];
    expect(back.total_cents).toBe(-there.total_cents);
    expect((await compare(2, '?against=2')).body).toMatchObject({ lines: [], total_cents: 0, causes: [] });
  });

  test('the first version has none before it', async () => {
    problemOf(await compare(1), 'not-found');
    problemOf(await compare(2, '?against=0'), 'validation-failed');
  });
});

describe('what if', () => {
  const simulate = (body: unknown, id = run) =>
    api.request<Simulation>('POST', `/v1/billing-runs/${id}/simulations`, { body });

  test('other keys: what would move between the units', async () => {
    const { status, body } = await simulate({ keys: { heating_consumption_percent: '50' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ run_id: run, billable: true, totals: { total_costs_eur: '3055.80', statements: 2 } });
    const [shop, rest] = body.occupants;
    expect(shop?.lines[0]).toEqual({
      code: 'heating_base',
      before_cents: 27_399,
      after_cents: 45_665,
      difference_cents: 18_266,
    });
    expect(Math.abs((shop?.total.difference_cents ?? 0) + (rest?.total.difference_cents ?? 0))).toBeLessThanOrEqual(2);
  });

  test('a meter that failed', async () => {
    const { body } = await simulate({ unread: [{ unit_id: golden.shop.id, use: 'heating' }] });
    expect(body.findings.map(({ code }) => code)).toEqual(['substitutes_exceed_limit']);
    expect(body.occupants[0]?.lines.find(({ code }) => code === 'heating_consumption')).toEqual({
      code: 'heating_consumption',
      before_cents: 49_601,
      after_cents: null,
      difference_cents: -49_601,
    });
    const given = await simulate({ unread: [{ unit_id: golden.shop.id, use: 'hot_water', substitute: '9' }] });
    expect(given.body.billable).toBe(true);
  });

  test('what may not be billed says so, all at once', async () => {
    const { body } = await simulate({
      keys: { heating_consumption_percent: '80', hot_water_consumption_percent: '10' },
    });
    expect(body).toMatchObject({ billable: false, totals: null, occupants: [] });
    expect(body.findings.map(({ pointer }) => pointer)).toEqual([
      '/keys/heating_consumption_percent',
      '/keys/hot_water_consumption_percent',
    ]);
  });

  test('leaves nothing behind: no run, no statement, the same figures', async () => {
    const count = async () => {
      const rows = await api.db.inspect<{ runs: number; versions: number }>(
        'select (select count(*) from billing_runs)::int runs, (select count(*) from statement_versions)::int versions',
      );
      return rows[0];
    };
    const before = await count();
    await simulate({ co2: { emissions_kg: '500', cost_cents: 2_000, living_area_m2: '225' } });
    expect(await count()).toEqual(before);
  });

  test('refused', async () => {
    problemOf(await simulate({}), 'validation-failed');
    problemOf(await simulate({ keys: { heating_consumption_percent: 'half' } }), 'validation-failed');
    const unknown = `unt_${'0'.repeat(32)}`;
    const refused = problemOf(await simulate({ unread: [{ unit_id: unknown, use: 'heating' }] }), 'unknown-reference');
    expect(refused.errors.map(({ pointer }) => pointer)).toEqual(['/unread/0/unit_id']);
    problemOf(await simulate({ keys: { rounding: 'largest_remainder' } }, `run_${'0'.repeat(32)}`), 'not-found');
    const { id } = await golden.build.start(golden.period, 'Noch nicht begonnen.');
    problemOf(await simulate({ keys: { rounding: 'largest_remainder' } }, id), 'run-not-ready');
  });
});
