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

function scaled(quantity: string, unit: string, exponent: number, times = 1, per: 1 | 36 = 1): Meaning {
  return { quantity, unit, exponent, times, per, kind: 'number' };
}

function plain(quantity: string, kind: ValueKind, unit = ''): Meaning {
  return { quantity, unit, exponent: 0, times: 1, per: 1, kind };
}

const TIME_UNITS = ['s', 'min', 'h', 'd'] as const;

function duration(quantity: string, code: number): Meaning {
  return scaled(quantity, TIME_UNITS[code & 3] ?? 's', 0);
}

const RESERVED = plain('reserved', 'opaque');

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

const EXTENSION_FD: Readonly<Record<number, Meaning>> = {
  8: plain('access_number', 'unsigned'),
  9: plain('medium', 'unsigned'),
  10: plain('manufacturer', 'identifier'),
  11: plain('parameter_set', 'identifier'),
  12: plain('model_version', 'identifier'),
  13: plain('hardware_version', 'identifier'),
  14: plain('firmware_version', 'identifier'),
  15: plain('software_version', 'identifier'),
  16: plain('location', 'identifier'),
  17: plain('customer', 'identifier'),
  22: plain('password', 'opaque'),
  23: plain('error_flags', 'unsigned'),
  24: plain('error_mask', 'unsigned'),
  26: plain('digital_output', 'unsigned'),
  27: plain('digital_input', 'unsigned'),
  49: scaled('tariff_duration', 'min', 0),
  58: scaled('dimensionless', '', 0),
  96: plain('reset_counter', 'unsigned'),
  97: plain('cumulation_counter', 'unsigned'),
  102: plain('parameter_activation', 'unsigned'),
  103: plain('special_supplier_information', 'unsigned'),
  113: scaled('signal_strength', 'dBm', 0),
  116: scaled('remaining_battery', 'd', 0),
};

/** Table FD (EN 13757-3, table 14): the byte behind `FD`, seven bits. */
export function extensionFdMeaning(code: number): Meaning {
  const known = EXTENSION_FD[code];
  if (known !== undefined) return known;
  if (code >= 0x24 && code <= 0x27) return duration('storage_interval', code);
  if (code >= 0x2c && code <= 0x2f) return duration('duration_since_readout', code);
  if (code >= 0x40 && code <= 0x4f) return scaled('voltage', 'V', (code & 15) - 9);
  if (code >= 0x50 && code <= 0x5f) return scaled('amperage', 'A', (code & 15) - 12);
  return RESERVED;
}

/** Table FB (EN 13757-3, table 12): the byte behind `FB`, seven bits. */
export function extensionFbMeaning(code: number): Meaning {
  const low = code & 1;
  switch (code & 0x7e) {
    case 0x00:
      return scaled('energy', 'kWh', low + 2);
    case 0x08:
      return scaled('energy', 'kWh', low + 3, 1, 36);
    case 0x10:
      return scaled('volume', 'm3', low + 2);
    case 0x18:
      return scaled('mass', 'kg', low + 5);
    case 0x1a:
      return scaled('relative_humidity', '%', low - 1);
    case 0x28:
      return scaled('power', 'kW', low + 2);
    case 0x30:
      return scaled('power', 'kW', low + 3, 1, 36);
    case 0x74:
    case 0x76:
      return scaled('temperature_limit', 'C', (code & 3) - 3);
    default:
      return RESERVED;
  }
}
