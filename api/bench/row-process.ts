import { BENCHMARKS } from './benchmarks.ts';
import type { Benchmark, Row, RowOptions } from './row.ts';

/** A row with what it is about. */
export interface DescribedRow extends Row, Pick<Benchmark, 'what' | 'against' | 'goals'> {}

/** What the runner asks of the process of a row, at its start and when it watched. */
export type Order =
  | { readonly kind: 'run'; readonly key: string; readonly options: Omit<RowOptions, 'watched'> }
  | { readonly kind: 'watching' };

export type Report =
  | { readonly kind: 'watch'; readonly pid: number }
  | { readonly kind: 'unwatch' }
  | { readonly kind: 'done'; readonly row: DescribedRow }
  | { readonly kind: 'failed'; readonly message: string };

/*
 * One row in a process of its own: no row runs on machine code that another one warmed or spoiled, and its memory is
 * its own.
 */
const report = (message: Report) => process.send?.(message);
let watching: (() => void) | null = null;

async function watched<T>(work: () => Promise<T>, pid = process.pid): Promise<T> {
  const begun = new Promise<void>((resolve) => {
    watching = resolve;
  });
  report({ kind: 'watch', pid });
  await begun;
  try {
    return await work();
  } finally {
    report({ kind: 'unwatch' });
  }
}

process.on('message', (order: Order) => {
  if (order.kind === 'watching') watching?.();
  else void run(order.key, { ...order.options, watched });
});
process.on('disconnect', () => process.exit(1));

async function run(key: string, options: RowOptions): Promise<void> {
  try {
    const listed = BENCHMARKS.find((each) => each.key === key);
    if (listed === undefined) throw new Error(`no row ${key}`);
    const benchmark = await listed.load();
    const { what, against, goals } = benchmark;
    report({ kind: 'done', row: { what, against, goals, ...(await benchmark.run(options)) } });
  } catch (error) {
    report({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  process.removeAllListeners('disconnect');
  process.disconnect?.();
}
