import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type TreeWatch, watchTree } from './process-tree.ts';
import type { RowOptions } from './row.ts';
import type { DescribedRow, Order, Report } from './row-process.ts';

export interface FinishedRow extends DescribedRow {
  /** MiB at the highest moment of the watched part; null where nothing was watched. */
  readonly peakMb: number | null;
}

/** Runs a row in a process of its own and watches its memory from outside. */
export function runRow(key: string, options: Omit<RowOptions, 'watched'>): Promise<FinishedRow> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./row-process.ts', import.meta.url)), [], {
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    const order = (message: Order) => child.send(message);
    let watch: TreeWatch | null = null;
    let peakMb: number | null = null;
    let row: DescribedRow | null = null;
    let failure = '';
    child.on('message', (report: Report) => {
      if (report.kind === 'watch') {
        watch = watchTree(report.pid);
        order({ kind: 'watching' });
      } else if (report.kind === 'unwatch') {
        const seen = watch?.stop() ?? null;
        watch = null;
        peakMb = seen === null ? peakMb : Math.max(peakMb ?? 0, seen);
      } else if (report.kind === 'done') row = report.row;
      else if (report.kind === 'failed') failure = report.message;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      watch?.stop();
      if (row === null) reject(new Error(failure || `the process of ${key} ended with ${code} before it was done`));
      else resolve({ ...row, peakMb });
    });
    order({ kind: 'run', key, options });
  });
}
