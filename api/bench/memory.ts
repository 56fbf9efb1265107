import type { Goal } from './row.ts';
import type { FinishedRow } from './run-row.ts';

/** Peaks of the rows that were watched; a row of its own, although it measures nothing itself. */
export const MEMORY = {
  key: 'memory',
  what: 'peak memory of whole runs, all processes of a run together, without the database server',
  against: 'no limit, a goal',
} as const;

const PEAK_MAX_MB = 600;

export interface MemoryRow {
  readonly figures: Readonly<Record<string, number>>;
  readonly goals: readonly Goal[];
}

/** One figure a run, named `peak_mb.` and its key. */
export function memoryRow(finished: ReadonlyMap<string, FinishedRow>): MemoryRow {
  const figures: Record<string, number> = {};
  for (const [key, { peakMb }] of finished) if (peakMb !== null) figures[`peak_mb.${key}`] = peakMb;
  return { figures, goals: Object.keys(figures).map((figure) => ({ figure, atMost: PEAK_MAX_MB })) };
}
