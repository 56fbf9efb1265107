import { readFile, rm } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { header, ROOT, runProgram, secondsSince } from '../sections.ts';
import type { Totals } from '../vitest-totals.ts';

/** As much of Stryker's JSON report as is looked at. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** Mutants of some files, and how many of them a test noticed. */
export interface Score {
  readonly noticed: number;
  readonly all: number;
}

const NOTICED = ['Killed', 'Timeout'];
/** Left out by the rules of the config, or no program at all. */
const NOT_COUNTED = ['Ignored', 'CompileError', 'RuntimeError', 'Pending'];

/** Score of the files below a folder. What no test reaches counts as not noticed. */
export function scoreOf({ files }: MutationReport, folder: string): Score {
  const mutants = Object.entries(files)
    .filter(([path]) => path.startsWith(folder))
    .flatMap(([, file]) => file.mutants)
    .filter(({ status }) => !NOT_COUNTED.includes(status));
  return { noticed: mutants.filter(({ status }) => NOTICED.includes(status)).length, all: mutants.length };
}

/** A program changed in one place at a time, and whether a test of the engine notices; what is changed says stryker.config.mjs. */
export async function proveMutation(): Promise<Totals> {
  const name = 'mutation of billing and law';
  header(name);
  const begun = performance.now();
  const output = join(ROOT, 'out/mutation');
  await rm(output, { recursive: true, force: true });
  // It takes every core for long; whoever works beside it goes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { code } = await runProgram(['stryker', 'run'], true);
  const report = await readFile(join(output, 'mutation.json'), 'utf8').then(
    (text) => JSON.parse(text) as MutationReport,
    () => undefined,
  );
  const good = code === 0 && report !== undefined;
  if (report !== undefined) {
    for (const folder of ['engine/src/billing/', 'engine/src/law/', 'engine/src/']) {
      const { noticed, all } = scoreOf(report, folder);
      console.log(
        `${((100 * noticed) / all).toFixed(1).padStart(9)} %  ${folder}: ${noticed} of ${all} mutants noticed`,
      );
    }
  }
  header(name, `${good ? 'good' : 'FAILED'}, ${secondsSince(begun)} s`);
  return { passed: report === undefined ? 0 : scoreOf(report, '').noticed, failed: good ? 0 : 1 };
}
