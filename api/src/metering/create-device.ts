import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type DeviceWire, toDevice } from './convert.ts';
import { judgeHeardBefore } from './ingest/judge-kept-telegrams.ts';
import { sealDeviceKey } from './keys/device-key.ts';
import { takeWaitingKey } from './keys/waiting-key.ts';
import { refuseForeignScale } from './register/device-rules.ts';
import { appendEvents } from './register/events-store.ts';
import type { CreateDevice } from './schemas.ts';
import { devices } from './tables.ts';

/**
 * Makes a device. Its address is unique in the account; its key is sealed and never answered. What was heard of it before
 * is judged now.
 */
export async function createDevice(context: Context, input: z.infer<typeof CreateDevice>): Promise<DeviceWire> {
  authorize(context, 'createDevice');
  refuseForeignScale(input);
  const id = context.newId('device');
  // Taken in any case: a key that is handed over with the device is newer than one of a list before.
  const waiting = await takeWaitingKey(context, { ...input, id });
  const now = context.now();
  const row = {
    accountId: context.accountId,
    id,
    livemode: context.livemode,
    manufacturer: input.manufacturer,
    serial: input.serial,
    kind: input.kind,
    model: input.model,
    keySealed: (await sealDeviceKey(context, id, input.key_hex)) ?? waiting,
    markingYear: input.marking_year,
    resetsOn: input.resets_on,
    scale: input.scale,
    evaluationFactor: input.evaluation_factor,
    addressVersion: input.address_version,
    addressType: input.address_type,
    ownership: input.ownership,
    batteryUntil: input.battery_until,
    foundPropertyId: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await context.db.insert(devices).values(row);
  await appendEvents(context, {
    deviceId: id,
    kind: 'registered',
    day: berlinDay(now) as Day,
    reason: 'Erfassung',
  });
  await audit(context, {
    action: 'device.created',
    objectType: 'device',
    objectId: id,
    changes: { manufacturer: row.manufacturer, serial: row.serial, kind: row.kind, has_key: row.keySealed !== null },
  });
  await judgeHeardBefore(context, id);
  return toDevice(row);
}
