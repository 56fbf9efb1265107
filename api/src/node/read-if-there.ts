import { readFile } from 'node:fs/promises';
import { StartError } from './start-error.ts';

/**
 * The text of a file, or undefined where there is none. A file that is there and cannot be read is no missing file:
 * whoever took it for one would make new keys and write them over the old.
 */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StartError(`${file} is there and cannot be read (${code}).`);
  }
}
