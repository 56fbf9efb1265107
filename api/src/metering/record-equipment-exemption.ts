import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { refusal, unknownReference } from '../problem.ts';
import { fetchProperty, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { deviceIdsOfProperty } from './register/devices-of-property.ts';
import { equipmentExemptions } from './register/tables.ts';
import { fetchDevice } from './store.ts';
import { type ExemptionWire, toExemption } from './upkeep/convert.ts';
import type { RecordEquipmentExemption } from './upkeep/schemas.ts';
import { selectExemptions } from './upkeep/upkeep-store.ts';

/** Writes down why a device or a house need not be remotely readable, with what shows it; or that this holds no more. */
export async function recordEquipmentExemption(
  context: Context,
  input: z.infer<typeof RecordEquipmentExemption>,
): Promise<ExemptionWire> {
  authorize(context, 'recordEquipmentExemption');
  const { property_id: propertyId, device_id: deviceId, until: untilDay, revokes_id: revokesId, ...rest } = input;
  await referenced({ pointer: '/property_id', noun: 'property', id: propertyId }, fetchProperty(context, propertyId));
  if (deviceId !== null) {
    await referenced({ pointer: '/device_id', noun: 'device', id: deviceId }, fetchDevice(context, deviceId));
    const inHouse = await deviceIdsOfProperty(context, propertyId);
    if (!inHouse.has(deviceId)) {
      throw refusal('/device_id', 'not_in_house', {
        de: 'Das Gerät war nie in dieser Liegenschaft eingebaut.',
        en: 'The device was never installed in this property.',
      });
    }
  }
  if (untilDay !== null && untilDay < input.day) {
    throw refusal('/until', 'ends_before', { de: 'Sie endet vor ihrem Beginn.', en: 'It ends before it begins.' });
  }
  if (revokesId !== null) await refuseForeignRevocation(context, revokesId, propertyId);
  const row = {
    accountId: context.accountId,
    id: context.newId('equipmentExemption'),
    livemode: context.livemode,
    propertyId,
    deviceId,
    ...rest,
    untilDay,
    revokesId,
    actor: context.actor.id,
    createdAt: context.now(),
  };
  await context.db.insert(equipmentExemptions).values(row);
  await audit(context, {
    action: revokesId === null ? 'equipment_exemption.recorded' : 'equipment_exemption.revoked',
    objectType: 'equipment_exemption',
    objectId: revokesId ?? row.id,
    changes: { property_id: propertyId, device_id: deviceId, ground: row.ground, day: row.day, until: untilDay },
  });
  return toExemption({ exemption: row, revoked: false });
}

async function refuseForeignRevocation(context: Context, id: string, propertyId: string): Promise<void> {
  const [found] = await selectExemptions(context, { propertyId, id }, null, 1);
  if (found === undefined) throw unknownReference('/revokes_id', 'equipment exemption', id);
  if (found.revoked || found.exemption.revokesId !== null) {
    throw refusal('/revokes_id', 'already_revoked', {
      de: 'Diese Ausnahme gilt schon nicht mehr.',
      en: 'This exemption does not hold any more.',
    });
  }
}
