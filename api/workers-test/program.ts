import { type ChildProcess, spawn } from 'node:child_process';

/** A program that serves something until it is stopped. */
export interface Program {
  /** What it said where it serves. */
  readonly url: string;
  /** All it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Starts a program of Node and waits for the words that name its address. It leads a process group of its own, so that
 * the programs it starts end with it; they end with us too, whatever becomes of us.
 */
export async function startProgram(
  args: readonly string[],
  env: Record<string, string | undefined>,
  address: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const kill = (signal: NodeJS.Signals) => killGroup(child, signal);
  const last = () => kill('SIGKILL');
  process.once('exit', last);
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    kill('SIGTERM');
    const patience = setTimeout(last, 10_000);
    await ended;
    clearTimeout(patience);
    process.off('exit', last);
    last();
  };
  const url = await new Promise<string>((resolve, reject) => {
    const impatience = setTimeout(() => reject(new Error(`no address after 60 s:\n${output}`)), 60_000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const found = address.exec(output)?.[1];
        if (found === undefined) return;
        clearTimeout(impatience);
        resolve(found);
      });
    }
    child.once('close', (code) => reject(new Error(`${args[0]} ended with ${code}:\n${output}`)));
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, output: () => output, stop };
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Nobody is left in it.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
