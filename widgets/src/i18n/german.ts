import { dateFormat } from './format.ts';

/** A moment in German local time, with weekday and the zone, which changes twice a year: `Mo., 19.01.2026, 10:15 MEZ`. */
export function germanMoment(at: string): string {
  return dateFormat({
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Berlin',
    timeZoneName: 'short',
  }).format(new Date(at));
}

/** The day of a moment in Germany, where the house stands. */
export function germanDay(at: string): string {
  return dateFormat({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Berlin' }).format(
    new Date(at),
  );
}

/** In fours, as banks print it; plain spaces, so that it can be copied into a form. */
export function iban(value: string): string {
  return value.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, `$1 `);
}
