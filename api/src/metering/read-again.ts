import { readAddress } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { noteArrivals } from './arrivals.ts';
import { type Addressed, type Judged, judgeBatch } from './ingest/batch.ts';
import { ciphersOf } from './ingest/device-keys.ts';
import { findFormats, insertFormats } from './ingest/format-store.ts';
import { findDevices } from './ingest/ingest-store.ts';
import { insertReadings, type NewReading } from './readings/reading-store.ts';

interface TelegramReading extends NewReading {
  readonly telegramId: string;
}

/** A telegram as it is kept. */
interface KeptTelegram {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
}

export const distinctAddresses = (telegrams: readonly Addressed[]) => [
  ...new Map(
    telegrams.map(({ manufacturer, serial }) => [`${manufacturer}-${serial}`, { manufacturer, serial }]),
  ).values(),
];

/** The readings of a judged telegram. */
export function readingsOf(id: string, { deviceId, values }: Judged): TelegramReading[] {
  if (deviceId === null) return [];
  return values.map((value) => ({ ...value, origin: 'radio', deviceId, telegramId: id }));
}

/**
 * Kept telegrams become readings with what is known now, such as a format or a key. Their rows say what they were when
 * they came; the readings name them, and have the moment at which they were received. Safe to repeat.
 * @returns how many readings are new
 */
export async function readAgain(context: Context, kept: readonly KeptTelegram[]): Promise<number> {
  const telegrams = kept.flatMap((telegram) => {
    const address = readAddress(telegram.bytes);
    if (!address.ok) return [];
    const { manufacturer, id: serial, version, deviceType } = address.meter;
    return [{ ...telegram, manufacturer, serial, version, deviceType }];
  });
  if (telegrams.length === 0) return 0;
  const makers = new Set(telegrams.map(({ manufacturer }) => manufacturer));
  const [devices, formats] = await Promise.all([
    findDevices(context, distinctAddresses(telegrams)),
    findFormats(context, makers),
  ]);
  const { judged, learned } = await judgeBatch(context, telegrams, { devices, formats }, ciphersOf(context));
  const added = await insertReadings(
    context,
    judged.flatMap((own, at) => readingsOf(telegrams[at]?.id ?? '', own)),
  );
  // What a key opened late may be a full frame.
  await insertFormats(context, learned);
  await noteArrivals(context, added);
  return added.length;
}
