import { byteAt, unsignedAt } from './bytes.ts';
import { type Failure, failure } from './failure.ts';
import type { Walk } from './walk.ts';

/** Control information of the authentication and fragmentation layer (EN 13757-7). */
export const AUTHENTICATION_CI = 0x90;

const MORE_FRAGMENTS = 1 << 14;
const HAS_CONTROL = 1 << 13;
const HAS_LENGTH = 1 << 12;
const HAS_COUNTER = 1 << 11;
const HAS_CODE = 1 << 10;
const HAS_KEY_INFORMATION = 1 << 9;
/** Bytes of the code by the low four bits of the control field. */
const CODE_SIZES: Readonly<Record<number, number>> = { 3: 2, 4: 4, 5: 8, 6: 12, 7: 16 };

/** Reads the layer at `walk.at`. The fields come in a fixed order, each present when its bit is set. */
export function readAuthentication(walk: Walk): Failure | null {
  const { bytes, at } = walk;
  const end = at + 2 + byteAt(bytes, at + 1);
  if (end > walk.end || end < at + 4) return failure('truncated', 'authentication and fragmentation layer');
  const fields = unsignedAt(bytes, at + 2, 2);
  const more = (fields & MORE_FRAGMENTS) !== 0;
  let next = at + 4;
  const take = (present: number, size: number): Uint8Array => {
    if ((fields & present) === 0) return bytes.subarray(next, next);
    next += size;
    return bytes.subarray(next - size, next);
  };
  const control = take(HAS_CONTROL, 1);
  take(HAS_KEY_INFORMATION, 2);
  const counter = take(HAS_COUNTER, 4);
  const codeSize = CODE_SIZES[byteAt(control, 0) & 15] ?? 0;
  const code = take(HAS_CODE, codeSize);
  const length = take(HAS_LENGTH, 2);
  if (next !== end) return failure('length_mismatch', 'authentication and fragmentation layer');
  if (counter.length === 4) walk.counter = unsignedAt(counter, 0, 4);
  walk.fragment = { number: fields & 0xff, more };
  walk.authentication = { control, counter, length, code, messageFrom: end };
  walk.at = end;
  return null;
}
