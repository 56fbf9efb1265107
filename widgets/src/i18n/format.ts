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

export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = formatLocale() + JSON.stringify(options);
  const format = dates.get(key) ?? new Intl.DateTimeFormat(formatLocale(), options);
  dates.set(key, format);
  return format;
}

/** A hyphen is often not read aloud, a minus is; the space before a unit never breaks. */
function typeset(text: string): string {
  return text.replace('-', MINUS).replace(/[\s\u00a0\u202f]+(?=\D*$)/, NARROW);
}

/** A decimal text, digit by digit: the type wants a literal, the function takes any. */
const exactly = (decimal: string | number): number => decimal as number;

/** `1.091,56 €`, `−8,44 €`. */
export function money(cents: number): string {
  return typeset(numberFormat({ style: 'currency', currency: 'EUR' }).format(exactly(`${cents}e-2`)));
}

/** A number of `decimals` places; without it, as many as it has, at most three. */
export function number(value: number | string, decimals?: number): string {
  const options: Intl.NumberFormatOptions =
    decimals === undefined
      ? { maximumFractionDigits: 3 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return numberFormat(options).format(exactly(value)).replace('-', MINUS);
}

/** `412 kWh`. */
export function quantity(value: number | string, unit: string, decimals?: number): string {
  return `${number(value, decimals)}${NARROW}${unit}`;
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

/** A moment on the reader's clock: `12.11., 08:00`. */
export function moment(at: Date): string {
  return dateFormat({ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' }).format(at);
}
