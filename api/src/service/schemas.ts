import { z } from '@hono/zod-openapi';
import { DEVICE_CAUSES } from '@klarmeter/engine';
import { Day, Instant, idOf, pageOf, pageQuery } from '../http/schemas.ts';

const text = (example: string, max: number) => z.string().trim().min(1).max(max).openapi({ example });

const TICKET_KINDS = [...DEVICE_CAUSES, 'other'] as const;

const fields = {
  property_id: idOf('property').nullable(),
  device_id: idOf('device').nullable(),
  subject: text('Mieter meldet: Display zeigt nichts an', 200).openapi({
    description: 'What it is about; of one that a device opened, the device',
  }),
  assignee: text('Team Technik', 120).nullable().openapi({ description: 'Who looks after it, as you name them' }),
  due_on: Day.nullable().openapi({ description: 'Last day to have it done' }),
};

export const Ticket = z
  .object({
    id: idOf('ticket'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    kind: z.enum(TICKET_KINDS).openapi({
      example: 'battery_low',
      description: 'What a device reported, or other; title_de and title_en say it in words',
    }),
    ...fields,
    title_de: z.string().openapi({ example: 'Batterie schwach' }),
    title_en: z.string().openapi({ example: 'Battery low' }),
    status: z.enum(['open', 'in_progress', 'closed']).openapi({ example: 'open' }),
    automatic: z.boolean().openapi({ example: true, description: 'A device said so; closes when the cause is gone' }),
    cause_ended_at: Instant.nullable().openapi({ description: 'When the device no longer said so' }),
    closed_at: Instant.nullable(),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('Ticket');
export const TicketPage = pageOf('TicketPage', Ticket);

export const CreateTicket = z
  .strictObject({
    kind: Ticket.shape.kind.default('other'),
    subject: fields.subject,
    property_id: fields.property_id.default(null),
    device_id: fields.device_id.default(null),
    assignee: fields.assignee.default(null),
    due_on: fields.due_on.default(null),
  })
  .openapi('CreateTicket');
export const UpdateTicket = z
  .strictObject({
    status: Ticket.shape.status,
    assignee: fields.assignee,
    due_on: fields.due_on,
    comment: text('Gerät getauscht, siehe Protokoll', 4_000).openapi({ description: 'Stands beside the change' }),
  })
  .partial()
  .openapi('UpdateTicket');
export const ticketQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  device_id: idOf('device').optional(),
  kind: Ticket.shape.kind.optional(),
  status: Ticket.shape.status.optional(),
});

export const TicketEvent = z
  .object({
    id: idOf('ticketEvent'),
    livemode: z.boolean().openapi({ example: false }),
    ticket_id: idOf('ticket'),
    kind: z.enum(['opened', 'commented', 'changed', 'closed', 'reopened', 'cause_ended']).openapi({
      example: 'commented',
    }),
    text: z.string().nullable().openapi({ example: 'Termin mit Frau Muster am 12.02.' }),
    changes: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ example: { assignee: { from: null, to: 'Team Technik' } } }),
    actor: text('key_0193a5c2f4b87d1e9c60aa51d7e2b3f4', 120),
    created_at: Instant,
  })
  .openapi('TicketEvent');
export const TicketEventPage = pageOf('TicketEventPage', TicketEvent);
export const CreateTicketComment = z
  .strictObject({ text: text('Termin mit Frau Muster am 12.02.', 4_000) })
  .openapi('CreateTicketComment');
export const ticketEventQuery = z.object(pageQuery);
