import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/** Where the embedded database, its keys and the demo's files live. One process at a time. */
export interface DataFolder {
  readonly path: string;
  readonly file: (name: string) => string;
  release(): Promise<void>;
}

/** Takes the folder for this process: two of them in one PGlite folder would corrupt it. */
export async function takeDataFolder(path: string): Promise<DataFolder> {
  const lock = join(path, 'lock');
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartError(
      `The folder ${path} cannot be written (${(error as NodeJS.ErrnoException).code}); set KLARMETER_DATA to one that can.`,
    );
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      closeSync(openSync(lock, 'wx', 0o600));
      break;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST') {
        throw new StartError(`The folder ${path} cannot be written (${code}); set KLARMETER_DATA to one that can.`);
      }
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
      if (attempt > 3 || isAlive(owner)) {
        throw new StartError(
          `The folder ${path} is in use by process ${owner}; stop it first, or set KLARMETER_DATA to another folder.`,
        );
      }
      // Its owner is gone without a goodbye.
      await rm(lock, { force: true });
    }
  }
  await writeFile(lock, String(process.pid));
  return { path, file: (name) => join(path, name), release: () => rm(lock, { force: true }) };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
