import { type AuditReport, auditOperatingCosts, type OperatingCostsHouse } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { berlinDay, selectOccupanciesOfProperties } from '../../properties/index.ts';
import type { KeptOperatingCosts } from '../house/bill-frozen.ts';
import type { Provenance } from '../house/provenance.ts';
import type { OperatingCostPresentation } from '../operating-costs/presentation.ts';
import { daysOf } from '../periods/kind.ts';
import { fetchBillingPeriod } from '../periods/store.ts';
import type { FrozenRun } from '../runs/frozen-store.ts';
import { findBilledRun, type RunRow } from '../runs/store.ts';
import { selectVersionsOfRun } from '../statements/version-store.ts';
import { operatingCostAuditFacts } from './operating-cost-facts.ts';
import { findPreviousRun } from './previous-bills.ts';

interface Frozen {
  readonly house: OperatingCostsHouse;
  readonly result: KeptOperatingCosts;
  readonly presentation: OperatingCostPresentation;
}

const frozenOf = ({ inputs, stored }: FrozenRun): Frozen => ({
  house: JSON.parse(inputs.house) as OperatingCostsHouse,
  result: JSON.parse(stored.result) as KeptOperatingCosts,
  presentation: JSON.parse(inputs.presentation) as OperatingCostPresentation,
});

/** Everything the audit says today of a run of operating costs, over what was frozen with it. */
export async function auditOperatingCostRun(context: Context, run: RunRow, frozen: FrozenRun): Promise<AuditReport> {
  const { house, result, presentation } = frozenOf(frozen);
  const period = await fetchBillingPeriod(context, run.billingPeriodId);
  const previous = await findPreviousRun(context, period);
  const facts = operatingCostAuditFacts({
    house,
    presentation,
    stated: period.operatingCosts?.audit ?? {},
    today: berlinDay(context.now()),
    previous: previous === null ? undefined : frozenOf(previous),
    occupancies: await selectOccupanciesOfProperties(context, [period.propertyId], daysOf(period)),
    heating: await heatingInside(context, JSON.parse(frozen.inputs.provenance) as Provenance),
  });
  return auditOperatingCosts({ house, result, facts });
}

/** Whether the heating bill inside reaches the tenants, and is the one that stands for its period today. */
async function heatingInside(
  context: Context,
  provenance: Provenance,
): Promise<{ released: boolean; newest: boolean } | undefined> {
  const { billing_run_id: runId, billing_period_id: periodId } = provenance['/heating'] ?? {};
  if (runId === undefined || periodId === undefined) return undefined;
  const versions = await selectVersionsOfRun(context, runId);
  const current = await findBilledRun(context, periodId);
  return {
    released: versions.length > 0 && versions.every(({ release }) => release !== null),
    newest: current?.id === runId,
  };
}
