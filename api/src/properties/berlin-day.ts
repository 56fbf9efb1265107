import type { Day } from '@klarmeter/engine';

// en-CA writes days as 2026-01-15.
const BERLIN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const HOUR_MS = 3_600_000;
/** A year of hours; what is asked for in a row lies in fewer. */
const HOURS_KEPT = 8_784;
const dayOfHour = new Map<number, Day>();

/** The calendar day of a moment in Germany: law and periods change at local midnight, not in UTC. */
export function berlinDay(at: Date): Day {
  // A day begins with a full hour, in summer as in winter.
  const hour = Math.floor(at.getTime() / HOUR_MS);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  const day = BERLIN.format(at) as Day;
  if (dayOfHour.size >= HOURS_KEPT) dayOfHour.clear();
  dayOfHour.set(hour, day);
  return day;
}
