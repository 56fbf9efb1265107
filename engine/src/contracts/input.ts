import { parseDecimal } from '../money/decimal.ts';
import { type Fraction, fraction, isLess } from '../money/fraction.ts';
import { type Day, parseDay } from '../time/day.ts';
import type { ContractFindings } from './findings.ts';

/**
 * Reads what an input holds and reports each value that cannot be read; undefined stands for those. The input itself is
 * an object its caller made, but what lies in it may come from anywhere.
 */
export class InputReader {
  readonly #findings: ContractFindings;

  constructor(findings: ContractFindings) {
    this.#findings = findings;
  }

  /** The objects of a list, each with its place; what is no object is reported and left out. */
  objects<T extends object>(value: readonly T[], path: string): { readonly item: T; readonly path: string }[] {
    if (!Array.isArray(value)) {
      this.#findings.add('not_a_list', path);
      return [];
    }
    return value.flatMap((each: T, at) => {
      const item = this.object(each, `${path}/${at}`);
      return item === undefined ? [] : [{ item, path: `${path}/${at}` }];
    });
  }

  object<T extends object>(value: T, path: string): T | undefined {
    if (isObject(value)) return value;
    this.#findings.add('not_an_object', path);
    return undefined;
  }

  decimal(value: unknown, path: string, sign: 'any' | 'not_negative' | 'positive' = 'any'): Fraction | undefined {
    const number = typeof value === 'string' ? parseDecimal(value) : undefined;
    if (number === undefined) this.#findings.add('not_a_number', path, short(value));
    else if (sign !== 'any' && number.n < 0n) this.#findings.add('negative_value', path);
    else if (sign === 'positive' && number.n === 0n) this.#findings.add('not_positive', path);
    else return number;
    return undefined;
  }

  /** A percentage of 0 to 100. */
  percent(value: unknown, path: string): Fraction | undefined {
    const number = this.decimal(value, path, 'not_negative');
    if (number === undefined || !isLess(fraction(100n), number)) return number;
    this.#findings.add('above_hundred', path);
    return undefined;
  }

  /** A number of pieces, one or more. */
  count(value: unknown, path: string): number | undefined {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    this.#findings.add('not_a_whole_number', path, short(value));
    return undefined;
  }

  day(value: unknown, path: string): Day | undefined {
    const day = typeof value === 'string' ? parseDay(value) : undefined;
    if (day === undefined) this.#findings.add('not_a_day', path, short(value));
    return day;
  }

  choice<T extends string>(value: unknown, path: string, choices: readonly T[]): T | undefined {
    const choice = choices.find((each) => each === value);
    if (choice === undefined) this.#findings.add('unknown_value', path, choices.join(', '));
    return choice;
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a message quotes it; what holds others is not unfolded, it may be of any depth. */
function short(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 40);
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value);
}
