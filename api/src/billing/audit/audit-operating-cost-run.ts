import { type AuditReport, auditOperatingCosts, type OperatingCostsHouse } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { berlinDay, selectOccupanciesOfProperties } from '../../properties/index.ts';
import type { KeptOperatingCosts } from '../house/bill-frozen.ts';
import type { Provenance } from '../house/provenance.ts';
import { operatingCostAuditFacts } from '../operating-costs/audit-facts.ts';
import type { OperatingCostPresentation } from '../operating-costs/presentation.ts';
import { daysOf } from '../periods/kind.ts';
import {
  findBilledRun,
  findRunInputs,
  findRunResult,
  type RunInputsRow,
  type RunResultRow,
  type RunRow,
} from '../runs/store.ts';
import { selectVersionsOfRun } from '../statements/store.ts';
import { fetchBillingPeriod, findPeriodBefore, type PeriodRow } from '../store.ts';

interface Frozen {
  readonly house: OperatingCostsHouse;
  readonly result: KeptOperatingCosts;
  readonly presentation: OperatingCostPresentation;
}

const frozenOf = (inputs: RunInputsRow, stored: RunResultRow): Frozen => ({
  house: JSON.parse(inputs.house) as OperatingCostsHouse,
  result: JSON.parse(stored.result) as KeptOperatingCosts,
  presentation: JSON.parse(inputs.presentation) as OperatingCostPresentation,
});

/** Everything the audit says today of a run of operating costs, over what was frozen with it. */
export async function auditOperatingCostRun(
  context: Context,
  run: RunRow,
  inputs: RunInputsRow,
  stored: RunResultRow,
): Promise<AuditReport> {
  const { house, result, presentation } = frozenOf(inputs, stored);
  const period = await fetchBillingPeriod(context, run.billingPeriodId);
  const facts = operatingCostAuditFacts({
    house,
    presentation,
    stated: period.operatingCosts?.audit ?? {},
    today: berlinDay(context.now()),
    previous: await previousOf(context, period),
    occupancies: await selectOccupanciesOfProperties(context, [period.propertyId], daysOf(period)),
    heating: await heatingInside(context, JSON.parse(inputs.provenance) as Provenance),
  });
  return auditOperatingCosts({ house, result, facts });
}

/** The period of the same kind before this one as it was billed last; undefined where there is none in this account. */
async function previousOf(context: Context, period: PeriodRow): Promise<Frozen | undefined> {
  const before = await findPeriodBefore(context, period);
  const run = before === null ? null : await findBilledRun(context, before.id);
  if (run === null) return undefined;
  const inputs = await findRunInputs(context, run.id);
  const stored = await findRunResult(context, run.id);
  return inputs === null || stored === null ? undefined : frozenOf(inputs, stored);
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
