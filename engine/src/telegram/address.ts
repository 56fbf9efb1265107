import { byteAt, bytesOfHex, hexByte, unsignedAt } from './bytes.ts';

/**
 * Who a meter is: manufacturer, identification number, version and device type together, never the number alone,
 * because numbers repeat between manufacturers.
 */
export interface MeterAddress {
  /** Three letters of the FLAG register. */
  readonly manufacturer: string;
  /** Eight characters, usually digits; a few makers use hex digits. */
  readonly id: string;
  readonly version: number;
  readonly deviceType: number;
  /** The device type in words. */
  readonly medium: Medium;
}

const MEDIA = {
  0: 'other',
  1: 'oil',
  2: 'electricity',
  3: 'gas',
  4: 'heat',
  5: 'steam',
  6: 'warm_water',
  7: 'water',
  8: 'heat_cost_allocator',
  9: 'compressed_air',
  10: 'cooling_outlet',
  11: 'cooling_inlet',
  12: 'heat_inlet',
  13: 'heat_cooling',
  14: 'system',
  15: 'unknown',
  21: 'hot_water',
  22: 'cold_water',
  23: 'dual_water',
  24: 'pressure',
  25: 'ad_converter',
  26: 'smoke_alarm',
  27: 'room_sensor',
  28: 'gas_detector',
  32: 'breaker',
  33: 'valve',
  37: 'customer_unit',
  40: 'waste_water',
  41: 'garbage',
  42: 'carbon_dioxide',
  49: 'gateway',
  50: 'unidirectional_repeater',
  51: 'bidirectional_repeater',
  54: 'radio_converter_system_side',
  55: 'radio_converter_meter_side',
} as const;

export type Medium = (typeof MEDIA)[keyof typeof MEDIA] | 'reserved';

const MEDIUM_BY_TYPE: readonly Medium[] = Array.from(
  { length: 256 },
  (_, type) => (MEDIA as Readonly<Record<number, Medium>>)[type] ?? 'reserved',
);

/** Device type byte to its word (EN 13757-7, device types). */
export function mediumOf(deviceType: number): Medium {
  return MEDIUM_BY_TYPE[deviceType] ?? 'reserved';
}

/** Three letters of five bits each (EN 13757-7); bit 15 says whether the address is worldwide unique. */
export function manufacturerOf(code: number): string {
  return String.fromCharCode(64 + ((code >> 10) & 31), 64 + ((code >> 5) & 31), 64 + (code & 31));
}

/** Reads M(2) ID(4) V(1) T(1), the order of the link layer and of the initialisation vector. */
export function addressAt(bytes: Uint8Array, at: number): MeterAddress {
  const deviceType = byteAt(bytes, at + 7);
  return {
    manufacturer: manufacturerOf(unsignedAt(bytes, at, 2)),
    id: idAt(bytes, at + 2),
    version: byteAt(bytes, at + 6),
    deviceType,
    medium: mediumOf(deviceType),
  };
}

/** The eight bytes back: M ID V T. */
export function addressBytes({ manufacturer, id, version, deviceType }: MeterAddress): number[] {
  const code = [...manufacturer].reduce((sum, letter) => sum * 32 + ((letter.codePointAt(0) ?? 64) - 64), 0);
  return [code & 0xff, code >> 8, ...(bytesOfHex(id) ?? []).toReversed(), version, deviceType];
}

function idAt(bytes: Uint8Array, at: number): string {
  return (
    hexByte(byteAt(bytes, at + 3)) +
    hexByte(byteAt(bytes, at + 2)) +
    hexByte(byteAt(bytes, at + 1)) +
    hexByte(byteAt(bytes, at))
  );
}
