import { isDecimal, parseDecimal } from '../money/decimal.ts';
import { type Fraction, ZERO } from '../money/fraction.ts';
import { type Day, parseDay } from '../time/day.ts';
import type { FindingSink } from './findings.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Stands for a number that was there but could not be read: its finding is made, nothing more follows from it. */
export const UNREADABLE: Fraction = Object.freeze({ ...ZERO });

/** Whether a number was given and could be read. */
export const isReadable = (value: Fraction | undefined): value is Fraction =>
  value !== undefined && value !== UNREADABLE;

/** Which signs a number may have. */
export type Sign = 'any' | 'not_negative' | 'positive';

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A name as one step of a JSON pointer (RFC 6901). */
export const pointerStep = (name: string): string =>
  /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;

/** Reads the fields of one object of the house file and reports every field that is missing, odd or unknown. */
export class Reader {
  readonly #findings: FindingSink;
  readonly #json: Json;
  readonly path: string;

  constructor(findings: FindingSink, json: Json, path: string, known: ReadonlySet<string>) {
    this.#findings = findings;
    this.#json = json;
    this.path = path;
    for (const field in json) {
      if (!known.has(field)) this.unknown(field);
    }
  }

  /** JSON pointer of a field (RFC 6901). */
  at(field: string): string {
    return `${this.path}/${pointerStep(field)}`;
  }

  has(field: string): boolean {
    return this.#json[field] !== undefined;
  }

  /** Like `has`, for names that a file made up and that may be those of inherited properties. */
  hasOwn(field: string): boolean {
    return Object.hasOwn(this.#json, field);
  }

  isText(field: string): boolean {
    return typeof this.#json[field] === 'string';
  }

  missing(field: string): undefined {
    this.#findings.add('missing_field', this.at(field), [field]);
  }

  unknown(field: string): void {
    this.#findings.add('unknown_field', this.at(field), [field]);
  }

  decimal(field: string, sign: Sign = 'not_negative'): Fraction | undefined {
    const value = this.#json[field];
    if (value === undefined) return undefined;
    const number = typeof value === 'string' ? parseDecimal(value) : undefined;
    if (number === undefined) {
      const long = typeof value === 'string' && isDecimal(value);
      return this.#unreadable(long ? 'too_many_digits' : 'not_a_number', field, long ? [] : [short(value)]);
    }
    if (sign !== 'any' && number.n < 0n) return this.#unreadable('negative_value', field);
    if (sign === 'positive' && number.n === 0n) return this.#unreadable('not_positive', field);
    return number;
  }

  requiredDecimal(field: string, sign: Sign = 'not_negative'): Fraction {
    if (!this.has(field)) this.missing(field);
    return this.decimal(field, sign) ?? UNREADABLE;
  }

  text(field: string): string | undefined {
    const value = this.#json[field];
    if (value === undefined || typeof value === 'string') return value;
    this.wrongType(this.at(field), 'ein Text', 'a text');
    return undefined;
  }

  requiredText(field: string): string {
    if (!this.has(field)) this.missing(field);
    return this.text(field) ?? '';
  }

  /** The texts of a list, undefined where an item is none; undefined if the field is absent. */
  texts(field: string): (string | undefined)[] | undefined {
    const value = this.#json[field];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.wrongType(this.at(field), 'eine Liste', 'a list');
      return undefined;
    }
    return value.map((item: unknown, index) => {
      if (typeof item === 'string') return item;
      this.wrongType(`${this.at(field)}/${index}`, 'ein Text', 'a text');
      return undefined;
    });
  }

  /** The `id` of one object among several, which have to differ; `seen` keeps those before it. */
  uniqueId(seen: Set<string>): string {
    const id = this.requiredText('id');
    if (!this.isText('id')) return id;
    if (seen.has(id)) this.#findings.add('duplicate_id', this.at('id'), [id]);
    seen.add(id);
    return id;
  }

  flag(field: string): boolean | undefined {
    const value = this.#json[field];
    if (value === undefined || typeof value === 'boolean') return value;
    this.wrongType(this.at(field), 'true oder false', 'true or false');
    return undefined;
  }

  choice<T extends string>(field: string, choices: readonly T[]): T | undefined {
    const value = this.#json[field];
    if (value === undefined) return undefined;
    const choice = choices.find((each) => each === value);
    if (choice === undefined) this.#findings.add('unknown_value', this.at(field), [choices.join(', ')]);
    return choice;
  }

  requiredChoice<T extends string>(field: string, choices: readonly T[]): T | undefined {
    return this.has(field) ? this.choice(field, choices) : this.missing(field);
  }

  requiredDay(field: string): Day | undefined {
    return this.has(field) ? this.day(field) : this.missing(field);
  }

  day(field: string): Day | undefined {
    const value = this.#json[field];
    if (value === undefined) return undefined;
    const day = typeof value === 'string' ? parseDay(value) : undefined;
    if (day === undefined) this.#findings.add('not_a_day', this.at(field), [short(value)]);
    return day;
  }

  object(field: string, known: ReadonlySet<string>): Reader | undefined {
    const value = this.#json[field];
    if (value === undefined) return undefined;
    if (isObject(value)) return new Reader(this.#findings, value, this.at(field), known);
    this.wrongType(this.at(field), 'ein Objekt', 'an object');
    return undefined;
  }

  /** The objects of a list; undefined if the field is absent. */
  list(field: string, known: ReadonlySet<string>): Reader[] | undefined {
    const value = this.#json[field];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.wrongType(this.at(field), 'eine Liste', 'a list');
      return undefined;
    }
    const readers: Reader[] = [];
    const path = this.at(field);
    value.forEach((item: unknown, index) => {
      if (isObject(item)) readers.push(new Reader(this.#findings, item, `${path}/${index}`, known));
      else this.wrongType(`${path}/${index}`, 'ein Objekt', 'an object');
    });
    return readers;
  }

  wrongType(path: string, de: string, en: string): void {
    this.#findings.add('wrong_type', path, [de, en]);
  }

  #unreadable(
    code: 'not_a_number' | 'too_many_digits' | 'negative_value' | 'not_positive',
    field: string,
    details: string[] = [],
  ) {
    this.#findings.add(code, this.at(field), details);
    return UNREADABLE;
  }
}

/** A value as a message quotes it; what holds others is not unfolded, it may be of any depth. */
function short(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 40);
  if (Array.isArray(value)) return '[…]';
  if (isObject(value)) return '{…}';
  return typeof value === 'number' || typeof value === 'boolean' || value === null
    ? JSON.stringify(value)
    : typeof value;
}
