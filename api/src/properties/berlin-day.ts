import type { Day } from '@klarmeter/engine';

// en-CA writes days as 2026-01-15.
const BERLIN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day of a moment in Germany: law and periods change at local midnight, not in UTC. */
export function berlinDay(at: Date): Day {
  // A day begins with a full hour, in summer as in winter; most moments asked for in a row lie in one.
  const hour = Math.floor(at.getTime() / HOUR_MS);
  if (hour !== lastHour || lastDay === null) {
    lastDay = BERLIN.format(at) as Day;
    lastHour = hour;
  }
  return lastDay;
}

const HOUR_MS = 3_600_000;
let lastHour = Number.NaN;
let lastDay: Day | null = null;
