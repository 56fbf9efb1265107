import { addressAt, type MeterAddress } from './address.ts';

/** Where the reading of a telegram stands. Each layer reads its header and moves `at` behind it. */
export interface Walk {
  bytes: Uint8Array;
  at: number;
  end: number;
  /** M ID V T of the meter, in the order of the initialisation vector; null before a wired long header. */
  address: Uint8Array | null;
  addressFrom: number;
  accessNumber: number | null;
  /** Grows from telegram to telegram where the layer has one; the receiver uses it against replays. */
  counter: number | null;
  authentication: Authentication | null;
  /** Which part of a message this is, and whether another one follows; null without the layer that says so. */
  fragment: { readonly number: number; readonly more: boolean } | null;
  /** Whether a layer checked the payload against a checksum of its own. */
  payloadVerified: boolean;
  /** A command of the gateway, whose keys are derived apart from those of the meter. */
  fromGateway: boolean;
  readonly warnings: string[];
  security: Security;
}

/** How the payload was protected, and what was done about it; `maker`: in a way of the maker's own. */
export interface Security {
  readonly mode: 'none' | 'mode_5' | 'mode_7' | 'ell_ctr' | 'maker';
  readonly state: 'plain' | 'decrypted' | 'decrypted_upstream';
}

/** The fields of the authentication and fragmentation layer that protect a message. */
export interface Authentication {
  readonly control: Uint8Array;
  readonly counter: Uint8Array;
  readonly length: Uint8Array;
  readonly code: Uint8Array;
  /** The message that is authenticated begins here and runs to the end. */
  readonly messageFrom: number;
}

/** A walk that begins at `at`; wired frames name no meter before their long header. */
export function startWalk(bytes: Uint8Array, at: number, address: Uint8Array | null, addressFrom: number): Walk {
  return {
    bytes,
    at,
    end: bytes.length,
    address,
    addressFrom,
    accessNumber: null,
    counter: null,
    authentication: null,
    fragment: null,
    payloadVerified: false,
    fromGateway: false,
    warnings: [],
    security: { mode: 'none', state: 'plain' },
  };
}

/** The meter behind a walk, or null while no layer has named one. */
export function meterOf(walk: Walk): MeterAddress | null {
  return walk.address === null ? null : addressAt(walk.address, walk.addressFrom);
}
