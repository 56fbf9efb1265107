import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One thing that is checked by a program of its own. */
export interface Section {
  readonly name: string;
  /** Program and arguments; a program of node_modules/.bin is found by its name. */
  readonly command: readonly [string, ...string[]];
  /** For programs whose exit code says less than we ask: a sentence when the outcome is not good enough. */
  readonly complaint?: (outcome: Outcome) => string | undefined;
}

/** Made when a program starts: what was set by then, such as the counts of a proof, has to reach it. */
const environment = () => ({
  ...process.env,
  PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
});

/** Runs a program in the project's root. `live` shows its output while it runs instead of keeping it. */
export function runProgram([program, ...args]: readonly [string, ...string[]], live = false): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: environment(),
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: `${stderr}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

export interface Verdict {
  readonly name: string;
  readonly seconds: string;
  /** What is wrong, to be shown; undefined when nothing is. */
  readonly wrong: string | undefined;
}

/** Runs one section and judges it. */
export async function judge(section: Section, run: typeof runProgram = runProgram): Promise<Verdict> {
  const begun = performance.now();
  const outcome = await run(section.command);
  const complaint = section.complaint?.(outcome);
  const output = `${outcome.stdout}${outcome.stderr}`;
  const bad = outcome.code !== 0 || complaint !== undefined;
  return {
    name: section.name,
    seconds: secondsSince(begun),
    wrong: bad ? `${output}${complaint ?? `exit code ${outcome.code}`}\n` : undefined,
  };
}

/**
 * Runs sections, `atOnce` at a time, and prints them in the order they are written in. Returns the first that failed;
 * what had not begun by then does not begin.
 */
export async function runSections(
  sections: readonly Section[],
  atOnce: number,
  run: typeof runProgram = runProgram,
): Promise<Verdict | undefined> {
  let next = 0;
  let failed: Verdict | undefined;
  const worker = async (): Promise<void> => {
    for (let section = sections[next++]; section !== undefined && failed === undefined; section = sections[next++]) {
      const verdict = await judge(section, run);
      if (failed !== undefined) return;
      header(verdict.name, `${verdict.wrong === undefined ? 'good' : 'FAILED'}, ${verdict.seconds} s`);
      if (verdict.wrong !== undefined) {
        failed = verdict;
        process.stdout.write(verdict.wrong);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}

export function header(name: string, note = ''): void {
  process.stdout.write(`== ${name}${note === '' ? '' : `: ${note}`}\n`);
}

export function secondsSince(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}
