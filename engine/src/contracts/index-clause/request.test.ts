import { describe, expect, test } from 'vitest';
import { continueIndex } from './convert-index.ts';
import { type IndexEntry, type IndexTable, readIndex } from './index-table.ts';
import { type IndexRequest, type IndexRequestInput, indexRequest } from './request.ts';
import { VPI_2020, VPI_2020_DATA } from './vpi-2020.ts';

function tableWith(...entries: readonly (readonly [IndexEntry['month'], string, IndexEntry['status']?])[]): IndexTable {
  const read = readIndex({
    ...VPI_2020_DATA,
    entries: entries.map(([month, value, status = 'final']) => ({ month, value, status, publishedOn: null })),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.table;
}

const RISING = tableWith(['2026-06', '120.5'], ['2027-10', '124.2'], ['2027-11', '124.9']);
const FALLING = tableWith(['2026-06', '120.5'], ['2027-10', '116.8']);

const INPUT: IndexRequestInput = {
  agreedOn: '2026-06-01',
  startsOn: '2026-06-15',
  lastAdjustment: null,
  by: 'provider',
  madeOn: '2027-12-01',
  receivedOn: '2027-12-03',
  effectiveOn: '2028-01-01',
  items: [
    { id: 'basis', netEur: '6.30', recurring: true },
    { id: 'professional', netEur: '7.98', recurring: true },
    { id: 'document_safe', netEur: '0.42', recurring: true },
    { id: 'gateway', netEur: '100.00', recurring: false },
  ],
};
const codes = (more: Partial<IndexRequestInput>, table = RISING): string[] => {
  const answer = indexRequest({ ...INPUT, ...more }, table);
  return answer.ok ? ['ok'] : answer.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
};

describe('AGB s. 7(9): the request', () => {
  const request = indexRequest(INPUT, RISING) as IndexRequest;

  test('names both index values, the change, the way and the day', () => {
    expect(request).toMatchObject({
      ok: true,
      base: { month: '2026-06', value: '120.5' },
      used: { month: '2027-10', value: '124.2' },
      changePercent: '3.0705',
      changePoints: '3.7',
      effectiveOn: '2028-01-01',
      latestReceiptOn: '2027-12-03',
      next: { effectiveOn: '2028-01-01', indexMonth: '2027-10' },
    });
  });

  test('rounds the net price of each item, then adds the tax', () => {
    expect(
      request.items.map(({ id, oldNetEur, newNetEur, newGrossEur }) => [id, oldNetEur, newNetEur, newGrossEur]),
    ).toEqual([
      ['basis', '6.30', '6.49', '7.72'],
      ['professional', '7.98', '8.23', '9.79'],
      ['document_safe', '0.42', '0.43', '0.51'],
      ['gateway', '100.00', '100.00', '119.00'],
    ]);
    expect(request.items[0]?.calculation).toBe('6.3 × 124.2 / 120.5 = 6.493444 → 6.49');
  });

  test('leaves out what is paid once, and says so', () => {
    expect(request.items[3]?.adjusted).toBe(false);
    expect(request.findings.map(({ code, path }) => [code, path])).toEqual([['one_off_not_indexed', '/items/3']]);
  });

  test('the next one starts from the month used and the rounded prices', () => {
    const next = indexRequest(
      {
        ...INPUT,
        lastAdjustment: request.next,
        madeOn: '2029-12-01',
        receivedOn: '2029-12-02',
        effectiveOn: '2030-01-01',
        items: [{ id: 'basis', netEur: '6.49', recurring: true }],
      },
      tableWith(['2027-10', '124.2'], ['2029-10', '128.0']),
    );
    // 6.49 * 128.0 / 124.2 = 6.688567
    expect(next).toMatchObject({ ok: true, items: [{ newNetEur: '6.69' }], base: { month: '2027-10' } });
  });

  test('a value of a newer base is named as it was published, and as it is converted', () => {
    const newer = { ...tableWith(['2027-09', '103.0'], ['2027-10', '103.5']), baseYear: 2025 };
    const continued = continueIndex(tableWith(['2026-06', '120.5'], ['2027-09', '123.6']), newer, '2027-09');
    expect(continued.ok && indexRequest(INPUT, continued.table)).toMatchObject({
      base: { month: '2026-06', value: '120.5' },
      used: { month: '2027-10', value: '124.2', published: { value: '103.5', baseYear: 2025 } },
      items: [{ newNetEur: '6.49' }, {}, {}, {}],
    });
    expect(request.used).not.toHaveProperty('published');
  });

  test('a fall gives the customer the right, and the price goes down', () => {
    expect(codes({}, FALLING)).toEqual(['not_entitled']);
    expect(indexRequest({ ...INPUT, by: 'customer' }, FALLING)).toMatchObject({
      ok: true,
      changePercent: '-3.0705',
      items: [{ newNetEur: '6.11' }, {}, {}, { newNetEur: '100.00' }],
    });
  });
});

describe('what stands against it', () => {
  test.each([
    ['nothing', {}, RISING, ['ok']],
    [
      '2.9876 %, though 3.6 points',
      {},
      tableWith(['2026-06', '120.5'], ['2027-10', '124.1']),
      ['threshold_not_reached'],
    ],
    ['exactly 3 %', {}, tableWith(['2026-06', '120.0'], ['2027-10', '123.6']), ['ok']],
    ['received the day it was made', { madeOn: '2027-12-03' }, RISING, ['ok']],
    ['the customer asks while it rose', { by: 'customer' }, RISING, ['not_entitled']],
    [
      'before the first 1 January',
      { madeOn: '2027-12-01', effectiveOn: '2027-01-01' },
      RISING,
      ['effective_day_not_allowed', 'notice_too_short'],
    ],
    ['not on 1 January', { effectiveOn: '2028-02-01' }, RISING, ['effective_day_not_allowed']],
    ['a day too late for four weeks', { receivedOn: '2027-12-04' }, RISING, ['notice_too_short']],
    ['received before it was made', { receivedOn: '2027-11-30' }, RISING, ['received_before_made']],
    ['before there were terms', { agreedOn: '2026-05-28' }, RISING, ['no_terms']],
    ['base value not published', { startsOn: '2026-05-29' }, RISING, ['base_value_pending']],
    [
      'base value provisional',
      {},
      tableWith(['2026-06', '120.5', 'provisional'], ['2027-10', '124.2']),
      ['base_value_pending'],
    ],
    [
      'latest value provisional',
      {},
      tableWith(['2026-06', '120.5'], ['2027-09', '124.2'], ['2027-10', '124.4', 'provisional']),
      ['index_values_missing'],
    ],
    ['table out of date', {}, tableWith(['2026-06', '120.5'], ['2027-09', '124.2']), ['index_values_missing']],
    [
      'nothing but one-off items',
      { items: [{ id: 'x', netEur: '1', recurring: false }] },
      RISING,
      ['no_recurring_item'],
    ],
    ['an item without a price', { items: [{ id: 'x', netEur: '6,30', recurring: true }] }, RISING, ['not_a_number']],
    ['no such days', { madeOn: '2027-02-30', agreedOn: '2026-06-31' }, RISING, ['not_a_day', 'not_a_day']],
    [
      'a base month that is none',
      { lastAdjustment: { effectiveOn: '2028-01-01', indexMonth: '2027-00' } },
      RISING,
      ['not_a_month'],
    ],
    ['an index on another base', {}, { ...RISING, baseYear: 2025 }, ['wrong_base']],
  ] as const)('%s', (_, more, table, expected) => {
    expect(codes(more as Partial<IndexRequestInput>, table as IndexTable)).toEqual(expected);
  });

  test('no value later than the base month', () => {
    const input = { ...INPUT, lastAdjustment: { effectiveOn: '2027-01-01', indexMonth: '2027-10' } } as const;
    const answer = indexRequest(input, tableWith(['2027-10', '124.2']));
    expect(answer.ok ? [] : answer.findings.map(({ code }) => code)).toContain('index_month_not_later');
  });

  test('several at once, each with its place', () => {
    const answer = indexRequest(
      {
        ...INPUT,
        receivedOn: '2027-12-20',
        effectiveOn: '2028-03-01',
        items: [{ id: 'x', netEur: '-1', recurring: true }],
      },
      FALLING,
    );
    expect(answer.ok ? [] : answer.findings.map(({ code, path }) => [code, path])).toEqual([
      ['negative_value', '/items/0/netEur'],
      ['effective_day_not_allowed', '/effectiveOn'],
      ['not_entitled', '/by'],
    ]);
  });

  test('the printed table alone triggers nothing: its latest months are provisional', () => {
    const input = { ...INPUT, madeOn: '2026-11-20', receivedOn: '2026-11-21' } as const;
    const answer = indexRequest(input, VPI_2020);
    expect(answer.ok ? [] : answer.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['base_value_pending', 'index_values_missing']),
    );
  });
});
