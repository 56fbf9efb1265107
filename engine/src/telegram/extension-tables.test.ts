import { expect, test } from 'vitest';
import { bytes } from './fixtures/build-telegram.ts';
import { readRecords } from './records.ts';

const read = (hex: string) => readRecords(bytes(hex), 0, bytes(hex).length);

test.each([
  ['03FD00 E80300', 'credit', '1', 'currency'],
  ['02FD06 0A00', 'debit', '1', 'currency'],
  ['01FD1F 01', 'remote_control', '1', ''],
  ['02FD28 0300', 'storage_interval', '3', 'month'],
  ['04FD30 3B17 5C32', 'tariff_start', '2026-02-28T23:59', ''],
  ['02FD32 0500', 'tariff_duration', '5', 'h'],
  ['01FD3F 02', 'transmission_period', '2', 'd'],
  ['02FD46 E600', 'voltage', '0.23', 'V'],
  ['02FD5C 0500', 'amperage', '5', 'A'],
  ['01FD6B 03', 'duration_since_cumulation', '3', 'y'],
  ['04FD70 3B17 5C32', 'battery_change', '2026-02-28T23:59', ''],
  ['01FD71 C4', 'signal_strength', '-60', 'dBm'],
  ['01FD7F 05', 'reserved', '05', ''],
  ['02FB03 0500', 'reactive_energy', '50', 'kvarh'],
  ['02FB0E 0500', 'energy_calories', '50', 'Mcal'],
  ['02FB1B 2000', 'relative_humidity', '32', '%'],
  ['02FB2E F401', 'frequency', '50', 'Hz'],
  ['02FB31 2400', 'power', '10000', 'kW'],
  ['02FB75 F401', 'temperature_limit', '5', 'C'],
  ['02FB7E E803', 'maximum_power', '1000', 'kW'],
  ['02FB40 0100', 'reserved', '01 00', ''],
  ['02EF40 0100', 'third_extension_table', '01 00', ''],
] as const)('%s is %s %s %s', (hex, quantity, value, unit) => {
  expect(read(hex).records).toMatchObject([{ quantity, value, unit }]);
});

test.each([
  ['0413 01000000', []],
  ['0493 3B 01000000', ['forward']],
  ['0493 18 01000000', ['data_error']],
  ['04AD 48 01000000', ['upper_limit']],
  ['04AD 6F 01000000', ['end_of_last']],
  ['04AD 4A 01000000', ['begin_of_first_upper_limit_exceed']],
  ['04AD 54 01000000', ['duration_of_last_lower_limit_exceed']],
  ['04AD 68 01000000', ['value_during_upper_limit_exceed']],
  ['0493 7B 01000000', ['plus_1']],
  ['0493 5C 01000000', ['duration_of_last_upper_limit_exceed']],
] as const)('%s is qualified by %s', (hex, qualifiers) => {
  expect(read(hex).records[0]?.qualifiers).toEqual(qualifiers);
});

// Every form of a length byte (LVAR).
test.each([
  ['text, last character first', '0DFD11 03 434241', 'ABC'],
  ['positive digits', '0D13 C4 78563412', '12345.678'],
  ['negative digits', '0D13 D2 3412', '-1.234'],
  ['more digits than a double holds', '0D13 C9 010203040506070809', '90807060504030.201'],
  ['binary', '0D13 E2 E803', '1'],
  ['binary of nine bytes', '0D13 E9 000000000000000001', '18446744073709551.616'],
  ['float of eight bytes', '0D13 F8 000000000000F83F', '0.0015'],
  ['a reserved float', '0D13 F7 01020304050607', '07 06 05 04 03 02 01'],
] as const)('variable length: %s', (_, hex, value) => {
  const { records, warnings } = read(hex);
  expect(warnings).toEqual([]);
  expect(records[0]?.value).toBe(value);
});
