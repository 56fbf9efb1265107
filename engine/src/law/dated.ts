import type { Day } from '../time/day.ts';
import { isKnown } from './rule-sets.ts';

export interface Citation {
  readonly statute: string;
  readonly provision: string;
  readonly url: string;
}

/** One value, the first day it holds, and the text that says so. It holds until the next entry. */
export interface Dated<T> {
  readonly from: Day;
  readonly value: T;
  readonly source: Citation;
  /** Not yet, or not officially, published: shown as such wherever the value is used. */
  readonly provisional?: true;
  /**
   * The rule set that brought the entry; left out: it was there from the first one. Whatever is entered later for days
   * that were billed already changes no statement of that time (rule-sets.ts).
   */
  readonly since?: string;
}

/** A dated value under the id it has in the register. */
export interface NamedValue {
  readonly id: string;
  /** Which row of a table, such as `hard_coal fine`. */
  readonly row?: string;
  readonly dated: Dated<unknown>;
}

/** Entries are written oldest first. A day before the first entry is an error (RangeError), never a default. */
export function inForceOn<T>(entries: readonly Dated<T>[], day: Day): Dated<T> {
  const entry = findInForce(entries, day);
  if (entry === undefined) throw new RangeError(`no value in force on ${day}`);
  return entry;
}

/** Like `inForceOn`, for callers that turn a day before the first entry into a finding. */
export function findInForce<T>(entries: readonly Dated<T>[], day: Day): Dated<T> | undefined {
  return entries.findLast(({ from, since }) => from <= day && isKnown(since));
}

/** The first day for which there is a value. */
export function firstDayOf(entries: readonly Dated<unknown>[]): Day {
  const [first] = entries;
  if (first === undefined) throw new RangeError('a parameter without entries');
  return first.from;
}

/** What a register entry says about one parameter besides its values. */
export interface ParameterInfo {
  readonly id: string;
  readonly titleDe: string;
  readonly titleEn: string;
  readonly unit: string;
  /** What the text leaves open and what we chose. */
  readonly interpretation?: string;
}
