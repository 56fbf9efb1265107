import type { z } from '@hono/zod-openapi';
import { toHex } from '../ids.ts';
import type { JudgementRow } from './ingest/judgement-store.ts';
import type { Telegram } from './ingest/schemas.ts';
import type { TelegramRow } from './ingest/telegram-store.ts';
import type { DecisionRow } from './quarantine/store.ts';
import type { ReadingRow } from './readings/reading-store.ts';
import type { Device, Installation, MeasuringPoint, Reading } from './schemas.ts';
import type { DeviceRow, InstallationRow, MeasuringPointRow } from './store.ts';

export type MeasuringPointWire = z.infer<typeof MeasuringPoint>;
export type DeviceWire = z.infer<typeof Device>;
export type InstallationWire = z.infer<typeof Installation>;
export type TelegramWire = z.infer<typeof Telegram>;
export type ReadingWire = z.infer<typeof Reading>;

const identity = (row: { id: string; livemode: boolean; version: number }) => ({
  id: row.id,
  livemode: row.livemode,
  version: row.version,
});

const stamps = (row: { createdAt: Date; updatedAt: Date }) => ({
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});

export function toMeasuringPoint(row: MeasuringPointRow): MeasuringPointWire {
  return {
    ...identity(row),
    property_id: row.propertyId,
    unit_id: row.unitId,
    use: row.use as MeasuringPointWire['use'],
    room: row.room,
    position: row.position,
    ...stamps(row),
  };
}

/** Of the key only whether there is one. */
export function toDevice(row: DeviceRow): DeviceWire {
  return {
    ...identity(row),
    manufacturer: row.manufacturer,
    serial: row.serial,
    kind: row.kind as DeviceWire['kind'],
    model: row.model,
    marking_year: row.markingYear,
    resets_on: row.resetsOn,
    scale: row.scale as DeviceWire['scale'],
    evaluation_factor: row.evaluationFactor,
    address_version: row.addressVersion,
    address_type: row.addressType,
    ownership: row.ownership as DeviceWire['ownership'],
    battery_until: row.batteryUntil,
    has_key: row.keySealed !== null,
    found_property_id: row.foundPropertyId,
    ...stamps(row),
  };
}

export function toInstallation(row: InstallationRow): InstallationWire {
  return {
    ...identity(row),
    measuring_point_id: row.measuringPointId,
    device_id: row.deviceId,
    from: row.fromDay,
    to: row.toDay,
    initial_value: row.initialValue,
    final_value: row.finalValue,
    reason: row.reason,
    evaluation_factor: row.evaluationFactor,
    corrected: row.correctedBy !== null,
    ...stamps(row),
  };
}

/** `judgedAgain`: what it was found to be last, where it does not stand as it came. */
export function toTelegram(
  row: TelegramRow,
  { judgedAgain, decision }: { readonly judgedAgain: JudgementRow | null; readonly decision: DecisionRow | null },
): TelegramWire {
  return {
    id: row.id,
    livemode: row.livemode,
    device_id: row.deviceId,
    meter_address: row.meterAddress,
    received_at: row.receivedAt.toISOString(),
    telegram_hex: toHex(row.bytes),
    verdict: row.verdict as TelegramWire['verdict'],
    reason: row.reason as TelegramWire['reason'],
    detail: row.detail,
    judged_again:
      judgedAgain === null
        ? null
        : {
            verdict: judgedAgain.verdict as TelegramWire['verdict'],
            reason: judgedAgain.reason as TelegramWire['reason'],
            detail: judgedAgain.detail,
            device_id: judgedAgain.deviceId,
            judged_at: judgedAgain.judgedAt.toISOString(),
          },
    decision:
      decision === null
        ? null
        : {
            decision: decision.decision as 'released' | 'rejected',
            reason: decision.reason,
            decided_by: decision.decidedBy,
            decided_at: decision.createdAt.toISOString(),
          },
    gateway: row.gateway,
    rssi_dbm: row.rssiDbm,
    created_at: row.createdAt.toISOString(),
  };
}

/** `releasedBy`: who released the telegram it came with, where it was in quarantine. */
export function toReading(row: ReadingRow, releasedBy: string | null = null): ReadingWire {
  return {
    id: row.id,
    livemode: row.livemode,
    measuring_point_id: row.measuringPointId,
    device_id: row.deviceId,
    read_at: row.readAt.toISOString(),
    day: row.day,
    kind: row.kind,
    value: row.value,
    unit: row.unit,
    origin: row.origin,
    telegram_id: row.telegramId,
    released_by: releasedBy,
  };
}
