import { type ChildProcess, spawn } from 'node:child_process';

/** What has to be stopped, last begun first; what is begun after that is stopped at once. */
export interface Closers {
  add(close: () => Promise<unknown>): void;
  closeAll(): Promise<void>;
}

export function createClosers(): Closers {
  const open: (() => Promise<unknown>)[] = [];
  let closed = false;
  return {
    add(close) {
      if (closed) void close();
      else open.push(close);
    },
    async closeAll() {
      closed = true;
      for (const close of open.splice(0).reverse()) await close();
    },
  };
}

/** A program that serves something until it is stopped. */
export interface Program {
  /** What it said where it serves. */
  readonly url: string;
  /** All it has printed so far. */
  output(): string;
}

const END_WITH_PARENT = new URL('./end-with-parent.ts', import.meta.url).href;

/**
 * Starts a program of Node and waits for the words that name its address. It leads a process group of its own, so that
 * the programs it starts end with it.
 */
export async function startProgram(
  args: readonly string[],
  env: Record<string, string | undefined>,
  { address, closers }: { address: RegExp; closers: Closers },
): Promise<Program> {
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], { env, detached: true });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  closers.add(async () => {
    killGroup(child, 'SIGTERM');
    const patience = setTimeout(() => killGroup(child, 'SIGKILL'), 10_000);
    await ended;
    clearTimeout(patience);
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const impatience = setTimeout(() => reject(new Error(`no address after 60 s:\n${output}`)), 60_000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const found = address.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('close', (code) => {
      clearTimeout(impatience);
      reject(new Error(`${args[0]} ended with ${code}:\n${output}`));
    });
  });
  return { url, output: () => output };
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
