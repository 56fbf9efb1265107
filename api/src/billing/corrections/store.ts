import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Context, Scope } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import { billingRuns } from '../runs/tables.ts';
import { statementVersions } from '../statements/tables.ts';
import { correctionDecisions, correctionProposals } from './tables.ts';

export type ProposalRow = typeof correctionProposals.$inferSelect;
export type DecisionRow = typeof correctionDecisions.$inferSelect;

export type ProposalState = 'open' | 'accepted' | 'dismissed' | 'withdrawn' | 'superseded';

export interface ProposalWithState {
  readonly proposal: ProposalRow;
  readonly decision: DecisionRow | null;
  readonly state: ProposalState;
}

/** Appends what was not proposed of these runs yet. @returns those that are new. */
export async function insertProposals({ db }: Scope, rows: readonly ProposalRow[]): Promise<ProposalRow[]> {
  if (rows.length === 0) return [];
  return db
    .insert(correctionProposals)
    .values([...rows])
    .onConflictDoNothing()
    .returning();
}

const OF_PROPOSAL = and(
  eq(correctionDecisions.accountId, correctionProposals.accountId),
  eq(correctionDecisions.proposalId, correctionProposals.id),
);

/** What was proposed of runs already, oldest first, by run. */
export async function selectProposalsOfRuns(
  { db, accountId }: Scope,
  runIds: readonly string[],
): Promise<Map<string, (ProposalRow & { readonly decision: string | null })[]>> {
  const rows = await db
    .select({ proposal: correctionProposals, decision: correctionDecisions.decision })
    .from(correctionProposals)
    .leftJoin(correctionDecisions, OF_PROPOSAL)
    .where(and(eq(correctionProposals.accountId, accountId), oneOf(correctionProposals.runId, runIds)))
    .orderBy(asc(correctionProposals.id));
  return Map.groupBy(
    rows.map(({ proposal, decision }) => ({ ...proposal, decision })),
    ({ runId }) => runId,
  );
}

/** Ids of the versions that runs were issued as, by run and occupancy. */
export async function selectVersionIdsOfRuns(
  { db, accountId }: Scope,
  runIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const rows = await db
    .select({
      id: statementVersions.id,
      runId: statementVersions.runId,
      occupancyId: statementVersions.occupancyId,
    })
    .from(statementVersions)
    .where(and(eq(statementVersions.accountId, accountId), oneOf(statementVersions.runId, runIds)));
  const found = new Map<string, Map<string, string>>();
  for (const { id, runId, occupancyId } of rows) {
    const own = found.get(runId) ?? new Map<string, string>();
    found.set(runId, own.set(occupancyId, id));
  }
  return found;
}

/**
 * A decision stands. Without one a proposal is superseded by a later one of the same run, and by a later run that was
 * issued, because that one measured with everything there was.
 */
const STATE = sql<ProposalState>`case
  when ${correctionDecisions.decision} is not null then ${correctionDecisions.decision}
  when exists (select 1 from ${correctionProposals} later
                where later.account_id = ${correctionProposals.accountId} and later.run_id = ${correctionProposals.runId}
                  and later.id > ${correctionProposals.id}) then 'superseded'
  when exists (select 1 from ${billingRuns} newer
                 join ${billingRuns} own on own.account_id = newer.account_id and own.id = ${correctionProposals.runId}
                where newer.account_id = ${correctionProposals.accountId}
                  and newer.billing_period_id = ${correctionProposals.billingPeriodId} and newer.status = 'issued'
                  and newer.created_at > own.created_at) then 'superseded'
  else 'open' end`;

export function selectProposals(
  { db, accountId }: Scope,
  filter: {
    readonly propertyId?: string | undefined;
    readonly billingPeriodId?: string | undefined;
    readonly state?: string | undefined;
    readonly id?: string | undefined;
  },
  after: string | null,
  limit: number,
): Promise<ProposalWithState[]> {
  const where: (SQL | undefined)[] = [
    eq(correctionProposals.accountId, accountId),
    filter.id === undefined ? undefined : eq(correctionProposals.id, filter.id),
    filter.propertyId === undefined ? undefined : eq(correctionProposals.propertyId, filter.propertyId),
    filter.billingPeriodId === undefined ? undefined : eq(correctionProposals.billingPeriodId, filter.billingPeriodId),
    filter.state === undefined ? undefined : sql`${STATE} = ${filter.state}`,
    after === null ? undefined : gt(correctionProposals.id, after),
  ];
  return db
    .select({ proposal: correctionProposals, decision: correctionDecisions, state: STATE })
    .from(correctionProposals)
    .leftJoin(correctionDecisions, OF_PROPOSAL)
    .where(and(...where))
    .orderBy(asc(correctionProposals.id))
    .limit(limit);
}

/** @throws Problem `not-found`. */
export async function fetchProposal(scope: Scope, id: string): Promise<ProposalWithState> {
  const [found] = await selectProposals(scope, { id }, null, 1);
  if (found === undefined) throw notFound('correction proposal', id);
  return found;
}

/** @returns whether it was the first decision. */
export async function insertDecision({ db }: Pick<Context, 'db'>, row: DecisionRow): Promise<boolean> {
  const added = await db.insert(correctionDecisions).values(row).onConflictDoNothing().returning();
  return added.length > 0;
}
