import { describe, expect, test } from 'vitest';
import { format, parse } from '../../money/decimal.ts';
import { compare } from '../../money/fraction.ts';
import { continueIndex, onOldBase } from './convert-index.ts';
import {
  finalValue,
  type IndexData,
  type IndexEntry,
  type IndexTable,
  latestFinalValue,
  readIndex,
  surelyPublishedOn,
} from './index-table.ts';
import { VPI_2020, VPI_2020_DATA } from './vpi-2020.ts';

const entry = (month: IndexEntry['month'], value: string, more: Partial<IndexEntry> = {}): IndexEntry => ({
  month,
  value,
  status: 'final',
  publishedOn: null,
  ...more,
});
const data = (baseYear: number, entries: readonly IndexEntry[]): IndexData => ({
  index: 'VPI',
  baseYear,
  source: 'test',
  url: 'https://example.test/',
  retrievedOn: '2029-06-01',
  entries,
});
function tableOf(baseYear: number, entries: readonly IndexEntry[]): IndexTable {
  const read = readIndex(data(baseYear, entries));
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.table;
}

describe('the printed table', () => {
  test('has 47 months in order, those of 2026 provisional', () => {
    expect(VPI_2020.values).toHaveLength(47);
    expect(VPI_2020.values.map(({ month }) => month)).toEqual(VPI_2020.values.map(({ month }) => month).toSorted());
    expect(VPI_2020.values.every(({ month, status }) => (status === 'provisional') === month >= '2026-01')).toBe(true);
  });

  test.each([
    ['2022-08', '110.7'],
    ['2023-01', '114.3'],
    ['2024-03', '118.6'],
    ['2024-12', '120.5'],
    ['2025-12', '122.7'],
  ] as const)('%s is %s', (month, value) => {
    const found = finalValue(VPI_2020, month);
    expect(found && format(found.value)).toBe(value);
  });

  test('can be loaded again as it is', () => expect(readIndex(VPI_2020_DATA)).toEqual({ ok: true, table: VPI_2020 }));
});

test('everything that is wrong with a table is said at once', () => {
  const read = readIndex({
    ...data(2020, [
      entry('2026-13' as IndexEntry['month'], '1'),
      entry('2026-01', '0'),
      entry('2026-02', '12,5'),
      entry('2026-03', '125.0', { status: 'guess' as IndexEntry['status'] }),
      entry('2026-04', '125.0', { publishedOn: '2026-02-30' }),
      entry('2026-05', '125.0'),
      entry('2026-05', '125.1'),
    ]),
    baseYear: 2020.5,
    retrievedOn: '2026-00-01' as IndexData['retrievedOn'],
  });
  expect(read.ok ? [] : read.findings.map(({ code, path }) => [code, path])).toEqual([
    ['not_a_whole_number', '/baseYear'],
    ['not_a_day', '/retrievedOn'],
    ['not_a_month', '/entries/0/month'],
    ['not_positive', '/entries/1/value'],
    ['not_a_number', '/entries/2/value'],
    ['unknown_value', '/entries/3/status'],
    ['not_a_day', '/entries/4/publishedOn'],
    ['duplicate_month', '/entries/6/month'],
  ]);
});

describe('what was published on a day', () => {
  test.each([
    ['2026-12-03', '2026-10'],
    ['2026-12-31', '2026-10'],
    ['2027-01-01', '2026-11'],
    ['2026-03-31', '2026-01'],
  ] as const)('on %s surely %s', (day, month) => expect(surelyPublishedOn(day)).toBe(month));

  const table = tableOf(2020, [
    entry('2026-09', '125.1'),
    entry('2026-10', '125.4'),
    entry('2026-11', '125.6', { publishedOn: '2026-12-11' }),
    entry('2026-12', '125.9', { publishedOn: '2027-01-15', status: 'provisional' }),
  ]);
  test.each([
    ['2026-10-30', undefined],
    ['2026-10-31', '2026-09'],
    ['2026-12-10', '2026-10'],
    ['2026-12-11', '2026-11'],
    ['2027-06-01', '2026-11'],
  ] as const)('on %s the latest final value is that of %s', (day, month) => {
    expect(latestFinalValue(table, day)?.month).toBe(month);
  });
});

describe('AGB s. 7(10): a new base is converted back', () => {
  const old = tableOf(2020, [entry('2028-11', '129.6'), entry('2028-12', '130.0'), entry('2029-01', '130.5')]);
  const newer = tableOf(2025, [
    entry('2028-12', '104.0'),
    entry('2029-01', '104.3'),
    entry('2029-02', '105.2'),
    entry('2029-03', '105.5', { status: 'provisional' }),
  ]);

  test('by the two values of the link month, exactly', () => {
    expect(format(onOldBase(parse('105.2'), parse('130.0'), parse('104.0')))).toBe('131.5');
    expect(compare(onOldBase(parse('104.3'), parse('130.0'), parse('104.0')), parse('130.375'))).toBe(0);
  });

  test('months of its own base stay, later ones follow with what was published', () => {
    const continued = continueIndex(old, newer, '2028-12');
    expect(continued.ok && continued.table.values.map(({ month, value }) => [month, format(value)])).toEqual([
      ['2028-11', '129.6'],
      ['2028-12', '130'],
      ['2029-01', '130.5'],
      ['2029-02', '131.5'],
      ['2029-03', '131.875'],
    ]);
    expect(continued.ok && continued.table.values[3]?.published).toEqual({ value: '105.2', baseYear: 2025 });
    expect(continued.ok && continued.table.baseYear).toBe(2020);
    expect(continued.ok && finalValue(continued.table, '2029-03')).toBeUndefined();
  });

  test('not without both values of the link month', () => {
    const refused = continueIndex(old, newer, '2028-11');
    expect(refused.ok ? [] : refused.findings.map(({ code, message_en }) => [code, message_en])).toEqual([
      ['link_value_missing', 'The final index value of the link month 2028-11 on the base 2025 is missing.'],
    ]);
    expect(continueIndex(old, newer, '2029-03').ok).toBe(false);
  });
});
