import type { MeterAddress } from './address.ts';
import { AUTHENTICATION_CI, readAuthentication } from './authentication-layer.ts';
import { byteAt } from './bytes.ts';
import { extendedLinkParts, isExtendedLink, readExtendedHeader } from './extended-link.ts';
import { type Failure, failure } from './failure.ts';
import { FIXED_STRUCTURE_CI, readFixedStructure } from './fixed-structure.ts';
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
    return { ok: true, meter: fixed.meter, accessNumber: fixed.accessNumber };
  }
  return layers(startWalk(wired.data, 0, null, 0));
}

function layers(walk: Walk): TelegramAddress | Failure {
  const ci = byteAt(walk.bytes, walk.at);
  if (isExtendedLink(ci)) {
    const { withSession } = extendedLinkParts(ci);
    const refused = readExtendedHeader(walk);
    if (refused !== null) return refused;
    // What follows may be hidden; the key belongs to the address in front of it.
    if (withSession) return found(walk);
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
