import type { z } from '@hono/zod-openapi';
import type { OccupantResult, OperatingCostOccupant } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { billFrozen, type FrozenHouse, type KeptResult } from './house/bill-frozen.ts';
import { centsOf } from './house/euro.ts';
import { fromEngine } from './house/findings-of-engine.ts';
import type { Provenance } from './house/provenance.ts';
import { findRunInputs, findRunResult } from './runs/frozen-store.ts';
import { changedHouse } from './runs/simulated-house.ts';
import type { SimulateBillingRun, Simulation } from './runs/simulation-schemas.ts';
import { fetchBillingRun } from './runs/store.ts';
import { totalsOf } from './runs/totals.ts';
import { lineIdOf } from './versions/amounts.ts';

type Wire = z.infer<typeof Simulation>;
type Occupant = OccupantResult | OperatingCostOccupant;

/** What the statements of a run would be if something were otherwise. Nothing is stored: no run, no version, no document. */
export async function simulateBillingRun(
  context: Context,
  runId: string,
  change: z.infer<typeof SimulateBillingRun>,
): Promise<Wire> {
  authorize(context, 'simulateBillingRun');
  const run = await fetchBillingRun(context, runId);
  const inputs = await findRunInputs(context, runId);
  if (inputs === null) throw new Problem('run-not-ready', 'The run has not frozen its inputs yet.');
  const stored = await findRunResult(context, runId);
  const provenance = JSON.parse(inputs.provenance) as Provenance;
  const before: readonly Occupant[] = stored === null ? [] : (JSON.parse(stored.result) as KeptResult).occupants;
  const changed = changedHouse(JSON.parse(inputs.house) as FrozenHouse, change);
  const result = billFrozen(changed, { reasons: false });
  const findings = result.findings.map((finding) => fromEngine(finding, changed, provenance, run.billingPeriodId));
  if (!result.ok) return { run_id: runId, billable: false, findings, totals: null, occupants: [] };
  const known = new Map(before.map((each) => [each.occupancy, each]));
  return {
    run_id: runId,
    billable: true,
    findings,
    totals: totalsOf(result),
    occupants: result.occupants.map((each: Occupant) => compared(known.get(each.occupancy), each)),
  };
}

function compared(before: Occupant | undefined, after: Occupant): Wire['occupants'][number] {
  const [left, right] = [amountsOf(before), amountsOf(after)];
  return {
    unit_id: after.unit,
    occupancy_id: after.occupancy,
    lines: [...new Set([...left.keys(), ...right.keys()])].map((code) => ({
      code,
      ...difference(left.get(code), right.get(code)),
    })),
    total: difference(before?.total_eur, after.total_eur),
    balance: difference(before?.balance_eur, after.balance_eur),
  };
}

const amountsOf = (occupant: Occupant | undefined): ReadonlyMap<string, string> =>
  new Map(occupant?.lines.map((line) => [lineIdOf(line), line.amount_eur]));

function difference(before: string | undefined, after: string | undefined) {
  const [one = null, two = null] = [before, after].map((euro) => (euro === undefined ? null : centsOf(euro)));
  return { before_cents: one, after_cents: two, difference_cents: (two ?? 0) - (one ?? 0) };
}
