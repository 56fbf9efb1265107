import { parseArgs } from 'node:util';
import { BENCHMARKS } from './benchmarks.ts';
import { lazyServer } from './database.ts';
import { describeMachine } from './machine.ts';
import { MEMORY, memoryRow } from './memory.ts';
import { jsonReport, type ReportedRow, tableReport } from './report.ts';
import { type FinishedRow, runRow } from './run-row.ts';

/*
 * `npm run bench`: how near the limits of this machine the product is. `-- --json` for one JSON object,
 * `-- --only decode,pdf` for some rows, `-- --quick` to see that every row works, `-- --full` for the full counts.
 */
const KEYS = [...BENCHMARKS.map(({ key }) => key), MEMORY.key];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
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
const reported: ReportedRow[] = [];
const watched = new Map<string, FinishedRow>();
let failed = false;
try {
  for (const { key, needsDatabase, watchesMemory } of BENCHMARKS) {
    if (!only.includes(key) && !(watchesMemory && only.includes(MEMORY.key))) continue;
    const begun = performance.now();
    try {
      const databaseUrl = needsDatabase ? await server.database(key) : null;
      const row = await runRow(key, { quick: values.quick, full: values.full, databaseUrl });
      reported.push({ key, ...row });
      if (watchesMemory) watched.set(key, row);
      process.stderr.write(`${key}: ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
    } catch (error) {
      failed = true;
      const message = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${key} failed: ${message}\n`);
      reported.push({ key, what: 'failed', against: '', goals: [], figures: {}, notes: message.split('\n', 1) });
    }
  }
  if (only.includes(MEMORY.key)) {
    reported.push({ ...MEMORY, ...memoryRow(watched), notes: ['resident memory, sampled every 50 ms'] });
  }
} finally {
  await server.stop();
}
const machine = describeMachine(server.version());
process.stdout.write(
  values.json ? `${JSON.stringify(jsonReport(machine, reported))}\n` : tableReport(machine, reported),
);
process.exitCode = failed ? 1 : 0;
