import { type AuditReport, type AuditSubject, auditHouse, type BilledHouse } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { Problem } from '../problem.ts';
import { berlinDay } from '../properties/index.ts';
import { auditFacts } from './audit-facts.ts';
import { loadAuditedAccount } from './audited-account.ts';
import { type FrozenHouse, isOfOperatingCosts } from './bill-frozen.ts';
import { notForOperatingCosts } from './frozen-version.ts';
import type { Presentation } from './presentation.ts';
import { countEstimates, findPreviousBill } from './previous-bills.ts';
import { fetchBillingPeriod } from './store.ts';
import { fetchBillingRun, findRunInputs, findRunResult, type RunRow } from './store-runs.ts';

/** Everything the audit says of a run today, over what was frozen with it; null for operating costs, which it has no checks for. */
export async function auditRun(context: Context, run: RunRow): Promise<AuditReport | null> {
  const subject = await auditSubjectOf(context, run);
  return subject && auditHouse(subject);
}

/** A run with what its audit knows; null for operating costs. @throws Problem `run-not-ready`. */
async function auditSubjectOf(context: Context, run: RunRow): Promise<AuditSubject | null> {
  const inputs = await findRunInputs(context, run.id);
  const stored = await findRunResult(context, run.id);
  if (inputs === null || stored === null)
    throw new Problem('run-not-ready', `The run is ${run.status}; only a calculated run can be audited.`);
  const house = JSON.parse(inputs.house) as FrozenHouse;
  if (isOfOperatingCosts(house)) return null;
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

/** @throws Problem `not-found`, `run-not-ready`; `rule-violated` for a run of operating costs. */
export async function auditRunById(context: Context, runId: string): Promise<AuditReport> {
  const report = await auditRun(context, await fetchBillingRun(context, runId));
  if (report === null) throw notForOperatingCosts();
  return report;
}

/** What the audit of a run rests on, for whoever asks something else of it. @throws Problem like `auditRunById`. */
export async function auditedRun(
  context: Context,
  runId: string,
): Promise<{ readonly propertyId: string; readonly subject: AuditSubject }> {
  const run = await fetchBillingRun(context, runId);
  const subject = await auditSubjectOf(context, run);
  if (subject === null) throw notForOperatingCosts();
  return { propertyId: run.propertyId, subject };
}
