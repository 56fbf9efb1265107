import { informMonth, type MonthFile } from '@klarmeter/engine';
import { canonicalText, type Json } from '@klarmeter/engine/proof';
import type { Context, Services } from '../context.ts';
import { sha256Hex } from '../crypto/sha256.ts';
import { insertMany } from '../db/insert-many.ts';
import { insertRow } from '../db/insert-row.ts';
import { inJobContext, type QueuedJob } from '../jobs/job.ts';
import { assembleMonth } from './assemble-month.ts';
import { findingOfEngine } from './findings.ts';
import { byUserAndMonth, formInformations, type HouseToInform, type LastByUser } from './form-informations.ts';
import { loadMonthSources } from './load-month-sources.ts';
import type { Provenance } from './provenance.ts';
import type { InformationFinding, InformationProgress } from './schemas.ts';
import {
  type InformationRow,
  type InformationRunChange,
  type InformationRunRow,
  lockInformationRuns,
  lockMonths,
  selectFrozenMonths,
  selectToldLast,
  type UserMonth,
  updateInformationRuns,
} from './store.ts';
import { monthlyInformationInputs, monthlyInformations } from './tables.ts';

const STEPS = 2;

/**
 * The job `run-monthly-information`: freezes what everybody in some houses used in a month, then forms what each of them
 * is told. Two transactions whatever the number of runs; each begins by locking them and looking how far each is, so that
 * the job may be stopped anywhere, repeated, and taken up by two processes at once.
 */
export async function runMonthlyInformation(services: Services, jobs: readonly QueuedJob[]): Promise<void> {
  const [first] = jobs;
  if (first === undefined) return;
  const runIds = jobs.map(({ payload }) => String(payload.run_id));
  const point = async (name: string) => services.faultPort?.(`run-monthly-information:${name}`);
  await point('begin');
  for (const [name, status, step] of [
    ['inputs', 'queued', freezeMonths],
    ['informations', 'informing', inform],
  ] as const) {
    await inJobContext(services, first, async (context) => {
      const runs = await lockInformationRuns(context, runIds);
      const mine = runs.filter((run) => run.status === status);
      if (mine.length === 0) return;
      await step(context, mine);
      await point(`${name}-before-commit`);
    });
    await point(`${name}-committed`);
  }
}

/** Step 1: the month files as canonical JSON, and the trace of what the readings were read for. */
async function freezeMonths(context: Context, runs: readonly InformationRunRow[]): Promise<void> {
  const { db, accountId, livemode } = context;
  const frozen = (await loadMonthSources(context, runs)).map((source) => {
    const { file, findings, ...assembled } = assembleMonth(source);
    const monthFile = canonicalText(file as unknown as Json);
    const provenance = canonicalText(assembled.provenance as unknown as Json);
    const at = context.now();
    const runId = source.run.id;
    return {
      inputs: { accountId, runId, livemode, monthFile, provenance, digest: sha256Hex(monthFile), frozenAt: at },
      change: { id: runId, status: 'informing', progress: progress('inputs', 1), findings: [...findings], at } as const,
    };
  });
  await Promise.all([
    // A text that travels by itself is cheaper than one among others: nobody has to escape it.
    ...frozen.map(({ inputs }) => insertRow(db, monthlyInformationInputs, inputs)),
    updateInformationRuns(
      context,
      frozen.map(({ change }) => change),
    ),
  ]);
}

/** Step 2: what each user is told; whoever would be told the same as before gets no further version. */
async function inform(context: Context, runs: readonly InformationRunRow[]): Promise<void> {
  await lockMonths(context, runs);
  const frozen = await selectFrozenMonths(
    context,
    runs.map(({ id }) => id),
  );
  const houses = runs.map((run): HouseToInform => {
    const mine = frozen.get(run.id);
    if (mine === undefined) throw new Error(`run ${run.id} has no month file to inform by`);
    const { monthFile, provenance } = mine;
    return { run, file: JSON.parse(monthFile) as MonthFile, provenance: JSON.parse(provenance) as Provenance };
  });
  const last = byUserAndMonth(await selectToldLast(context, houses.flatMap(usersOf)));
  const informed = houses.map((house) => informHouse(context, house, last));
  await Promise.all([
    insertMany(
      context.db,
      monthlyInformations,
      informed.flatMap(({ rows }) => rows),
    ),
    updateInformationRuns(
      context,
      informed.map(({ change }) => change),
    ),
  ]);
}

const usersOf = ({ file: { units, month } }: HouseToInform): UserMonth[] =>
  units.flatMap(({ occupancies }) => occupancies.map(({ id }) => ({ occupancyId: id, month })));

interface InformedHouse {
  readonly rows: readonly InformationRow[];
  readonly change: InformationRunChange;
}

/** A month file with a mistake in it ends its run here with everything that is wrong with it. */
function informHouse(context: Context, house: HouseToInform, last: LastByUser): InformedHouse {
  const { run } = house;
  const { id } = run;
  const result = informMonth(house.file);
  const at = context.now();
  const found: InformationFinding[] = [
    ...run.findings,
    ...result.findings.map((finding) => findingOfEngine(finding, run.propertyId)),
  ];
  if (!result.ok) {
    return { rows: [], change: { id, status: 'failed', progress: progress('done', STEPS), findings: found, at } };
  }
  const { rows, findings } = formInformations(context, house, result, last);
  const told = { informations: result.informations.length, new_versions: rows.length };
  return {
    rows,
    change: {
      id,
      status: 'ready',
      progress: { ...progress('done', STEPS), ...told },
      findings: [...found, ...findings],
      at,
    },
  };
}

const progress = (step: InformationProgress['step'], done: number): InformationProgress => ({
  step,
  done,
  total: STEPS,
  informations: 0,
  new_versions: 0,
});
