import { hexByte } from './bytes.ts';

/**
 * What a VIFE behind a value says about it (EN 13757-3, combinable extensions), where it does not change the number. A
 * record with any of these is kept and never a main register.
 */
export function qualifierOf(code: number): string {
  return NAMES[code] ?? limitName(code) ?? `vife ${hexByte(code)}`;
}

/** 00 to 1F tell why a value is wrong; 13, 1E and 1F are compact profiles in data a meter sends. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'too_many_difes',
  2: 'storage_not_implemented',
  3: 'subunit_not_implemented',
  4: 'tariff_not_implemented',
  5: 'function_not_implemented',
  6: 'data_class_not_implemented',
  7: 'data_size_not_implemented',
  11: 'too_many_vifes',
  12: 'illegal_vif_group',
  13: 'illegal_vif_exponent',
  14: 'vif_dif_mismatch',
  15: 'action_not_implemented',
  19: 'inverse_profile',
  21: 'no_data_available',
  22: 'data_overflow',
  23: 'data_underflow',
  24: 'data_error',
  28: 'premature_end',
  30: 'register_profile',
  31: 'forward_profile',
  32: 'per_second',
  33: 'per_minute',
  34: 'per_hour',
  35: 'per_day',
  36: 'per_week',
  37: 'per_month',
  38: 'per_year',
  39: 'per_revolution',
  40: 'per_input_pulse_0',
  41: 'per_input_pulse_1',
  42: 'per_output_pulse_0',
  43: 'per_output_pulse_1',
  44: 'per_litre',
  45: 'per_m3',
  46: 'per_kg',
  47: 'per_kelvin',
  48: 'per_kwh',
  49: 'per_gj',
  50: 'per_kw',
  51: 'per_kelvin_litre',
  52: 'per_volt',
  53: 'per_ampere',
  54: 'times_second',
  55: 'times_second_per_volt',
  56: 'times_second_per_ampere',
  57: 'start_of',
  58: 'uncorrected',
  59: 'forward',
  60: 'backward',
  62: 'base_conditions',
  64: 'lower_limit',
  65: 'exceeds_of_lower_limit',
  72: 'upper_limit',
  73: 'exceeds_of_upper_limit',
  120: 'plus_0.001',
  121: 'plus_0.01',
  122: 'plus_0.1',
  123: 'plus_1',
  126: 'future',
};

/** 42 to 6F: dates, durations and values around the first or last time a limit was exceeded. */
function limitName(code: number): string | null {
  if (code < 0x42 || code > 0x6f) return null;
  const limit = (code & 8) === 0 ? 'lower' : 'upper';
  const which = (code & 4) === 0 ? 'first' : 'last';
  if (code < 0x50) return `${(code & 1) === 0 ? 'begin' : 'end'}_of_${which}_${limit}_limit_exceed`;
  if (code < 0x60) return `duration_of_${which}_${limit}_limit_exceed`;
  if (code < 0x68) return `duration_of_${(code & 4) === 0 ? 'first' : 'last'}`;
  return (code & 2) === 0 ? `value_during_${limit}_limit_exceed` : `${(code & 1) === 0 ? 'begin' : 'end'}_of_${which}`;
}
