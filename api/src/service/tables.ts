import { sql } from 'drizzle-orm';
import { date, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { changing, instant, owned, said } from '../db/columns.ts';
import { devices } from '../metering/tables.ts';
import { properties } from '../properties/tables.ts';

/** Something somebody has to look after. */
export const tickets = pgTable(
  'tickets',
  {
    ...owned,
    /** A DeviceCause, or other. */
    kind: text('kind').notNull(),
    /** Null for what concerns no house. */
    propertyId: text('property_id'),
    deviceId: text('device_id'),
    subject: text('subject').notNull(),
    details: jsonb('details').$type<Readonly<Record<string, string>>>().notNull(),
    /** open | in_progress | closed */
    status: text('status').notNull(),
    /** Who looks after it. */
    assignee: text('assignee'),
    dueOn: date('due_on', { mode: 'string' }),
    /** What opened it by itself, such as `battery_low dev_…`; null where a person did. */
    cause: text('cause'),
    causeEndedAt: instant('cause_ended_at'),
    closedAt: instant('closed_at'),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    // A cause that lasts has one ticket, also when somebody has closed it already.
    uniqueIndex('tickets_cause').on(t.accountId, t.livemode, t.cause).where(sql`cause_ended_at is null`),
    index().on(t.accountId, t.propertyId),
    index().on(t.accountId, t.deviceId),
    foreignKey({
      name: 'tickets_property',
      columns: [t.accountId, t.propertyId],
      foreignColumns: [properties.accountId, properties.id],
    }),
    foreignKey({
      name: 'tickets_device',
      columns: [t.accountId, t.deviceId],
      foreignColumns: [devices.accountId, devices.id],
    }),
  ],
);

/** What happened to a ticket and what was said of it. Immutable. */
export const ticketEvents = pgTable(
  'ticket_events',
  {
    ...owned,
    ticketId: text('ticket_id').notNull(),
    /** opened | commented | changed | closed | reopened | cause_ended */
    kind: text('kind').notNull(),
    text: text('text'),
    changes: jsonb('changes').$type<Readonly<Record<string, unknown>>>(),
    ...said,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.ticketId),
    foreignKey({
      name: 'ticket_events_ticket',
      columns: [t.accountId, t.ticketId],
      foreignColumns: [tickets.accountId, tickets.id],
    }),
  ],
);
