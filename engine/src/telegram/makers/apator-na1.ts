import { addressBytes } from '../address.ts';
import { byteAt, unsignedAt } from '../bytes.ts';
import { clock, dated, MONTH_END_STORAGE, named, register, scaledBy, textOf } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const ACCESS_AT = 0;
const BLOCK_AT = 2;
const BLOCK = 16;
const SIZE = BLOCK_AT + BLOCK;
const FILLER = 0x2f;

/** Offsets in the plain block. */
const TOTAL_AT = 1;
const CLOCK_AT = 5;
const AGE_AT = 9;
const SINCE_AT = 10;
/** The meter shows eight digits of litres. */
const TOTAL_MAX = 99_999_999;
const CLOCK_FROM = Date.UTC(2000, 0, 1);
const CLOCK_MIN = Date.UTC(2010, 0, 1);
const CLOCK_MAX = Date.UTC(2100, 0, 1);
const HOUR = 3_600_000;
/** The register is stored at the end of a month; a day more for a clock that is wrong. */
const AGE_MAX = 32 * 24;
/** Litres an hour, far above what the pipe of such a meter carries. */
const FLOW_MAX = 20_000;

/**
 * Apator NA-1 module on water meters: one block, encrypted as in mode 5 with the byte behind the control information as
 * access number. In it the register, the seconds of the clock since 2000, how many hours ago a register was stored, and
 * how much was counted since. Numbers that do not end with a byte leave their high bits to the other half of the first.
 */
export const apatorNa1: MakerProfile = {
  id: 'apator-na-1',
  family: 'Apator NA-1',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 6,
  missing: 'most status bits; whether the clock runs on summer time',
  devices: [{ manufacturer: 'APA', versions: [0x14], deviceTypes: [0x06, 0x07], controlInformation: [0xa0, 0xa1] }],
  content: 'payload',
  encryption({ meter, payload }) {
    if (payload.length !== SIZE) return null;
    const vector = new Uint8Array(BLOCK).fill(byteAt(payload, ACCESS_AT));
    vector.set(addressBytes(meter));
    return { from: BLOCK_AT, to: SIZE, vector, keyOfWorks: new Uint8Array(BLOCK), verifies: (plain) => isBlock(plain) };
  },
  read({ payload }) {
    const block = payload.subarray(BLOCK_AT);
    if (payload.length !== SIZE || !isBlock(block)) return null;
    const { total, since, time, age } = fieldsOf(block);
    const now = minuteOf(time);
    const then = minuteOf(time - age * HOUR);
    const current = scaledBy(total, -3);
    const stored = scaledBy(total - since, -3);
    return {
      records: [
        register('volume', 'm3', 0, current),
        clock(now),
        register('volume', 'm3', MONTH_END_STORAGE, stored),
        dated(MONTH_END_STORAGE, then.slice(0, 10)),
      ],
      values: named({
        total_m3: textOf(current),
        meter_datetime: now,
        historic_m3: textOf(stored),
        historic_datetime: then,
        historic_age_h: String(age),
      }),
    };
  },
};

function fieldsOf(block: Uint8Array) {
  return {
    total: (byteAt(block, TOTAL_AT) & 15) + unsignedAt(block, TOTAL_AT + 1, 3) * 16,
    time: CLOCK_FROM + unsignedAt(block, CLOCK_AT, 4) * 1000,
    age: byteAt(block, AGE_AT) + (byteAt(block, SINCE_AT) >> 2) * 256,
    since: (byteAt(block, SINCE_AT) & 3) + unsignedAt(block, SINCE_AT + 1, 3) * 4,
  };
}

/** The filler alone would take one wrong key in 256; leaving out what no meter can say makes that one in 100,000. */
function isBlock(block: Uint8Array): boolean {
  if (block.length !== BLOCK || block[0] !== FILLER) return false;
  const { total, time, age, since } = fieldsOf(block);
  const isTime = time >= CLOCK_MIN && time < CLOCK_MAX && age <= AGE_MAX;
  return total <= TOTAL_MAX && since <= total && since <= age * FLOW_MAX && isTime;
}

/** Of the meter's own clock; `Date` only does the arithmetic. */
const minuteOf = (time: number): string => new Date(time).toISOString().slice(0, 16);
