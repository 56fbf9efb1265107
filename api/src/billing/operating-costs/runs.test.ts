import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import type { RunFinding } from '../runs/schemas.ts';
import type { StatementWire } from '../statements/convert.ts';
import { twoFlats } from './house.fixture.ts';
import { OperatingCostPresentation } from './presentation.ts';
import { OperatingCostStatement } from './statement-schemas.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Version {
  id: string;
  version: number;
  lines: unknown[];
  operating_costs: OperatingCostStatement;
  total_cents: number;
  balance_cents: number;
  digest: string;
  reasons: { id: string; inputs: { reason_id?: string; pointer?: string; value?: unknown; source?: unknown }[] }[];
}
interface Inputs {
  house: { schema: string; heating?: unknown; heating_labour?: unknown; units: { occupancies: unknown[] }[] };
  provenance: Record<string, Record<string, unknown>>;
  presentation: unknown;
}

const keyed = (body: unknown = {}) => ({ body, headers: { 'Idempotency-Key': randomUUID() } });
const ifMatch = (version: number, body?: unknown) => ({ body, headers: { 'If-Match': `"${version}"` } });
const statementsOf = async (period: string) =>
  (await api.request<{ data: StatementWire[] }>('GET', `/v1/statements?billing_period_id=${period}`)).body.data.sort(
    (a, b) => (a.number < b.number ? -1 : 1),
  );
const versionOf = async (statement: string | undefined, version = 1) =>
  (await api.request<Version>('GET', `/v1/statements/${statement}/versions/${version}`)).body;
const inputsOf = async (run: string) => (await api.request<Inputs>('GET', `/v1/billing-runs/${run}/inputs`)).body;
const amounts = ({ operating_costs }: Version) =>
  Object.fromEntries(operating_costs.lines.map(({ kind, amount_cents }) => [kind, amount_cents]));
const worst = (findings: readonly RunFinding[]) => findings.filter(({ severity }) => severity === 'error');

describe('two flats, one of them left in the middle of the year', () => {
  let flats: Awaited<ReturnType<typeof twoFlats>>;
  beforeAll(async () => {
    flats = await twoFlats(api, '0000042-7');
  });

  test('from readings and receipts to statements with numbers of their own, to the cent', async () => {
    const { build, period, entries, a } = flats;
    const run = await build.run(period.id);
    expect(worst(run.findings)).toEqual([]);
    expect(run).toMatchObject({
      status: 'ready',
      totals: {
        total_costs_eur: '2178.00',
        total_statements_eur: '2178.00',
        rounding_difference_eur: '0.00',
        statements: 3,
      },
    });
    const issued = await build.issue(run.id);
    expect(issued.statements).toBe(3);

    const statements = await statementsOf(period.id);
    expect(statements.map(({ number, kind }) => `${kind} ${number}`)).toEqual(
      ['01', '02', '03'].map((running) => `operating_costs BK-2025-0000042-${running}`),
    );
    const [first, second, third] = await Promise.all(statements.map(({ id }) => versionOf(id)));
    if (!first || !second || !third) throw new Error('three statements were issued');
    // Area 60/100, water 60/100, the lift alone, 730 of 1095 person days, 600 of 1000 shares, 20 of 30 kWh, half.
    expect(amounts(first)).toEqual({
      property_tax: 60_000,
      water_supply: 12_000,
      lift: 10_000,
      refuse: 20_000,
      property_insurance: 30_000,
      laundry: 2_000,
      other: 2_400,
    });
    expect(first).toMatchObject({ lines: [], total_cents: 136_400, balance_cents: 36_400 });
    // 181 of 365 days, but water and laundry as they were read.
    expect(amounts(second)).toEqual({
      property_tax: 19_836,
      water_supply: 5_000,
      refuse: 4_959,
      property_insurance: 9_918,
      laundry: 1_000,
      other: 1_190,
    });
    expect(second).toMatchObject({ total_cents: 41_903, balance_cents: -8_097 });
    expect(third).toMatchObject({ total_cents: 39_497, balance_cents: 39_497 });

    expect(OperatingCostStatement.parse(first.operating_costs)).toEqual(first.operating_costs);
    expect(first.operating_costs.lines[2]).toEqual({
      operating_cost_entry_id: entries.lift.id,
      kind: 'lift',
      number: '7',
      name_de: 'Aufzug',
      name_en: 'Lift',
      house_cents: 10_000,
      key: { by: 'units', by_default: false, unit: 'units', house: '1', own: '1', unit_price_eur: '100' },
      period: null,
      amount_cents: 10_000,
    });
    expect(first.operating_costs.lines[0]?.key).toMatchObject({
      by: 'area',
      by_default: true,
      house: '100',
      own: '60',
    });
    expect(first.operating_costs.lines.at(-1)).toMatchObject({ name_de: 'Wartung der Rauchwarnmelder', number: '17' });
    expect(first.operating_costs.s35a).toMatchObject({
      s35a_2_cents: 0,
      s35a_3_cents: 4_000,
      lines: [{ operating_cost_entry_id: entries.lift.id, cost_entry_id: null, amount_cents: 4_000 }],
    });
    // 1364.00 a year, a twelfth of it in whole euro; who has left and who never lived there are asked for none.
    expect(first.operating_costs.advance_proposal).toMatchObject({ twelve_months_cents: 136_400, days: '365' });
    expect([second, third].map(({ operating_costs }) => operating_costs.advance_proposal)).toEqual([null, null]);
    expect(first.operating_costs.deliver_until).toMatchObject({ until: '2026-12-31' });

    // Every step leads down to a value, and a value to what it came from.
    const ids = new Set(first.reasons.map(({ id }) => id));
    const inputs = first.reasons.flatMap((step) => step.inputs);
    const leftOut = inputs.filter(({ reason_id }) => reason_id !== undefined && !ids.has(reason_id));
    // What others have of a key is a value; only the keys of the whole house lead to it.
    expect(leftOut.every(({ reason_id, value }) => /\/keys\/oce_/.test(reason_id ?? '') && value !== undefined)).toBe(
      true,
    );
    expect(JSON.stringify(first.reasons)).not.toMatch(/"\/units\/1/);
    expect(inputs.find(({ pointer }) => pointer === '/units/0/occupancies/0/cold_water_m3')).toMatchObject({
      value: '60',
      source: { reading_ids: [expect.any(String), expect.any(String)] },
    });
    const { house, provenance, presentation } = await inputsOf(run.id);
    const [lift] =
      Object.entries(provenance).find(([, origin]) => origin.operating_cost_entry_id === entries.lift.id) ?? [];
    expect(lift).toMatch(/^\/positions\/\d$/);
    expect(inputs.find(({ pointer }) => pointer === `${lift}/amount_eur`)).toMatchObject({
      value: '100.00',
      source: { operating_cost_entry_id: entries.lift.id },
    });
    expect(house.schema).toBe('klarmeter.house/2');
    expect(OperatingCostPresentation.parse(presentation)).toMatchObject({
      property: { number: '0000042-7', address_lines: ['Casameta-Allee 24', '34123 Kassel'] },
      units: [{ id: a.id, label: 'Einheit 1', occupancies: [{ user_number: '1-1', settlement: 'payable' }] }, {}],
    });
  });

  test('issued, they stay: entries are corrected by a run with a reason, and removed no more', async () => {
    const { build, period, entries } = flats;
    const path = `/v1/operating-cost-entries/${entries.refuse.id}`;
    problemOf(await api.request('DELETE', path, ifMatch(1)), 'billing-period-issued');
    const moved = await api.request('PATCH', `/v1/billing-periods/${period.id}`, ifMatch(1, { to: '2025-11-30' }));
    expect(problemOf(moved, 'billing-period-issued').errors[0]?.legal_basis).toBe('BGB § 556(3)');
    await flats.patch(path, 1, { amount_cents: 33_000 });
    problemOf(await api.request('POST', '/v1/billing-runs', keyed({ billing_period_id: period.id })), 'rule-violated');
    const run = await build.run(period.id, 'Gebührenbescheid berichtigt');
    await build.issue(run.id);
    const [statement] = await statementsOf(period.id);
    expect(statement).toMatchObject({ number: 'BK-2025-0000042-01', latest_version: 2, total_cents: 138_400 });
    const [before, after] = [await versionOf(statement?.id, 1), await versionOf(statement?.id, 2)];
    expect([amounts(before).refuse, amounts(after).refuse]).toEqual([20_000, 22_000]);
    expect(before.digest).not.toBe(after.digest);
  });

  test('made anew they are the same to the byte', async () => {
    const { period } = flats;
    const [statement] = await statementsOf(period.id);
    const again = await api.request('POST', `/v1/statements/${statement?.id}/versions/2/recomputations`, keyed());
    expect(again.body).toMatchObject({
      figures: { outcome: 'equal', digests_hold: true },
      document: { outcome: 'not_rendered' },
    });
  });

  test('are told apart from those of heating by their kind', async () => {
    const of = async (kind: string) =>
      (await api.request<{ data: StatementWire[] }>('GET', `/v1/statements?kind=${kind}`)).body.data;
    expect((await of('operating_costs')).length).toBe(3);
    expect(await of('heating')).toEqual([]);
  });
});

describe('with the heating bill inside', () => {
  test('its totals become lines, its labour is certified, and its values keep their readings', async () => {
    const { build, period, heating, check, embed } = await twoFlats(api);
    await embed();
    const early = await build.run(period.id);
    expect(early.status).toBe('failed');
    expect(worst(early.findings)).toMatchObject([{ code: 'heating_not_billed', object_id: heating }]);

    const heated = await build.run(heating);
    expect(heated.status).toBe('ready');
    const run = await build.run(period.id);
    expect(worst(run.findings)).toEqual([]);
    expect(run.totals?.total_costs_eur).toBe('3178.00');
    const { house, provenance } = await inputsOf(run.id);
    expect(house.heating).toEqual((await inputsOf(heated.id)).house);
    expect(house.heating_labour).toEqual([{ cost: check.id, kind: 's35a_3', amount_eur: '50.00' }]);
    expect(provenance['/heating']).toEqual({ billing_run_id: heated.id, billing_period_id: heating });
    expect(provenance['/heating/units/0/occupancies/0/heating']?.reading_ids).toHaveLength(2);

    await build.issue(run.id);
    const [statement] = await statementsOf(period.id);
    const version = await versionOf(statement?.id);
    const line = version.operating_costs.lines.find(({ kind }) => kind === 'heating');
    // 700.00 by 600 of 1000 kWh, 300.00 by 55 of 93 m2.
    expect(line).toMatchObject({
      number: '4',
      name_de: 'Heizung',
      house_cents: 100_000,
      key: null,
      amount_cents: 59_742,
    });
    expect(version.operating_costs.s35a?.lines.find(({ cost_entry_id }) => cost_entry_id === check.id)).toMatchObject({
      labour_kind: 's35a_3',
      kind: 'heating',
    });
  });

  test('a heating bill that asks for its amount itself would ask for it twice', async () => {
    const { build, period, heating, embed, patch } = await twoFlats(api);
    await patch(`/v1/billing-periods/${heating}`, 1, { settings: {} });
    await build.run(heating);
    await embed();
    const run = await build.run(period.id);
    expect(worst(run.findings)).toMatchObject([
      { code: 'heating_payable', pointer: '/heating', object_id: heating, legal_basis: 'BGB § 556(3)' },
    ]);
  });
});

describe('what is wrong is said with the object to correct', () => {
  test('units, occupancies, entries, meters and the period itself', async () => {
    const { build, period, a, b, tenant, entries, entry, water, patch, settings } = await twoFlats(api);
    await patch(`/v1/units/${b.id}`, 2, { living_area_m2: null });
    await patch(`/v1/occupancies/${tenant}`, 2, { persons: null });
    await patch(`/v1/billing-periods/${period.id}`, 1, { operating_costs: { ...settings, totals: {} } });
    const unknown = await entry('laundry', 1, { key: { by: 'consumption', of: 'sauna' } });
    const { findings, status } = await build.run(period.id);
    expect(status).toBe('failed');
    const objects = worst(findings).map(({ code, object_id }) => `${code} ${object_id}`);
    expect(objects).toContain(`key_value_missing ${b.id}`);
    expect(objects).toContain(`key_value_missing ${tenant}`);
    expect(objects).toContain(`key_total_missing ${period.id}`);
    expect(objects).toContain(`consumption_unknown ${unknown.id}`);
    expect(findings.every(({ object_id }) => object_id !== undefined)).toBe(true);
    expect(JSON.stringify(findings)).not.toContain(`"object_id":"${entries.lift.id}","code"`);
    expect([a.id, water.point].some((id) => objects.some((each) => each.endsWith(id)))).toBe(false);
  });

  test('water that is not recorded is told with its point, and goes by area like all water of the house', async () => {
    const { build, house, period, a } = await twoFlats(api);
    const silent = await build.device(house, {
      use: 'cold_water',
      kind: 'cold_water_meter',
      unit: a.id,
      readings: [['2024-12-31', '1']],
    });
    const { findings, status } = await build.run(period.id);
    expect(status).toBe('ready');
    expect(findings).toContainEqual(expect.objectContaining({ code: 'water_not_recorded', object_id: silent.point }));
    expect(findings.map(({ code }) => code)).toContain('not_all_metered');
  });
});

describe('persons and other periods of heating', () => {
  test('changes count from the first day of the period on', async () => {
    const { build, period, tenant, patch } = await twoFlats(api);
    const person_changes = [
      { from: '2023-05-01', persons: 3 },
      { from: '2025-07-01', persons: 4 },
      { from: '2026-02-01', persons: 5 },
    ];
    await patch(`/v1/occupancies/${tenant}`, 2, { person_changes });
    const run = await build.run(period.id);
    const { house } = await inputsOf(run.id);
    expect(house.units[0]?.occupancies[0]).toMatchObject({
      persons: '3',
      person_changes: [{ from: '2025-07-01', persons: '4' }],
    });
  });
});

/** The frozen house and the result of a run without its id. */
const POINTS = [
  'begin',
  'inputs-before-commit',
  'inputs-committed',
  'calculation-before-commit',
  'calculation-committed',
];

test('the job may be stopped at any point and repeated, and ends the same', async () => {
  const { build, period } = await twoFlats(api);
  const whole = await build.run(period.id);
  const frozen = async (id: string) => JSON.stringify((await inputsOf(id)).house).replaceAll(id, '…');
  for (const point of POINTS) {
    const { id } = await build.start(period.id);
    const faultPort = (name: string) => {
      if (name === `run-billing:${point}`) throw new Error('stopped');
    };
    await expect(build.work(id, { ...api.services, faultPort })).rejects.toThrow('stopped');
    await build.work(id);
    await build.work(id);
    const run = await build.read1(id);
    expect({ point, status: run.status, totals: run.totals }).toEqual({ point, status: 'ready', totals: whole.totals });
    expect(await frozen(id)).toBe(await frozen(whole.id));
  }
});
