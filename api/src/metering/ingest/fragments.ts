import { type Ciphers, readFragment } from '@klarmeter/engine';

/** A meter sends the parts of a message one behind the other; the clocks of gateways differ by minutes. */
export const PARTS_APART_MS = 10 * 60_000;

/** Interpretation: a message of a submetering device is a few hundred bytes; one of more parts is none of it. */
const PARTS_MAX = 16;

/** A part of a message: whose it is, and when it was received. */
export interface Part {
  readonly deviceId: string;
  readonly at: Date;
}

interface Window {
  readonly deviceId: string;
  readonly from: Date;
  readonly to: Date;
}

/** Where the other parts of their messages are looked for: spans of each device that do not touch each other. */
export function windowsAround(parts: readonly Part[]): Window[] {
  const windows: Window[] = [];
  for (const [deviceId, own] of Map.groupBy(parts, (part) => part.deviceId)) {
    const times = own.map(({ at }) => at.getTime()).sort((a, b) => a - b);
    for (const [n, time] of times.entries()) {
      const to = new Date(time + PARTS_APART_MS);
      const touches = n > 0 && time - (times[n - 1] ?? 0) <= 2 * PARTS_APART_MS;
      const last = touches ? windows.pop() : undefined;
      windows.push({ deviceId, from: last?.from ?? new Date(time - PARTS_APART_MS), to });
    }
  }
  return windows;
}

interface Telegram {
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
  readonly manufacturer: string;
  readonly serial: string;
  readonly version: number;
  readonly deviceType: number;
}

/** A message that came in several telegrams: their numbers among those handed in. */
export interface Message {
  /** In the order of the parts. */
  readonly parts: readonly number[];
  /** The one that was received last: it completes the message. */
  readonly completes: number;
}

/**
 * Puts parts of messages together, in whatever order they came. To the last part of a message belong, of each number before
 * it, the part of the same meter that was received nearest to it. Whether they belong together is for their
 * authentication code to say.
 */
export function joinParts(telegrams: readonly Telegram[], ciphers: Ciphers<unknown>): Message[] {
  const at = (n: number) => telegrams[n]?.receivedAt.getTime() ?? 0;
  const lasts: { readonly n: number; readonly meter: string; readonly number: number }[] = [];
  /** The parts that others follow, by meter and number. */
  const earlier = new Map<string, number[]>();
  for (const [n, { bytes, manufacturer, serial, version, deviceType }] of telegrams.entries()) {
    const fragment = readFragment(bytes, { key: null, ciphers });
    if (fragment === null || fragment.number > PARTS_MAX) continue;
    const { number, more } = fragment;
    const meter = `${manufacturer}-${serial}-${version}-${deviceType}`;
    const place = `${meter} ${number}`;
    if (!more) lasts.push({ n, meter, number });
    else if (earlier.get(place)?.push(n) === undefined) earlier.set(place, [n]);
  }
  for (const parts of earlier.values()) parts.sort((a, b) => at(a) - at(b));

  const messages = new Map<number, Message>();
  for (const { n, meter, number } of lasts) {
    const parts = [n];
    for (let before = number - 1; before > 0; before -= 1) {
      const part = nearest(earlier.get(`${meter} ${before}`) ?? [], at(n), at);
      if (part === undefined || Math.abs(at(part) - at(n)) > PARTS_APART_MS) break;
      parts.unshift(part);
    }
    if (parts.length < number) continue;
    const completes = parts.reduce((latest, part) => (at(part) > at(latest) ? part : latest));
    messages.set(completes, { parts, completes });
  }
  return [...messages.values()];
}

/** Of numbers in the order of their moments, the one that is nearest to a moment; of two the earlier. */
function nearest(ordered: readonly number[], moment: number, at: (n: number) => number): number | undefined {
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (at(ordered[middle] ?? 0) < moment) from = middle + 1;
    else to = middle;
  }
  const [before, behind] = [ordered[from - 1], ordered[from]];
  if (before === undefined || behind === undefined) return before ?? behind;
  return moment - at(before) <= at(behind) - moment ? before : behind;
}
