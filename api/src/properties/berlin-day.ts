import type { Day } from '@klarmeter/engine';

// en-CA writes days as 2026-01-15.
const BERLIN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day of a moment in Germany: law and periods change at local midnight, not in UTC. */
export const berlinDay = (at: Date): Day => BERLIN.format(at) as Day;
