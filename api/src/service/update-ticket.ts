import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type TicketWire, toTicket } from './convert.ts';
import type { UpdateTicket } from './schemas.ts';
import { appendTicketEvents, fetchTicket, type TicketRow } from './store.ts';
import { tickets } from './tables.ts';

/**
 * Assigns a ticket, dates it, takes it up, closes or reopens it. One that a person closes while its cause lasts is not
 * opened again by the same cause.
 */
export async function updateTicket(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  { status, assignee, due_on: dueOn, comment }: z.infer<typeof UpdateTicket>,
): Promise<TicketWire> {
  authorize(context, 'updateTicket');
  const row = await fetchTicket(context, id);
  matchVersion(row, ifMatch);
  const next = status ?? row.status;
  const now = context.now();
  const [updated] = await context.db
    .update(tickets)
    .set({
      status: next,
      assignee: assignee === undefined ? row.assignee : assignee,
      dueOn: dueOn === undefined ? row.dueOn : dueOn,
      closedAt: next === 'closed' ? (row.closedAt ?? now) : null,
      version: row.version + 1,
      updatedAt: now,
    })
    .where(and(eq(tickets.accountId, context.accountId), eq(tickets.id, id), eq(tickets.version, row.version)))
    .returning();
  if (updated === undefined) throw staleVersion();
  const { version: _, ...changes } = changesOf(toTicket(row), toTicket(updated));
  await appendTicketEvents(context, [{ ticketId: id, kind: kindOf(row, updated), text: comment ?? null, changes }]);
  await audit(context, { action: 'ticket.updated', objectType: 'ticket', objectId: id, changes });
  return toTicket(updated);
}

function kindOf(before: TicketRow, after: TicketRow): 'changed' | 'closed' | 'reopened' {
  if (before.status === after.status) return 'changed';
  if (after.status === 'closed') return 'closed';
  return before.status === 'closed' ? 'reopened' : 'changed';
}
