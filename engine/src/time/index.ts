export { type CalendarUnit, calendarBegin, calendarEnd, cutBy } from './calendar.ts';
export { type Day, parseDay, yearOf } from './day.ts';
export { type DegreeDayWeight, degreeDays, shareOfDegreeDays } from './degree-days.ts';
export { easterSunday } from './easter.ts';
export { type Month, monthAway, monthOfDay, parseMonth, periodOfMonth } from './month.ts';
export {
  coversExactly,
  daysIn,
  daysInBoth,
  daysOfTwelveMonthsFrom,
  isTwelveMonths,
  type Period,
  shareOfDays,
  shareOfYear,
} from './period.ts';
export { addDays, addMonths, type Weekday, weekdayOf } from './shift.ts';
