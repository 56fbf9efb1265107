import type { z } from '@hono/zod-openapi';
import { isVerified } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { refuseFuture } from './register/refusals.ts';
import { calibrationRecords } from './register/tables.ts';
import { fetchDevice } from './store.ts';
import { toCalibrationRecord } from './upkeep/convert.ts';
import type { CalibrationRecord, RecordCalibration } from './upkeep/schemas.ts';

/** Writes down what changes until when a meter may be used: verified again, its lot extended, or over before its time. */
export async function recordCalibration(
  context: Context,
  deviceId: string,
  { kind, day, valid_until: validUntil, reference }: z.infer<typeof RecordCalibration>,
): Promise<z.infer<typeof CalibrationRecord>> {
  authorize(context, 'recordCalibration');
  const device = await fetchDevice(context, deviceId);
  if (!isVerified(device.kind)) {
    throw refusal('', 'not_verified', {
      de: 'Geräte dieser Art werden nicht geeicht.',
      en: 'Devices of this kind are not verified.',
    });
  }
  refuseFuture(context, '/day', day);
  if (validUntil !== null && validUntil <= day) {
    throw refusal('/valid_until', 'ends_before', {
      de: 'Die Verlängerung endet nicht nach ihrem Bescheid.',
      en: 'The extension does not end after its decision.',
    });
  }
  const row = {
    accountId: context.accountId,
    id: context.newId('calibrationRecord'),
    livemode: context.livemode,
    deviceId,
    kind,
    day,
    validUntil,
    reference,
    actor: context.actor.id,
    createdAt: context.now(),
  };
  await context.db.insert(calibrationRecords).values(row);
  await audit(context, {
    action: `device.calibration_${kind}`,
    objectType: 'device',
    objectId: deviceId,
    changes: { day, valid_until: validUntil, reference },
  });
  return toCalibrationRecord(row);
}
