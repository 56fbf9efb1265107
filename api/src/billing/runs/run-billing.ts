import { ENGINE_VERSION } from '@klarmeter/engine';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import type { Context, Services } from '../../context.ts';
import { sha256Hex } from '../../crypto/sha256.ts';
import { insertRow } from '../../db/insert-row.ts';
import { inJobContext, type QueuedJob } from '../../jobs/job.ts';
import { billFrozen, type FrozenHouse } from '../house/bill-frozen.ts';
import { fromEngine } from '../house/findings-of-engine.ts';
import type { Provenance } from '../house/provenance.ts';
import { digestOfInputs } from '../statements/digest.ts';
import { findAmountsOutOfReach } from './amounts-in-reach.ts';
import { type AssembledRun, assembleRuns } from './assemble-runs.ts';
import { type RunInputsRow, type RunResultRow, selectHousesOfRuns } from './frozen-store.ts';
import type { RunFinding, RunProgress } from './schemas.ts';
import { lockBillingRuns, type RunChange, type RunRow, updateBillingRuns } from './store.ts';
import { billingRunInputs, billingRunResults } from './tables.ts';
import { totalsOf } from './totals.ts';

const STEPS = 2;

/**
 * The job `run-billing`: freezes what runs depend on, then calculates and says that they are ready. Two transactions
 * whatever the number of runs; each begins by locking them and looking how far each is, so that the job may be stopped
 * anywhere, repeated, and taken up by two processes at once. The state, the row it tells of and the findings commit
 * together or not at all.
 */
export async function runBilling(services: Services, jobs: readonly QueuedJob[]): Promise<void> {
  const [first] = jobs;
  if (first === undefined) return;
  const runIds = jobs.map(({ payload }) => String(payload.run_id));
  const point = async (name: string) => services.faultPort?.(`run-billing:${name}`);
  await point('begin');
  for (const [name, step] of [
    ['inputs', freezeInputs],
    ['calculation', calculate],
  ] as const) {
    const done = await inJobContext(services, first, async (context) => {
      const runs = await lockBillingRuns(context, runIds);
      const open = runs.filter(({ status }) => status === 'queued' || status === 'calculating');
      if (open.length === 0) return true;
      await step(context, open);
      await point(`${name}-before-commit`);
      return false;
    });
    if (done) return;
    await point(`${name}-committed`);
  }
}

/** Step 1: the houses, where their values come from and what is printed beside them, as canonical JSON. */
async function freezeInputs(context: Context, runs: readonly RunRow[]): Promise<void> {
  const queued = runs.filter(({ status }) => status === 'queued');
  if (queued.length === 0) return;
  const frozen = (await assembleRuns(context, queued)).map((assembled) => freeze(context, assembled));
  await Promise.all([
    // A text that travels by itself is cheaper than one among others: nobody has to escape it.
    ...frozen.map(({ inputs }) => insertRow(context.db, billingRunInputs, inputs)),
    updateBillingRuns(
      context,
      frozen.map(({ change }) => change),
    ),
  ]);
}

interface Frozen {
  readonly inputs: RunInputsRow;
  readonly change: RunChange;
}

function freeze({ accountId, livemode, now }: Context, assembled: AssembledRun): Frozen {
  const { runId, findings } = assembled;
  const house = canonicalText(assembled.house as unknown as Json);
  const provenance = canonicalText(assembled.provenance as unknown as Json);
  const presentation = canonicalText(assembled.presentation as unknown as Json);
  const at = now();
  const digest = digestOfInputs(house, provenance, presentation);
  return {
    inputs: { accountId, runId, livemode, house, provenance, presentation, digest, frozenAt: at },
    change: { id: runId, status: 'calculating', progress: progress('inputs', 1), findings: [...findings], at },
  };
}

/**
 * Step 2: the sums, and that they may be issued. A house that cannot be billed ends its run here with everything that is
 * wrong with it.
 */
async function calculate(context: Context, runs: readonly RunRow[]): Promise<void> {
  const houses = await selectHousesOfRuns(context, runs.map(idOf));
  const houseOf = new Map(houses.map((frozen) => [frozen.runId, frozen]));
  const billed = runs.map((run) => {
    const frozen = houseOf.get(run.id);
    if (frozen === undefined) throw new Error(`run ${run.id} has no inputs to calculate with`);
    return bill(context, run, JSON.parse(frozen.house) as FrozenHouse, JSON.parse(frozen.provenance) as Provenance);
  });
  await Promise.all([
    ...billed.map(({ stored }) => (stored === null ? null : insertRow(context.db, billingRunResults, stored))),
    updateBillingRuns(
      context,
      billed.map(({ change }) => change),
    ),
  ]);
}

interface Billed {
  /** Null where the house cannot be billed. */
  readonly stored: RunResultRow | null;
  readonly change: RunChange;
}

function bill({ accountId, livemode, now }: Context, run: RunRow, house: FrozenHouse, provenance: Provenance): Billed {
  const { id } = run;
  const result = billFrozen(house);
  const findings: RunFinding[] = [
    ...run.findings,
    ...result.findings.map((finding) => fromEngine(finding, house, provenance, run.billingPeriodId)),
    ...(result.ok ? findAmountsOutOfReach(house, result) : []),
  ];
  const at = now();
  if (!result.ok || findings.some(({ severity }) => severity === 'error')) {
    return { stored: null, change: { id, status: 'failed', progress: progress('calculation', STEPS), findings, at } };
  }
  const text = canonicalText(result as unknown as Json);
  const digest = sha256Hex(text);
  return {
    stored: { accountId, runId: id, livemode, result: text, digest, engineVersion: ENGINE_VERSION, calculatedAt: at },
    change: { id, status: 'ready', progress: { ...progress('done', STEPS), totals: totalsOf(result) }, findings, at },
  };
}

const idOf = ({ id }: RunRow) => id;

const progress = (step: RunProgress['step'], done: number): RunProgress => ({ step, done, total: STEPS });
