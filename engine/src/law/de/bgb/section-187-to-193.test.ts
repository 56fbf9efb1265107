import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../time/day.ts';
import { addDays, weekdayOf } from '../../../time/shift.ts';
import { firstDayOfPeriod } from './section-187-beginning.ts';
import { periodEnd } from './section-188-end.ts';
import { latestNoticeDay } from './section-188-latest-notice.ts';
import type { Duration } from './section-189-duration.ts';
import { extendedPeriodEnd } from './section-190-extension.ts';
import { daysNotContiguous } from './section-191-not-contiguous.ts';
import { partOfMonth } from './section-192-parts-of-a-month.ts';
import { isWorkingDay, section193Day } from './section-193-working-day.ts';

type Row = readonly [why: string, first: Day, duration: Duration, last: Day];

// Counted by hand on a calendar sheet.
const AFTER_AN_EVENT: readonly Row[] = [
  ['s. 188(1): the day of the event does not count', '2026-10-15', { days: 1 }, '2026-10-16'],
  ['14 days of an invoice', '2026-12-12', { days: 14 }, '2026-12-26'],
  ['over the turn of the year', '2026-12-31', { days: 1 }, '2027-01-01'],
  ['over the leap day', '2028-02-20', { days: 14 }, '2028-03-05'],
  ['over no leap day', '2027-02-20', { days: 14 }, '2027-03-06'],
  ['over the change to summer time', '2026-03-28', { days: 1 }, '2026-03-29'],
  ['over the change from summer time', '2026-10-24', { days: 2 }, '2026-10-26'],
  ['s. 188(2): the day of the same name', '2026-11-20', { weeks: 2 }, '2026-12-04'],
  ['a Sunday to a Sunday', '2026-11-29', { weeks: 1 }, '2026-12-06'],
  ['weeks over the leap day', '2028-02-25', { weeks: 1 }, '2028-03-03'],
  ['the day of the same number', '2026-04-30', { months: 1 }, '2026-05-30'],
  ['s. 188(3): no 31 February', '2027-01-31', { months: 1 }, '2027-02-28'],
  ['s. 188(3): 29 February in a leap year', '2028-01-31', { months: 1 }, '2028-02-29'],
  ['s. 188(3): no 31 April', '2026-03-31', { months: 1 }, '2026-04-30'],
  ['s. 188(3): two months to a leap day (BGH AnwZ (Brfg) 5/16)', '2015-12-30', { months: 2 }, '2016-02-29'],
  ['s. 188(3): two months over the turn of the year', '2025-12-31', { months: 2 }, '2026-02-28'],
  ['s. 188(3): six months', '2026-08-31', { months: 6 }, '2027-02-28'],
  ['from February to the same number, not to the end', '2027-02-28', { months: 1 }, '2027-03-28'],
  ['twelve months', '2026-01-18', { months: 12 }, '2027-01-18'],
  ['a year from a leap day', '2024-02-29', { years: 1 }, '2025-02-28'],
  ['four years from a leap day', '2024-02-29', { years: 4 }, '2028-02-29'],
  ['a year into a leap year', '2023-02-28', { years: 1 }, '2024-02-28'],
  ['three years', '2026-06-30', { years: 3 }, '2029-06-30'],
  ['s. 189(1): a quarter', '2026-11-30', { quarters: 1 }, '2027-02-28'],
  ['s. 189(1): half a year', '2027-08-31', { halfYears: 1 }, '2028-02-29'],
  ['s. 189(1): half a month is 15 days', '2026-02-01', { halfMonth: true }, '2026-02-16'],
  ['s. 189(1): in February too', '2026-02-20', { halfMonth: true }, '2026-03-07'],
  ['s. 189(1): and in a leap year', '2028-02-20', { halfMonth: true }, '2028-03-06'],
  ['s. 189(2): the 15 days are counted last', '2027-01-31', { months: 1, halfMonth: true }, '2027-03-15'],
  ['s. 189(2): in the middle of a month', '2026-01-15', { months: 1, halfMonth: true }, '2026-03-02'],
];

const FROM_THE_START_OF_A_DAY: readonly Row[] = [
  ['s. 187(2): the first day counts', '2026-05-01', { days: 1 }, '2026-05-01'],
  ['14 days', '2026-05-01', { days: 14 }, '2026-05-14'],
  ['Monday to Sunday', '2026-11-02', { weeks: 1 }, '2026-11-08'],
  ['a month from the first', '2026-01-01', { months: 1 }, '2026-01-31'],
  ['February', '2026-02-01', { months: 1 }, '2026-02-28'],
  ['February of a leap year', '2028-02-01', { months: 1 }, '2028-02-29'],
  ['the day before the same number', '2026-03-30', { months: 1 }, '2026-04-29'],
  ['no 31 April: its last day', '2026-03-31', { months: 1 }, '2026-04-30'],
  ['no 31 February: its last day', '2026-08-31', { months: 6 }, '2027-02-28'],
  ['no 31 February in a leap year', '2027-08-31', { months: 6 }, '2028-02-29'],
  ['no 30 February: its last day', '2026-08-30', { months: 6 }, '2027-02-28'],
  ['no 30 February in a leap year', '2027-08-30', { months: 6 }, '2028-02-29'],
  ['no 29 February: its last day', '2026-08-29', { months: 6 }, '2027-02-28'],
  ['29 February is there: the day before', '2027-08-29', { months: 6 }, '2028-02-28'],
  ['a month from 29 January, leap year', '2028-01-29', { months: 1 }, '2028-02-28'],
  ['a month from 30 January, leap year', '2028-01-30', { months: 1 }, '2028-02-29'],
  ['a calendar year', '2026-01-01', { years: 1 }, '2026-12-31'],
  ['a year to a leap day', '2027-03-01', { years: 1 }, '2028-02-29'],
  ['a year from a leap day', '2024-02-29', { years: 1 }, '2025-02-28'],
  ['four years from a leap day', '2024-02-29', { years: 4 }, '2028-02-28'],
  ['first term of a service', '2026-03-15', { years: 2 }, '2028-03-14'],
  ['the same in months', '2026-03-15', { months: 24 }, '2028-03-14'],
  ['first term of a rental', '2026-05-20', { years: 10 }, '2036-05-19'],
  ['a quarter', '2026-10-01', { quarters: 1 }, '2026-12-31'],
  ['half a year', '2026-07-01', { halfYears: 1 }, '2026-12-31'],
  ['half a month', '2026-02-01', { halfMonth: true }, '2026-02-15'],
  ['a month and a half', '2026-02-01', { months: 1, halfMonth: true }, '2026-03-15'],
];

describe('BGB s. 187(1), 188, 189: after an event', () => {
  test.each(AFTER_AN_EVENT)('%s: %s', (_, event, duration, last) => {
    expect(periodEnd({ event }, duration)).toBe(last);
  });
});

describe('BGB s. 187(2), 188, 189: from the start of a day', () => {
  test.each(FROM_THE_START_OF_A_DAY)('%s: %s', (_, startOfDay, duration, last) => {
    expect(periodEnd({ startOfDay }, duration)).toBe(last);
  });
});

test('BGB s. 187: the first day that counts', () => {
  expect(firstDayOfPeriod({ event: '2026-12-31' })).toBe('2027-01-01');
  expect(firstDayOfPeriod({ startOfDay: '2026-12-31' })).toBe('2026-12-31');
});

describe('the latest day of notice', () => {
  test.each<Row>([
    ['service of a business', '2028-03-14', { months: 3 }, '2027-12-14'],
    ['rental', '2036-05-19', { months: 6 }, '2035-11-19'],
    ['August to February', '2027-08-31', { months: 6 }, '2027-02-28'],
    ['August to a February with leap day', '2028-08-31', { months: 6 }, '2028-02-29'],
    ['end of the year', '2027-12-31', { months: 1 }, '2027-11-30'],
    ['s. 188(3) backwards: up to 31 August', '2038-02-28', { months: 6 }, '2037-08-31'],
    ['last of February', '2027-02-28', { months: 1 }, '2027-01-31'],
    ['last of February, leap year', '2028-02-29', { months: 1 }, '2028-01-31'],
    ['28 February is not the last of a leap year', '2028-02-28', { months: 1 }, '2028-01-28'],
    ['30 days, notice on the 31st', '2027-06-30', { months: 1 }, '2027-05-31'],
    ['31 days, notice on the 30th', '2027-07-31', { months: 1 }, '2027-06-30'],
    ['a quarter before', '2027-04-30', { quarters: 1 }, '2027-01-31'],
    ['not the last day, and February has none', '2027-03-30', { months: 1 }, '2027-02-28'],
    ['the same, leap year', '2028-03-30', { months: 1 }, '2028-02-29'],
    ['29 March, leap year', '2028-03-29', { months: 1 }, '2028-02-29'],
    ['four weeks to the end of the year', '2026-12-31', { weeks: 4 }, '2026-12-03'],
    ['14 days', '2026-08-31', { days: 14 }, '2026-08-17'],
    ['half a month', '2026-03-15', { halfMonth: true }, '2026-02-28'],
    ['a month and a half', '2027-03-15', { months: 1, halfMonth: true }, '2027-01-31'],
    ['a year before a leap day', '2028-02-29', { years: 1 }, '2027-02-28'],
    ['a year after a leap day', '2025-02-28', { years: 1 }, '2024-02-29'],
    ['no time at all', '2026-08-31', { days: 0 }, '2026-08-31'],
    ['no months at all', '2026-08-31', { months: 0 }, '2026-08-31'],
  ])('%s: to %s', (_, end, notice, latest) => expect(latestNoticeDay(end, notice)).toBe(latest));

  test('leads no further than the end, and the next day does', () => {
    const day = fc.integer({ min: 0, max: 150_000 }).map((days) => addDays('1910-01-01', days));
    const duration = fc.oneof(
      fc.nat(400).map((days) => ({ days })),
      fc.nat(60).map((weeks) => ({ weeks })),
      fc.nat(40).map((months) => ({ months })),
      fc.nat(3).map((years) => ({ years })),
      fc.nat(13).map((months) => ({ months, halfMonth: true as const })),
    );
    fc.assert(
      fc.property(day, duration, (end, notice) => {
        const latest = latestNoticeDay(end, notice);
        expect(periodEnd({ event: latest }, notice) <= end).toBe(true);
        expect(periodEnd({ event: addDays(latest, 1) }, notice) > end).toBe(true);
      }),
      { seed: 9, numRuns: 2000 },
    );
  });
});

describe('BGB s. 190: an extension runs from the end of the period before', () => {
  test.each<Row>([
    ['a month after February', '2027-02-28', { months: 1 }, '2027-03-31'],
    ['a month after April', '2026-04-30', { months: 1 }, '2026-05-31'],
    ['a month after January', '2027-01-31', { months: 1 }, '2027-02-28'],
    ['in the middle of a month', '2026-06-15', { months: 1 }, '2026-07-15'],
    ['14 days', '2026-11-20', { days: 14 }, '2026-12-04'],
    ['from a Saturday, which s. 193 does not move', '2026-12-26', { weeks: 1 }, '2027-01-02'],
    ['a renewal of two years', '2036-05-19', { years: 2 }, '2038-05-19'],
    ['a year after a leap day', '2028-02-29', { years: 1 }, '2029-02-28'],
  ])('%s: %s', (_, end, extension, last) => expect(extendedPeriodEnd(end, extension)).toBe(last));
});

test.each([
  [{ months: 1 }, 30],
  [{ years: 1 }, 365],
  [{ years: 2, months: 3 }, 820],
  [{}, 0],
])('BGB s. 191: %j not on end are %i days', (span, days) => expect(daysNotContiguous(span, '2026-01-01')).toBe(days));

test.each([
  ['beginning', '2026-02-20', '2026-02-01'],
  ['middle', '2026-02-20', '2026-02-15'],
  ['middle', '2026-08-31', '2026-08-15'],
  ['end', '2026-02-01', '2026-02-28'],
  ['end', '2028-02-01', '2028-02-29'],
  ['end', '2026-12-05', '2026-12-31'],
] as const)('BGB s. 192: %s of the month of %s', (part, day, named) => expect(partOfMonth(part, day)).toBe(named));

const RP = { state: 'RP' } as const;
const BE = { state: 'BE' } as const;
const BY = { state: 'BY' } as const;
const SN = { state: 'SN' } as const;

describe('BGB s. 193: the next working day at the place', () => {
  test.each([
    ['a Saturday that is a holiday', '2026-12-26', RP, '2026-12-28'],
    ['Christmas on a Friday', '2026-12-25', RP, '2026-12-28'],
    ['Christmas Eve is a working day', '2026-12-24', RP, '2026-12-24'],
    ["New Year's Eve too", '2026-12-31', RP, '2026-12-31'],
    ['New Year on a Friday', '2027-01-01', RP, '2027-01-04'],
    ['a Sunday', '2027-01-31', RP, '2027-02-01'],
    ['a Sunday before New Year', '2028-12-31', RP, '2029-01-02'],
    ['Good Friday to Tuesday after Easter', '2027-03-26', RP, '2027-03-30'],
    ['Easter Sunday', '2026-04-05', RP, '2026-04-07'],
    ['1 May on a Friday', '2026-05-01', RP, '2026-05-04'],
    ['Ascension', '2026-05-14', RP, '2026-05-15'],
    ['Whit Sunday', '2026-05-24', RP, '2026-05-26'],
    ['3 October on a Saturday', '2026-10-03', RP, '2026-10-05'],
    ['Epiphany where it is kept', '2027-01-06', { state: 'BW' }, '2027-01-07'],
    ['Epiphany elsewhere', '2027-01-06', RP, '2027-01-06'],
    ['Corpus Christi where it is kept', '2026-06-04', RP, '2026-06-05'],
    ['Corpus Christi in Berlin', '2026-06-04', BE, '2026-06-04'],
    ['Corpus Christi in a town of Saxony', '2026-06-04', SN, '2026-06-04'],
    [
      'Corpus Christi in a Catholic one',
      '2026-06-04',
      { state: 'SN', localHolidays: ['corpus_christi'] },
      '2026-06-05',
    ],
    ['Assumption in Saarland', '2025-08-15', { state: 'SL' }, '2025-08-18'],
    ['Assumption in Bavaria', '2025-08-15', BY, '2025-08-15'],
    [
      'Assumption in a Catholic town of Bavaria',
      '2025-08-15',
      { state: 'BY', localHolidays: ['assumption'] },
      '2025-08-18',
    ],
    ['peace festival in Augsburg', '2025-08-08', { state: 'BY', localHolidays: ['peace_festival'] }, '2025-08-11'],
    ['peace festival elsewhere', '2025-08-08', BY, '2025-08-08'],
    ['Reformation Day in Saxony, before a weekend', '2025-10-31', SN, '2025-11-03'],
    ['Reformation Day in Rhineland-Palatinate', '2025-10-31', RP, '2025-10-31'],
    ['500 years of it: All Saints follows', '2017-10-31', RP, '2017-11-02'],
    ['500 years of it in Berlin', '2017-10-31', BE, '2017-11-01'],
    ['Day of Repentance in Saxony', '2026-11-18', SN, '2026-11-19'],
    ['Day of Repentance elsewhere', '2026-11-18', BE, '2026-11-18'],
    ["Women's Day in Berlin", '2027-03-08', BE, '2027-03-09'],
    ["Women's Day in Rhineland-Palatinate", '2027-03-08', RP, '2027-03-08'],
    ["World Children's Day in Thuringia", '2021-09-20', { state: 'TH' }, '2021-09-21'],
    ['75 years of liberation in Berlin', '2020-05-08', BE, '2020-05-11'],
    ['80 years of it', '2025-05-08', BE, '2025-05-09'],
  ] as const)('%s: %s', (_, day, place, moved) => expect(section193Day(day, place)).toBe(moved));

  test('never earlier, at most a working day, nothing skipped', () => {
    const day = fc.nat(20_000).map((days) => addDays('1995-01-01', days));
    fc.assert(
      fc.property(day, fc.constantFrom(RP, BE, BY, SN), (due, place) => {
        const moved = section193Day(due, place);
        expect(isWorkingDay(moved, place)).toBe(true);
        expect(weekdayOf(moved)).toBeLessThan(6);
        for (let between = due; between < moved; between = addDays(between, 1)) {
          expect(isWorkingDay(between, place)).toBe(false);
        }
      }),
      { seed: 10 },
    );
  });
});
