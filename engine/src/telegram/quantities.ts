/** How the bytes of a value are to be read. */
export type ValueKind = 'number' | 'unsigned' | 'identifier' | 'date' | 'date_time' | 'opaque' | 'manufacturer';

/**
 * What a VIF says: quantity, unit, and the exact factor `times * 10^exponent / per` from the raw number to the unit.
 * `per` is 36 where joules become kilowatt hours (1 kWh = 3.6 MJ), otherwise 1.
 */
export interface Meaning {
  readonly quantity: string;
  readonly unit: string;
  readonly exponent: number;
  readonly times: number;
  readonly per: 1 | 36;
  readonly kind: ValueKind;
}

export function scaled(quantity: string, unit: string, exponent: number, times = 1, per: 1 | 36 = 1): Meaning {
  return { quantity, unit, exponent, times, per, kind: 'number' };
}

export function plain(quantity: string, kind: ValueKind, unit = ''): Meaning {
  return { quantity, unit, exponent: 0, times: 1, per: 1, kind };
}

const TIME_UNITS = ['s', 'min', 'h', 'd'] as const;

export function duration(quantity: string, code: number): Meaning {
  return scaled(quantity, TIME_UNITS[code & 3] ?? 's', 0);
}

export const RESERVED = plain('reserved', 'opaque');

/** Primary VIF table (EN 13757-3, table 10), seven bits. Units on the wire: kWh, m3, kW, m3/h, kg, C, K, bar. */
export function primaryMeaning(vif: number): Meaning {
  const n = vif & 7;
  const q = vif & 3;
  if (vif <= 0x07) return scaled('energy', 'kWh', n - 6);
  if (vif <= 0x0f) return scaled('energy', 'kWh', n - 5, 1, 36);
  if (vif <= 0x17) return scaled('volume', 'm3', n - 6);
  if (vif <= 0x1f) return scaled('mass', 'kg', n - 3);
  if (vif <= 0x23) return duration('on_time', vif);
  if (vif <= 0x27) return duration('operating_time', vif);
  if (vif <= 0x2f) return scaled('power', 'kW', n - 6);
  if (vif <= 0x37) return scaled('power', 'kW', n - 5, 1, 36);
  if (vif <= 0x3f) return scaled('volume_flow', 'm3/h', n - 6);
  if (vif <= 0x47) return scaled('volume_flow', 'm3/h', n - 7, 60);
  if (vif <= 0x4f) return scaled('volume_flow', 'm3/h', n - 9, 3600);
  if (vif <= 0x57) return scaled('mass_flow', 'kg/h', n - 3);
  if (vif <= 0x5b) return scaled('flow_temperature', 'C', q - 3);
  if (vif <= 0x5f) return scaled('return_temperature', 'C', q - 3);
  if (vif <= 0x63) return scaled('temperature_difference', 'K', q - 3);
  if (vif <= 0x67) return scaled('external_temperature', 'C', q - 3);
  if (vif <= 0x6b) return scaled('pressure', 'bar', q - 3);
  if (vif >= 0x70 && vif <= 0x73) return duration('averaging_duration', vif);
  if (vif >= 0x74 && vif <= 0x77) return duration('actuality_duration', vif);
  return PRIMARY_REST[vif] ?? RESERVED;
}

const PRIMARY_REST: Readonly<Record<number, Meaning>> = {
  108: plain('date', 'date'),
  109: plain('date_time', 'date_time'),
  110: scaled('heat_cost_allocation', 'HCA', 0),
  120: plain('fabrication_no', 'identifier'),
  121: plain('enhanced_identification', 'identifier'),
  122: plain('bus_address', 'unsigned'),
  124: scaled('plain_text', '', 0),
  126: plain('any', 'opaque'),
  127: plain('manufacturer_specific', 'manufacturer'),
};
