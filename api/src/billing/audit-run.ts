import {
  type AuditReport,
  type AuditSubject,
  auditHouse,
  type BilledHouse,
  type Day,
  type House,
  shiftedDay,
} from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { Problem } from '../problem.ts';
import { berlinDay } from '../properties/index.ts';
import { auditFacts } from './audit-facts.ts';
import { type FrozenHouse, isOfOperatingCosts } from './bill-frozen.ts';
import { notForOperatingCosts } from './frozen-version.ts';
import type { Presentation } from './presentation.ts';
import { fetchBillingPeriod, selectBillingPeriodsEnding } from './store.ts';
import { fetchBillingRun, findBilledRun, findRunInputs, findRunResult, type RunRow } from './store-runs.ts';

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
  const period = await fetchBillingPeriod(context, run.billingPeriodId);
  const house = JSON.parse(inputs.house) as FrozenHouse;
  if (isOfOperatingCosts(house)) return null;
  const facts = auditFacts({
    house,
    presentation: JSON.parse(inputs.presentation) as Presentation,
    settings: period.settings,
    today: berlinDay(context.now()),
    frozenOn: berlinDay(inputs.frozenAt),
    previous: await previousOf(context, run, period.fromDay as Day),
  });
  return { house, result: JSON.parse(stored.result) as BilledHouse, facts };
}

async function previousOf(
  context: Context,
  { propertyId }: RunRow,
  from: Day,
): Promise<{ house: House; result: BilledHouse } | undefined> {
  const [period] = await selectBillingPeriodsEnding(context, [propertyId], shiftedDay(from, -1));
  const run = period === undefined ? null : await findBilledRun(context, period.id);
  if (run === null) return undefined;
  const inputs = await findRunInputs(context, run.id);
  const stored = await findRunResult(context, run.id);
  if (inputs === null || stored === null) return undefined;
  return { house: JSON.parse(inputs.house) as House, result: JSON.parse(stored.result) as BilledHouse };
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
