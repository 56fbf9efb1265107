import type { Listed } from './benchmarks.ts';
import type { ReportedRow } from './report.ts';
import type { FinishedRow } from './run-row.ts';

/** Peaks of the rows that are watched; a row of its own, although it measures nothing itself. */
export const MEMORY = {
  key: 'memory',
  what: 'peak memory of whole runs: every process of a run, without the database server',
  against: 'no limit, a goal',
  notes: ['resident memory, sampled every 50 ms, pages that processes share counted for each'],
} as const;

const PEAK_MAX_MB = 600;

/** One figure a watched row, named `peak_mb.` and its key; a row that failed is missing and meets no goal. */
export function memoryRow(listed: readonly Listed[], finished: ReadonlyMap<string, FinishedRow>): ReportedRow {
  const keys = listed.filter(({ watchesMemory }) => watchesMemory).map(({ key }) => key);
  const peaks = keys.flatMap((key) => {
    const peakMb = finished.get(key)?.peakMb ?? null;
    return peakMb === null ? [] : [[`peak_mb.${key}`, peakMb] as const];
  });
  return {
    ...MEMORY,
    figures: Object.fromEntries(peaks),
    goals: keys.map((key) => ({ figure: `peak_mb.${key}`, atMost: PEAK_MAX_MB })),
  };
}
