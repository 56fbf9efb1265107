import type { z } from '@hono/zod-openapi';
import { compare, parseDecimal } from '@klarmeter/engine';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toInstallation } from './convert.ts';
import { refuseForeignKind } from './device-rules.ts';
import { newInstallation } from './install-device.ts';
import { refusal } from './refusal.ts';
import type { Exchange, ExchangeDevice } from './schemas.ts';
import { fetchDevice, fetchMeasuringPoint, findOpenInstallation, type InstallationRow } from './store.ts';
import { deviceInstallations } from './tables.ts';

type Input = z.infer<typeof ExchangeDevice>;

/** Ends the installed device and begins another one on the same day, so that the point is never without. */
export async function exchangeDevice(
  context: Context,
  measuringPointId: string,
  input: Input,
): Promise<z.infer<typeof Exchange>> {
  authorize(context, 'exchangeDevice');
  const point = await fetchMeasuringPoint(context, measuringPointId);
  const { new_device_id: deviceId, on } = input;
  const reference = { pointer: '/new_device_id', noun: 'device', id: deviceId };
  refuseForeignKind('/new_device_id', await referenced(reference, fetchDevice(context, deviceId)), point);
  const old = await findOpenInstallation(context, measuringPointId);
  if (old === undefined) {
    throw refusal('', 'nothing_installed', {
      de: 'An der Messstelle ist kein Gerät, das zu tauschen wäre.',
      en: 'There is no device at the measuring point to exchange.',
    });
  }
  await refuseContradictions(context, old, input);

  const { db, accountId } = context;
  const [ended] = await db
    .update(deviceInstallations)
    .set({ toDay: on, finalValue: input.old_final_value, version: old.version + 1, updatedAt: context.now() })
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        eq(deviceInstallations.id, old.id),
        eq(deviceInstallations.version, old.version),
      ),
    )
    .returning();
  if (ended === undefined)
    throw new Problem('conflict', 'The installation changed meanwhile. Look at it and exchange again.');
  const begun = newInstallation(context, {
    measuringPointId,
    deviceId,
    fromDay: on,
    initialValue: input.new_initial_value,
    reason: input.reason,
  });
  await db.insert(deviceInstallations).values(begun);
  const changes = { measuring_point_id: measuringPointId, on, reason: input.reason };
  await audit(
    context,
    {
      action: 'device.removed',
      objectType: 'device',
      objectId: old.deviceId,
      changes: { ...changes, final_value: input.old_final_value },
    },
    {
      action: 'device.installed',
      objectType: 'device',
      objectId: deviceId,
      changes: { ...changes, initial_value: input.new_initial_value },
    },
  );
  return { ended: toInstallation(ended), begun: toInstallation(begun) };
}

async function refuseContradictions(context: Context, old: InstallationRow, input: Input): Promise<void> {
  if (input.new_device_id === old.deviceId) {
    throw refusal('/new_device_id', 'same_device', {
      de: 'Das neue Gerät ist das alte.',
      en: 'The new device is the old one.',
    });
  }
  if (input.on <= old.fromDay) {
    throw refusal('/on', 'before_installation', {
      de: 'Der Tausch liegt nicht nach dem Einbau des alten Geräts.',
      en: 'The exchange is not after the installation of the old device.',
    });
  }
  const { resetsOn } = await fetchDevice(context, old.deviceId);
  const first = parseDecimal(old.initialValue);
  const last = input.old_final_value === null ? undefined : parseDecimal(input.old_final_value);
  // A register that starts again at zero every year may well end lower than it began.
  if (resetsOn === null && first !== undefined && last !== undefined && compare(last, first) < 0) {
    throw refusal('/old_final_value', 'lower_than_before', {
      de: 'Der Endstand ist kleiner als der Anfangsstand.',
      en: 'The final value is below the initial one.',
    });
  }
}
