import { z } from '@hono/zod-openapi';
import { RULE_SETS } from '@klarmeter/engine';
import type { Context, Services } from '../../context.ts';
import { sha256Hex } from '../../crypto/sha256.ts';
import { audit } from '../../db/audit.ts';
import { inJobContext, type QueuedJob } from '../../jobs/job.ts';
import { billFrozen, type FrozenHouse, type KeptResult } from '../house/bill-frozen.ts';
import type { Provenance } from '../house/provenance.ts';
import { assembleRuns } from '../runs/assemble-runs.ts';
import { findRunResult, selectHousesOfRuns } from '../runs/frozen-store.ts';
import { type RunRow, selectBillingRunsById } from '../runs/store.ts';
import { figuresOf } from '../statements/figures.ts';
import { findIssuedRuns } from './arrivals.ts';
import { recordDecision } from './decide.ts';
import { measuredChanges, withMeasured } from './measured.ts';
import { nextStep } from './next-step.ts';
import type { ProposedEffect } from './proposal.ts';
import { insertProposals, type ProposalRow, selectProposalsOfRuns, selectVersionIdsOfRuns } from './store.ts';

/** Houses that are measured again in one transaction. */
const HOUSES = 10;

/** What `checkLateReadings` leaves behind. */
const Payload = z.object({ property_ids: z.array(z.string()), from: z.string(), to: z.string() });

const WITHDRAWN = {
  decision: 'withdrawn',
  reason: 'Gemessen wird wieder, was abgerechnet ist.',
  runId: null,
} as const;

/**
 * The job `propose-corrections`: measures the issued periods of some houses again and proposes a correction where
 * something else comes out than what was frozen. It edits nothing. The same finding is one row, so the job may be stopped
 * anywhere and repeated.
 */
export async function proposeCorrections(services: Services, job: QueuedJob): Promise<void> {
  const { property_ids, from, to } = Payload.parse(job.payload);
  const point = async (name: string) => services.faultPort?.(`propose-corrections:${name}`);
  await point('begin');
  for (let i = 0; i < property_ids.length; i += HOUSES) {
    await inJobContext(services, job, async (context) => {
      const runIds = await findIssuedRuns(context, property_ids.slice(i, i + HOUSES), { from, to });
      await compareRuns(context, runIds);
      await point('before-commit');
    });
    await point('committed');
  }
}

async function compareRuns(context: Context, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return;
  const [runs, houses] = await Promise.all([
    selectBillingRunsById(context, runIds),
    selectHousesOfRuns(context, runIds),
  ]);
  const assembled = new Map((await assembleRuns(context, runs)).map((each) => [each.runId, each]));
  const frozen = new Map(houses.map((each) => [each.runId, each]));
  const versions = await selectVersionIdsOfRuns(context, runIds);
  const earlier = await selectProposalsOfRuns(context, runIds);
  const proposals: ProposalRow[] = [];
  for (const run of runs) {
    const [now, texts] = [assembled.get(run.id), frozen.get(run.id)];
    if (now === undefined || texts === undefined) continue;
    const before = {
      house: JSON.parse(texts.house) as FrozenHouse,
      provenance: JSON.parse(texts.provenance) as Provenance,
    };
    const changes = measuredChanges(before, now);
    const known = earlier.get(run.id) ?? [];
    const step = nextStep(changes, known);
    if (step.kind === 'withdraw') {
      const proposal = known.find(({ id }) => id === step.id);
      if (proposal !== undefined) await recordDecision(context, proposal, WITHDRAWN);
    } else if (step.kind === 'propose') {
      const effect = await effectOf(context, run, withMeasured(before, now), versions.get(run.id) ?? new Map());
      proposals.push({
        accountId: context.accountId,
        id: context.newId('correctionProposal'),
        livemode: context.livemode,
        propertyId: run.propertyId,
        billingPeriodId: run.billingPeriodId,
        runId: run.id,
        changes,
        effect,
        digest: sha256Hex(step.text),
        createdAt: context.now(),
      });
    }
  }
  const added = await insertProposals(context, proposals);
  await audit(
    context,
    ...added.map(({ id, runId, billingPeriodId, changes }) => ({
      action: 'correction.proposed',
      objectType: 'correction_proposal',
      objectId: id,
      changes: { run_id: runId, billing_period_id: billingPeriodId, places: changes.length },
    })),
  );
}

/**
 * What the statements would be by the costs, keys and rules they were issued with. A correction takes the costs of its
 * own day, so this is an estimate.
 */
async function effectOf(
  context: Context,
  run: RunRow,
  house: FrozenHouse,
  versions: ReadonlyMap<string, string>,
): Promise<ProposedEffect | null> {
  const stored = await findRunResult(context, run.id);
  if (stored === null) return null;
  const issued = JSON.parse(stored.result) as KeptResult;
  const known = (RULE_SETS as readonly string[]).includes(issued.rule_set);
  const result = billFrozen(house, { reasons: false, ...(known ? { ruleSet: issued.rule_set } : {}) });
  if (!result.ok) return null;
  const before = new Map(figuresOf(issued).map(({ occupancyId, figures }) => [occupancyId, figures.totalCents]));
  const occupants = figuresOf(result as KeptResult).flatMap(({ unitId, occupancyId, figures }) => {
    const [old, amount] = [before.get(occupancyId) ?? 0, figures.totalCents];
    if (old === amount) return [];
    return [
      {
        unit_id: unitId,
        occupancy_id: occupancyId,
        statement_version_id: versions.get(occupancyId) ?? null,
        before_cents: old,
        after_cents: amount,
        difference_cents: amount - old,
      },
    ];
  });
  const moved = occupants.reduce((sum, { difference_cents }) => sum + Math.abs(difference_cents), 0);
  return { occupants, moved_cents: moved };
}
