import { type Day, dayAt } from './day.ts';

/**
 * Easter Sunday of a year (1583 and later) by the Gregorian reckoning: the Sunday after the first ecclesiastical full
 * moon on or after 21 March. The steps are those of the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms).
 */
export function easterSunday(year: number): Day {
  const [century, inCentury] = [Math.floor(year / 100), year % 100];
  const golden = year % 19;
  const lunarCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunarCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const exception = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const fromMarch = epact + toSunday - 7 * exception + 114;
  return dayAt(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1);
}
