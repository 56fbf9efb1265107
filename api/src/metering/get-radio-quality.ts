import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { berlinDay, fetchProperty } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type SignalClass, signalOf } from './gateways/signal.ts';
import { percentOf } from './quality/percent.ts';
import { type DeviceRadioRow, selectDeviceRadio, selectGatewayRadio } from './quality/quality-store.ts';
import type { qualityQuery, RadioQuality } from './quality/schemas.ts';
import { unitLabelsOf } from './quality/unit-labels.ts';

type Wire = z.infer<typeof RadioQuality>;
type Missing = Wire['missing'][number];

const DAY_MS = 86_400_000;

/** How the devices of a house are heard, by gateway and by unit, and which are not: three queries, whatever its size. */
export async function getRadioQuality(
  context: Context,
  propertyId: string,
  { days }: z.infer<typeof qualityQuery>,
): Promise<Wire> {
  authorize(context, 'getRadioQuality');
  await fetchProperty(context, propertyId);
  const to = context.now();
  const since = new Date(to.getTime() - days * DAY_MS);
  const [devices, gateways, labelled] = await Promise.all([
    selectDeviceRadio(context, propertyId, since),
    selectGatewayRadio(context, propertyId, since),
    unitLabelsOf(context, propertyId),
  ]);
  const isHeard = ({ last_heard_at: at }: DeviceRadioRow) => at !== null && new Date(at) >= since;
  const heard = devices.filter(isHeard);
  const readable = heard.filter(isReadable);
  return {
    property_id: propertyId,
    from: since.toISOString(),
    to: to.toISOString(),
    devices: devices.length,
    heard: heard.length,
    heard_percent: percentOf(heard.length, devices.length),
    readable: readable.length,
    readable_percent: percentOf(readable.length, devices.length),
    signal: countSignals(heard.map(({ rssi }) => rssi)),
    gateways: gateways.map(({ gateway_id, name, last_contact_at, rssis }) => ({
      gateway_id,
      name,
      last_contact_at: new Date(last_contact_at).toISOString(),
      heard: rssis.length,
      signal: countSignals(rssis),
    })),
    units: [...Map.groupBy(devices, ({ unit_id }) => unit_id)].map(([unitId, own]) => ({
      ...labelled(unitId),
      devices: own.length,
      heard: own.filter(isHeard).length,
      weakest: weakestOf(own.filter(isHeard)),
    })),
    missing: devices
      .filter((device) => !(isHeard(device) && isReadable(device)))
      .map((device) => ({
        measuring_point_id: device.measuring_point_id,
        room: device.room,
        ...labelled(device.unit_id),
        device_id: device.device_id,
        serial: device.serial,
        kind: device.kind,
        last_heard_at: device.last_heard_at === null ? null : new Date(device.last_heard_at).toISOString(),
        ...reasonOf(device, isHeard(device)),
      })),
  };
}

const isReadable = ({ last_verdict: verdict }: DeviceRadioRow) => verdict === 'stored';

function countSignals(rssis: readonly (number | null)[]): Wire['signal'] {
  const counts = { good: 0, fair: 0, weak: 0, unknown: 0 };
  for (const rssi of rssis) counts[signalOf(rssi)] += 1;
  return counts;
}

const FROM_WEAK: readonly SignalClass[] = ['weak', 'fair', 'good'];

function weakestOf(devices: readonly DeviceRadioRow[]): SignalClass {
  const found = new Set(devices.map(({ rssi }) => signalOf(rssi)));
  return FROM_WEAK.find((signal) => found.has(signal)) ?? 'unknown';
}

function reasonOf(device: DeviceRadioRow, heard: boolean): Pick<Missing, 'reason' | 'reason_de' | 'reason_en'> {
  if (heard) {
    return {
      reason: 'unreadable',
      reason_de: 'Empfangen, aber das letzte Telegramm war nicht lesbar oder nicht glaubhaft.',
      reason_en: 'Heard, but its last telegram could not be read or believed.',
    };
  }
  if (device.last_heard_at !== null) {
    const day = berlinDay(new Date(device.last_heard_at));
    const [year, month, inMonth] = day.split('-');
    return {
      reason: 'silent',
      reason_de: `Seit dem ${inMonth}.${month}.${year} nicht mehr empfangen.`,
      reason_en: `Not heard since ${day}.`,
    };
  }
  return device.has_key
    ? { reason: 'never_heard', reason_de: 'Noch nie empfangen.', reason_en: 'Never heard yet.' }
    : {
        reason: 'no_radio',
        reason_de: 'Kein Schlüssel hinterlegt und nie empfangen: vermutlich ohne Funk.',
        reason_en: 'No key and never heard: presumably without radio.',
      };
}
