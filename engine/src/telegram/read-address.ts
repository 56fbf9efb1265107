import { type MeterAddress, mediumOf } from './address.ts';
import { AUTHENTICATION_CI, readAuthentication } from './authentication-layer.ts';
import { byteAt } from './bytes.ts';
import { isExtendedLink } from './extended-link.ts';
import { type Failure, failure } from './failure.ts';
import { readFixedStructure } from './fixed-structure.ts';
import { type InputForm, LINK_HEADER_SIZE, readFrame, readWiredFrame } from './frame.ts';
import { readTransportHeader } from './transport-header.ts';
import { meterOf, startWalk, type Walk } from './walk.ts';

/** Who a telegram is from, readable before any decryption. */
export interface TelegramAddress {
  readonly ok: true;
  /** Whose key opens the telegram and whose values it carries. */
  readonly meter: MeterAddress;
  readonly accessNumber: number | null;
}

const FIXED_STRUCTURE_CI = 0x73;

/** The meter address of a telegram, so that its key can be looked up. Checks the link layer, decrypts nothing. */
export function readAddress(bytes: Uint8Array, form: InputForm = 'auto'): TelegramAddress | Failure {
  const frame = readFrame(bytes, form);
  if ('ok' in frame) return frame;
  if (frame.kind === 'radio') return layers(startWalk(frame.bytes, LINK_HEADER_SIZE - 1, frame.bytes, 2));
  const wired = readWiredFrame(frame.bytes);
  if ('ok' in wired) return wired;
  if (byteAt(wired.data, 0) === FIXED_STRUCTURE_CI) {
    const fixed = readFixedStructure(wired.data, 1, wired.data.length);
    if ('ok' in fixed) return fixed;
    const { id, deviceType, accessNumber } = fixed;
    return {
      ok: true,
      meter: { manufacturer: '', id, version: 0, deviceType, medium: mediumOf(deviceType) },
      accessNumber,
    };
  }
  return layers(startWalk(wired.data, 0, null, 0));
}

/** Sizes of the extended link layers by control information 8C to 8F, and where their own address begins. */
const EXTENDED = [
  { size: 3, encrypted: false, address: 0 },
  { size: 9, encrypted: true, address: 0 },
  { size: 11, encrypted: false, address: 3 },
  { size: 17, encrypted: true, address: 3 },
] as const;

function layers(walk: Walk): TelegramAddress | Failure {
  const ci = byteAt(walk.bytes, walk.at);
  if (isExtendedLink(ci)) {
    const layer = EXTENDED[ci & 3] ?? EXTENDED[0];
    if (walk.at + layer.size > walk.end) return failure('truncated', 'extended link layer');
    walk.accessNumber = byteAt(walk.bytes, walk.at + 2);
    if (layer.address > 0) {
      walk.address = walk.bytes;
      walk.addressFrom = walk.at + layer.address;
    }
    walk.at += layer.size;
    // What follows may be hidden; the key belongs to the address in front of it.
    if (layer.encrypted) return found(walk);
  }
  if (byteAt(walk.bytes, walk.at) === AUTHENTICATION_CI) {
    const refused = readAuthentication(walk);
    if (refused !== null) return refused;
  }
  // A later part of a message has no header; its meter is the one the link layer names.
  if (walk.fragment !== null && walk.fragment.number > 1) return found(walk);
  const header = readTransportHeader(walk);
  // Payloads of a manufacturer still belong to the meter that the link layer names.
  if ('ok' in header && header.error === 'truncated') return header;
  return found(walk);
}

function found(walk: Walk): TelegramAddress | Failure {
  const meter = meterOf(walk);
  if (meter === null) return failure('truncated', 'no layer names the meter');
  return { ok: true, meter, accessNumber: walk.accessNumber };
}
