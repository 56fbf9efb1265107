import type { z } from '@hono/zod-openapi';
import { compare, type Day, parse } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { refusal } from '../problem.ts';
import { referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toInstallation } from './convert.ts';
import { judgeHeardBefore } from './ingest/judge-kept-telegrams.ts';
import { noteRecounts } from './readings/arrivals.ts';
import { refuseForeignFactor, refuseForeignKind } from './register/device-rules.ts';
import { appendEvents, refuseState } from './register/events-store.ts';
import { endInstallation, heardSince, newInstallation } from './register/installations.ts';
import { nothingInstalled } from './register/refusals.ts';
import { refuseWrongEnd } from './register/refuse-wrong-end.ts';
import { deviceExchanges } from './register/tables.ts';
import type { Exchange, ExchangeDevice } from './schemas.ts';
import { fetchDevice, fetchMeasuringPoint, findOpenInstallation, type InstallationRow } from './store.ts';
import { deviceInstallations } from './tables.ts';

type Input = z.infer<typeof ExchangeDevice>;

/**
 * Ends the installed device and begins another one on the same day, so that the point is never without. The same device
 * goes on under another evaluation factor where the radiator below it was changed.
 */
export async function exchangeDevice(
  context: Context,
  measuringPointId: string,
  input: Input,
): Promise<z.infer<typeof Exchange>> {
  authorize(context, 'exchangeDevice');
  const point = await fetchMeasuringPoint(context, measuringPointId);
  const { new_device_id: deviceId, new_evaluation_factor: factor, on, reason } = input;
  const reference = { pointer: '/new_device_id', noun: 'device', id: deviceId };
  const device = await referenced(reference, fetchDevice(context, deviceId));
  refuseForeignKind('/new_device_id', device, point);
  refuseForeignFactor('/new_evaluation_factor', factor, device);
  const old = await findOpenInstallation(context, measuringPointId);
  if (old === undefined) throw nothingInstalled();
  refuseSameDevice(old, input, device.evaluationFactor);
  await refuseWrongEnd(context, old, {
    on: on as Day,
    finalValue: input.old_final_value,
    pointer: '/old_final_value',
    confirmed: input.confirmed,
    goesOn: deviceId === old.deviceId,
  });
  if (deviceId !== old.deviceId) await refuseState(context, '/new_device_id', deviceId, 'installed');

  const ended = await endInstallation(context, old, { toDay: on, finalValue: input.old_final_value });
  const begun = newInstallation(context, {
    measuringPointId,
    deviceId,
    fromDay: on,
    initialValue: input.new_initial_value,
    reason,
    evaluationFactor: factor,
  });
  await context.db.insert(deviceInstallations).values(begun);
  const exchange_id = await writeProtocol(context, { measuringPointId, old, begun }, input);
  const event = { day: on as Day, reason };
  await appendEvents(
    context,
    { ...event, deviceId: old.deviceId, kind: 'removed', installationId: old.id },
    { ...event, deviceId, kind: 'installed', installationId: begun.id },
  );
  const changes = { measuring_point_id: measuringPointId, on, reason, exchange_id };
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
  await judgeHeardBefore(context, deviceId, heardSince(on));
  await noteRecounts(context, [{ measuringPointId, from: on, to: null }]);
  return { exchange_id, ended: toInstallation(ended), begun: toInstallation(begun) };
}

function refuseSameDevice(
  { deviceId, evaluationFactor }: InstallationRow,
  { new_device_id, new_evaluation_factor: factor }: Input,
  own: string,
): void {
  if (new_device_id !== deviceId || (factor !== null && compare(parse(factor), parse(evaluationFactor ?? own)) !== 0))
    return;
  throw refusal('/new_device_id', 'same_device', {
    de: 'Das neue Gerät ist das alte.',
    en: 'The new device is the old one.',
  });
}

async function writeProtocol(
  context: Context,
  { measuringPointId, old, begun }: { measuringPointId: string; old: { id: string }; begun: { id: string } },
  input: Input,
): Promise<string> {
  const id = context.newId('deviceExchange');
  await context.db.insert(deviceExchanges).values({
    accountId: context.accountId,
    id,
    livemode: context.livemode,
    kind: 'exchange',
    measuringPointId,
    endedInstallationId: old.id,
    begunInstallationId: begun.id,
    onDay: input.on,
    reason: input.reason,
    performedBy: input.performed_by,
    oldFinalValue: input.old_final_value,
    unreadReason: input.old_final_value === null ? (input.unread_reason ?? input.reason) : null,
    newInitialValue: input.new_initial_value,
    photoReference: input.photo_reference,
    correctsId: null,
    actor: context.actor.id,
    createdAt: context.now(),
  });
  return id;
}
