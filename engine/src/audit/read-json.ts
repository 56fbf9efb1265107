import { parseDecimal } from '../money/decimal.ts';
import type { Fraction } from '../money/fraction.ts';

type Json = Readonly<Record<string, unknown>>;

class Unreadable extends Error {}

/** What `read` makes of JSON that came back from a store; undefined where it is not what is read below. */
export function readJson<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

export function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable();
  return value as Json;
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unreadable();
  return value;
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new Unreadable();
  return value;
}

export function decimal(value: unknown): Fraction {
  const number = typeof value === 'string' ? parseDecimal(value) : undefined;
  if (number === undefined) throw new Unreadable();
  return number;
}
