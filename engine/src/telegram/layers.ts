import { addressAt, type MeterAddress } from './address.ts';
import { AUTHENTICATION_CI, readAuthentication } from './authentication-layer.ts';
import { byteAt, bytesOfHex } from './bytes.ts';
import type { Ciphers } from './ciphers.ts';
import type { Formats } from './compact-frame.ts';
import { type ContentRead, NO_CONTENT, readContent, withHistory } from './content.ts';
import { sendsPlainDespiteMode } from './deviations.ts';
import { isExtendedLink, readExtendedLink } from './extended-link.ts';
import { type Failure, failure } from './failure.ts';
import { FIXED_STRUCTURE_CI, readFixedStructure } from './fixed-structure.ts';
import { type AppliedProfile, applyProfiles } from './makers/apply.ts';
import { profilesFor } from './makers/index.ts';
import type { MakerTelegram } from './makers/maker.ts';
import { openEncryption } from './makers/open-encryption.ts';
import type { DecodedTelegram, DecodeResult, Link } from './result.ts';
import { openPayload } from './security.ts';
import { statusOf } from './status.ts';
import { readTransportHeader } from './transport-header.ts';
import { meterOf, type Walk } from './walk.ts';

export interface LayerOptions<Key> {
  /** Of the meter that `readAddress` names; null or absent: read only what is not encrypted. */
  readonly key?: Key | null;
  readonly ciphers: Ciphers<Key>;
  /** Formats of compact frames seen so far. */
  readonly formats?: Formats;
  /** Also return the format of a full frame, to be kept for compact frames. */
  readonly withFormat?: boolean;
}

const NO_VALUES: DecodedTelegram['values'] = {};

/** Everything above the link layer: extended link, authentication, transport, security, then the content. */
export function decodeLayers<Key>(walk: Walk, link: Link, options: LayerOptions<Key>): DecodeResult {
  if (link.kind === 'wired' && byteAt(walk.bytes, walk.at) === FIXED_STRUCTURE_CI) return decodeFixed(walk, link);
  const refused = readLowerLayers(walk, options);
  if (refused !== null) return refused;
  const { fragment } = walk;
  if (fragment !== null && (fragment.more || fragment.number > 1)) {
    return failure('fragmented', `fragment ${fragment.number}`);
  }
  return decodeMessage(walk, link, options);
}

/** The extended link layer and the authentication layer, where they are there. */
export function readLowerLayers<Key>(walk: Walk, { key = null, ciphers }: LayerOptions<Key>): Failure | null {
  if (isExtendedLink(byteAt(walk.bytes, walk.at))) {
    const refused = readExtendedLink(walk, key, ciphers);
    if (refused !== null) return refused;
  }
  return byteAt(walk.bytes, walk.at) === AUTHENTICATION_CI ? readAuthentication(walk) : null;
}

/** From the transport layer on. */
export function decodeMessage<Key>(walk: Walk, link: Link, options: LayerOptions<Key>): DecodeResult {
  const linkAddress = walk.address;
  const linkAddressFrom = walk.addressFrom;
  const controlInformation = byteAt(walk.bytes, walk.at);
  const header = readTransportHeader(walk);
  if ('ok' in header) {
    if (header.error !== 'manufacturer_specific') return header;
    walk.at += 1;
    return ofMaker(walk, meterOf(walk), link, controlInformation, null, options) ?? header;
  }
  const meter = meterOf(walk);
  const device = linkAddress === null || linkAddress === walk.address ? null : addressAt(linkAddress, linkAddressFrom);
  const linkOfDevice = device === null ? link : { ...link, device };
  if (sendsPlainDespiteMode(meter)) walk.warnings.push('nonstandard_security_mode');
  else if (link.kind === 'radio' || isWiredEncryption(header.configuration)) {
    const refused = openPayload(walk, header.configuration, options.key ?? null, options.ciphers);
    if (refused !== null) return refused;
  }
  const own = ofMaker(walk, meter, linkOfDevice, controlInformation, header.status, options);
  if (own !== null) return own;
  const content = readContent(walk, header.content, options);
  if ('ok' in content) return content;
  return assembled(walk, meter, linkOfDevice, controlInformation, header.status, content);
}

/** Old wired meters send a signature where newer ones have the configuration word; only modes 5 and 7 are taken as such. */
function isWiredEncryption(configuration: number): boolean {
  const mode = (configuration >> 8) & 0x1f;
  return mode === 5 || mode === 7;
}

/** Payloads outside the standard, by whoever knows the maker; null where nobody does. */
function ofMaker<Key>(
  walk: Walk,
  meter: MeterAddress | null,
  link: Link,
  controlInformation: number,
  status: number | null,
  { key = null, ciphers }: LayerOptions<Key>,
): DecodeResult | null {
  const profiles = profilesFor(meter, controlInformation);
  if (meter === null || profiles.length === 0) return null;
  const payload = walk.bytes.subarray(walk.at, walk.end);
  const telegram = { meter, controlInformation, status, payload, records: [], manufacturerBlock: null };
  const opened = openEncryption(profiles, telegram, key, ciphers);
  if (opened === 'key_missing' || opened === 'wrong_key') return failure(opened, 'encryption of the maker');
  if (opened !== 'not_encrypted') walk.security = { mode: 'maker', state: 'decrypted' };
  const plain = opened === 'not_encrypted' ? telegram : { ...telegram, payload: opened };
  const applied = applyProfiles(profiles, 'payload', plain);
  return applied === null ? null : telegramOf(walk, meter, link, status, NO_CONTENT, applied);
}

function assembled(
  walk: Walk,
  meter: MeterAddress | null,
  link: Link,
  controlInformation: number,
  status: number | null,
  content: ContentRead,
): DecodedTelegram {
  const profiles = profilesFor(meter, controlInformation);
  const records = withHistory(content.records);
  const read = records === content.records ? content : { ...content, records };
  if (meter === null || profiles.length === 0) return telegramOf(walk, meter, link, status, read, null);
  const telegram: MakerTelegram = {
    meter,
    controlInformation,
    status,
    payload: walk.bytes.subarray(walk.at, walk.end),
    records,
    manufacturerBlock: content.manufacturerData === null ? null : bytesOfHex(content.manufacturerData),
  };
  return telegramOf(walk, meter, link, status, read, applyProfiles(profiles, 'records', telegram));
}

function telegramOf(
  walk: Walk,
  meter: MeterAddress | null,
  link: Link,
  status: number | null,
  content: ContentRead,
  applied: AppliedProfile | null,
): DecodedTelegram {
  const records = applied?.generic ?? content.records;
  return {
    ok: true,
    meter,
    link,
    accessNumber: walk.accessNumber,
    counter: walk.counter,
    security: walk.security,
    status: statusOf(status ?? 0, applied?.flags),
    records: applied === null || applied.records.length === 0 ? records : [...records, ...applied.records],
    values: applied?.values ?? NO_VALUES,
    profile: applied?.profile ?? null,
    manufacturerData: content.manufacturerData,
    moreRecordsFollow: content.moreRecordsFollow,
    format: content.format,
    warnings: walk.warnings.length === 0 ? content.warnings : [...walk.warnings, ...content.warnings],
  };
}

function decodeFixed(walk: Walk, link: Link): DecodeResult {
  const fixed = readFixedStructure(walk.bytes, walk.at + 1, walk.end);
  if ('ok' in fixed) return fixed;
  walk.accessNumber = fixed.accessNumber;
  return telegramOf(walk, fixed.meter, link, null, { ...NO_CONTENT, records: fixed.records }, null);
}
