import { describe, expect, test } from 'vitest';
import { answer, FULL, heating, month, monthsOf, PATCHY, value, year } from '../../test/consumption.ts';
import { comparisonOf, counterKey, countersOf, monthPanel, startOf, yearPanel, yearsOf } from './chart-model.ts';
import { figure } from './chart-words.ts';
import { type ConsumptionSeries, type ConsumptionValue, dataOf, flatsOf, hasValues } from './consumption.ts';

const HEATING = { use: 'heating', unit: 'kWh' } as const;
const byMonth = (...values: ConsumptionValue[]) => ({
  months: answer('month', [heating(...values)]),
  years: undefined,
});
const byYear = (...values: ConsumptionValue[]) => ({ months: undefined, years: answer('year', [heating(...values)]) });

describe('twelve months beside the year before', () => {
  const panel = monthPanel(HEATING, '2022', FULL);

  test('every month has its place', () => expect(panel.slots.map(({ key }) => key)).toHaveLength(12));
  test('both years stand in one place', () =>
    expect(panel.slots[2]).toMatchObject({ now: { value: '120.000' }, before: { value: '96.000' } }));
  test('the sums are those of the API, not of the months', () =>
    expect([panel.total?.value, panel.totalBefore?.value]).toEqual(['800.000', '680.000']));
  test('without a year before there is none', () =>
    expect(monthPanel(HEATING, '2021', FULL)).toMatchObject({ yearBefore: null, totalBefore: null }));
  test('a year before without any value is none either', () => {
    const data = byMonth(...monthsOf('2021', ['no_device', 'no_device']), ...monthsOf('2022', [1, 2]));
    const { yearBefore, slots } = monthPanel(HEATING, '2022', data);
    expect([yearBefore, slots[0]?.before]).toEqual([null, null]);
  });
});

describe('what is missing', () => {
  const panel = monthPanel(HEATING, '2023', PATCHY);

  test('is a reading with a reason, never 0', () =>
    expect(panel.slots[1]?.now).toMatchObject({ value: null, reason: 'no_device' }));
  test('is nothing at all in a month nobody asked for', () =>
    expect(panel.slots[4]).toEqual({ key: '05', now: null, before: null }));
  test('a reader begins at the newest value', () => expect(startOf(panel)).toBe(3));
  test('before the first value no year is shown', () => {
    const values = [
      year('2019', null, 'no_device'),
      year('2020', '1.000'),
      year('2021', null, 'no_device'),
      year('2022', '3.000'),
    ];
    expect(yearPanel(HEATING, byYear(...values)).slots.map(({ key }) => key)).toEqual(['2020', '2021', '2022']);
  });
});

describe('parts of a month or a year', () => {
  test.each([
    ['2022-02-01', '2022-02-28', false],
    ['2024-02-01', '2024-02-28', true],
    ['2022-06-15', '2022-06-30', true],
    ['2022-06-01', '2022-06-14', true],
  ])('%s to %s', (from, to, partial) => {
    const panel = monthPanel(HEATING, from.slice(0, 4), byMonth(value(from, to, '1.000')));
    expect(panel.slots[Number(from.slice(5, 7)) - 1]?.now?.partial).toBe(partial);
  });
  test('January alone is no year', () =>
    expect(yearPanel(HEATING, byYear(value('2022-01-01', '2022-01-31', '9.000'))).total?.partial).toBe(true));
});

describe('more or less than the year before', () => {
  const compare = (...values: ConsumptionValue[]) => comparisonOf(yearPanel(HEATING, byYear(...values)), figure);
  test('what is printed alike is the same', () =>
    expect(compare(year('2021', '680.000'), year('2022', '680.400'))).toBe('same'));

  test('more', () => expect(compare(year('2021', '680.000'), year('2022', '800.000'))).toBe('more'));
  test('less', () => expect(compare(year('2021', '99.500'), year('2022', '99.400'))).toBe('less'));
  test('the same, however it is written', () =>
    expect(compare(year('2021', '80.00'), year('2022', '80.000'))).toBe('same'));
  test('unknown beside a gap', () =>
    expect(compare(year('2020', '1.000'), year('2021', null, 'no_device'), year('2022', '800.000'))).toBeUndefined());
  test('unknown beside a part of a year', () =>
    expect(compare(value('2021-06-01', '2021-12-31', '300.000'), year('2022', '800.000'))).toBeUndefined());
  test('unknown across a year that is not there', () =>
    expect(compare(year('2020', '680.000'), year('2022', '800.000'))).toBeUndefined());
});

test('five years at most, the newest ones, oldest first', () => {
  const values = ['2020', '2016', '2018', '2019', '2021', '2017'].map((key) => year(key, '1.000'));
  expect(yearPanel(HEATING, byYear(...values)).slots.map(({ key }) => key)).toEqual([
    '2017',
    '2018',
    '2019',
    '2020',
    '2021',
  ]);
});

describe('years to choose from', () => {
  test('thirty-six months at most, the newest ones', () => {
    const values = ['2019', '2020', '2021', '2022'].flatMap((key) => monthsOf(key, Array(12).fill(1)));
    expect(yearsOf(HEATING, byMonth(...values))).toEqual(['2022', '2021', '2020']);
  });
  test('a year that the months enter late is no choice of its own', () => {
    const months = answer('month', [
      heating(month('2020-11', '1.000'), month('2021-01', '1.000'), month('2022-10', '1.000')),
    ]);
    const sums = (first: ConsumptionValue) => ({ months, years: answer('year', [heating(first)]) });
    expect(yearsOf(HEATING, sums(year('2020', '9.000')))).toEqual(['2022', '2021']);
    // An occupant who moved in that November has no more than this.
    expect(yearsOf(HEATING, sums(value('2020-11-01', '2020-12-31', '2.000')))).toEqual(['2022', '2021', '2020']);
  });
  test('not one in which nothing was measured', () =>
    expect(yearsOf(HEATING, byMonth(month('2021-12', '1.000'), month('2022-01', null, 'no_device')))).toEqual([
      '2021',
    ]));
});

describe('what there is to show', () => {
  const series = (
    use: ConsumptionSeries['use'],
    unit: ConsumptionSeries['unit'],
    amount: string | null,
  ): ConsumptionSeries => ({
    use,
    unit,
    values: [month('2022-01', amount, amount === null ? 'no_device' : null)],
  });
  const flat = {
    months: answer('month', [
      series('cold_water', 'm3', '1.000'),
      series('heating', 'units', '1.000'),
      series('heating', 'kWh', null),
    ]),
    years: answer('year', [series('heating', 'kWh', '5.000'), series('hot_water', 'm3', null)]),
  };
  test('in the order of the fills, a unit each, and not what was never measured', () =>
    expect(countersOf(flat).map(counterKey)).toEqual(['heating/units', 'heating/kWh', 'cold_water/m3']));
  test('a sum in another unit is no sum of these months', () =>
    expect(monthPanel({ use: 'heating', unit: 'units' }, '2022', flat).total).toBeNull());
  test('nothing, where nothing was measured', () => {
    expect(hasValues(flat.months)).toBe(true);
    expect(hasValues(undefined, answer('month', [series('heating', 'kWh', null)]))).toBe(false);
  });
});

test('flats with one label are told apart by their days', () => {
  const first = answer('month', []);
  const months = [first, answer('month', [], { unit: { ...first.unit, id: 'unt_2', label: 'Wohnung 5' } })];
  const years = [answer('year', []), answer('year', [], { occupancy_id: 'occ_2' })];
  expect(flatsOf({ months, years }).map(({ key, ambiguous }) => [key, ambiguous])).toEqual([
    ['unt_1/occ_1', true],
    ['unt_2/occ_1', false],
    ['unt_1/occ_2', true],
  ]);
  expect(dataOf({ months, years }, 'unt_1/occ_2')).toEqual({ months: undefined, years: years[1] });
});
