import type { Moment } from '@klarmeter/engine';

const HOUR_MS = 3_600_000;

/** Last Sunday of a month (1 to 12), 01:00 UTC: when clocks change in the European Union (Directive 2000/84/EC). */
function clockChange(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0));
  return Date.UTC(year, month - 1, last.getUTCDate() - last.getUTCDay(), 1);
}

/**
 * The instant of a time on the clock on the wall in Germany.
 * Interpretation: files name no zone; receivers and platforms here show German time. The hour that comes twice in autumn is
 * its first one, the hour that is left out in spring the one behind it.
 */
export function instantOf(moment: Moment): Date {
  if ('instant' in moment) return new Date(moment.instant);
  const asUtc = Date.parse(`${moment.civil}Z`);
  const year = new Date(asUtc).getUTCFullYear();
  const summer = asUtc - 2 * HOUR_MS;
  // Central European Summer Time as it is since 1996; no meter file is older.
  const isSummer = summer >= clockChange(year, 3) && summer < clockChange(year, 10);
  return new Date(isSummer ? summer : asUtc - HOUR_MS);
}
