import { describe, expect, test } from 'vitest';
import { readTableFile } from '../read-table.ts';
import { recogniseReadingFile } from '../recognise.ts';
import { csvRows, delimiterOf } from './csv.ts';
import { cellDate, isDateFormat } from './dates.ts';
import { findTable, fingerprintText } from './find-table.ts';
import { faultsOf, type TableMapping } from './mapping.ts';
import { NEUTRAL_MAPPING } from './neutral.ts';
import { cellNumber, inUnit, unitOf } from './numbers.ts';
import { proposeMapping } from './propose.ts';
import { meterNameOf } from './serials.ts';

describe('numbers', () => {
  test.each([
    ['12,345', ',', null, '12.345'],
    ['0012', ',', null, '12'],
    ['5.175,20', ',', '.', '5175.20'],
    ["1'234.5", '.', "'", '1234.5'],
    ['1 234,5', ',', ' ', '1234.5'],
    ['1\u00a0234', ',', ' ', '1234'],
    ['+7', '.', null, '7'],
    ['-0,0', ',', null, '0.0'],
    ['12.345', ',', null, 'ambiguous'],
    ['12,345', '.', null, 'ambiguous'],
    ['1.23,4', ',', '.', 'unreadable'],
    ['-1', ',', null, 'negative'],
    ['4,711E+03', ',', null, 'unreadable'],
    ['abc', ',', null, 'unreadable'],
    ['', ',', null, 'unreadable'],
    ['12,', ',', null, 'unreadable'],
    ['1234567890123', ',', null, 'unreadable'],
    ['1,0123456789', ',', null, 'unreadable'],
    ['०१', ',', null, 'unreadable'],
  ] as const)('%s with decimal %s and thousands %s is %s', (text, decimal, thousands, expected) => {
    const number = cellNumber(text, { decimal, thousands });
    expect(typeof number === 'string' ? number : number.value).toBe(expected);
  });

  test.each([
    ['5,1752', 'MWh', '5175.2', 'kWh'],
    ['999999999,999', 'MWh', '999999999999', 'kWh'],
    ['1000000000', 'MWh', null, 'kWh'],
    ['3600', 'MJ', '1000', 'kWh'],
    ['1', 'GJ', '277.777777778', 'kWh'],
    ['13345', 'Liter', '13.345', 'm3'],
    ['12.000', 'm³', '12.000', 'm3'],
    ['157', 'Einheiten', '157', 'HCA'],
  ])('%s %s is %s %s', (text, unit, value, in_) => {
    const rule = unitOf(unit);
    expect(rule && [inUnit(text.replace(',', '.'), rule), rule.unit]).toEqual([value, in_]);
  });
  test('a unit of another kind is none', () => expect(unitOf('Fass')).toBeUndefined());
});

describe('dates', () => {
  const both = ['DD.MM.YYYY', 'YYYY-MM-DD HH:mm'];
  test.each([
    ['1.2.2025', both, '2025-02-01'],
    ['2025-02-01 06:05', both, '2025-02-01T06:05:00'],
    ['31.02.2025', both, 'impossible'],
    ['29.02.2024', both, '2024-02-29'],
    ['2025-02-01 24:00', both, 'impossible'],
    ['01/02/2025', both, 'unreadable'],
    ['01/02/2025', ['DD/MM/YYYY', 'MM/DD/YYYY'], 'ambiguous'],
    ['03/03/2025', ['DD/MM/YYYY', 'MM/DD/YYYY'], '2025-03-03'],
    ['13/02/2025', ['DD/MM/YYYY', 'MM/DD/YYYY'], '2025-02-13'],
    ['20250201', ['YYYYMMDD'], '2025-02-01'],
    ['01.02.25', ['DD.MM.YY'], '2025-02-01'],
    ['2025-02-01T06:00:00+01:00', ['YYYY-MM-DDTHH:mm:ssZ'], '2025-02-01T05:00:00.000Z'],
    ['01.01.0001', both, 'impossible'],
  ])('%s by %s is %s', (text, formats, expected) => {
    const date = cellDate(text, formats);
    if (typeof date === 'string') expect(date).toBe(expected);
    else expect(date.at === null ? date.day : 'civil' in date.at ? date.at.civil : date.at.instant).toBe(expected);
  });
  test.each([
    ['DD.MM.YYYY HH:mm:ss', true],
    ['YYYYMMDD', true],
    ['DD.MM', false],
    ['DD.MM.YYYY DD', false],
    ['(DD).MM.YYYY', false],
    ['DDMMYYYY.*', false],
  ])('%s is a format: %s', (format, expected) => expect(isDateFormat(format)).toBe(expected));
});

test.each([
  ['4711', 'auto', '00004711'],
  [' 0000 4711 ', 'auto', '00004711'],
  ['6EFE0800004711', 'auto', 'EFE 00004711'],
  ['6 EFE 08 0000 4711', 'auto', 'EFE 00004711'],
  ['QDS-123', 'auto', 'QDS 00000123'],
  ['e1234567', 'auto', 'E1234567'],
  ['0000471Z', 'auto', null],
  ['123456789', 'auto', null],
  ['4,711E+07', 'auto', null],
  ['Nr. 47/11', 'digits8', '00004711'],
  ['DE0012345678', 'last8', '12345678'],
  ['4711', 'none', null],
] as const)('the meter number %s by %s is %s', (text, transform, expected) => {
  const name = meterNameOf(text, transform);
  expect(name && [name.manufacturer, name.serial].filter(Boolean).join(' ')).toBe(expected);
});

describe('separated values', () => {
  const rows = (text: string, delimiter = ';') =>
    [...csvRows(text, delimiter)].map(({ line, cells }) => `${line}: ${cells.join('|')}`);
  test.each([
    ['quotes', 'a;"b;c";"d ""e"""\r\n\r\nf', ['1: a|b;c|d "e"', '3: f']],
    ['blanks around quotes', 'a; "b;c" ;d', ['1: a|b;c|d']],
    ['a field over two lines', '"a\nb";c\nd;e', ['1: a\nb|c', '3: d|e']],
    ['a quote that is never closed', 'a;"b\nc;d\n', ['1: a|"b', '2: c|d']],
    ['a quote within a field', 'a;3" Rohr;b\n', ['1: a|3" Rohr|b']],
    ['old line ends', 'a;b\rc;d', ['1: a|b', '2: c|d']],
  ])('%s', (_, text, expected) => expect(rows(text)).toEqual(expected));
  test.each([
    [['a;b;c', '1,5;2;3'], ';'],
    [['a,b', '"1;2;3",4'], ','],
    [['a\tb'], '\t'],
    [['a|b|c'], '|'],
  ])('%s is parted by %s', (lines, expected) => expect(delimiterOf(lines)).toBe(expected));
});

describe('rows that only name a meter', () => {
  const header = 'Zählernummer;Hersteller;Gerätetyp;Ablesedatum;Zählerstand;Einheit;Stichtag;Stichtagswert;Status';
  const read = (row: string) => {
    const text = `${header}\n${row}\n`;
    const table = findTable(text);
    const [record] = table === null ? [] : readTableFile(text, table, NEUTRAL_MAPPING);
    return record?.kind === 'seen'
      ? [record.manufacturer, record.serial, record.deviceKind, ...record.remarks.map(({ code }) => code)]
      : [record?.kind, ...(record?.remarks ?? []).map(({ code }) => code)];
  };
  test.each([
    ['4711;EFE;HKV;;;;;;', ['EFE', '00004711', 'heat_cost_allocator', 'no_value']],
    ['4711;;;01.02.2025;;kWh;31.12.2024;;4', [null, '00004711', null, 'no_value', 'battery_low']],
    ['8EFE7012345678;;RWM;;;;;;', ['EFE', '12345678', 'smoke_alarm', 'no_value']],
    ['4711;EFE;Uhr;;;;;;', ['refused', 'kind_unknown', 'number_missing', 'date_missing', 'unit_unknown']],
    ['4711;EFE;HKV;gestern;;;;;', ['refused', 'number_missing', 'date_unreadable', 'unit_unknown']],
    ['4711;EFE;HKV;;5;HCA;;;', ['refused', 'date_missing']],
    ['4711;EFE;HKV;;;;31.12.2024;5;', ['refused', 'number_missing', 'date_missing', 'unit_unknown', 'unit_unknown']],
  ])('%s', (row, expected) => expect(read(row)).toEqual(expected));
  test('a mapping without values says what the devices are', () => {
    const columns = ['Nr', 'Art'];
    const list = { ...NEUTRAL_MAPPING, columns: { meterId: { name: 'Nr', transform: 'auto' as const } } };
    expect(faultsOf(list, columns).map(({ seen }) => seen)).toEqual(['current', 'read_at']);
    expect(faultsOf({ ...list, columns: { ...list.columns, deviceKind: { name: 'Art' } } }, columns)).toEqual([]);
  });
});

describe('XML', () => {
  const XML = `<?xml version="1.0"?><!-- x --><e:export xmlns:e="urn:x" created="2025-02-01"><site id="7">
    <device serial="4711" manufacturer="EFE"><read on="01.02.2025"><value unit="kWh">12,5</value></read>
      <month on="31.01.2025">11</month><month on="31.12.2024">10</month></device>
    <device serial="4712" manufacturer="E&amp;F"><read on="x"/></device></site></e:export>`;
  const mapping: TableMapping = {
    ...NEUTRAL_MAPPING,
    kind: 'xml',
    columns: {
      meterId: { name: '@serial', transform: 'auto' },
      manufacturer: { name: '@manufacturer' },
      readAt: { name: 'read/@on' },
      current: { name: 'read/value', unitColumn: 'read/value/@unit' },
      months: { pattern: 'month[{n}]', date: 'month[{n}]/@on', max: 3, unit: 'kWh' },
    },
  };
  const read = (text: string) => {
    const table = findTable(text);
    return table === null ? null : [...readTableFile(text, table, mapping)];
  };
  test('elements that name a meter are rows, with paths for their values', () => {
    const table = findTable(XML);
    expect([table?.record, table?.columns]).toEqual([
      'export/site/device',
      expect.arrayContaining(['/export/site/@id', '@serial', 'read/@on', 'read/value', 'month', 'month[2]/@on']),
    ]);
    expect(table && faultsOf(mapping, table.columns)).toEqual([]);
    const [first, second] = read(XML) ?? [];
    expect(first).toMatchObject({ kind: 'values', line: 2, manufacturer: 'EFE', serial: '00004711' });
    expect(first?.kind === 'values' && first.values.map(({ kind, day, value }) => [kind, day, value])).toEqual([
      ['register', '2025-02-01', '12.5'],
      ['month_end', '2025-01-31', '11'],
      ['month_end', '2024-12-31', '10'],
    ]);
    expect(second?.remarks.map(({ code }) => code)).toEqual([
      'manufacturer_unknown',
      'number_missing',
      'date_unreadable',
      'unit_unknown',
    ]);
  });
  test('how often elements repeat and how they are ordered is no other format', () => {
    const other = findTable(XML.replace('<month on="31.12.2024">10</month>', ''));
    const table = findTable(XML);
    expect(other && table && fingerprintText(other) === fingerprintText(table)).toBe(true);
  });
  test.each([
    ['cut off', XML.slice(0, XML.indexOf('E&amp;')), ['values', 'refused cut_off']],
    ['not well-formed', XML.replace('</site>', '</sight>'), ['values', 'refused', 'refused xml_broken']],
    ['an entity of its own', XML.replace('E&amp;F', '&x;'), ['values', 'refused xml_broken']],
    ['one that objects inherit', XML.replace('E&amp;F', '&constructor;'), ['values', 'refused xml_broken']],
  ])('%s: what stands before is read', (_, text, expected) => {
    const shown = read(text)?.map(({ kind, line, remarks }) =>
      line > 0 && remarks.length === 1 ? `${kind} ${remarks[0]?.code}` : kind,
    );
    expect(shown).toEqual(expected);
  });
  test('a DOCTYPE is refused, and with it every bomb of entities', () =>
    expect(recogniseReadingFile(XML.replace('<!-- x -->', '<!DOCTYPE x [<!ENTITY a "b">]>')).kind).toBe('unknown'));
  test('depth has an end', () => expect(findTable('<a>'.repeat(100_000))).toBeNull());
});

describe('proposals', () => {
  const propose = (text: string) => {
    const table = findTable(text);
    if (table === null) throw new Error('no table');
    return proposeMapping(table);
  };
  test('German and English names, a unit in brackets, months, lines above the header', () => {
    const { mapping, missing, unused } = propose(
      'Export;;\nHaus 7;;\nSerial Number;Manufacturer;Reading Date;Consumption (m3);Monatswert 1;Monatsdatum 1;Monatswert 2;Monatsdatum 2;Fehler;Raum\n4711;EFE;2025-02-01 06:00;12.5;1;31.01.2025;2;31.12.2024;0;Bad\n',
    );
    expect([missing, unused, mapping.decimal]).toEqual([[], ['Raum'], '.']);
    expect(mapping.columns).toMatchObject({
      meterId: { name: 'Serial Number' },
      readAt: { name: 'Reading Date' },
      current: { name: 'Consumption (m3)', unit: 'm3' },
      months: { pattern: 'Monatswert {n}', date: 'Monatsdatum {n}', max: 2 },
      status: { name: 'Fehler' },
    });
    expect(mapping.dateFormats).toEqual(['DD.MM.YYYY', 'YYYY-MM-DD HH:mm']);
  });
  test('without a header, columns have numbers and nobody guesses', () => {
    const { mapping, missing } = propose('4711;01.02.2025;12,5\n4712;01.02.2025;13,5\n');
    expect([mapping.headerRows, missing]).toEqual([0, ['meter_id', 'value', 'read_at']]);
    // A proposal is a mapping like any other, so that it can be sent back with what was missing.
    expect(mapping.dateFormats).toEqual(['DD.MM.YYYY']);
    expect(propose('a;b\nx;y\nz;1\n').mapping.dateFormats).toEqual(['DD.MM.YYYY']);
  });
  test('objects of an unknown backend', () => {
    const { mapping, missing } = propose(
      '[{"meter":{"serial":"4711"},"value":12.5,"unit":"kWh","timestamp":"2025-02-01T06:00:00Z"}]',
    );
    expect(missing).toEqual([]);
    expect(mapping.columns).toMatchObject({ meterId: { name: 'meter/serial' }, current: { unitColumn: 'unit' } });
  });
});
