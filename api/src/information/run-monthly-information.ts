import { informMonth, type MonthFile } from '@klarmeter/engine';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import { type Context, inContext, type Services } from '../context.ts';
import { sha256OfText } from '../crypto/sha256.ts';
import { insertMany } from '../db/insert-many.ts';
import type { Job } from '../db/system.ts';
import { assembleMonth } from './assemble-month.ts';
import { findingOfEngine } from './findings.ts';
import { formInformations } from './form-informations.ts';
import { loadMonthSource } from './load-month-source.ts';
import type { InformationFinding, InformationProgress } from './schemas.ts';
import {
  fetchMonthFile,
  type InformationRunRow,
  latestOfMonth,
  lockInformationRun,
  lockMonth,
  updateInformationRun,
} from './store.ts';
import { monthlyInformationInputs, monthlyInformations } from './tables.ts';

const STEPS = 2;

/**
 * The job `run-monthly-information`: freezes what everybody in a house used in a month, then forms what each of them is
 * told. Two transactions; each begins by locking the run and looking how far it is, so that the job may be stopped
 * anywhere, repeated, and taken up by two processes at once.
 */
export async function runMonthlyInformation(
  services: Services,
  { accountId, livemode, payload }: Pick<Job, 'accountId' | 'livemode' | 'payload'>,
): Promise<void> {
  const runId = String(payload.run_id);
  const point = async (name: string) => services.faultPort?.(`run-monthly-information:${name}`);
  const caller = {
    session: { accountId, livemode },
    actor: { type: 'system', id: 'run-monthly-information', role: 'admin' },
    requestId: runId,
  } as const;
  await point('begin');
  for (const [name, status, step] of [
    ['inputs', 'queued', freezeMonth],
    ['informations', 'informing', inform],
  ] as const) {
    await inContext(services, caller, async (context) => {
      const run = await lockInformationRun(context, runId);
      if (run?.status !== status) return;
      await step(context, run);
      await point(`${name}-before-commit`);
    });
    await point(`${name}-committed`);
  }
}

/** Step 1: the month file as canonical JSON, and the trace of what the readings were read for. */
async function freezeMonth(context: Context, run: InformationRunRow): Promise<void> {
  const { db, accountId, livemode } = context;
  const { file, findings } = assembleMonth(await loadMonthSource(context, run));
  const monthFile = canonicalText(file as unknown as Json);
  const inputs = {
    accountId,
    runId: run.id,
    livemode,
    monthFile,
    digest: sha256OfText(monthFile),
    frozenAt: context.now(),
  };
  await Promise.all([
    db.insert(monthlyInformationInputs).values(inputs),
    updateInformationRun(context, run.id, {
      status: 'informing',
      progress: progress('inputs', 1),
      findings,
      updatedAt: context.now(),
    }),
  ]);
}

/** Step 2: what each user is told; whoever would be told the same as before gets no further version. */
async function inform(context: Context, run: InformationRunRow): Promise<void> {
  await lockMonth(context, run.propertyId, run.month);
  const [monthFile, latest] = await Promise.all([
    fetchMonthFile(context, run.id),
    latestOfMonth(context, run.propertyId, run.month),
  ]);
  const file = JSON.parse(monthFile) as MonthFile;
  const result = informMonth(file);
  const now = context.now();
  const found: InformationFinding[] = [
    ...run.findings,
    ...result.findings.map((finding) => findingOfEngine(finding, run.propertyId)),
  ];
  if (!result.ok) {
    const ended = { status: 'failed', progress: progress('done', STEPS), findings: found, updatedAt: now };
    return updateInformationRun(context, run.id, { ...ended, finishedAt: now });
  }
  const { rows, findings } = formInformations(context, run, file, result, latest);
  await Promise.all([
    insertMany(context.db, monthlyInformations, rows),
    updateInformationRun(context, run.id, {
      status: 'ready',
      progress: {
        ...progress('done', STEPS),
        informations: result.informations.length,
        new_versions: rows.length,
      },
      findings: [...found, ...findings],
      updatedAt: now,
      finishedAt: now,
    }),
  ]);
}

const progress = (step: InformationProgress['step'], done: number): InformationProgress => ({
  step,
  done,
  total: STEPS,
  informations: 0,
  new_versions: 0,
});
