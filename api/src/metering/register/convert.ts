import type { z } from '@hono/zod-openapi';
import type { EventRow } from './events-store.ts';
import type { ExchangeRow } from './exchanges-store.ts';
import type { DeviceEvent, DeviceExchange } from './schemas.ts';

type DeviceEventWire = z.infer<typeof DeviceEvent>;
export type DeviceExchangeWire = z.infer<typeof DeviceExchange>;

export function toDeviceEvent(row: EventRow): DeviceEventWire {
  return {
    id: row.id,
    livemode: row.livemode,
    device_id: row.deviceId,
    kind: row.kind as DeviceEventWire['kind'],
    day: row.day,
    reason: row.reason,
    installation_id: row.installationId,
    corrects_id: row.correctsId,
    actor: row.actor,
    created_at: row.createdAt.toISOString(),
  };
}

/** `correctedById`: the correction that took it back. */
export function toDeviceExchange({ exchange: row, correctedById }: ExchangeRow): DeviceExchangeWire {
  return {
    id: row.id,
    livemode: row.livemode,
    kind: row.kind as DeviceExchangeWire['kind'],
    measuring_point_id: row.measuringPointId,
    ended_installation_id: row.endedInstallationId,
    begun_installation_id: row.begunInstallationId,
    on: row.onDay,
    reason: row.reason,
    performed_by: row.performedBy,
    old_final_value: row.oldFinalValue,
    unread_reason: row.unreadReason,
    new_initial_value: row.newInitialValue,
    photo_reference: row.photoReference,
    corrects_id: row.correctsId,
    corrected_by_id: correctedById,
    actor: row.actor,
    created_at: row.createdAt.toISOString(),
  };
}
