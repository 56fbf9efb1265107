import { byteAt, unsignedAt } from '../bytes.ts';
import type { TelegramRecord } from '../records.ts';
import { named, register, scaledBy, textOf } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Time of the device and status, whose meaning is not known. */
const TAGS_AT = 7;
const TOTAL = 0x10;
const FILLER = 0xff;
/** Bytes behind the tags that recorded telegrams use. */
const SIZES: Readonly<Record<number, number>> = {
  16: 4,
  65: 2,
  66: 4,
  67: 2,
  68: 3,
  128: 10,
  129: 10,
  131: 10,
  132: 10,
  160: 4,
};
/** Tags 71 to 7B: a byte, then registers stored at moments that are not sent, one more than the low digit says. */
const HISTORY = 0x70;
const HISTORY_MAX = 0x7b;

/** Apator AT-WMBUS-16-2: behind `0F` a list of tags, each with as many bytes as belong to it. */
export const apatorTagged: MakerProfile = {
  id: 'apator-at-wmbus-16-2',
  family: 'Apator AT-WMBUS-16-2 on water meters',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 10,
  missing: 'the time of the device, events, and when the stored registers were stored',
  devices: [{ manufacturer: 'APA', versions: [0x05], deviceTypes: [0x06, 0x07], controlInformation: [0x7a] }],
  content: 'records',
  read({ manufacturerBlock: block }) {
    if (block === null) return null;
    const records: TelegramRecord[] = [];
    for (let at = TAGS_AT; at < block.length; ) {
      const tag = byteAt(block, at);
      const size = sizeOf(tag);
      at += 1;
      if (tag === FILLER) continue;
      if (size === null || at + size > block.length) break;
      if (tag === TOTAL) records.unshift(register('volume', 'm3', 0, scaledBy(unsignedAt(block, at, size), -3)));
      if (isHistory(tag)) records.push(...storedRegisters(block, at + 1, (size - 1) / 4));
      at += size;
    }
    const total = records.find((r) => r.storage === 0);
    return total === undefined ? null : { records, values: named({ total_m3: textOf(total.exact) }) };
  },
};

const isHistory = (tag: number): boolean => tag > HISTORY && tag <= HISTORY_MAX;

function sizeOf(tag: number): number | null {
  return isHistory(tag) ? 1 + 4 * (tag - HISTORY + 1) : (SIZES[tag] ?? null);
}

/** Newest first; zeros are places not used yet. */
function storedRegisters(block: Uint8Array, from: number, count: number): TelegramRecord[] {
  const found: TelegramRecord[] = [];
  for (let n = 0; n < count; n += 1) {
    const value = unsignedAt(block, from + 4 * n, 4);
    if (value > 0) found.push(register('volume', 'm3', 2 + n, scaledBy(value, -3)));
  }
  return found;
}
