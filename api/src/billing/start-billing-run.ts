import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { insertRow } from '../db/insert-row.ts';
import { enqueue } from '../db/outbox.ts';
import { Problem } from '../problem.ts';
import { referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { fetchPeriodToBill } from './periods/store.ts';
import { type BillingRunWire, toBillingRun } from './runs/convert.ts';
import type { RunFinding, StartBillingRun } from './runs/schemas.ts';
import { billingRuns } from './runs/tables.ts';

/** Begins a run: a row and a job in one transaction. What it rests on is frozen when the job begins. */
export async function startBillingRun(
  context: Context,
  { billing_period_id: billingPeriodId, reason }: z.infer<typeof StartBillingRun>,
): Promise<BillingRunWire> {
  authorize(context, 'startBillingRun');
  const { db, accountId, livemode } = context;
  const { propertyId, issued } = await referenced(
    { pointer: '/billing_period_id', noun: 'billing period', id: billingPeriodId },
    fetchPeriodToBill(context, billingPeriodId),
  );
  if (reason === undefined && issued) throw reasonMissing();
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('billingRun'),
    livemode,
    propertyId,
    billingPeriodId,
    status: 'queued',
    reason: reason ?? null,
    progress: { step: 'queued' as const, done: 0, total: 2 },
    findings: [] as RunFinding[],
    createdAt: now,
    updatedAt: now,
    finishedAt: null,
  };
  await Promise.all([
    insertRow(db, billingRuns, row),
    enqueue(context, 'run-billing', { run_id: row.id }),
    audit(context, {
      action: 'billing_run.started',
      objectType: 'billing_run',
      objectId: row.id,
      changes: { billing_period_id: billingPeriodId, reason: row.reason },
    }),
  ]);
  return toBillingRun(row);
}

/** A correction says what was wrong with the statement it replaces. */
function reasonMissing(): Problem {
  return new Problem('rule-violated', 'Statements of this period are issued: a correction needs its reason.', {
    findings: [
      {
        pointer: '/reason',
        code: 'reason_missing',
        legal_basis: 'BGB § 556(3)',
        message_de: 'Die Abrechnung ist erteilt; eine Berichtigung nennt ihren Grund.',
        message_en: 'The statement was issued; a correction names its reason.',
      },
    ],
  });
}
