import { outbox } from '../accounts/tables.ts';
import type { Context } from '../context.ts';
import { insertMany } from './insert-many.ts';

/** The jobs there are; jobs/handlers.ts has one entry for each. */
export type JobName =
  | 'run-billing'
  | 'run-monthly-information'
  | 'propose-corrections'
  | 'look-after-devices'
  | 'render-document'
  | 'render-field-document'
  | 'deliver-document'
  | 'sequence-log'
  | 'process-reading-file'
  | 'judge-kept-telegrams'
  | 'close-overdue-self-reading';

/** Leaves work behind in the effect's transaction: it happens if and only if the effect does. */
export async function enqueue(
  context: Context,
  job: JobName,
  ...payloads: readonly Record<string, unknown>[]
): Promise<void> {
  const rows = payloads.map((payload) => ({
    accountId: context.accountId,
    id: context.newId('outbox'),
    livemode: context.livemode,
    job,
    payload,
    createdAt: context.now(),
  }));
  await insertMany(context.db, outbox, rows);
  context.afterCommit(context.services.wake);
}
