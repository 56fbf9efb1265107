import { parseArgs } from 'node:util';
import { BENCHMARKS, type Listed } from './benchmarks.ts';
import { lazyServer } from './database.ts';
import { describeMachine } from './machine.ts';
import { MEMORY, memoryRow } from './memory.ts';
import { failedRow, figuresReport, jsonReport, type ReportedRow, tableReport } from './report.ts';
import type { Figures } from './row.ts';
import { type FinishedRow, runRow } from './run-row.ts';

/*
 * `npm run bench`: how near the limits of this machine the product is. `-- --json` for one JSON object,
 * `-- --figures` for a table in Markdown, `-- --only decode,pdf` for some rows, `-- --quick` to see that every row works, `-- --full` for the full counts.
 */
const KEYS = [...BENCHMARKS.map(({ key }) => key), MEMORY.key];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    figures: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const only = values.only?.split(',').map((key) => key.trim()) ?? KEYS;
const unknown = only.filter((key) => !KEYS.includes(key));
if (unknown.length > 0) {
  process.stderr.write(`No row ${unknown.join(', ')}; there are ${KEYS.join(', ')}.\n`);
  process.exit(1);
}

const server = lazyServer();
const finished = new Map<string, FinishedRow>();
const failures = new Map<string, string>();

async function run({ key, needsDatabase }: Listed): Promise<void> {
  const begun = performance.now();
  try {
    const databaseUrl = needsDatabase ? await server.database(key) : null;
    finished.set(key, await runRow(key, { quick: values.quick, full: values.full, databaseUrl }));
    process.stderr.write(`${key}: ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${key} failed: ${message}\n`);
    failures.set(key, message.split('\n', 1).join(''));
  }
}

const memory = only.includes(MEMORY.key);
const chosen = BENCHMARKS.filter(({ key, watchesMemory }) => only.includes(key) || (watchesMemory && memory));
try {
  // Rows that are measured have the machine to themselves; a smoke run measures nothing and is to be over soon.
  if (values.quick) await Promise.all(chosen.map(run));
  else for (const each of chosen) await run(each);
} finally {
  await server.stop();
}

/** What a watched row held, also where the row `memory` was not asked for. */
const withPeak = ({ figures, peakMb }: FinishedRow): Figures =>
  peakMb === null ? figures : { ...figures, peak_mb: peakMb };

const rows = chosen.map(({ key }): ReportedRow => {
  const row = finished.get(key);
  return row === undefined ? failedRow(key, failures.get(key) ?? '') : { key, ...row, figures: withPeak(row) };
});
if (memory) rows.push(memoryRow(chosen, finished));
const machine = describeMachine(server.version());
if (values.json) process.stdout.write(`${JSON.stringify(jsonReport(machine, rows))}\n`);
else process.stdout.write((values.figures ? figuresReport : tableReport)(machine, rows));
process.exitCode = failures.size > 0 ? 1 : 0;
