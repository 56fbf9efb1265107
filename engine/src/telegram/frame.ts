import { byteAt, hexByte } from './bytes.ts';
import { crc16 } from './crc.ts';
import { type Failure, failure } from './failure.ts';

/**
 * How the bytes reach us. `auto` recognises the form; a receiver that knows its own form should say so, because
 * a frame without checksums and a damaged frame of format B look the same.
 */
export const INPUT_FORMS = ['auto', 'format_a', 'format_b', 'stripped', 'wired'] as const;
export type InputForm = (typeof INPUT_FORMS)[number];

/** One radio frame, length field first, without checksums, or the wired frames of one answer. */
export type Frame =
  | { readonly kind: 'radio'; readonly bytes: Uint8Array; readonly form: InputForm }
  | { readonly kind: 'wired'; readonly bytes: Uint8Array };

const CRC_SIZE = 2;
const FIRST_BLOCK_A = 10;
const NEXT_BLOCK_A = 16;
const FIRST_BLOCK_B = 126;
/** Receivers append signal strength or a checksum of their own. */
const TRAILING_MAX = 4;
/** L, C, M, ID, V, T, CI. */
export const LINK_HEADER_SIZE = 11;

/** Brings every input form to the bytes of one frame without link layer checksums (EN 13757-4). */
export function readFrame(bytes: Uint8Array, form: InputForm): Frame | Failure {
  if (bytes.length === 0) return failure('empty');
  if (form === 'wired' || (form === 'auto' && looksWired(bytes))) return { kind: 'wired', bytes };
  const size = byteAt(bytes, 0) + 1;
  if (form === 'format_a' || (form === 'auto' && firstBlockHolds(bytes) && bytes.length !== size)) {
    return readFormatA(bytes, size);
  }
  if (bytes.length < size) return failure('truncated', `length field ${size - 1}, received ${bytes.length} bytes`);
  if (size < LINK_HEADER_SIZE) return failure('truncated', `length field ${size - 1}`);
  if (form === 'auto' && isDamagedFormatA(bytes, size)) return failure('bad_crc', 'frame format A, first block');
  if (bytes.length > size + TRAILING_MAX) {
    return failure('length_mismatch', `length field ${size - 1}, received ${bytes.length} bytes`);
  }
  if (form === 'format_b' || (form === 'auto' && formatBHolds(bytes, size))) return readFormatB(bytes, size);
  return { kind: 'radio', bytes: bytes.length === size ? bytes : bytes.subarray(0, size), form: 'stripped' };
}

function looksWired(bytes: Uint8Array): boolean {
  const first = byteAt(bytes, 0);
  if (first === 0x68) return bytes.length >= 4 && byteAt(bytes, 3) === 0x68;
  return (first === 0xe5 && bytes.length === 1) || (first === 0x10 && bytes.length === 5 && byteAt(bytes, 4) === 0x16);
}

function crcHolds(bytes: Uint8Array, from: number, to: number): boolean {
  return crc16(bytes, from, to) === ((byteAt(bytes, to) << 8) | byteAt(bytes, to + 1));
}

function firstBlockHolds(bytes: Uint8Array): boolean {
  return bytes.length >= FIRST_BLOCK_A + CRC_SIZE && crcHolds(bytes, 0, FIRST_BLOCK_A);
}

/** Data bytes without checksums to the length on air. */
function formatALength(size: number): number {
  return size + CRC_SIZE * (1 + Math.ceil((size - FIRST_BLOCK_A) / NEXT_BLOCK_A));
}

function readFormatA(bytes: Uint8Array, size: number): Frame | Failure {
  const onAir = formatALength(size);
  if (bytes.length < onAir)
    return failure('truncated', `frame format A needs ${onAir} bytes, received ${bytes.length}`);
  if (bytes.length > onAir + TRAILING_MAX) {
    return failure('length_mismatch', `frame format A needs ${onAir} bytes, received ${bytes.length}`);
  }
  const data = new Uint8Array(size);
  let from = 0;
  let written = 0;
  while (written < size) {
    const block = Math.min(written === 0 ? FIRST_BLOCK_A : NEXT_BLOCK_A, size - written);
    if (!crcHolds(bytes, from, from + block)) return failure('bad_crc', `frame format A, block at byte ${from}`);
    data.set(bytes.subarray(from, from + block), written);
    written += block;
    from += block + CRC_SIZE;
  }
  return { kind: 'radio', bytes: data, form: 'format_a' };
}

/**
 * A frame of format A whose first block is damaged passes for one without checksums when its length field happens
 * to fit. The blocks behind it give it away: two of them agree by chance once in 2^32, one only where bytes trail.
 */
function isDamagedFormatA(bytes: Uint8Array, size: number): boolean {
  const behindFirst = bytes.length - FIRST_BLOCK_A - CRC_SIZE;
  const blocks = Math.ceil(behindFirst / (NEXT_BLOCK_A + CRC_SIZE));
  if (blocks < (bytes.length === size ? 2 : 1)) return false;
  let from = FIRST_BLOCK_A + CRC_SIZE;
  for (let block = 0; block < blocks; block += 1) {
    const to = Math.min(from + NEXT_BLOCK_A, bytes.length - CRC_SIZE);
    if (to <= from || !crcHolds(bytes, from, to)) return false;
    from = to + CRC_SIZE;
  }
  return true;
}

function formatBHolds(bytes: Uint8Array, size: number): boolean {
  if (size < LINK_HEADER_SIZE + CRC_SIZE) return false;
  return crcHolds(bytes, 0, Math.min(size - CRC_SIZE, FIRST_BLOCK_B));
}

function readFormatB(bytes: Uint8Array, size: number): Frame | Failure {
  const first = Math.min(size - CRC_SIZE, FIRST_BLOCK_B);
  if (first < LINK_HEADER_SIZE) return failure('truncated', `length field ${size - 1}`);
  if (!crcHolds(bytes, 0, first)) return failure('bad_crc', 'frame format B, first block');
  const rest = size - first - CRC_SIZE;
  if (rest !== 0 && rest <= CRC_SIZE) return failure('length_mismatch', 'frame format B, empty last block');
  const data = new Uint8Array(first + Math.max(0, rest - CRC_SIZE));
  data.set(bytes.subarray(0, first));
  if (rest > 0) {
    const from = first + CRC_SIZE;
    if (!crcHolds(bytes, from, size - CRC_SIZE)) return failure('bad_crc', 'frame format B, second block');
    data.set(bytes.subarray(from, size - CRC_SIZE), first);
  }
  // The length field of format B counts the checksums that are gone now.
  data[0] = data.length - 1;
  return { kind: 'radio', bytes: data, form: 'format_b' };
}

/** The user data of one wired frame: control field, address field, then control information and data. */
export interface WiredFrame {
  readonly control: number;
  readonly primaryAddress: number;
  /** Begins with the control information. */
  readonly data: Uint8Array;
  /** Bytes taken from the input. */
  readonly size: number;
}

/** Reads one long frame `68 L L 68 C A CI ... CS 16` (EN 13757-2) at the start of `bytes`. */
export function readWiredFrame(bytes: Uint8Array): WiredFrame | Failure {
  const start = byteAt(bytes, 0);
  if (start === 0xe5 || start === 0x10) return failure('no_payload', `start byte ${hexByte(start)}`);
  if (start !== 0x68) return failure('bad_frame', `start byte ${hexByte(start)}`);
  const length = byteAt(bytes, 1);
  if (byteAt(bytes, 2) !== length || byteAt(bytes, 3) !== 0x68) return failure('bad_frame', 'the two lengths differ');
  const size = length + 6;
  if (bytes.length < size) return failure('truncated', `wired frame needs ${size} bytes, received ${bytes.length}`);
  if (length < 3) return failure('no_payload', 'a wired control frame');
  let sum = 0;
  for (let at = 4; at < 4 + length; at += 1) sum = (sum + byteAt(bytes, at)) & 0xff;
  if (sum !== byteAt(bytes, 4 + length)) return failure('bad_checksum', `sum ${hexByte(sum)}`);
  if (byteAt(bytes, size - 1) !== 0x16) return failure('bad_frame', 'the stop byte is missing');
  return { control: byteAt(bytes, 4), primaryAddress: byteAt(bytes, 5), data: bytes.subarray(6, 4 + length), size };
}
