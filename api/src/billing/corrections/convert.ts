import type { z } from '@hono/zod-openapi';
import type { Context } from '../../context.ts';
import { pointsOfProperties } from '../../metering/index.ts';
import type { CorrectionProposal } from './schemas.ts';
import { fetchProposal, type ProposalWithState } from './store.ts';

export type CorrectionProposalWire = z.infer<typeof CorrectionProposal>;
type Point = Awaited<ReturnType<typeof pointsOfProperties>>[number];

/** What points measure that a field of a house file is filled by. */
const USES: Readonly<Record<string, string>> = {
  heating: 'heating',
  hot_water_m3: 'hot_water',
  cold_water_m3: 'cold_water',
  energy_used: 'total_heat',
  hot_water_share: 'hot_water_heat',
  water: 'cold_water_main',
};

/** With the points of their houses, asked once for all of them. */
export async function toProposals(
  context: Context,
  found: readonly ProposalWithState[],
): Promise<CorrectionProposalWire[]> {
  const points = await pointsOfProperties(
    context,
    found.map(({ proposal }) => proposal.propertyId),
  );
  return found.map((each) => toProposal(each, points));
}

/** @throws Problem `not-found`. */
export async function showProposal(context: Context, id: string): Promise<CorrectionProposalWire> {
  const [shown] = await toProposals(context, [await fetchProposal(context, id)]);
  if (shown === undefined) throw new Error('one proposal was to be shown');
  return shown;
}

function toProposal(
  { proposal, decision, state }: ProposalWithState,
  points: readonly Point[],
): CorrectionProposalWire {
  const { propertyId } = proposal;
  return {
    id: proposal.id,
    livemode: proposal.livemode,
    property_id: propertyId,
    billing_period_id: proposal.billingPeriodId,
    run_id: proposal.runId,
    state,
    changes: proposal.changes.map((change) => ({
      ...change,
      measuring_point_ids: points
        .filter(
          (point) =>
            point.propertyId === propertyId && point.unitId === change.unit_id && point.use === USES[change.field],
        )
        .map(({ id }) => id),
    })) as CorrectionProposalWire['changes'],
    effect: proposal.effect as CorrectionProposalWire['effect'],
    decision:
      decision === null
        ? null
        : {
            decision: decision.decision as NonNullable<CorrectionProposalWire['decision']>['decision'],
            reason: decision.reason,
            run_id: decision.runId,
            decided_by: decision.decidedBy,
            decided_at: decision.createdAt.toISOString(),
          },
    created_at: proposal.createdAt.toISOString(),
  };
}
