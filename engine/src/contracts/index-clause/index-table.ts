import type { Fraction } from '../../money/fraction.ts';
import { calendarEnd } from '../../time/calendar.ts';
import type { Day } from '../../time/day.ts';
import { firstDayOfMonth, type Month, monthAway, parseMonth } from '../../time/month.ts';
import { ContractFindings, type ContractRefusal } from '../findings.ts';
import { InputReader } from '../input.ts';

/** Provisional: not final yet, or from a single source that is not the statistics office. Never used. */
export type IndexStatus = 'final' | 'provisional';

/** One month of an index as it is written down. */
export interface IndexEntry {
  readonly month: Month;
  readonly value: string;
  readonly status: IndexStatus;
  /** Null where nobody wrote it down. */
  readonly publishedOn: Day | null;
}

/** An index as it is written down: data to load. */
export interface IndexData {
  readonly index: string;
  /** The year that is 100. */
  readonly baseYear: number;
  readonly source: string;
  readonly url: string;
  readonly retrievedOn: Day;
  readonly entries: readonly IndexEntry[];
}

/** One month of an index, ready to calculate with. */
export interface IndexValue {
  readonly month: Month;
  /** On the base of the table. */
  readonly value: Fraction;
  readonly status: IndexStatus;
  /** Day it counts as published. */
  readonly publishedOn: Day;
  readonly source: string;
  /** How the office published it, where it did so on another base. */
  readonly published?: { readonly value: string; readonly baseYear: number };
}

export interface IndexTable {
  readonly index: string;
  readonly baseYear: number;
  readonly url: string;
  readonly retrievedOn: Day;
  /** In order of months. */
  readonly values: readonly IndexValue[];
}

/** Reads an index. Everything that is wrong with it is reported at once, with a pointer into the data. */
export function readIndex(data: IndexData): { readonly ok: true; readonly table: IndexTable } | ContractRefusal {
  const findings = new ContractFindings();
  const reader = new InputReader(findings);
  const baseYear = reader.count(data.baseYear, '/baseYear');
  const retrievedOn = reader.day(data.retrievedOn, '/retrievedOn');
  const months = new Set<string>();
  const values = reader.objects(data.entries, '/entries').flatMap(({ item: entry, path }): IndexValue[] => {
    const month = parseMonth(entry.month);
    if (month === undefined) findings.add('not_a_month', `${path}/month`, String(entry.month).slice(0, 40));
    else if (months.has(month)) findings.add('duplicate_month', `${path}/month`, month);
    const value = reader.decimal(entry.value, `${path}/value`, 'positive');
    const status = reader.choice(entry.status, `${path}/status`, ['final', 'provisional']);
    const day = entry.publishedOn === null ? null : reader.day(entry.publishedOn, `${path}/publishedOn`);
    if (month === undefined || value === undefined || status === undefined || day === undefined) return [];
    months.add(month);
    return [{ month, value, status, publishedOn: day ?? latestPublication(month), source: data.source }];
  });
  if (baseYear === undefined || retrievedOn === undefined || findings.errors > 0) return findings.refusal();
  const { index, url } = data;
  return { ok: true, table: { index, baseYear, url, retrievedOn, values: values.toSorted(byMonth) } };
}

/**
 * The month whose value is surely published on a day.
 * Interpretation: the office publishes a month about the middle of the next one. Where the day is not known the end of
 * that next month stands for it, so that no value is ever used before it was there.
 */
export const surelyPublishedOn = (day: Day): Month => monthAway(day.slice(0, 7) as Month, -2);

const latestPublication = (month: Month): Day => calendarEnd('month', firstDayOfMonth(month), 1);

/** The final value of a month, if there is one. */
export const finalValue = (table: IndexTable, month: Month): IndexValue | undefined =>
  table.values.find((each) => each.month === month && each.status === 'final');

/** The latest final value that was published on a day, if there is one. */
export const latestFinalValue = (table: IndexTable, day: Day): IndexValue | undefined =>
  table.values.findLast(({ status, publishedOn }) => status === 'final' && publishedOn <= day);

const byMonth = (a: IndexValue, b: IndexValue): number => (a.month < b.month ? -1 : 1);
