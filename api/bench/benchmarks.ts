import type { Benchmark } from './row.ts';

export interface Listed {
  readonly key: string;
  /** Works on a real PostgreSQL that fsyncs. */
  readonly needsDatabase: boolean;
  /** Its peak is a figure of the row `memory`. */
  readonly watchesMemory: boolean;
  /** Only the process of a row loads it, so that a row holds nothing of the others. */
  readonly load: () => Promise<Benchmark>;
}

/** In the order of the printed table. */
export const BENCHMARKS: readonly Listed[] = [
  {
    key: 'decode',
    needsDatabase: false,
    watchesMemory: false,
    load: async () => (await import('./decode.ts')).decode,
  },
  {
    key: 'ingest',
    needsDatabase: true,
    watchesMemory: true,
    load: async () => (await import('./ingest.ts')).ingest,
  },
  {
    key: 'series_month_end',
    needsDatabase: true,
    watchesMemory: false,
    load: async () => (await import('./series-month-end.ts')).seriesMonthEnd,
  },
  {
    key: 'bill_engine',
    needsDatabase: false,
    watchesMemory: false,
    load: async () => (await import('./bill-engine.ts')).billEngine,
  },
  {
    key: 'bill_run',
    needsDatabase: true,
    watchesMemory: true,
    load: async () => (await import('./bill-run.ts')).billRun,
  },
  {
    key: 'uvi',
    needsDatabase: true,
    watchesMemory: false,
    load: async () => (await import('./uvi.ts')).uvi,
  },
  {
    key: 'pdf',
    needsDatabase: false,
    watchesMemory: true,
    load: async () => (await import('./pdf.ts')).pdf,
  },
  {
    key: 'http_get',
    needsDatabase: true,
    watchesMemory: false,
    load: async () => (await import('./http-get.ts')).httpGet,
  },
  {
    key: 'log_append',
    needsDatabase: true,
    watchesMemory: false,
    load: async () => (await import('./log-append.ts')).logAppend,
  },
  {
    key: 'proof_verify',
    needsDatabase: false,
    watchesMemory: false,
    load: async () => (await import('./browser/proof-verify.ts')).proofVerify,
  },
  {
    key: 'widgets',
    needsDatabase: false,
    watchesMemory: false,
    load: async () => (await import('./browser/widgets.ts')).widgets,
  },
];
