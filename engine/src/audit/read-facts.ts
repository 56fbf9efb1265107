import { parseDecimal } from '../money/decimal.ts';
import { type Day, parseDay } from '../time/day.ts';

/** Something in the facts that is not what it should be; it is treated as unknown. */
export interface Fault {
  /** JSON pointer from the facts. */
  readonly path: string;
  readonly de: string;
  readonly en: string;
}

/** Reads one value: undefined for what is left out and, with a fault, for what cannot be read. */
export type Read<T> = (value: unknown, path: string, faults: Fault[]) => T | undefined;

const expected = (faults: Fault[], path: string, de: string, en: string): undefined => {
  faults.push({ path, de, en });
};

function scalar<T>(test: (value: unknown) => value is T, de: string, en: string): Read<T> {
  return (value, path, faults) => {
    if (value === undefined) return undefined;
    return test(value) ? value : expected(faults, path, de, en);
  };
}

export const flag = scalar((value) => typeof value === 'boolean', 'true oder false', 'true or false');

export const text = scalar((value) => typeof value === 'string', 'ein Text', 'a text');

export const decimal = scalar(
  (value): value is string => typeof value === 'string' && parseDecimal(value) !== undefined,
  'eine Dezimalzahl als Text',
  'a decimal number as text',
);

export const day = scalar(
  (value): value is Day => typeof value === 'string' && parseDay(value) !== undefined,
  'ein Kalendertag der Form JJJJ-MM-TT',
  'a calendar day of the form YYYY-MM-DD',
);

export const month = scalar(
  (value): value is string => typeof value === 'string' && parseDay(`${value}-01`) !== undefined,
  'ein Monat der Form JJJJ-MM',
  'a month of the form YYYY-MM',
);

export const year = scalar(
  (value): value is string => typeof value === 'string' && /^\d{4}$/.test(value),
  'ein Jahr der Form JJJJ',
  'a year of the form YYYY',
);

export const oneOf = <T extends string>(...choices: readonly T[]): Read<T> =>
  scalar((value): value is T => choices.some((each) => each === value), choices.join(', '), choices.join(', '));

export const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value, path, faults) =>
    value === null ? null : read(value, path, faults);

/** Items that cannot be read are left out. */
export const listOf =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (value, path, faults) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return expected(faults, path, 'eine Liste', 'a list');
    return value.flatMap((item: unknown, index) => {
      const found = read(item, `${path}/${index}`, faults);
      return found === undefined ? [] : [found];
    });
  };

type Shape<T> = { readonly [K in keyof T]-?: Read<Exclude<T[K], undefined>> };

/** An object with these fields; without one of the required ones it cannot be read. Others are a fault. */
export const fields =
  <T extends object>(shape: Shape<T>, ...required: readonly (keyof T & string)[]): Read<T> =>
  (value, path, faults) => {
    if (value === undefined) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return expected(faults, path, 'ein Objekt', 'an object');
    }
    const json = value as Readonly<Record<string, unknown>>;
    const found: Record<string, unknown> = {};
    for (const name of Object.keys(json)) {
      if (!Object.hasOwn(shape, name))
        expected(faults, `${path}/${escaped(name)}`, 'ein bekanntes Feld', 'a known field');
    }
    for (const name of Object.keys(shape) as (keyof T & string)[]) {
      const own = shape[name](json[name], `${path}/${name}`, faults);
      if (own !== undefined) found[name] = own;
    }
    const lacking = required.filter((name) => json[name] === undefined);
    for (const name of lacking) expected(faults, `${path}/${name}`, 'dieses Feld', 'this field');
    return required.every((name) => found[name] !== undefined) ? (found as T) : undefined;
  };

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
