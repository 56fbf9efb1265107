import { parseDecimal } from '../money/decimal.ts';
import { type Fraction, fraction, isLess } from '../money/fraction.ts';
import { type Day, parseDay } from '../time/day.ts';
import type { ContractFindings } from './findings.ts';

/** Reads single values of an input and reports each that cannot be read; undefined stands for those. */
export class InputReader {
  readonly #findings: ContractFindings;

  constructor(findings: ContractFindings) {
    this.#findings = findings;
  }

  list<T>(value: readonly T[], path: string): readonly T[] {
    if (Array.isArray(value)) return value;
    this.#findings.add('not_a_list', path);
    return [];
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

const short = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).slice(0, 40);
