import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { instant, owned } from '../../db/columns.ts';
import { billingRuns } from '../runs/tables.ts';
import type { ProposedChange, ProposedEffect } from './proposal.ts';

/** That an issued run would measure otherwise with what is known by now. Immutable: it edits nothing. */
export const correctionProposals = pgTable(
  'correction_proposals',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    billingPeriodId: text('billing_period_id').notNull(),
    /** The issued run whose figures would change. */
    runId: text('run_id').notNull(),
    changes: jsonb('changes').$type<readonly ProposedChange[]>().notNull(),
    /** Null: with these values the house cannot be billed. */
    effect: jsonb('effect').$type<ProposedEffect>(),
    /** SHA-256 of the finding (`next-step.ts`): the same one is one proposal, however often it is looked for. */
    digest: text('digest').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.runId, t.digest),
    index().on(t.accountId, t.billingPeriodId),
    foreignKey({ columns: [t.accountId, t.runId], foreignColumns: [billingRuns.accountId, billingRuns.id] }),
  ],
);

/** What somebody decided of a proposal, once. Immutable. */
export const correctionDecisions = pgTable(
  'correction_decisions',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    proposalId: text('proposal_id').notNull(),
    /** accepted | dismissed | withdrawn */
    decision: text('decision').notNull(),
    reason: text('reason').notNull(),
    /** The run that an accepted proposal started. */
    runId: text('run_id'),
    /** Kind and id of who decided, as in the trail. */
    decidedBy: text('decided_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.proposalId),
    foreignKey({
      name: 'correction_decisions_proposal',
      columns: [t.accountId, t.proposalId],
      foreignColumns: [correctionProposals.accountId, correctionProposals.id],
    }),
  ],
);
