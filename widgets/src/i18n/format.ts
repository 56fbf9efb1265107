import { formatLocale } from './locale.ts';

/** Narrow and unbreakable, before every unit. */
export const NARROW = '\u202f';
const MINUS = '\u2212';
const DASH = '\u2013';

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = formatLocale() + JSON.stringify(options);
  const format = numbers.get(key) ?? new Intl.NumberFormat(formatLocale(), options);
  numbers.set(key, format);
  return format;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = formatLocale() + JSON.stringify(options);
  const format = dates.get(key) ?? new Intl.DateTimeFormat(formatLocale(), options);
  dates.set(key, format);
  return format;
}

/** A hyphen is often not read aloud, a minus is; the space before a unit never breaks. */
function typeset(text: string): string {
  return text.replace('-', MINUS).replace(/[\s\u00a0\u202f]+(?=\D*$)/, NARROW);
}

/** `1.091,56 €`, `−8,44 €`. */
export function money(cents: number): string {
  return typeset(numberFormat({ style: 'currency', currency: 'EUR' }).format(cents / 100));
}

/** A number of `decimals` places; without it, as many as it has, at most three. */
export function number(value: number | string, decimals?: number): string {
  const options: Intl.NumberFormatOptions =
    decimals === undefined
      ? { maximumFractionDigits: 3 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return numberFormat(options).format(Number(value)).replace('-', MINUS);
}

/** `412 kWh`. */
export function quantity(value: number | string, unit: string, decimals?: number): string {
  return `${number(value, decimals)}${NARROW}${unit}`;
}

/** `15,9 %`. */
export function percent(value: number, decimals = 0): string {
  return typeset(
    numberFormat({ style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
  );
}

/** A calendar day such as 2025-12-31: `31.12.2025`. */
export function day(value: string): string {
  return dateFormat({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${value}T00:00:00Z`),
  );
}

/** `01.01.2025 – 31.12.2025`; an open end is left open. */
export function dayRange(from: string, to: string | null): string {
  return `${day(from)} ${DASH}${to === null ? '' : ` ${day(to)}`}`;
}

/** A month such as 2026-10-01: `Oktober 2026`, or `Okt. 2026` where it must be short. */
export function month(value: string, form: 'long' | 'short' = 'long'): string {
  return dateFormat({ month: form, year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${value.slice(0, 7)}-01T00:00:00Z`),
  );
}

/** A moment on the reader's clock: `12.11., 08:00`. */
export function moment(at: Date): string {
  return dateFormat({ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' }).format(at);
}

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
