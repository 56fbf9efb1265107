import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import type { compareStatementVersions } from '../compare-statement-versions.ts';
import type { explainStatementVersion } from '../explain-statement-version.ts';
import type { getStatementVersion } from '../get-statement-version.ts';
import type { simulateBillingRun } from '../simulate-billing-run.ts';
import type { StatementWire } from '../statements/convert.ts';
import { twoFlats } from './house.fixture.ts';

type Explanation = Awaited<ReturnType<typeof explainStatementVersion>>;
type Difference = Awaited<ReturnType<typeof compareStatementVersions>>;
type Simulation = Awaited<ReturnType<typeof simulateBillingRun>>;
type Version = Awaited<ReturnType<typeof getStatementVersion>>;

let api: TestApi;
let flats: Awaited<ReturnType<typeof twoFlats>>;
/** Of heating, whose bill lies inside. */
let heated: string;
/** Of the first flat: two versions, the second with another bill for refuse. */
let statement: string;
/** Of operating costs, with the heating bill inside and without. */
let run: string;
let unheated: string;

beforeAll(async () => {
  api = await startTestApi();
  flats = await twoFlats(api);
  const { build, period, heating, entries, patch, embed, a } = flats;
  heated = (await build.run(heating)).id;
  unheated = (await build.run(period.id)).id;
  await embed();
  run = (await build.run(period.id)).id;
  await build.issue(run);
  await patch(`/v1/operating-cost-entries/${entries.refuse.id}`, 1, { amount_cents: 33_000 });
  await patch(`/v1/occupancies/${flats.tenant}`, 2, { persons: 3 });
  await build.issue((await build.run(period.id, 'Gebührenbescheid und Personen berichtigt')).id);
  const { body } = await api.request<{ data: StatementWire[] }>('GET', `/v1/statements?billing_period_id=${period.id}`);
  statement = body.data.find(({ unit_id }) => unit_id === a.id)?.id ?? '';
});
afterAll(() => api.close());

const versionOf = async (version: number) =>
  (await api.request<Version>('GET', `/v1/statements/${statement}/versions/${version}`)).body;

describe('why is it this amount', () => {
  const at = (query: string, version = 1) => `/v1/statements/${statement}/versions/${version}/explain?${query}`;
  const explain = async (query: string) => (await api.request<Explanation>('GET', at(query))).body;

  test('a line, from the euro to the readings of a device and the receipt', async () => {
    const { water } = flats.entries;
    const { steps, ...asked } = await explain(`line=${water.id}`);
    expect(asked).toEqual({ statement_id: statement, version: 1, line: water.id, language: 'de' });
    expect(steps.map(({ rule }) => rule)).toEqual([
      'operating_cost_line',
      'consumption_value',
      'key_price',
      'operating_cost',
      'key_total',
    ]);
    expect(steps[0]).toMatchObject({
      value: '120.00',
      sentence: 'Wasserversorgung: 120,00 € für 60 m³ zu 2,00 € je m³.',
      calculation: '60 m³ × 2,00 € je m³ = 120,00 €',
      legal_basis: '§ 556a Abs. 1 BGB',
    });
    expect(steps[1]?.inputs).toMatchObject([
      {
        pointer: '/units/0/occupancies/0/cold_water_m3',
        text: '60 m³',
        readings: [
          { day: '2024-12-31', value: '10', unit: 'm3' },
          { day: '2025-12-31', value: '70', device: { id: flats.water.device, calibrated_until: '2027-12-31' } },
        ],
      },
    ]);
    expect(steps[3]).toMatchObject({
      parameter: { id: 'betrkv.2.kinds', from: '2024-07-01', source: expect.stringContaining('BetrKV § 2') },
      inputs: [{ text: '200,00 €', operating_cost_entry_id: water.id }],
    });
    expect(steps[4]?.inputs).toContainEqual({ others: 2, name: 'Verbrauch', value: '40', text: '40 m³' });
    expect(JSON.stringify(steps)).not.toMatch(/units\/1/);
  });

  test('on into the heating bill, with the run it came from and the readings of its meters', async () => {
    const { steps } = await explain('line=heating');
    const [line, total] = steps;
    expect(line).toMatchObject({ rule: 'heating_line', value: '597.42' });
    expect(line?.inputs).toEqual([{ step: total?.id, billing_run_id: heated, billing_period_id: flats.heating }]);
    const inputs = steps.flatMap((step) => step.inputs);
    expect(inputs.find(({ pointer }) => pointer === '/heating/units/0/occupancies/0/heating')).toMatchObject({
      text: '600',
      readings: [{ unit: 'kWh' }, { unit: 'kWh', value: '600' }],
    });
    expect(inputs.find(({ pointer }) => pointer === '/heating/units/0/heating_area_m2')).toMatchObject({
      text: '55 m²',
      billing_run_id: heated,
    });
    expect(inputs.map(({ cost_entry_id }) => cost_entry_id)).toContain(flats.check.id);
  });

  test('every line and sum that a version names, to the cent, and every step of each', async () => {
    const { explainable_lines, operating_costs, total_cents, balance_cents, advance_cents } = await versionOf(1);
    expect(explainable_lines).toEqual([
      ...(operating_costs?.lines ?? []).map(({ operating_cost_entry_id: id }) => id ?? 'heating'),
      'total',
      'advance',
      'balance',
      's35a_3',
      'advance_proposal',
    ]);
    const { s35a, advance_proposal } = operating_costs ?? {};
    const cents: Record<string, number | null | undefined> = {
      ...Object.fromEntries(
        (operating_costs?.lines ?? []).map((line) => [line.operating_cost_entry_id ?? 'heating', line.amount_cents]),
      ),
      total: total_cents,
      advance: advance_cents,
      balance: balance_cents,
      s35a_3: s35a?.s35a_3_cents,
      advance_proposal: advance_proposal?.monthly_cents,
    };
    for (const line of explainable_lines) {
      const { steps } = await explain(`line=${line}&language=en`);
      expect(Math.round(Number(steps[0]?.value) * 100), line).toBe(cents[line]);
      const ids = new Set(steps.map(({ id }) => id));
      expect(steps.flatMap(({ inputs }) => inputs).filter(({ step }) => step !== undefined && !ids.has(step))).toEqual(
        [],
      );
    }
  });

  test('the balance where no line is named, in plain language and in English', async () => {
    expect((await explain('')).steps[0]).toMatchObject({ rule: 'balance', value: '961.42' });
    expect((await explain('language=de-simple')).steps[0]?.sentence).toBe(
      'Sie haben schon 1.000,00 € bezahlt. Es bleiben 961,42 €.',
    );
    expect((await explain(`line=${flats.entries.tax.id}&language=en-simple`)).steps[0]?.sentence).toBe(
      'Property tax: of this you pay 600.00 €.',
    );
  });

  test('none where the version has no such line', async () => {
    for (const line of ['heating_base', 's35a_2', `oce_${'0'.repeat(32)}`]) {
      expect((await explain(`line=${line}`)).steps).toEqual([]);
    }
  });

  test('what is no line is refused; no such version, somebody else’s', async () => {
    problemOf(await api.request('GET', at('line=cst_0')), 'validation-failed');
    problemOf(await api.request('GET', at('', 9)), 'not-found');
    const { key } = await api.foreignAccount();
    problemOf(await api.request('GET', at(''), { key }), 'not-found');
  });
});

describe('what a correction changed', () => {
  const compare = (version: number, query = '') =>
    api.request<Difference>('GET', `/v1/statements/${statement}/versions/${version}/differences${query}`);

  test('which line, why, and how many cents, adding up to the difference of the totals', async () => {
    const { refuse } = flats.entries;
    const { body } = await compare(2);
    // 330.00 by 730 of 1095 person days, then by 1095 of 1460.
    expect(body).toMatchObject({
      version: 2,
      against: 1,
      reason: 'Gebührenbescheid und Personen berichtigt',
      lines: [{ code: refuse.id, amount_cents: 4_750 }],
      total_cents: 4_750,
      balance_cents: 4_750,
      causes: [
        {
          causes: ['costs'],
          changes: [{ path: `/positions/${refuse.id}/amount_eur`, before: '300.00', after: '330.00' }],
          changes_of_others: 0,
          lines: [{ code: refuse.id, amount_cents: 2_000 }],
        },
        {
          causes: ['persons'],
          changes: [{ path: `/units/${flats.a.id}/occupancies/${flats.tenant}/persons`, before: '2', after: '3' }],
          lines: [{ code: refuse.id, amount_cents: 2_750 }],
        },
      ],
    });
    const [before, after] = [await versionOf(1), await versionOf(2)];
    expect(after.total_cents - before.total_cents).toBe(body.total_cents);
  });

  test('the other way round, against itself, and the first version has none before it', async () => {
    expect((await compare(1, '?against=2')).body.total_cents).toBe(-4_750);
    expect((await compare(2, '?against=2')).body).toMatchObject({ lines: [], total_cents: 0, causes: [] });
    problemOf(await compare(1), 'not-found');
    problemOf(await compare(2, '?against=0'), 'validation-failed');
  });
});

describe('what if', () => {
  const ask = (body: unknown, id = run) =>
    api.request<Simulation>('POST', `/v1/billing-runs/${id}/simulations`, { body });
  const simulate = async (operating_costs: unknown) => (await ask({ operating_costs })).body;
  const lineOf = ({ occupants }: Simulation, code: string, occupancy = flats.tenant) =>
    occupants.find(({ occupancy_id }) => occupancy_id === occupancy)?.lines.find((line) => line.code === code);
  const moved = (before_cents: number | null, after_cents: number | null) => ({
    before_cents,
    after_cents,
    difference_cents: (after_cents ?? 0) - (before_cents ?? 0),
  });

  test('another key for a cost, another amount, fewer units', async () => {
    const { refuse, insurance, tax } = flats.entries;
    const body = await simulate({
      costs: [
        { operating_cost_entry_id: refuse.id, key: { by: 'units' } },
        { operating_cost_entry_id: insurance.id, amount_cents: 60_000, key: null },
        { operating_cost_entry_id: tax.id, unit_ids: [flats.b.id] },
      ],
    });
    expect(body).toMatchObject({ run_id: run, billable: true, totals: { total_costs_eur: '3278.00', statements: 3 } });
    expect(lineOf(body, refuse.id)).toEqual({ code: refuse.id, ...moved(20_000, 15_000) });
    expect(lineOf(body, insurance.id)).toMatchObject(moved(30_000, 36_000));
    expect(lineOf(body, tax.id)).toMatchObject(moved(60_000, null));
    expect(lineOf(body, 'heating')).toMatchObject(moved(59_742, 59_742));
    expect(body.occupants[0]).toMatchObject({
      unit_id: flats.a.id,
      total: moved(196_142, 137_142),
      balance: moved(96_142, 37_142),
    });
  });

  test('other persons', async () => {
    const body = await simulate({ persons: [{ occupancy_id: flats.tenant, persons: 5 }] });
    // 300.00 by 1825 of 2190 person days.
    expect(lineOf(body, flats.entries.refuse.id)).toMatchObject(moved(20_000, 25_000));
  });

  test('a water meter that failed: all water goes by area, or by the value that stands in', async () => {
    const { water, laundry } = flats.entries;
    const silent = await simulate({ unread: [{ unit_id: flats.b.id, of: 'cold_water' }] });
    expect(silent.findings.map(({ code }) => code)).toContain('not_all_metered');
    expect(lineOf(silent, water.id, flats.left)).toMatchObject(moved(5_000, 3_967));
    const given = await simulate({
      unread: [
        { unit_id: flats.b.id, of: 'cold_water', substitute: '60' },
        { unit_id: flats.b.id, of: 'laundry', substitute: '20' },
      ],
    });
    expect(lineOf(given, water.id)).toMatchObject(moved(12_000, 10_000));
    expect(lineOf(given, laundry.id)).toMatchObject(moved(2_000, 1_500));
  });

  test('the default key, and cents that are evened out', async () => {
    const body = await simulate({ default_by: 'co_ownership', rounding: 'largest_remainder' });
    expect(body).toMatchObject({ billable: true, totals: { rounding_difference_eur: '0.00' } });
    expect(lineOf(body, flats.entries.water.id)).toMatchObject(moved(12_000, 12_000));
  });

  test('other keys of the heating bill inside', async () => {
    const { body } = await ask({ keys: { heating_consumption_percent: '50' } });
    // 500.00 by 600 of 1000 kWh, 500.00 by 55 of 93 m2.
    expect(lineOf(body, 'heating')).toMatchObject(moved(59_742, 59_570));
    const failed = await ask({ unread: [{ unit_id: flats.a.id, use: 'heating', substitute: '400' }] });
    expect(lineOf(failed.body, 'heating')?.after_cents).toBeLessThan(59_742);
  });

  test('what may not be billed says so, with the object to correct', async () => {
    const { laundry, alarms } = flats.entries;
    const body = await simulate({
      unread: [{ unit_id: flats.a.id, of: 'laundry' }],
      costs: [{ operating_cost_entry_id: alarms.id, amount_cents: 5_000 }],
    });
    expect(body).toMatchObject({ billable: false, totals: null, occupants: [] });
    const errors = body.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, object_id }) => `${code} ${object_id}`)).toEqual([
      `consumption_missing ${flats.a.id}`,
      `fixed_amounts_differ ${alarms.id}`,
    ]);
    expect(JSON.stringify(errors)).not.toContain(laundry.id);
  });

  test('leaves nothing behind, and can never be issued', async () => {
    const count = () =>
      api.db.inspect(
        'select (select count(*) from billing_runs)::int runs, (select count(*) from statement_versions)::int versions',
      );
    const before = await count();
    await simulate({ persons: [{ occupancy_id: flats.tenant, persons: 1 }] });
    expect(await count()).toEqual(before);
    expect((await versionOf(1)).total_cents).toBe(196_142);
  });

  test('refused: what the house does not have, what is named twice', async () => {
    const zeros = '0'.repeat(32);
    const { refuse, alarms } = flats.entries;
    const twice = { operating_cost_entry_id: refuse.id, amount_cents: 1 };
    const fixed = (unit_id: string) => ({ by: 'fixed', amounts: [{ unit_id, amount_cents: 4_800 }] });
    for (const [code, pointer, operating_costs] of [
      [
        'unknown-reference',
        'costs/0/operating_cost_entry_id',
        { costs: [{ operating_cost_entry_id: `oce_${zeros}` }] },
      ],
      ['rule-violated', 'costs/1/operating_cost_entry_id', { costs: [twice, twice] }],
      ['unknown-reference', 'costs/0/unit_ids/0', { costs: [{ ...twice, unit_ids: [`unt_${zeros}`] }] }],
      [
        'unknown-reference',
        'costs/0/key/amounts/0/unit_id',
        { costs: [{ operating_cost_entry_id: alarms.id, key: fixed(`unt_${zeros}`) }] },
      ],
      ['unknown-reference', 'persons/0/occupancy_id', { persons: [{ occupancy_id: `occ_${zeros}`, persons: 1 }] }],
      ['unknown-reference', 'unread/0/unit_id', { unread: [{ unit_id: `unt_${zeros}`, of: 'cold_water' }] }],
      ['unknown-reference', 'unread/0/of', { unread: [{ unit_id: flats.a.id, of: 'sauna' }] }],
      ['validation-failed', 'persons/0/persons', { persons: [{ occupancy_id: flats.tenant, persons: -1 }] }],
    ] as const) {
      const { errors } = problemOf(await ask({ operating_costs }), code);
      expect(errors.map((each) => each.pointer)).toEqual([`/operating_costs/${pointer}`]);
    }
  });

  test('refused: what is of the other kind of house', async () => {
    const pointers = async (body: unknown, id: string) =>
      problemOf(await ask(body, id), 'rule-violated').errors.map(({ pointer, code }) => `${code} ${pointer}`);
    expect(await pointers({ operating_costs: { rounding: 'show_difference' } }, heated)).toEqual([
      'other_kind_of_period /operating_costs',
    ]);
    expect(await pointers({ keys: { heating_consumption_percent: '50' }, co2: {} }, unheated)).toEqual([
      'other_kind_of_period /keys',
      'other_kind_of_period /co2',
    ]);
  });
});
