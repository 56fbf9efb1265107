import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { fetchDevice } from '../metering/index.ts';
import { fetchProperty, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type TicketWire, toTicket } from './convert.ts';
import type { CreateTicket } from './schemas.ts';
import { appendTicketEvents, newTicket } from './store.ts';
import { tickets } from './tables.ts';

export async function createTicket(context: Context, input: z.infer<typeof CreateTicket>): Promise<TicketWire> {
  authorize(context, 'createTicket');
  const { property_id: propertyId, device_id: deviceId, due_on: dueOn, ...rest } = input;
  if (propertyId !== null) {
    await referenced({ pointer: '/property_id', noun: 'property', id: propertyId }, fetchProperty(context, propertyId));
  }
  if (deviceId !== null) {
    await referenced({ pointer: '/device_id', noun: 'device', id: deviceId }, fetchDevice(context, deviceId));
  }
  const row = newTicket(context, { ...rest, propertyId, deviceId, dueOn, cause: null });
  await context.db.insert(tickets).values(row);
  await appendTicketEvents(context, [{ ticketId: row.id, kind: 'opened' }]);
  await audit(context, {
    action: 'ticket.opened',
    objectType: 'ticket',
    objectId: row.id,
    changes: { kind: row.kind, property_id: propertyId, device_id: deviceId },
  });
  return toTicket(row);
}
