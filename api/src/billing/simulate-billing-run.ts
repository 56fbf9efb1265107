import type { z } from '@hono/zod-openapi';
import {
  type BilledHouse,
  billHouse,
  formatCents,
  type House,
  type HouseUnit,
  type OccupantResult,
  parse,
  toCents,
} from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { Problem, unknownReference } from '../problem.ts';
import { authorize } from '../rights.ts';
import { type FrozenHouse, isOfOperatingCosts } from './bill-frozen.ts';
import { notForOperatingCosts } from './frozen-version.ts';
import type { Provenance } from './provenance.ts';
import { fromEngine, totalsOf } from './run-findings.ts';
import type { SimulateBillingRun, Simulation } from './simulation-schemas.ts';
import { fetchBillingRun, findRunInputs, findRunResult } from './store-runs.ts';

type Change = z.infer<typeof SimulateBillingRun>;
type Wire = z.infer<typeof Simulation>;

/** What the statements of a run would be if something were otherwise. Nothing is stored: no run, no version, no document. */
export async function simulateBillingRun(context: Context, runId: string, change: Change): Promise<Wire> {
  authorize(context, 'simulateBillingRun');
  const run = await fetchBillingRun(context, runId);
  const inputs = await findRunInputs(context, runId);
  if (inputs === null) throw new Problem('run-not-ready', 'The run has not frozen its inputs yet.');
  const stored = await findRunResult(context, runId);
  const house = JSON.parse(inputs.house) as FrozenHouse;
  if (isOfOperatingCosts(house)) throw notForOperatingCosts();
  const provenance = JSON.parse(inputs.provenance) as Provenance;
  const before = stored === null ? [] : (JSON.parse(stored.result) as BilledHouse).occupants;
  const changed = changedHouse(house, change);
  const result = billHouse(changed, { reasons: false });
  const findings = result.findings.map((finding) => fromEngine(finding, changed, provenance, run.billingPeriodId));
  if (!result.ok) return { run_id: runId, billable: false, findings, totals: null, occupants: [] };
  const known = new Map(before.map((each) => [each.occupancy, each]));
  return {
    run_id: runId,
    billable: true,
    findings,
    totals: totalsOf(result),
    occupants: result.occupants.map((each) => compared(known.get(each.occupancy), each)),
  };
}

/** @throws Problem `unknown-reference` for a unit the house does not have. */
function changedHouse(house: House, { keys, unread = [], co2 }: Change): House {
  unread.forEach(({ unit_id: id }, index) => {
    if (!house.units.some((unit) => unit.id === id)) throw unknownReference(`/unread/${index}/unit_id`, 'unit', id);
  });
  const units = house.units.map((unit) =>
    unread.filter(({ unit_id }) => unit_id === unit.id).reduce(withoutReading, unit),
  );
  const { cost_cents, ...rest } = co2 ?? {};
  const cost = cost_cents === undefined ? {} : { cost_eur: formatCents(BigInt(cost_cents)) };
  return {
    ...house,
    units,
    ...(keys === undefined ? {} : { keys: { ...house.keys, ...given(keys) } }),
    ...(co2 === undefined ? {} : { co2: { ...house.co2, ...given(rest), ...cost } }),
  };
}

function withoutReading(unit: HouseUnit, { use, substitute }: NonNullable<Change['unread']>[number]): HouseUnit {
  const failure =
    substitute === undefined
      ? { method: 'building_average' as const }
      : { method: 'previous_periods' as const, value: substitute };
  return { ...unit, [`${use}_failed`]: failure };
}

/** The fields that are there, without those that are undefined. */
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof T]?: Exclude<T[Field], undefined>;
  };

function compared(before: OccupantResult | undefined, after: OccupantResult): Wire['occupants'][number] {
  const codes = new Set([...(before?.lines ?? []), ...after.lines].map(({ code }) => code));
  const amount = (of: OccupantResult | undefined, code: string) =>
    of?.lines.find((line) => line.code === code)?.amount_eur;
  return {
    unit_id: after.unit,
    occupancy_id: after.occupancy,
    lines: [...codes].map((code) => ({ code, ...difference(amount(before, code), amount(after, code)) })),
    total: difference(before?.total_eur, after.total_eur),
    balance: difference(before?.balance_eur, after.balance_eur),
  };
}

function difference(before: string | undefined, after: string | undefined) {
  const cents = (euro: string | undefined) => (euro === undefined ? null : Number(toCents(parse(euro))));
  const [one, two] = [cents(before), cents(after)];
  return { before_cents: one, after_cents: two, difference_cents: (two ?? 0) - (one ?? 0) };
}
