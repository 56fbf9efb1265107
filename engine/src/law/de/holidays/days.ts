import { type Day, yearOf } from '../../../time/day.ts';
import { easterSunday } from '../../../time/easter.ts';
import { addDays, type Weekday, weekdayOf } from '../../../time/shift.ts';

/** When a holiday is: `MM-DD`, days after Easter Sunday (before it for less than 0), or a weekday before `MM-DD`. */
export type HolidayDate =
  | { readonly on: `${number}-${number}` }
  | { readonly afterEaster: number }
  | { readonly weekday: Weekday; readonly before: `${number}-${number}` };

export interface HolidayName {
  readonly de: string;
  readonly en: string;
}

/** What the holidays are called. */
export const HOLIDAY_NAMES = {
  new_year: { de: 'Neujahr', en: "New Year's Day" },
  epiphany: { de: 'Heilige Drei Könige', en: 'Epiphany' },
  womens_day: { de: 'Frauentag', en: "International Women's Day" },
  good_friday: { de: 'Karfreitag', en: 'Good Friday' },
  easter_sunday: { de: 'Ostersonntag', en: 'Easter Sunday' },
  easter_monday: { de: 'Ostermontag', en: 'Easter Monday' },
  labour_day: { de: 'Tag der Arbeit', en: 'Labour Day' },
  liberation_day: { de: 'Tag der Befreiung', en: 'Liberation Day' },
  ascension: { de: 'Christi Himmelfahrt', en: 'Ascension Day' },
  whit_sunday: { de: 'Pfingstsonntag', en: 'Whit Sunday' },
  whit_monday: { de: 'Pfingstmontag', en: 'Whit Monday' },
  corpus_christi: { de: 'Fronleichnam', en: 'Corpus Christi' },
  peace_festival: { de: 'Hohes Friedensfest', en: 'Augsburg Peace Festival' },
  assumption: { de: 'Mariä Himmelfahrt', en: 'Assumption Day' },
  childrens_day: { de: 'Weltkindertag', en: "World Children's Day" },
  unity_day: { de: 'Tag der Deutschen Einheit', en: 'Day of German Unity' },
  reformation_day: { de: 'Reformationstag', en: 'Reformation Day' },
  all_saints: { de: 'Allerheiligen', en: "All Saints' Day" },
  repentance_day: { de: 'Buß- und Bettag', en: 'Day of Prayer and Repentance' },
  christmas_day: { de: '1. Weihnachtstag', en: 'Christmas Day' },
  second_christmas_day: { de: '2. Weihnachtstag', en: 'Boxing Day' },
} as const satisfies Record<string, HolidayName>;

export type HolidayCode = keyof typeof HOLIDAY_NAMES;

/** The day of a holiday in the year of `day`. */
export function dateOfHoliday(date: HolidayDate, day: Day): Day {
  const inYear = (monthAndDay: string): Day => `${day.slice(0, 4)}-${monthAndDay}` as Day;
  if ('on' in date) return inYear(date.on);
  if ('afterEaster' in date) return addDays(easterSunday(yearOf(day)), date.afterEaster);
  const before = inYear(date.before);
  return addDays(before, -(((weekdayOf(before) - date.weekday + 6) % 7) + 1));
}
