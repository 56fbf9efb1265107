import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import type { getBillingRunAudit } from '../get-billing-run-audit.ts';
import { setReleaseHook } from '../index.ts';
import type { OperatingCostAuditSettings } from '../operating-costs/audit-settings.ts';
import { twoFlats } from '../operating-costs/house.fixture.ts';

type Audit = Awaited<ReturnType<typeof getBillingRunAudit>>;
type Flats = Awaited<ReturnType<typeof twoFlats>>;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  setReleaseHook(async () => {});
});
afterAll(() => api.close());

const auditOf = async (run: string) => (await api.request<Audit>('GET', `/v1/billing-runs/${run}/audit`)).body;
const found = (audit: Audit, check: string) => audit.findings.find((finding) => finding.check === check);
const stateOf = ({ checks }: Audit, id: string) => checks.find(({ check }) => check === id);
const errorsOf = ({ findings }: Audit) => [
  ...new Set(findings.filter(({ severity }) => severity === 'error').map(({ check }) => check)),
];
const release = (run: string, overrides: readonly object[] = []) =>
  api.request('POST', `/v1/billing-runs/${run}/releases`, {
    body: { overrides },
    headers: { 'Idempotency-Key': randomUUID() },
  });

describe('what the audit knows', () => {
  let flats: Flats;
  let other: Flats;
  beforeAll(async () => {
    flats = await twoFlats(api);
    other = await twoFlats(api);
  });

  test('a right house has no error; what nobody stated is told as not asked', async () => {
    const audit = await auditOf((await flats.build.run(flats.period.id)).id);
    expect(errorsOf(audit)).toEqual([]);
    expect(audit.releasable).toBe(true);
    expect(audit.checks.length).toBeGreaterThan(60);
    expect(stateOf(audit, 'agreed_key_not_used')).toMatchObject({ state: 'not_run', lacks: ['agreements.keys'] });
    // Frozen with the run: the words of invoices and the meters.
    expect(stateOf(audit, 'repair_among_costs')).toMatchObject({ state: 'run' });
    for (const check of ['calibration_expired', 'occupancy_days_differ']) {
      expect(stateOf(audit, check)).toMatchObject({ state: 'run' });
    }
  });

  test('agreements, what was paid and what invoices are for, each with what it costs', async () => {
    const { build, patch, period, settings, tenant, entries, a } = flats;
    const audit: OperatingCostAuditSettings = {
      agreements: { kinds_left_out: ['property_insurance'], keys: [{ kind: 'refuse', by: 'area' }] },
      building: { living_area_m2: '125' },
      units: [{ unit_id: a.id, measured_area_m2: '58' }],
      occupancies: [{ occupancy_id: tenant, advance_paid_cents: 110_000 }],
      costs: [{ operating_cost_entry_id: entries.lift.id, covers: 'administration_or_repairs_too' }],
    };
    await patch(`/v1/billing-periods/${period.id}`, 1, { operating_costs: { ...settings, audit } });
    const report = await auditOf((await build.run(period.id)).id);
    expect(report.releasable).toBe(false);
    // 600 and 400 of 1000 shares of 500.00 EUR; the second tenant for 181 of 365 days, vacancy cuts nothing.
    expect(found(report, 'kind_not_agreed')).toMatchObject({
      severity: 'error',
      legal_basis: 'BGB § 556(1)',
      reduction: {
        percent: '100',
        up_to: false,
        total_cents: 39_918,
        occupants: [{ amount_cents: 30_000 }, { amount_cents: 9_918 }],
      },
    });
    // By area the first tenant pays 180.00 in place of 200.00 EUR; the other one more, which he does not.
    expect(found(report, 'agreed_key_not_used')?.reduction).toMatchObject({ percent: null, total_cents: 2_000 });
    expect(found(report, 'mixed_cost_without_deduction')?.reduction).toMatchObject({
      up_to: true,
      total_cents: 10_000,
    });
    expect(found(report, 'advance_differs_from_payments')?.message_en).toContain('1,000.00 EUR are deducted');
    expect(found(report, 'area_is_not_measured')).toBeDefined();
    expect(found(report, 'living_areas_below_building')).toBeDefined();
  });

  test('only units, occupancies and entries of the period are told of, and each once', async () => {
    const { period, settings, a, tenant, entries } = other;
    const ask = (audit: OperatingCostAuditSettings) =>
      api.request('PATCH', `/v1/billing-periods/${period.id}`, {
        body: { operating_costs: { ...settings, audit } },
        headers: { 'If-Match': '"1"' },
      });
    const unit = (id: string) => ({ units: [id, id].map((unit_id) => ({ unit_id })) });
    const occupancy = (id: string) => ({ occupancies: [id, id].map((occupancy_id) => ({ occupancy_id })) });
    const cost = (id: string) => ({ costs: [id, id].map((operating_cost_entry_id) => ({ operating_cost_entry_id })) });
    for (const [foreign, own, pointer] of [
      [unit(flats.a.id), unit(a.id), 'units/0/unit_id'],
      [occupancy(flats.tenant), occupancy(tenant), 'occupancies/0/occupancy_id'],
      [cost(flats.entries.tax.id), cost(entries.tax.id), 'costs/0/operating_cost_entry_id'],
    ] as const) {
      const problem = problemOf(await ask(foreign), 'unknown-reference');
      expect(problem.errors.map((error) => error.pointer)).toEqual([`/operating_costs/audit/${pointer}`]);
      problemOf(await ask(own), 'rule-violated');
    }
  });

  test('the heating bill inside has to be released, and has to be the one that stands', async () => {
    const { build, period, heating, embed } = other;
    await embed();
    const first = await build.run(heating);
    const run = await build.run(period.id);
    expect(errorsOf(await auditOf(run.id))).toEqual(['heating_statement_not_released']);
    await build.issue(first.id);
    const excused = errorsOf(await auditOf(first.id)).map((check) => ({ check, reason: 'Ein erfundenes Haus.' }));
    expect((await release(first.id, excused)).status).toBe(201);
    expect(errorsOf(await auditOf(run.id))).toEqual([]);

    api.clock.now = new Date(api.clock.now.getTime() + 60_000);
    const corrected = await build.run(heating, 'Rechnung berichtigt');
    await build.issue(corrected.id);
    expect(errorsOf(await auditOf(run.id))).toEqual(['heating_bill_outdated']);
  });
});

describe('a release', () => {
  test('is refused while an error stands; the reason that lets it stand is in the trail', async () => {
    const { build, house, period, patch, settings, entry } = await twoFlats(api);
    const garden = { description: 'Gärtnerei Grün', day: '2025-11-03' };
    await entry('garden', 20_000, { ...garden, labour: [{ kind: 's35a_2', amount_cents: 9_000 }] });
    const audit = { agreements: { kinds_left_out: ['laundry', 'lift'] } };
    await patch(`/v1/billing-periods/${period.id}`, 1, { operating_costs: { ...settings, audit } });
    const { id } = await build.run(period.id);
    await build.issue(id);
    const refused = problemOf(await release(id), 'audit-errors');
    expect(refused.errors.map(({ code, legal_basis }) => `${code} ${legal_basis}`)).toEqual([
      'kind_not_agreed BGB § 556(1)',
      'kind_not_agreed BGB § 556(1)',
    ]);
    // A check of heat bills excuses nothing here.
    const foreign = await release(id, [{ check: 'fuel_mix_missing', reason: 'x' }]);
    expect(problemOf(foreign, 'validation-failed').errors[0]?.pointer).toBe('/overrides/0/check');
    const excuse = { check: 'kind_not_agreed', reason: 'Nachtrag zum Mietvertrag vom 12.01.2024 liegt vor.' };
    const idle = { check: 'statement_late', reason: 'nothing to excuse' };
    expect((await release(id, [excuse, idle])).status).toBe(201);
    const trail = await api.request<{ data: { action: string; changes: { audit_overrides?: unknown } }[] }>(
      'GET',
      `/v1/audit-events?object_id=${id}`,
    );
    const told = trail.body.data.filter(({ action }) => action === 'billing_run.released');
    expect(told.map(({ changes }) => changes.audit_overrides)).toEqual([[excuse]]);

    // The next period begins a month later, and bills an invoice once more.
    const next = await build.post<{ id: string }>('/v1/billing-periods', {
      property_id: house.property,
      kind: 'operating_costs',
      from: '2026-02-01',
      to: '2026-06-30',
      operating_costs: { totals: { co_ownership: '1000' } },
    });
    const again = { billing_period_id: next.id, kind: 'garden', amount_cents: 20_000, ...garden };
    await build.post('/v1/operating-cost-entries', again);
    const report = await auditOf((await build.run(next.id)).id);
    expect(errorsOf(report)).toEqual(expect.arrayContaining(['cost_billed_before', 'periods_not_continuous']));
    expect(found(report, 'periods_not_continuous')?.message_en).toContain('2025-12-31');
    expect(found(report, 'kind_left_out')).toBeDefined();
  });
});
