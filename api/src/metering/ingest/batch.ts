import type { Ciphers } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { openDeviceKey } from '../device-key.ts';
import { wentBack } from '../register-order.ts';
import {
  findCountersBefore,
  findDeviceSpans,
  findRegistersAround,
  type RegisterWindow,
  type StoredRegister,
} from './ingest-store.ts';
import { type CarriedValue, type Judgement, judgeTelegram } from './judge-telegram.ts';
import { type Place, placeOf } from './placed-values.ts';

/** A new telegram whose address could be read. */
export interface Addressed {
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
  readonly manufacturer: string;
  readonly serial: string;
}

export interface PlacedValue extends CarriedValue {
  readonly measuringPointId: string;
}

export interface Judged extends Omit<Judgement, 'values'> {
  readonly deviceId: string | null;
  readonly values: readonly PlacedValue[];
}

export interface Device {
  readonly id: string;
  readonly kind: string;
  readonly resetsOn: string | null;
  readonly key: unknown;
  readonly places: Place[];
}

const addressOf = ({ manufacturer, serial }: { manufacturer: string; serial: string }) => `${manufacturer}-${serial}`;

/** Judges telegrams of any number of devices together, each before the later ones of its device. */
export async function judgeBatch(
  context: Context,
  telegrams: readonly Addressed[],
  ciphers: Ciphers<unknown>,
): Promise<Judged[]> {
  const devices = await devicesOf(context, telegrams, ciphers);
  const now = context.now();
  const judged = telegrams.map((telegram): Judged => {
    const device = devices.get(addressOf(telegram));
    const judgement = judgeTelegram(telegram, device, { ciphers, now });
    if (device === undefined) return { ...judgement, deviceId: null, values: [] };
    const values = judgement.values.flatMap((value) => {
      const place = placeOf(device.places, value);
      return place === undefined ? [] : [{ ...value, measuringPointId: place.measuringPointId }];
    });
    const nowhere = judgement.values.length > 0 && values.length === 0;
    const detail = nowhere ? 'the device is not installed on this day' : judgement.detail;
    return { ...judgement, reason: nowhere ? 'not_installed' : judgement.reason, detail, deviceId: device.id, values };
  });
  const order = judged.map((_, n) => n).sort((a, b) => receivedAt(telegrams, a) - receivedAt(telegrams, b));
  await refuseReplays(context, telegrams, judged, order);
  const resets = new Map([...devices.values()].map(({ id, resetsOn }) => [id, resetsOn]));
  await refuseBackward(context, judged, order, resets);
  return judged;
}

const receivedAt = (telegrams: readonly Addressed[], n: number) => telegrams[n]?.receivedAt.getTime() ?? 0;

/** The devices behind telegrams, by address, with key and places. */
export async function devicesOf(
  context: Context,
  telegrams: readonly Addressed[],
  ciphers: Ciphers<unknown>,
): Promise<Map<string, Device>> {
  const addresses = new Map(
    telegrams.map(({ manufacturer, serial }) => [`${manufacturer}-${serial}`, { manufacturer, serial }]),
  );
  const devices = new Map<string, Device>();
  if (addresses.size === 0) return devices;
  for (const row of await findDeviceSpans(context, [...addresses.values()])) {
    let device = devices.get(addressOf(row));
    if (device === undefined) {
      const key = await openDeviceKey(context, { id: row.device_id, keySealed: row.key_sealed });
      device = {
        id: row.device_id,
        kind: row.kind,
        resetsOn: row.resets_on,
        key: key === null ? null : ciphers.importKey(key),
        places: [],
      };
      devices.set(addressOf(row), device);
    }
    if (row.measuring_point_id !== null && row.from_day !== null) {
      device.places.push({ measuringPointId: row.measuring_point_id, from: row.from_day, to: row.to_day });
    }
  }
  return devices;
}

/** A message counter that is not above the one accepted before in the order of reception is a replay. */
async function refuseReplays(
  context: Context,
  telegrams: readonly Addressed[],
  judged: Judged[],
  order: readonly number[],
): Promise<void> {
  const counting = order.flatMap((n) => {
    const { verdict, counter, deviceId } = judged[n] ?? {};
    const at = telegrams[n]?.receivedAt;
    if (verdict !== 'stored' || counter === null || counter === undefined || !deviceId || at === undefined) return [];
    return [{ n, device: deviceId, at, counter }];
  });
  const stored = await findCountersBefore(
    context,
    counting.map(({ n, device, at }) => ({ n, device, at: at.toISOString() })),
  );
  const accepted = new Map<string, { counter: number; receivedAt: Date }>();
  for (const { n, device, at, counter } of counting) {
    const before = later(stored.get(n), accepted.get(device), ({ receivedAt }) => receivedAt);
    const own = judged[n];
    if (own !== undefined && before !== undefined && counter <= before.counter) {
      judged[n] = {
        ...own,
        verdict: 'replay',
        reason: 'replay',
        detail: `counter ${counter} is not above ${before.counter}`,
        values: [],
      };
    } else accepted.set(device, { counter, receivedAt: at });
  }
}

/** A register does not run backwards; one that does is kept without a reading, for a person to look at. */
async function refuseBackward(
  context: Context,
  judged: Judged[],
  order: readonly number[],
  resets: ReadonlyMap<string, string | null>,
): Promise<void> {
  const registers = order.flatMap((n) => {
    const { values, deviceId } = judged[n] ?? {};
    const value = values?.find(({ kind }) => kind === 'register');
    return value === undefined || !deviceId ? [] : [{ n, device: deviceId, value }];
  });
  const places = [...Map.groupBy(registers, ({ device, value }) => `${device} ${value.measuringPointId}`).values()];
  const stored = await findRegistersAround(context, places.flatMap(windowOf));
  for (const [index, each] of places.entries()) {
    const around = stored[index] ?? [];
    let next = 0;
    let before: StoredRegister | undefined;
    for (const { n, device, value } of each) {
      for (let known = around[next]; known !== undefined && known.readAt < value.readAt; known = around[next]) {
        before = later(before, known, ({ readAt }) => readAt);
        next += 1;
      }
      const own = judged[n];
      if (own !== undefined && before !== undefined && wentBack(before, value, resets.get(device) ?? null)) {
        const detail = `the register went back from ${before.value} to ${value.value}`;
        judged[n] = { ...own, verdict: 'implausible', reason: 'went_back', detail, values: [] };
      } else before = value;
    }
  }
}

/** The moments of values that lie in order of reception. */
function windowOf(values: readonly { readonly device: string; readonly value: PlacedValue }[]): RegisterWindow[] {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { device, value } = first;
  return [{ device, point: value.measuringPointId, first: value.readAt, last: last.value.readAt }];
}

function later<T>(a: T | undefined, b: T | undefined, at: (value: T) => Date): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return at(a) > at(b) ? a : b;
}
