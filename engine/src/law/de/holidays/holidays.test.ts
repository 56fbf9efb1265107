import { describe, expect, test } from 'vitest';
import type { Day } from '../../../time/day.ts';
import { firstHolidayDay, holidayOn, holidaysOf, localHolidaysOf } from './holidays.ts';
import { type Place, STATES, type State } from './place.ts';

const daysOf = (year: number, place: Place): string[] => holidaysOf(year, place).map(({ day }) => day.slice(5));

describe('the holidays that move, from 2020 to 2040', () => {
  // Easter, Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi, Day of Prayer and Repentance.
  test.each([
    [2020, '04-12', '04-10', '04-13', '05-21', '06-01', '06-11', '11-18'],
    [2021, '04-04', '04-02', '04-05', '05-13', '05-24', '06-03', '11-17'],
    [2022, '04-17', '04-15', '04-18', '05-26', '06-06', '06-16', '11-16'],
    [2023, '04-09', '04-07', '04-10', '05-18', '05-29', '06-08', '11-22'],
    [2024, '03-31', '03-29', '04-01', '05-09', '05-20', '05-30', '11-20'],
    [2025, '04-20', '04-18', '04-21', '05-29', '06-09', '06-19', '11-19'],
    [2026, '04-05', '04-03', '04-06', '05-14', '05-25', '06-04', '11-18'],
    [2027, '03-28', '03-26', '03-29', '05-06', '05-17', '05-27', '11-17'],
    [2028, '04-16', '04-14', '04-17', '05-25', '06-05', '06-15', '11-22'],
    [2029, '04-01', '03-30', '04-02', '05-10', '05-21', '05-31', '11-21'],
    [2030, '04-21', '04-19', '04-22', '05-30', '06-10', '06-20', '11-20'],
    [2031, '04-13', '04-11', '04-14', '05-22', '06-02', '06-12', '11-19'],
    [2032, '03-28', '03-26', '03-29', '05-06', '05-17', '05-27', '11-17'],
    [2033, '04-17', '04-15', '04-18', '05-26', '06-06', '06-16', '11-16'],
    [2034, '04-09', '04-07', '04-10', '05-18', '05-29', '06-08', '11-22'],
    [2035, '03-25', '03-23', '03-26', '05-03', '05-14', '05-24', '11-21'],
    [2036, '04-13', '04-11', '04-14', '05-22', '06-02', '06-12', '11-19'],
    [2037, '04-05', '04-03', '04-06', '05-14', '05-25', '06-04', '11-18'],
    [2038, '04-25', '04-23', '04-26', '06-03', '06-14', '06-24', '11-17'],
    [2039, '04-10', '04-08', '04-11', '05-19', '05-30', '06-09', '11-16'],
    [2040, '04-01', '03-30', '04-02', '05-10', '05-21', '05-31', '11-21'],
  ] as const)('%i', (year, easter, ...moving) => {
    const names = [
      'good_friday',
      'easter_monday',
      'ascension',
      'whit_monday',
      'corpus_christi',
      'repentance_day',
    ] as const;
    const place = { state: 'SN', localHolidays: ['corpus_christi'] } as const;
    const holidays = holidaysOf(year, place);
    expect(names.map((name) => holidays.find(({ code }) => code === name)?.day.slice(5))).toEqual(moving);
    expect(holidayOn(`${year}-${easter}` as Day, { state: 'BB' })?.code).toBe('easter_sunday');
  });
});

describe('every holiday of 2026', () => {
  const EVERYWHERE = ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26'];
  const MORE: Record<State, readonly string[]> = {
    BB: ['04-05', '05-24', '10-31'],
    BE: ['03-08'],
    BW: ['01-06', '06-04', '11-01'],
    BY: ['01-06', '06-04', '11-01'],
    HB: ['10-31'],
    HE: ['06-04'],
    HH: ['10-31'],
    MV: ['03-08', '10-31'],
    NI: ['10-31'],
    NW: ['06-04', '11-01'],
    RP: ['06-04', '11-01'],
    SH: ['10-31'],
    SL: ['06-04', '08-15', '11-01'],
    SN: ['10-31', '11-18'],
    ST: ['01-06', '10-31'],
    TH: ['09-20', '10-31'],
  };
  test.each(STATES)('%s', (state) => {
    expect(daysOf(2026, { state })).toEqual([...EVERYWHERE, ...MORE[state]].toSorted());
  });

  test('and those of municipalities', () => {
    expect(daysOf(2026, { state: 'BY', localHolidays: ['peace_festival', 'assumption'] })).toEqual(
      [...EVERYWHERE, ...MORE.BY, '08-08', '08-15'].toSorted(),
    );
    expect(daysOf(2026, { state: 'TH', localHolidays: ['corpus_christi'] })).toContain('06-04');
  });
});

describe('days that became holidays, or were one once', () => {
  test.each([
    ['BE', '03-08', [2019, 2020, 2026], [2017, 2018]],
    ['MV', '03-08', [2023, 2026], [2018, 2022]],
    ['TH', '09-20', [2019, 2026], [2017, 2018]],
    ['HB', '10-31', [2017, 2018, 2026], [2015, 2016]],
    ['HH', '10-31', [2017, 2018, 2026], [2015, 2016]],
    ['NI', '10-31', [2017, 2018, 2026], [2015, 2016]],
    ['SH', '10-31', [2017, 2018, 2026], [2015, 2016]],
    ['BB', '10-31', [2000, 2016, 2017, 2018], []],
    ['MV', '10-31', [2000, 2016, 2022, 2023], []],
    ['SN', '10-31', [2000, 2016, 2017, 2018], []],
    ['ST', '10-31', [2000, 2016, 2017, 2018], []],
    ['TH', '10-31', [2000, 2016, 2018, 2019], []],
    ['BE', '10-31', [2017], [2016, 2018]],
    ['BW', '10-31', [2017], [2016, 2018]],
    ['BY', '10-31', [2017], [2016, 2018]],
    ['HE', '10-31', [2017], [2016, 2018]],
    ['NW', '10-31', [2017], [2016, 2018]],
    ['RP', '10-31', [2017], [2016, 2018]],
    ['SL', '10-31', [2017], [2016, 2018]],
    ['BE', '05-08', [2020, 2025], [2019, 2021, 2024, 2026]],
    ['RP', '05-08', [], [2020, 2025]],
    ['SN', '11-20', [2002, 2013, 2024], [2025]],
    ['ST', '11-20', [], [2002, 2013, 2024]],
  ] as const)('%s, %s', (state, monthDay, kept, notKept) => {
    const isHoliday = (year: number) => holidayOn(`${year}-${monthDay}` as Day, { state }) !== undefined;
    expect(kept.map(isHoliday)).toEqual(kept.map(() => true));
    expect(notKept.map(isHoliday)).toEqual(notKept.map(() => false));
  });

  test.each([
    ['BE', 2016, 9],
    ['BE', 2017, 10],
    ['BE', 2018, 9],
    ['BE', 2019, 10],
    ['BE', 2020, 11],
    ['BE', 2025, 11],
    ['MV', 2022, 10],
    ['MV', 2023, 11],
    ['HH', 2016, 9],
    ['HH', 2018, 10],
    ['BY', 2026, 12],
  ] as const)('%s has in %i so many: %i', (state, year, count) => {
    expect(holidaysOf(year, { state })).toHaveLength(count);
  });

  test.each([
    ['MV', '2026-03-08', true],
    ['BE', '2026-03-08', false],
    ['BE', '2025-05-08', true],
    ['RP', '2017-10-31', true],
    ['SN', '2017-10-31', false],
    ['TH', '2026-09-20', false],
  ] as const)('%s, %s is known without a text: %s', (state, day, provisional) => {
    expect(holidayOn(day, { state })?.provisional).toBe(provisional);
  });
});

test('two holidays on one day are one', () => {
  expect(holidaysOf(2008, { state: 'RP' }).filter(({ day }) => day === '2008-05-01')).toHaveLength(1);
});

test('a holiday carries its names and the act of its state', () => {
  expect(holidayOn('2026-06-04', { state: 'BY' })).toMatchObject({
    code: 'corpus_christi',
    nameDe: 'Fronleichnam',
    nameEn: 'Corpus Christi',
    source: { statute: 'FTG (Bayern)', provision: 'Art. 1' },
  });
});

test('what a state does not leave to its municipalities cannot be named', () => {
  expect(localHolidaysOf('BY')).toEqual(['peace_festival', 'assumption']);
  expect(localHolidaysOf('TH')).toEqual(['corpus_christi']);
  expect(localHolidaysOf('BE')).toEqual([]);
  expect(() => holidayOn('2026-06-04', { state: 'BE', localHolidays: ['corpus_christi'] })).toThrow(RangeError);
});

test('before 1995 nothing is known, and nothing is made up', () => {
  expect(firstHolidayDay('RP')).toBe('1995-01-01');
  expect(() => holidayOn('1994-12-25', { state: 'RP' })).toThrow('no value in force on 1994-12-25');
});
