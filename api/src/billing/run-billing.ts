import { ENGINE_VERSION } from '@klarmeter/engine';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import { type Context, inContext, type Services } from '../context.ts';
import type { Job } from '../db/system.ts';
import { assembleHouse } from './assemble-house.ts';
import { assemblePresentation } from './assemble-presentation.ts';
import { billFrozen, type FrozenHouse } from './bill-frozen.ts';
import { sha256 } from './digest.ts';
import { loadHouseSource } from './load-house-source.ts';
import { assembleOperatingCosts } from './operating-costs/assemble.ts';
import { loadOperatingCostSource } from './operating-costs/load-source.ts';
import { presentOperatingCosts } from './operating-costs/presentation.ts';
import type { Provenance } from './provenance.ts';
import { fromEngine, totalsOf } from './run-findings.ts';
import type { RunFinding, RunProgress } from './run-schemas.ts';
import { digestOfInputs } from './statement-digest.ts';
import { fetchBillingPeriod } from './store.ts';
import { findRunInputs, lockBillingRun, type RunRow, updateBillingRun } from './store-runs.ts';
import { billingRunInputs, billingRunResults } from './tables.ts';

const STEPS = 2;

/**
 * The job `run-billing`: freezes what a run depends on, then calculates and says that it is ready. Two transactions;
 * each begins by locking the run and looking how far it is, so that the job may be stopped anywhere, repeated, and
 * taken up by two processes at once. The state, the row it tells of and the findings commit together or not at all.
 */
export async function runBilling(
  services: Services,
  { accountId, livemode, payload }: Pick<Job, 'accountId' | 'livemode' | 'payload'>,
): Promise<void> {
  const runId = String(payload.run_id);
  const point = async (name: string) => services.faultPort?.(`run-billing:${name}`);
  const caller = {
    session: { accountId, livemode },
    actor: { type: 'system', id: 'run-billing', role: 'admin' },
    requestId: runId,
  } as const;
  await point('begin');
  for (const [name, step] of [
    ['inputs', freezeInputs],
    ['calculation', calculate],
  ] as const) {
    const done = await inContext(services, caller, async (context) => {
      const run = await lockBillingRun(context, runId);
      if (run === null || (run.status !== 'queued' && run.status !== 'calculating')) return true;
      await step(context, run);
      await point(`${name}-before-commit`);
      return false;
    });
    if (done) return;
    await point(`${name}-committed`);
  }
}

/** Step 1: the house, where its values come from and what is printed beside it, as canonical JSON. */
async function freezeInputs(context: Context, run: RunRow): Promise<void> {
  const { db, accountId, livemode } = context;
  if (run.status !== 'queued') return;
  const assembled = await assemble(context, run);
  const house = canonicalText(assembled.house as unknown as Json);
  const provenance = canonicalText(assembled.provenance as unknown as Json);
  const presentation = canonicalText(assembled.presentation as unknown as Json);
  const inputs = {
    accountId,
    runId: run.id,
    livemode,
    house,
    provenance,
    presentation,
    digest: digestOfInputs(house, provenance, presentation),
    frozenAt: context.now(),
  };
  await Promise.all([
    db.insert(billingRunInputs).values(inputs),
    updateBillingRun(context, run.id, {
      status: 'calculating',
      progress: progress('inputs', 1),
      findings: assembled.findings,
      updatedAt: context.now(),
    }),
  ]);
}

/** What is stored of the run's period, in the words of the engine and of what is printed. */
async function assemble(context: Context, run: RunRow) {
  const billingPeriod = await fetchBillingPeriod(context, run.billingPeriodId);
  if (billingPeriod.kind === 'operating_costs') {
    const source = await loadOperatingCostSource(context, run.id, billingPeriod);
    return { ...assembleOperatingCosts(source), presentation: presentOperatingCosts(source) };
  }
  const source = await loadHouseSource(context, run.id, billingPeriod);
  const assembled = assembleHouse(source);
  return { ...assembled, presentation: assemblePresentation(source, assembled) };
}

/** Step 2: the sum, and that it may be issued. A house that cannot be billed ends the run here with everything that is wrong with it. */
async function calculate(context: Context, run: RunRow): Promise<void> {
  const { db, accountId, livemode } = context;
  const inputs = await findRunInputs(context, run.id);
  if (inputs === null) throw new Error(`run ${run.id} has no inputs to calculate with`);
  const house = JSON.parse(inputs.house) as FrozenHouse;
  const provenance = JSON.parse(inputs.provenance) as Provenance;
  const result = billFrozen(house);
  const findings: RunFinding[] = [
    ...run.findings,
    ...result.findings.map((finding) => fromEngine(finding, house, provenance, run.billingPeriodId)),
  ];
  const now = context.now();
  if (!result.ok || findings.some(({ severity }) => severity === 'error')) {
    const change = {
      status: 'failed',
      progress: progress('calculation', STEPS),
      findings,
      updatedAt: now,
      finishedAt: now,
    };
    return updateBillingRun(context, run.id, change);
  }
  const text = canonicalText(result as unknown as Json);
  const stored = {
    accountId,
    runId: run.id,
    livemode,
    result: text,
    digest: await sha256(text),
    engineVersion: ENGINE_VERSION,
    calculatedAt: now,
  };
  await Promise.all([
    db.insert(billingRunResults).values(stored),
    updateBillingRun(context, run.id, {
      status: 'ready',
      progress: { ...progress('done', STEPS), totals: totalsOf(result) },
      findings,
      updatedAt: now,
      finishedAt: now,
    }),
  ]);
}

const progress = (step: RunProgress['step'], done: number): RunProgress => ({ step, done, total: STEPS });
