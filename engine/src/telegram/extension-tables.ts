import { duration, type Meaning, plain, RESERVED, scaled } from './quantities.ts';

/** Units of the standard that stand in no other table; what nobody here measures keeps its own unit. */
const LONG_UNITS = ['h', 'd', 'month', 'y'] as const;

const FD: Readonly<Record<number, Meaning>> = {
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
  18: plain('access_code_user', 'opaque'),
  19: plain('access_code_operator', 'opaque'),
  20: plain('access_code_system_operator', 'opaque'),
  21: plain('access_code_developer', 'opaque'),
  22: plain('password', 'opaque'),
  23: plain('error_flags', 'unsigned'),
  24: plain('error_mask', 'unsigned'),
  25: plain('security_key', 'opaque'),
  26: plain('digital_output', 'unsigned'),
  27: plain('digital_input', 'unsigned'),
  28: scaled('baud_rate', '', 0),
  29: scaled('response_delay', '', 0),
  30: scaled('retries', '', 0),
  31: plain('remote_control', 'unsigned'),
  32: scaled('first_cyclic_storage', '', 0),
  33: scaled('last_cyclic_storage', '', 0),
  34: scaled('storage_block_size', '', 0),
  35: plain('tariff_descriptor', 'opaque'),
  40: scaled('storage_interval', 'month', 0),
  41: scaled('storage_interval', 'y', 0),
  42: plain('operator_specific', 'opaque'),
  43: scaled('time_point', 's', 0),
  48: plain('tariff_start', 'date_time'),
  49: scaled('tariff_duration', 'min', 0),
  50: scaled('tariff_duration', 'h', 0),
  51: scaled('tariff_duration', 'd', 0),
  56: scaled('tariff_period', 'month', 0),
  57: scaled('tariff_period', 'y', 0),
  58: scaled('dimensionless', '', 0),
  59: plain('radio_container', 'opaque'),
  96: plain('reset_counter', 'unsigned'),
  97: plain('cumulation_counter', 'unsigned'),
  98: plain('control_signal', 'unsigned'),
  99: plain('day_of_week', 'unsigned'),
  100: plain('week_number', 'unsigned'),
  101: plain('day_change', 'opaque'),
  102: plain('parameter_activation', 'unsigned'),
  103: plain('special_supplier_information', 'unsigned'),
  112: plain('battery_change', 'date_time'),
  113: scaled('signal_strength', 'dBm', 0),
  114: plain('daylight_saving', 'opaque'),
  115: plain('listening_window', 'opaque'),
  116: scaled('remaining_battery', 'd', 0),
  117: scaled('stops', '', 0),
  118: plain('manufacturer_container', 'opaque'),
};

/** Table FD (EN 13757-3, table 14): the byte behind `FD`, seven bits. */
export function extensionFdMeaning(code: number): Meaning {
  const known = FD[code];
  if (known !== undefined) return known;
  const q = code & 3;
  const block = code & 0x7c;
  if (block === 0x00) return scaled('credit', 'currency', q - 3);
  if (block === 0x04) return scaled('debit', 'currency', q - 3);
  if (block === 0x24) return duration('storage_interval', code);
  if (block === 0x2c) return duration('duration_since_readout', code);
  if (block === 0x34) return duration('tariff_period', code);
  if (block === 0x3c) return duration('transmission_period', code);
  if (code >= 0x40 && code <= 0x4f) return scaled('voltage', 'V', (code & 15) - 9);
  if (code >= 0x50 && code <= 0x5f) return scaled('amperage', 'A', (code & 15) - 12);
  if (block === 0x68) return scaled('duration_since_cumulation', LONG_UNITS[q] ?? 'h', 0);
  if (block === 0x6c) return scaled('battery_operating_time', LONG_UNITS[q] ?? 'h', 0);
  return RESERVED;
}

/** By the code without its lowest bits: size of the block, quantity, unit, exponent of its first code. */
const FB: readonly (readonly [
  first: number,
  codes: number,
  quantity: string,
  unit: string,
  exponent: number,
  per?: 36,
])[] = [
  [0x00, 2, 'energy', 'kWh', 2],
  [0x02, 2, 'reactive_energy', 'kvarh', 0],
  [0x04, 2, 'apparent_energy', 'kVAh', 0],
  [0x08, 2, 'energy', 'kWh', 3, 36],
  [0x0c, 4, 'energy_calories', 'Mcal', -1],
  [0x10, 2, 'volume', 'm3', 2],
  [0x14, 4, 'reactive_power', 'kvar', -3],
  [0x18, 2, 'mass', 'kg', 5],
  [0x1a, 2, 'relative_humidity', '%', -1],
  [0x20, 1, 'volume_cubic_feet', 'ft3', 0],
  [0x21, 1, 'volume_cubic_feet', 'ft3', -1],
  [0x28, 2, 'power', 'kW', 2],
  [0x2a, 1, 'phase_voltage_to_voltage', 'deg', -1],
  [0x2b, 1, 'phase_voltage_to_current', 'deg', -1],
  [0x2c, 4, 'frequency', 'Hz', -3],
  [0x30, 2, 'power', 'kW', 3, 36],
  [0x34, 4, 'apparent_power', 'kVA', -3],
  [0x58, 4, 'flow_temperature_fahrenheit', 'F', -3],
  [0x5c, 4, 'return_temperature_fahrenheit', 'F', -3],
  [0x60, 4, 'temperature_difference_fahrenheit', 'F', -3],
  [0x64, 4, 'external_temperature_fahrenheit', 'F', -3],
  [0x70, 4, 'temperature_limit_fahrenheit', 'F', -3],
  [0x74, 4, 'temperature_limit', 'C', -3],
  [0x78, 8, 'maximum_power', 'kW', -6],
];

const FB_BY_CODE: readonly Meaning[] = Array.from({ length: 128 }, (_, code) => {
  const row = FB.find(([first, codes]) => code >= first && code < first + codes);
  if (row === undefined) return RESERVED;
  const [first, , quantity, unit, exponent, per] = row;
  return scaled(quantity, unit, exponent + code - first, 1, per ?? 1);
});

/** Table FB (EN 13757-3, table 12): the byte behind `FB`, seven bits. */
export function extensionFbMeaning(code: number): Meaning {
  return FB_BY_CODE[code] ?? RESERVED;
}

/** The third table, behind `EF`: reserved by the standard, named so that nobody takes it for a quantity. */
export const THIRD_TABLE: Meaning = plain('third_extension_table', 'opaque');
