import { Buffer } from 'node:buffer';
import type { Ciphers } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { wentBack } from '../readings/register-order.ts';
import { type NewRegister, walkRegisters } from '../readings/register-walk.ts';
import { type Device, devicesOf, type Known } from './devices-of-batch.ts';
import { judgeWithFormats, type LearnedFormat } from './frame-formats.ts';
import { findCountersBefore } from './ingest-store.ts';
import type { Judged } from './placed-values.ts';

/** A telegram whose address could be read. */
export interface Addressed {
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
  readonly manufacturer: string;
  readonly serial: string;
  /** Version and device type byte of the address. */
  readonly version: number;
  readonly deviceType: number;
  /** All parts of the message that it completes, where it came in several telegrams. */
  readonly parts?: readonly Uint8Array[];
}

interface Identified extends Addressed {
  readonly id: string;
}

export interface JudgedBatch {
  /** In the order of the telegrams. */
  readonly judged: readonly Judged[];
  /** Numbers of the telegrams in the order in which they were received. */
  readonly order: readonly number[];
  readonly devices: readonly (Device | undefined)[];
  /** Formats of compact frames that nobody knew before. */
  readonly learned: readonly LearnedFormat[];
}

/** Judges telegrams of any number of devices together, each before the later ones of its device. */
export async function judgeBatch(
  context: Context,
  telegrams: readonly Identified[],
  known: Known,
  ciphers: Ciphers<unknown>,
): Promise<JudgedBatch> {
  const devices = await devicesOf(context, telegrams, known, ciphers);
  const { judged, learned } = judgeWithFormats(telegrams, devices, known.formats, { ciphers, now: context.now() });
  const order = inOrder(telegrams);
  await refuseReplays(context, telegrams, judged, order);
  const resets = new Map(devices.map((device) => [device?.id ?? '', device?.resetsOn ?? null]));
  await refuseBackward(context, judged, order, resets);
  return { judged, order, devices, learned };
}

/** By reception; of one moment by the bytes, so that the order in which they came decides nothing. */
function inOrder(telegrams: readonly Addressed[]): number[] {
  const at = telegrams.map(({ receivedAt }) => receivedAt.getTime());
  const bytesOf = (n: number) => telegrams[n]?.bytes ?? new Uint8Array();
  return at.map((_, n) => n).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || Buffer.compare(bytesOf(a), bytesOf(b)));
}

/** A message counter that is not above the one accepted before in the order of reception is a replay. */
async function refuseReplays(
  context: Context,
  telegrams: readonly Identified[],
  judged: Judged[],
  order: readonly number[],
): Promise<void> {
  const counting: { n: number; id: string; device: string; at: Date; counter: number }[] = [];
  for (const n of order) {
    const [own, telegram] = [judged[n], telegrams[n]];
    if (telegram === undefined || own?.verdict !== 'stored' || own.counter === null || own.deviceId === null) continue;
    const { id, receivedAt: at } = telegram;
    counting.push({ n, id, device: own.deviceId, at, counter: own.counter });
  }
  if (counting.length === 0) return;
  const stored = await findCountersBefore(context, counting);
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
        figures: { counter: String(counter), before: String(before.counter) },
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
  const places = [...registersByPlace(judged, order).values()].flat();
  await walkRegisters(context, places, { behind: false }, (register, before) => {
    const own = judged[register.n];
    if (own === undefined || before === undefined) return true;
    if (!wentBack(before, register, resets.get(register.deviceId) ?? null)) return true;
    const figures = { before: before.value, after: register.value };
    const detail = `the register went back from ${figures.before} to ${figures.after}`;
    judged[register.n] = { ...own, verdict: 'implausible', reason: 'went_back', detail, figures, values: [] };
    return false;
  });
}

interface BatchRegister extends NewRegister {
  /** Its telegram's number. */
  readonly n: number;
}

/** The registers of each device at each of its points, in order of reception. Few devices have more than one point. */
function registersByPlace(judged: readonly Judged[], order: readonly number[]): Map<string, BatchRegister[][]> {
  const byDevice = new Map<string, BatchRegister[][]>();
  for (const n of order) {
    const { values, deviceId } = judged[n] ?? {};
    const carried = values?.find(({ kind }) => kind === 'register');
    if (carried === undefined || !deviceId) continue;
    const { measuringPointId, readAt, value } = carried;
    const register = { n, deviceId, measuringPointId, readAt, value };
    const places = byDevice.get(deviceId);
    const place = places?.find(([first]) => first?.measuringPointId === measuringPointId);
    if (place !== undefined) place.push(register);
    else if (places !== undefined) places.push([register]);
    else byDevice.set(deviceId, [[register]]);
  }
  return byDevice;
}

function later<T>(a: T | undefined, b: T | undefined, at: (value: T) => Date): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return at(a) > at(b) ? a : b;
}
