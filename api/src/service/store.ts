import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { insertMany } from '../db/insert-many.ts';
import { oneOf } from '../db/one-of.ts';
import { notFound } from '../problem.ts';
import { ticketEvents, tickets } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;
export type TicketRow = typeof tickets.$inferSelect;
export type EventRow = typeof ticketEvents.$inferSelect;

export async function fetchTicket({ db, accountId }: Scope, id: string): Promise<TicketRow> {
  const [row] = await db
    .select()
    .from(tickets)
    .where(and(eq(tickets.accountId, accountId), eq(tickets.id, id)));
  if (row === undefined) throw notFound('ticket', id);
  return row;
}

export interface TicketFilter {
  readonly propertyId: string | undefined;
  readonly deviceId: string | undefined;
  readonly kind: string | undefined;
  readonly status: string | undefined;
}

export function selectTickets(
  { db, accountId }: Scope,
  { propertyId, deviceId, kind, status }: TicketFilter,
  after: string | null,
  limit: number,
): Promise<TicketRow[]> {
  return db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.accountId, accountId),
        propertyId === undefined ? undefined : eq(tickets.propertyId, propertyId),
        deviceId === undefined ? undefined : eq(tickets.deviceId, deviceId),
        kind === undefined ? undefined : eq(tickets.kind, kind),
        status === undefined ? undefined : eq(tickets.status, status),
        after === null ? undefined : gt(tickets.id, after),
      ),
    )
    .orderBy(asc(tickets.id))
    .limit(limit);
}

/** Tickets of devices whose cause lasts, whoever has closed them; of some devices or of all. */
export function selectStanding(
  { db, accountId, livemode }: Scope & Pick<Context, 'livemode'>,
  deviceIds?: readonly string[],
): Promise<TicketRow[]> {
  return db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.accountId, accountId),
        eq(tickets.livemode, livemode),
        isNotNull(tickets.cause),
        isNull(tickets.causeEndedAt),
        deviceIds === undefined ? undefined : oneOf(tickets.deviceId, deviceIds),
      ),
    );
}

/** Those of these ids that are there, in their order. */
export function findTickets({ db, accountId }: Scope, ids: readonly string[]): Promise<TicketRow[]> {
  return db
    .select()
    .from(tickets)
    .where(and(eq(tickets.accountId, accountId), oneOf(tickets.id, ids)))
    .orderBy(asc(tickets.id));
}

export function selectTicketEvents(
  { db, accountId }: Scope,
  ticketId: string,
  after: string | null,
  limit: number,
): Promise<EventRow[]> {
  return db
    .select()
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.accountId, accountId),
        eq(ticketEvents.ticketId, ticketId),
        after === null ? undefined : gt(ticketEvents.id, after),
      ),
    )
    .orderBy(asc(ticketEvents.id))
    .limit(limit);
}

type NewEvent = Pick<EventRow, 'ticketId' | 'kind'> & Partial<Pick<EventRow, 'text' | 'changes'>>;

/** Appends what happened to tickets. */
export async function appendTicketEvents(context: Context, events: readonly NewEvent[]): Promise<EventRow[]> {
  const rows = events.map(({ ticketId, kind, text = null, changes = null }) => ({
    accountId: context.accountId,
    id: context.newId('ticketEvent'),
    livemode: context.livemode,
    ticketId,
    kind,
    text,
    changes,
    actor: context.actor.id,
    createdAt: context.now(),
  }));
  await insertMany(context.db, ticketEvents, rows);
  return rows;
}

export function newTicket(
  context: Context,
  fields: Pick<TicketRow, 'kind' | 'propertyId' | 'deviceId' | 'subject' | 'assignee' | 'dueOn' | 'cause'>,
): TicketRow {
  const now = context.now();
  return {
    accountId: context.accountId,
    id: context.newId('ticket'),
    livemode: context.livemode,
    ...fields,
    status: 'open',
    causeEndedAt: null,
    closedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
