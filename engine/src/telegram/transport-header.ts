import { byteAt, hexByte, unsignedAt } from './bytes.ts';
import { type Failure, failure } from './failure.ts';
import type { Walk } from './walk.ts';

/** What the control information says follows behind the transport header. */
export type Content = 'records' | 'compact' | 'format' | 'nothing' | 'error' | 'alarm';

/** The transport header in front of the payload (EN 13757-7). */
export interface TransportHeader {
  readonly content: Content;
  /** Null where the header has none. */
  readonly status: number | null;
  /** The configuration word; 0 where the header has none. */
  readonly configuration: number;
}

type HeaderSize = 'none' | 'short' | 'long';

const KNOWN: Readonly<Record<number, readonly [HeaderSize, Content]>> = {
  105: ['none', 'format'],
  106: ['short', 'format'],
  107: ['long', 'format'],
  110: ['short', 'error'],
  111: ['long', 'error'],
  112: ['none', 'error'],
  113: ['none', 'alarm'],
  114: ['long', 'records'],
  115: ['long', 'compact'],
  116: ['short', 'alarm'],
  117: ['long', 'alarm'],
  120: ['none', 'records'],
  121: ['none', 'compact'],
  122: ['short', 'records'],
  123: ['short', 'compact'],
  138: ['short', 'nothing'],
  139: ['long', 'nothing'],
};

const SIZES = { none: 1, short: 5, long: 13 } as const;

/**
 * Reads the transport header at `walk.at`. A long header names the meter; the link layer then names the radio that
 * sends for it.
 */
export function readTransportHeader(walk: Walk): TransportHeader | Failure {
  const { bytes, at } = walk;
  if (at >= walk.end) return failure('truncated', 'no control information');
  const ci = byteAt(bytes, at);
  const known = KNOWN[ci];
  if (known === undefined) return refused(ci);
  const [header, content] = known;
  const size = SIZES[header];
  if (at + size > walk.end) return failure('truncated', `transport header ${hexByte(ci)}`);
  walk.at = at + size;
  if (header === 'none') return { content, status: null, configuration: 0 };
  if (header === 'long') {
    const address = new Uint8Array(8);
    address.set(bytes.subarray(at + 5, at + 7));
    address.set(bytes.subarray(at + 1, at + 5), 2);
    address.set(bytes.subarray(at + 7, at + 9), 6);
    walk.address = address;
    walk.addressFrom = 0;
  }
  const fields = at + size - 4;
  walk.accessNumber = byteAt(bytes, fields);
  return { content, status: byteAt(bytes, fields + 1), configuration: unsignedAt(bytes, fields + 2, 2) };
}

function refused(ci: number): Failure {
  if (ci >= 0xa0 && ci <= 0xb7) return failure('manufacturer_specific', `control information ${hexByte(ci)}`);
  return failure('unsupported_ci', `control information ${hexByte(ci)}`);
}
