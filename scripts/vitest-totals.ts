import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { header, runProgram, secondsSince } from './sections.ts';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

interface JsonReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Counts of vitest's JSON report; a file that could not even be read counts as one failure. */
export function totalsOf(report: JsonReport): Totals {
  const unread = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unread.length };
}

/** Runs vitest with its usual output and returns its exit code and its own counts. */
export async function runVitest(name: string, args: readonly string[]): Promise<Totals & { readonly code: number }> {
  header(name);
  const begun = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'vitest-report-'));
  try {
    const file = join(folder, 'report.json');
    const { code } = await runProgram(
      ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
      true,
    );
    const report = await readFile(file, 'utf8').then(
      (text) => JSON.parse(text) as JsonReport,
      () => undefined,
    );
    header(name, `${code === 0 ? 'good' : 'FAILED'}, ${secondsSince(begun)} s`);
    return { code, ...(report === undefined ? { passed: 0, failed: 1 } : totalsOf(report)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
