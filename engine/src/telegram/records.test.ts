import { describe, expect, test } from 'vitest';
import { fractionOf } from './decimal.ts';
import { bytes } from './fixtures/build-telegram.ts';
import { readRecords } from './records.ts';

const read = (hex: string) => {
  const b = bytes(hex);
  return readRecords(b, 0, b.length);
};

// One row per rule of the record layer that can go wrong.
test.each([
  ['BCD energy in kWh', '0C06 45230100', 'energy', '12345', 'kWh'],
  ['energy in Wh', '0403 15CD5B07', 'energy', '123456.789', 'kWh'],
  ['joules: 36 MJ are 10 kWh', '040E 24000000', 'energy', '10', 'kWh'],
  ['joules without finite decimals keep nine places', '040E 01000000', 'energy', '0.277777778', 'kWh'],
  ['gigajoules', '04FB09 02000000', 'energy', '555.555555556', 'kWh'],
  ['megawatt hours', '04FB00 05000000', 'energy', '500', 'kWh'],
  ['volume in litres', '0413 A5E40000', 'volume', '58.533', 'm3'],
  ['allocator units are a count', '036E D20400', 'heat_cost_allocation', '1234', 'HCA'],
  ['signed temperature', '0266 D6FF', 'external_temperature', '-4.2', 'C'],
  ['flow per minute becomes flow per hour', '0240 E803', 'volume_flow', '0.006', 'm3/h'],
  ['flow per second becomes flow per hour', '0249 E803', 'volume_flow', '0.036', 'm3/h'],
  ['megajoules an hour become kilowatts', '0236 2400', 'power', '10', 'kW'],
  ['32-bit float as the meter shows it', '055B 3333BB41', 'flow_temperature', '23.4', 'C'],
  ['minus sign in BCD', '0A5A 34F2', 'flow_temperature', '-23.4', 'C'],
  ['a letter in BCD is no value', '0A5A 3AE2', 'flow_temperature', null, 'C'],
  ['all ones are no value', '0413 FFFFFFFF', 'volume', null, 'm3'],
  ['the lowest signed number is no value', '0413 00000080', 'volume', null, 'm3'],
  ['eight bytes', '0703 00E40B5402000000', 'energy', '10000000', 'kWh'],
  ['date type G', '426C 9F3C', 'date', '2028-12-31', ''],
  ['no date', '426C FFFF', 'date', null, ''],
  ['date and time type F', '046D 3B17 5C32', 'date_time', '2026-02-28T23:59', ''],
  ['date and time type I', '066D 1E3B17 5C32 00', 'date_time', '2026-02-28T23:59:30', ''],
  ['two-digit years of the last century', '046D 0000 25C5', 'date_time', '1997-05-05T00:00', ''],
  ['identifiers keep leading zeros', '0C78 45230100', 'fabrication_no', '00012345', ''],
  ['text is sent last character first', '0DFD0F 03 332E31', 'software_version', '1.3', ''],
  ['variable BCD', '0D78 C3 563412', 'fabrication_no', '123456', ''],
  ['multiplied by a VIFE', '0293 73 0500', 'volume', '0.000005', 'm3'],
  ['multiplied by 1000', '0493 7D 05000000', 'volume', '5', 'm3'],
  ['plain text unit', '02 FC 03 48 52 25 74 2215', 'plain_text', '54.1', '%RH'],
  ['remaining battery', '02FD74 DB15', 'remaining_battery', '5595', 'd'],
] as const)('%s', (_, hex, quantity, value, unit) => {
  const { records, warnings } = read(hex);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ quantity, value, unit });
  expect(warnings).toEqual([]);
});

test('kilowatt hours from joules stay exact beside their text', () => {
  const exact = read('040E 01000000').records[0]?.exact;
  expect(exact && fractionOf(exact)).toEqual({ n: 10n, d: 36n });
});

describe('coordinates', () => {
  test.each([
    ['storage from DIF and DIFE', 'C48001 13 01000000', { storage: 33, tariff: 0, subunit: 0 }],
    ['tariff', '8410 13 01000000', { storage: 0, tariff: 1, subunit: 0 }],
    ['subunit', '8440 13 01000000', { storage: 0, tariff: 0, subunit: 1 }],
    ['maximum', '145A 01000000', { function: 'maximum' }],
    ['minimum', '245A 01000000', { function: 'minimum' }],
    ['at error', '345A 01000000', { function: 'at_error' }],
    ['backward volume is qualified', '0493 3C 01000000', { quantity: 'volume', qualifiers: ['backward'] }],
    ['what the maker added is qualified', '04EE FF07 01000000', { qualifiers: ['manufacturer 07'] }],
    ['a clock that doubts itself is qualified', '046D BB17 5C32', { qualifiers: ['time_invalid'] }],
  ] as const)('%s', (_, hex, expected) => expect(read(hex).records[0]).toMatchObject(expected));

  test('ten extensions make a storage number of 41 bits', () => {
    const { records } = read('C48F8F8F8F8F8F8F8F8F0F 13 01000000');
    expect(records[0]?.storage).toBe(2 ** 41 - 1);
  });
});

describe('where reading stops', () => {
  test('fillers between records are skipped', () => {
    expect(read('2F 0C06 45230100 2F2F 4C06 00100100 2F').records).toHaveLength(2);
  });
  test('a record past the end keeps what came before', () => {
    const { records, warnings } = read('0C06 45230100 4C06 0010');
    expect(records).toHaveLength(1);
    expect(warnings).toEqual(['truncated_records']);
  });
  test.each(['0C', '8C', '0C86', '0DFD', '0CFD', '0D78', '8C8080808080808080808080 06 00000000'])('%s', (hex) => {
    expect(read(hex)).toMatchObject({ records: [], warnings: ['truncated_records'] });
  });
  test('0F hands the rest to the manufacturer, 1F announces more', () => {
    expect(read('0C06 45230100 0F 0102')).toMatchObject({ manufacturerData: '01 02', moreRecordsFollow: false });
    expect(read('1F')).toMatchObject({ manufacturerData: '', moreRecordsFollow: true });
  });
  test('a reserved data field is never guessed', () => {
    expect(read('3F 0102')).toMatchObject({ records: [], warnings: ['reserved_data'] });
  });
});
