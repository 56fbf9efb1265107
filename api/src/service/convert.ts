import type { z } from '@hono/zod-openapi';
import type { Ticket, TicketEvent } from './schemas.ts';
import type { EventRow, TicketRow } from './store.ts';

export type TicketWire = z.infer<typeof Ticket>;
export type TicketEventWire = z.infer<typeof TicketEvent>;

const TITLES: Readonly<Record<TicketWire['kind'], { readonly de: string; readonly en: string }>> = {
  battery_low: { de: 'Batterie schwach', en: 'Battery low' },
  permanent_error: { de: 'Gerät meldet einen dauernden Fehler', en: 'The device reports a permanent error' },
  tamper: { de: 'Manipulation gemeldet', en: 'Tampering reported' },
  removed: { de: 'Gerät meldet Demontage', en: 'The device reports its removal' },
  leakage: { de: 'Leckage gemeldet', en: 'Leakage reported' },
  backflow: { de: 'Rückfluss gemeldet', en: 'Backward flow reported' },
  alarm: { de: 'Gerät meldet einen Alarm', en: 'The device reports an alarm' },
  clock_drift: { de: 'Geräteuhr geht falsch', en: 'The clock of the device is wrong' },
  no_contact: { de: 'Gerät wird nicht mehr empfangen', en: 'The device is not heard any more' },
  other: { de: 'Anliegen', en: 'Request' },
};

export function toTicket(row: TicketRow): TicketWire {
  const kind = row.kind as TicketWire['kind'];
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    kind,
    property_id: row.propertyId,
    device_id: row.deviceId,
    subject: row.subject,
    title_de: TITLES[kind].de,
    title_en: TITLES[kind].en,
    status: row.status as TicketWire['status'],
    assignee: row.assignee,
    due_on: row.dueOn,
    automatic: row.cause !== null,
    cause_ended_at: row.causeEndedAt?.toISOString() ?? null,
    closed_at: row.closedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function toTicketEvent(row: EventRow): TicketEventWire {
  return {
    id: row.id,
    livemode: row.livemode,
    ticket_id: row.ticketId,
    kind: row.kind as TicketEventWire['kind'],
    text: row.text,
    changes: row.changes === null ? null : { ...row.changes },
    actor: row.actor,
    created_at: row.createdAt.toISOString(),
  };
}
