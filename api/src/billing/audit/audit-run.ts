import { type AuditReport, type AuditSubject, auditHouse, type BilledHouse, type House } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { Problem } from '../../problem.ts';
import { berlinDay } from '../../properties/index.ts';
import { type FrozenHouse, isOfOperatingCosts } from '../house/bill-frozen.ts';
import { fetchBillingPeriod } from '../periods/store.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { type FrozenRun, findFrozenRun } from '../runs/frozen-store.ts';
import { fetchBillingRun, type RunRow } from '../runs/store.ts';
import { notForOperatingCosts } from '../versions/frozen-version.ts';
import { auditOperatingCostRun } from './audit-operating-costs.ts';
import { loadAuditedAccount } from './audited-account.ts';
import { auditFacts } from './facts.ts';
import { countEstimates, findPreviousBill } from './previous-bills.ts';

/** Everything the audit says of a run today, over what was frozen with it. @throws Problem `run-not-ready`. */
export async function auditRun(context: Context, run: RunRow): Promise<AuditReport> {
  const { house, inputs, stored } = await calculated(context, run);
  if (isOfOperatingCosts(house)) return auditOperatingCostRun(context, run, { inputs, stored });
  return auditHouse(await auditSubjectOf(context, run, { house, inputs, stored }));
}

interface Calculated<H extends FrozenHouse = FrozenHouse> extends FrozenRun {
  readonly house: H;
}

async function calculated(context: Context, run: RunRow): Promise<Calculated> {
  const frozen = await findFrozenRun(context, run.id);
  if (frozen === null)
    throw new Problem('run-not-ready', `The run is ${run.status}; only a calculated run can be audited.`);
  return { house: JSON.parse(frozen.inputs.house) as FrozenHouse, ...frozen };
}

/** A run of heating with what its audit knows. */
async function auditSubjectOf(
  context: Context,
  run: RunRow,
  { house, inputs, stored }: Calculated<House>,
): Promise<AuditSubject> {
  const result = JSON.parse(stored.result) as BilledHouse;
  const [{ settings }, account, previous] = await Promise.all([
    fetchBillingPeriod(context, run.billingPeriodId),
    loadAuditedAccount(context, run, house),
    findPreviousBill(context, run.propertyId, house.period.from),
  ]);
  const facts = auditFacts({
    house,
    result,
    presentation: JSON.parse(inputs.presentation) as Presentation,
    settings,
    account,
    today: berlinDay(context.now()),
    frozenOn: berlinDay(inputs.frozenAt),
    engineVersion: stored.engineVersion,
    previous,
    estimatedBefore: await countEstimates(context, run.propertyId, house, previous),
  });
  return { house, result, facts };
}

/** @throws Problem `not-found`, `run-not-ready`. */
export async function auditRunById(context: Context, runId: string): Promise<AuditReport> {
  return auditRun(context, await fetchBillingRun(context, runId));
}

/**
 * What the audit of a run of heating rests on, for whoever asks something else of it.
 * @throws Problem `not-found`, `run-not-ready`; `rule-violated` for a run of operating costs.
 */
export async function auditedRun(
  context: Context,
  runId: string,
): Promise<{ readonly propertyId: string; readonly subject: AuditSubject }> {
  const run = await fetchBillingRun(context, runId);
  const { house, inputs, stored } = await calculated(context, run);
  if (isOfOperatingCosts(house)) throw notForOperatingCosts();
  return { propertyId: run.propertyId, subject: await auditSubjectOf(context, run, { house, inputs, stored }) };
}
