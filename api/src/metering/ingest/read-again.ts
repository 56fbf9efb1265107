import { readAddress } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { noteArrivals } from '../readings/arrivals.ts';
import { insertReadings, type NewReading } from '../readings/reading-store.ts';
import { type Addressed, judgeBatch } from './batch.ts';
import { ciphersOf } from './device-keys.ts';
import { findFormats, insertFormats } from './format-store.ts';
import { joinParts, type Message } from './fragments.ts';
import { findDevices } from './ingest-store.ts';
import { insertJudgements } from './judgement-store.ts';
import type { KeptTelegram } from './kept-store.ts';
import type { Judged } from './placed-values.ts';
import { keepStatuses } from './status-store.ts';

export interface TelegramReading extends NewReading {
  readonly telegramId: string;
}

interface Address {
  readonly manufacturer: string;
  readonly serial: string;
}

export function distinctAddresses<T extends Address>(telegrams: readonly T[]): T[] {
  const bySerial = new Map<string, T[]>();
  return telegrams.filter((telegram) => {
    const makers = bySerial.get(telegram.serial);
    if (makers === undefined) bySerial.set(telegram.serial, [telegram]);
    else if (makers.some(({ manufacturer }) => manufacturer === telegram.manufacturer)) return false;
    else makers.push(telegram);
    return true;
  });
}

/** Adds the readings of a judged telegram to those of others. */
export function addReadings(readings: TelegramReading[], telegramId: string, { deviceId, values }: Judged): void {
  if (deviceId === null) return;
  for (const value of values) readings.push({ ...value, origin: 'radio', deviceId, telegramId });
}

type Kept = KeptTelegram & Addressed;

/** The telegrams that complete a message, with all parts of it. */
function withParts(telegrams: readonly Kept[], messages: readonly Message[]): readonly Kept[] {
  if (messages.length === 0) return telegrams;
  const joined = [...telegrams];
  for (const { parts, completes } of messages) {
    const telegram = telegrams[completes];
    const all = parts.flatMap((n) => telegrams[n]?.bytes ?? []);
    if (telegram !== undefined) joined[completes] = { ...telegram, parts: all };
  }
  return joined;
}

/** What a message is found to be is said of each of its parts; it counts and has its values once. */
function alikeInAllParts(judged: readonly Judged[], messages: readonly Message[]): readonly Judged[] {
  if (messages.length === 0) return judged;
  const alike = [...judged];
  for (const { parts, completes } of messages) {
    const whole = judged[completes];
    for (const n of parts)
      if (whole !== undefined && n !== completes) alike[n] = { ...whole, counter: null, status: null, values: [] };
  }
  return alike;
}

/**
 * Kept telegrams are judged with what is known now, such as a device, a key, a format or a place. Their rows say what they
 * were when they came; what they are found to be is appended, their readings name them and have the moment at which they
 * were received. Safe to repeat.
 * @returns how many readings are new
 */
export async function readAgain(context: Context, kept: readonly KeptTelegram[]): Promise<number> {
  const telegrams = kept.flatMap((telegram): Kept[] => {
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
  const ciphers = ciphersOf(context);
  const messages = joinParts(telegrams, ciphers);
  const batch = await judgeBatch(context, withParts(telegrams, messages), { devices, formats }, ciphers);
  const judged = alikeInAllParts(batch.judged, messages);
  const readings: TelegramReading[] = [];
  for (const at of batch.order) {
    const [telegram, own] = [telegrams[at], batch.judged[at]];
    if (telegram !== undefined && own !== undefined) addReadings(readings, telegram.id, own);
  }
  const added = await insertReadings(context, readings);
  await insertJudgements(
    context,
    telegrams.flatMap(({ id, receivedAt }, at) => {
      const own = judged[at];
      if (own === undefined || own.deviceId === null) return [];
      const { deviceId, verdict, reason, detail, counter } = own;
      return [{ telegramId: id, receivedAt, deviceId, verdict, reason, detail, counter }];
    }),
  );
  await keepStatuses(context, telegrams, batch);
  // What a key opened late may be a full frame.
  await insertFormats(context, batch.learned);
  await noteArrivals(context, added);
  return added.length;
}
