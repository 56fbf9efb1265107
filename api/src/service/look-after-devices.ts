import { addDays, type Day, type DeviceCause } from '@klarmeter/engine';
import { and, eq, sql } from 'drizzle-orm';
import type { Context, Services } from '../context.ts';
import { audit } from '../db/audit.ts';
import { insertMany } from '../db/insert-many.ts';
import { oneOf } from '../db/one-of.ts';
import { inJobContext, type QueuedJob } from '../jobs/job.ts';
import {
  causesOfDevices,
  type DeviceCauses,
  judgeStragglers,
  noteHeard,
  sampleHealth,
  silentDevices,
} from '../metering/index.ts';
import { berlinDay } from '../properties/index.ts';
import { appendTicketEvents, findTickets, newTicket, selectStanding, type TicketRow } from './store.ts';
import { tickets } from './tables.ts';

/** Gateways that transfer once a month are late behind this; a figure of the house. */
const SILENT_DAYS = 35;

/**
 * Job behind ingested telegrams: notes who was heard, and opens a ticket once for every cause that a device reports, or
 * closes it when the cause is gone. Once a day it looks for devices that fell silent, and at all that stands. Repeating it
 * changes nothing.
 */
export function lookAfterDevices(services: Services, job: QueuedJob): Promise<void> {
  return inJobContext(services, job, async (context) => {
    const today = berlinDay(context.now());
    const { deviceIds, firstOfDay, since } = await noteHeard(context, today);
    await judgeStragglers(context, since);
    await sampleHealth(context, deviceIds);
    const heard = await causesOfDevices(context, deviceIds);
    await settle(context, heard, await selectStanding(context, deviceIds));
    if (!firstOfDay) return;
    // Also of those that nobody hears any more, such as one that was taken out.
    const standing = await selectStanding(context);
    const ids = new Set(standing.flatMap(({ deviceId }) => (deviceId === null ? [] : [deviceId])));
    const silent = await silentDevices(context, SILENT_DAYS);
    await settle(context, [...silent, ...(await causesOfDevices(context, [...ids]))], standing);
  });
}

/** Days until somebody should have looked; figures of the house. */
const DUE_DAYS: Readonly<Record<DeviceCause, number>> = {
  alarm: 1,
  leakage: 2,
  tamper: 14,
  removed: 14,
  permanent_error: 14,
  no_contact: 14,
  backflow: 30,
  battery_low: 60,
  clock_drift: 90,
};

const causeOf = (cause: string, deviceId: string) => `${cause} ${deviceId}`;

/** Opens what stands without a ticket, and ends what has one and does not stand any more. */
async function settle(
  context: Context,
  devices: readonly DeviceCauses[],
  standing: readonly TicketRow[],
): Promise<void> {
  const known = new Set(standing.map(({ cause }) => cause));
  const now = new Set(devices.flatMap(({ deviceId, causes }) => causes.map((cause) => causeOf(cause, deviceId))));
  const opened = devices.flatMap(({ deviceId, propertyId, serial, causes }) =>
    causes.flatMap((kind) => {
      const cause = causeOf(kind, deviceId);
      if (known.has(cause)) return [];
      const dueOn = addDays(berlinDay(context.now()) as Day, DUE_DAYS[kind]);
      return [newTicket(context, { kind, propertyId, deviceId, subject: serial, assignee: null, dueOn, cause })];
    }),
  );
  await open(context, opened);
  await end(
    context,
    standing.filter(({ cause }) => cause !== null && !now.has(cause)),
  );
}

async function open(context: Context, rows: readonly TicketRow[]): Promise<void> {
  if (rows.length === 0) return;
  await insertMany(context.db, tickets, rows, 'on conflict do nothing');
  // Those that another job did not open meanwhile.
  const made = await findTickets(
    context,
    rows.map(({ id }) => id),
  );
  await appendTicketEvents(
    context,
    made.map(({ id }) => ({ ticketId: id, kind: 'opened' })),
  );
  await audit(
    context,
    ...made.map(({ id, kind, deviceId }) => ({
      action: 'ticket.opened',
      objectType: 'ticket',
      objectId: id,
      changes: { kind, device_id: deviceId },
    })),
  );
}

async function end(context: Context, rows: readonly TicketRow[]): Promise<void> {
  if (rows.length === 0) return;
  const now = context.now();
  await context.db
    .update(tickets)
    .set({
      status: 'closed',
      causeEndedAt: now,
      closedAt: sql`coalesce(closed_at, ${now.toISOString()}::timestamptz)`,
      version: sql`version + 1`,
      updatedAt: now,
    })
    .where(
      and(
        eq(tickets.accountId, context.accountId),
        oneOf(
          tickets.id,
          rows.map(({ id }) => id),
        ),
      ),
    );
  await appendTicketEvents(
    context,
    rows.map(({ id }) => ({ ticketId: id, kind: 'cause_ended' })),
  );
  await audit(context, ...rows.map(({ id }) => ({ action: 'ticket.cause_ended', objectType: 'ticket', objectId: id })));
}
