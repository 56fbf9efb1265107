import { byteAt, hexByte } from './bytes.ts';
import { extensionFbMeaning, extensionFdMeaning, THIRD_TABLE } from './extension-tables.ts';
import { qualifierOf } from './qualifiers.ts';
import { type Meaning, primaryMeaning } from './quantities.ts';

export type RecordFunction = 'instantaneous' | 'maximum' | 'minimum' | 'at_error';

/** Kind of a compact profile: history back in time, register list, or history forward. */
export type ProfileKind = 'inverse' | 'registers' | 'forward';

/** What the bytes in front of a value say: DIF, DIFE, VIF, VIFE (EN 13757-3, data information and value information). */
export interface RecordHeader {
  /** Bytes of DIF to last VIFE. */
  readonly size: number;
  /** Low four bits of the DIF. */
  readonly dataField: number;
  readonly function: RecordFunction;
  readonly storage: number;
  readonly tariff: number;
  readonly subunit: number;
  readonly meaning: Meaning;
  /** What restricts the meaning; a record with any is never a main register. */
  readonly qualifiers: readonly string[];
  readonly profile: ProfileKind | null;
  /** First byte, hex. */
  readonly dif: string;
  /** VIF and VIFE, hex, without the text of a plain text VIF. */
  readonly vif: string;
}

const FUNCTIONS: readonly RecordFunction[] = ['instantaneous', 'maximum', 'minimum', 'at_error'];
/** EN 13757-3: at most ten extensions each. */
const EXTENSIONS_MAX = 10;

/**
 * Headers repeat in every telegram of a device type, so they are kept once read. Foreign bytes must not fill the
 * memory: beyond this number new ones are read anew each time.
 */
const KEPT_MAX = 4096;
const PACKED_BYTES_MAX = 6;
const kept = new Map<number, RecordHeader>();
const keptShort: (RecordHeader | undefined)[] = new Array(0x10000);

/** The header at `at`, or null where it runs past `end` or has too many extensions. */
export function recordHeaderAt(bytes: Uint8Array, at: number, end: number): RecordHeader | null {
  const dif = byteAt(bytes, at);
  const vif = byteAt(bytes, at + 1);
  if (dif < 0x80 && vif < 0x80 && vif !== 0x7c) {
    if (at + 2 > end) return null;
    const short = (dif << 8) | vif;
    const known = keptShort[short];
    if (known !== undefined) return known;
    const header = parseHeader(bytes, at, end);
    if (header !== null) keptShort[short] = header;
    return header;
  }
  const packed = packedHeader(bytes, at, end);
  if (packed === 0) return parseHeader(bytes, at, end);
  const known = kept.get(packed);
  if (known !== undefined) return known;
  const header = parseHeader(bytes, at, end);
  if (header !== null && kept.size < KEPT_MAX) kept.set(packed, header);
  return header;
}

/** Up to six header bytes as one number, or 0 where they do not fit or a text is among them. */
function packedHeader(bytes: Uint8Array, from: number, end: number): number {
  const limit = Math.min(end, from + PACKED_BYTES_MAX);
  let packed = 0;
  let at = from;
  let byte = 0x80;
  while (byte >= 0x80) {
    if (at >= limit) return 0;
    byte = byteAt(bytes, at);
    packed = packed * 256 + byte;
    at += 1;
  }
  const vif = byteAt(bytes, at);
  if ((vif & 0x7f) === 0x7c) return 0;
  byte = 0x80;
  while (byte >= 0x80) {
    if (at >= limit) return 0;
    byte = byteAt(bytes, at);
    packed = packed * 256 + byte;
    at += 1;
  }
  return packed;
}

function parseHeader(bytes: Uint8Array, from: number, end: number): RecordHeader | null {
  const dif = byteAt(bytes, from);
  let at = from + 1;
  let storage = (dif >> 6) & 1;
  let tariff = 0;
  let subunit = 0;
  let extended = dif >= 0x80;
  for (let n = 0; extended; n += 1) {
    if (n === EXTENSIONS_MAX || at >= end) return null;
    const dife = byteAt(bytes, at);
    at += 1;
    // Multiplied, not shifted: ten extensions make a storage number of 41 bits.
    storage += (dife & 15) * 2 ** (1 + 4 * n);
    tariff += ((dife >> 4) & 3) * 4 ** n;
    subunit += ((dife >> 6) & 1) * 2 ** n;
    extended = dife >= 0x80;
  }
  const value = parseValueInformation(bytes, at, end);
  if (value === null) return null;
  return {
    size: value.end - from,
    dataField: dif & 15,
    function: FUNCTIONS[(dif >> 4) & 3] ?? 'instantaneous',
    storage,
    tariff,
    subunit,
    meaning: value.meaning,
    qualifiers: value.qualifiers,
    profile: value.profile,
    dif: hexByte(dif),
    vif: value.vif,
  };
}

interface ValueInformation {
  readonly end: number;
  readonly meaning: Meaning;
  readonly qualifiers: readonly string[];
  readonly profile: ProfileKind | null;
  readonly vif: string;
}

function parseValueInformation(bytes: Uint8Array, from: number, end: number): ValueInformation | null {
  if (from >= end) return null;
  const vif = byteAt(bytes, from);
  let at = from + 1;
  let extended = vif >= 0x80;
  let meaning = primaryMeaning(vif & 0x7f);
  let text = hexByte(vif);
  let manufacturers = (vif & 0x7f) === 0x7f;
  if (vif === 0xfd || vif === 0xfb || vif === 0xef) {
    if (at >= end) return null;
    const code = byteAt(bytes, at);
    at += 1;
    text += hexByte(code);
    extended = code >= 0x80;
    if (vif === 0xfd) meaning = extensionFdMeaning(code & 0x7f);
    if (vif === 0xfb) meaning = extensionFbMeaning(code & 0x7f);
    if (vif === 0xef) meaning = THIRD_TABLE;
  } else if ((vif & 0x7f) === 0x7c) {
    const length = byteAt(bytes, at);
    if (at + 1 + length > end) return null;
    meaning = { ...meaning, unit: textReversed(bytes, at + 1, at + 1 + length) };
    at += 1 + length;
  }
  const qualifiers: string[] = [];
  let profile: ProfileKind | null = null;
  for (let n = 0; extended; n += 1) {
    if (n === EXTENSIONS_MAX || at >= end) return null;
    const vife = byteAt(bytes, at);
    at += 1;
    text += hexByte(vife);
    extended = vife >= 0x80;
    const code = vife & 0x7f;
    if (manufacturers) qualifiers.push(`manufacturer ${hexByte(code)}`);
    else if (code === 0x7f) manufacturers = true;
    else if (code >= 0x70 && code <= 0x77) meaning = { ...meaning, exponent: meaning.exponent + (code & 7) - 6 };
    else if (code === 0x7d) meaning = { ...meaning, exponent: meaning.exponent + 3 };
    else {
      profile = PROFILES[code] ?? profile;
      qualifiers.push(qualifierOf(code));
    }
  }
  if (manufacturers && qualifiers.length === 0) qualifiers.push('manufacturer');
  return { end: at, meaning, qualifiers, profile, vif: text };
}

const PROFILES: Readonly<Record<number, ProfileKind>> = { 19: 'inverse', 30: 'registers', 31: 'forward' };

/** Latin-1 text, sent last character first. */
export function textReversed(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = to - 1; at >= from; at -= 1) text += String.fromCharCode(byteAt(bytes, at));
  return text;
}
