import { addressAt, type MeterAddress, mediumOf } from './address.ts';
import { AUTHENTICATION_CI, readAuthentication } from './authentication-layer.ts';
import { byteAt } from './bytes.ts';
import type { Ciphers } from './ciphers.ts';
import { type Formats, formatOf, formatSignature, openCompactFrame } from './compact-frame.ts';
import { expandProfiles } from './compact-profile.ts';
import { sendsPlainDespiteMode } from './deviations.ts';
import { isExtendedLink, readExtendedLink } from './extended-link.ts';
import { type Failure, failure } from './failure.ts';
import { readFixedStructure } from './fixed-structure.ts';
import { type Frame, type InputForm, LINK_HEADER_SIZE, readFrame, readWiredFrame } from './frame.ts';
import type { MakerDriver } from './makers/maker.ts';
import { QUNDIS_VIF, qundisRecords } from './makers/qundis.ts';
import { techem } from './makers/techem.ts';
import { type RecordList, readRecords, type TelegramRecord } from './records.ts';
import type { DecodedTelegram, DecodeResult, Link } from './result.ts';
import { openPayload } from './security.ts';
import { statusOf } from './status.ts';
import { readTransportHeader } from './transport-header.ts';
import { meterOf, startWalk, type Walk } from './walk.ts';

export interface DecodeOptions<Key> {
  /** Of the meter that `readAddress` names; null or absent: read only what is not encrypted. */
  readonly key?: Key | null;
  readonly ciphers: Ciphers<Key>;
  /** `auto` unless the receiver knows better. */
  readonly form?: InputForm;
  /** Formats of compact frames seen so far. */
  readonly formats?: Formats;
  /** Also return the format of a full frame, to be kept for compact frames. */
  readonly withFormat?: boolean;
}

const NO_FORMATS: Formats = new Map();
const NO_VALUES: DecodedTelegram['values'] = {};
const MAKERS: readonly MakerDriver[] = [techem];
const FIXED_STRUCTURE_CI = 0x73;

/**
 * Bytes and key to a decoded telegram, or the reason why not. Takes every input form (radio frame formats A and B,
 * checksums already removed, trailing receiver bytes, wired long frames one after the other). Never throws on foreign
 * bytes and passes on no value that was encrypted and did not verify.
 */
export function decodeTelegram<Key>(bytes: Uint8Array, options: DecodeOptions<Key>): DecodeResult {
  const form = options.form ?? 'auto';
  const frame = readFrame(bytes, form);
  const result = decodeFrame(frame, options);
  return form === 'auto' && !result.ok ? (decodeInOtherForm(bytes, 'ok' in frame, options) ?? result) : result;
}

/**
 * A form is recognised by a checksum of 16 bits, so that once in 65,536 a telegram without checksums passes for one of
 * format A or B by chance, and then does not decode. A damaged frame must not come to life as another form instead:
 * only what the key verifies is taken, and where a checksum was wrong only what verifies to its last byte, which mode 5
 * does not.
 */
function decodeInOtherForm<Key>(
  bytes: Uint8Array,
  frameFailed: boolean,
  options: DecodeOptions<Key>,
): DecodedTelegram | null {
  for (const form of ['stripped', 'format_a', 'format_b'] as const) {
    const result = decodeFrame(readFrame(bytes, form), options);
    if (!result.ok || result.security.state !== 'decrypted') continue;
    if (!frameFailed || result.security.mode !== 'mode_5') return result;
  }
  return null;
}

function decodeFrame<Key>(frame: Frame | Failure, options: DecodeOptions<Key>): DecodeResult {
  if ('ok' in frame) return frame;
  if (frame.kind === 'wired') return decodeWired(frame.bytes, options);
  const walk = startWalk(frame.bytes, LINK_HEADER_SIZE - 1, frame.bytes, 2);
  const link: Link = {
    kind: 'radio',
    form: frame.form,
    control: byteAt(frame.bytes, 1),
    device: null,
    primaryAddress: null,
  };
  return decodeLayers(walk, link, options);
}

/** Several answers of one meter may follow each other; their records belong together. */
function decodeWired<Key>(bytes: Uint8Array, options: DecodeOptions<Key>): DecodeResult {
  let decoded: DecodedTelegram | null = null;
  let at = 0;
  while (at < bytes.length) {
    const frame = readWiredFrame(bytes.subarray(at));
    if ('ok' in frame) return decoded === null ? frame : { ...decoded, warnings: [...decoded.warnings, frame.error] };
    at += frame.size;
    const { control, primaryAddress, data } = frame;
    const link: Link = { kind: 'wired', form: 'wired', control, device: null, primaryAddress };
    const next = decodeLayers(startWalk(data, 0, null, 0), link, options);
    if (!next.ok) return decoded === null ? next : { ...decoded, warnings: [...decoded.warnings, next.error] };
    decoded = decoded === null ? next : joined(decoded, next);
  }
  return decoded ?? failure('empty');
}

function joined(first: DecodedTelegram, next: DecodedTelegram): DecodedTelegram {
  return {
    ...first,
    records: [...first.records, ...next.records],
    manufacturerData: next.manufacturerData ?? first.manufacturerData,
    moreRecordsFollow: next.moreRecordsFollow,
    format: null,
    warnings: [...first.warnings, ...next.warnings],
  };
}

function decodeLayers<Key>(walk: Walk, link: Link, options: DecodeOptions<Key>): DecodeResult {
  const { ciphers } = options;
  const key = options.key ?? null;
  if (link.kind === 'wired' && byteAt(walk.bytes, walk.at) === FIXED_STRUCTURE_CI) return decodeFixed(walk, link);
  if (isExtendedLink(byteAt(walk.bytes, walk.at))) {
    const refused = readExtendedLink(walk, key, ciphers);
    if (refused !== null) return refused;
  }
  if (byteAt(walk.bytes, walk.at) === AUTHENTICATION_CI) {
    const refused = readAuthentication(walk);
    if (refused !== null) return refused;
  }
  const linkAddress = walk.address;
  const linkAddressFrom = walk.addressFrom;
  const header = readTransportHeader(walk);
  if ('ok' in header) {
    return header.error === 'manufacturer_specific' ? (decodeOfMaker(walk, link) ?? header) : header;
  }
  const meter = meterOf(walk);
  const device = linkAddress === null || linkAddress === walk.address ? null : addressAt(linkAddress, linkAddressFrom);
  if (sendsPlainDespiteMode(meter)) walk.warnings.push('nonstandard_security_mode');
  else if (link.kind === 'radio' || isWiredEncryption(header.configuration)) {
    const refused = openPayload(walk, header.configuration, key, ciphers);
    if (refused !== null) return refused;
  }
  const content = readContent(walk, header.content, options);
  if ('ok' in content) return content;
  return assembled(walk, meter, device === null ? link : { ...link, device }, header.status, content);
}

/** Old wired meters send a signature where newer ones have the configuration word; only modes 5 and 7 are taken as such. */
function isWiredEncryption(configuration: number): boolean {
  const mode = (configuration >> 8) & 0x1f;
  return mode === 5 || mode === 7;
}

/** Payloads outside the standard, by whoever knows the maker; null where nobody does. */
function decodeOfMaker(walk: Walk, link: Link): DecodedTelegram | null {
  const meter = meterOf(walk);
  const ci = byteAt(walk.bytes, walk.at);
  const driver = meter === null ? undefined : MAKERS.find((maker) => maker.reads(meter, ci));
  if (meter === null || driver === undefined) return null;
  const content = driver.read(meter, walk.bytes, walk.at + 1, walk.end);
  if (content === null) return null;
  const list = { ...content, warnings: [], manufacturerData: null, moreRecordsFollow: false, format: null };
  return assembled(walk, meter, link, 0, list);
}

interface ContentRead extends RecordList {
  readonly format: DecodedTelegram['format'];
  readonly values?: DecodedTelegram['values'];
}

function readContent<Key>(
  walk: Walk,
  content: string,
  options: DecodeOptions<Key>,
): ContentRead | ReturnType<typeof failure> {
  if (content === 'nothing') {
    return { records: [], warnings: [], manufacturerData: null, moreRecordsFollow: false, format: null };
  }
  if (content === 'format') return formatFrame(walk);
  if (content === 'compact') {
    const compact = openCompactFrame(walk.bytes, walk.at, walk.end, options.formats ?? NO_FORMATS);
    if ('ok' in compact) return compact;
    if (!compact.verified) {
      // Behind a session the payload has a checksum of its own that held: the bytes arrived as the meter sent them.
      if (!walk.payloadVerified) return failure('format_mismatch', 'full-frame checksum');
      walk.warnings.push('format_checksum');
    }
    return { ...readRecords(walk.bytes, compact.valuesFrom, walk.end, compact.headers), format: null };
  }
  const list = readRecords(walk.bytes, walk.at, walk.end);
  const headers = options.withFormat === true ? formatOf(walk.bytes, walk.at, walk.end) : null;
  return { ...list, format: headers === null ? null : { signature: formatSignature(headers), headers } };
}

/** A format frame: length, signature and the headers that compact frames will refer to. */
function formatFrame(walk: Walk): ContentRead | ReturnType<typeof failure> {
  const headers = walk.bytes.subarray(walk.at + 3, walk.at + 1 + byteAt(walk.bytes, walk.at));
  const signature = byteAt(walk.bytes, walk.at + 1) | (byteAt(walk.bytes, walk.at + 2) << 8);
  if (headers.length === 0 || formatSignature(headers) !== signature) return failure('format_mismatch', 'format frame');
  const format = { signature, headers };
  return { records: [], warnings: [], manufacturerData: null, moreRecordsFollow: false, format };
}

function decodeFixed(walk: Walk, link: Link): DecodeResult {
  const fixed = readFixedStructure(walk.bytes, walk.at + 1, walk.end);
  if ('ok' in fixed) return fixed;
  walk.accessNumber = fixed.accessNumber;
  const { id, deviceType, records } = fixed;
  const meter = { manufacturer: '', id, version: 0, deviceType, medium: mediumOf(deviceType) };
  const list = { records, warnings: [], manufacturerData: null, moreRecordsFollow: false, format: null };
  return assembled(walk, meter, link, 0, list);
}

/** The records as sent, and behind them what single records pack together. */
function withHistory(meter: MeterAddress | null, records: TelegramRecord[]): TelegramRecord[] {
  for (const { vif, qualifiers } of records) {
    if (vif === QUNDIS_VIF) return [...records, ...qundisRecords(meter, records)];
    if (qualifiers.some((q) => q.endsWith('_profile'))) return [...records, ...expandProfiles(records)];
  }
  return records;
}

function assembled(
  walk: Walk,
  meter: MeterAddress | null,
  link: Link,
  status: number,
  content: ContentRead,
): DecodedTelegram {
  const { records } = content;
  return {
    ok: true,
    meter,
    link,
    accessNumber: walk.accessNumber,
    counter: walk.counter,
    security: walk.security,
    status: statusOf(status),
    records: withHistory(meter, records),
    values: content.values ?? NO_VALUES,
    manufacturerData: content.manufacturerData,
    moreRecordsFollow: content.moreRecordsFollow,
    format: content.format,
    warnings: walk.warnings.length === 0 ? content.warnings : [...walk.warnings, ...content.warnings],
  };
}
