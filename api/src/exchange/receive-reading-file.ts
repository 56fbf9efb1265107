import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type ReadingFileWire, toReadingFile } from './reading-files/convert.ts';
import { type IncomingFile, keepFile } from './reading-files/keep-file.ts';

/**
 * Takes in a file of readings or telegrams. What it is, is seen by what is in it. A small one is taken in at once, a large
 * one as a job; a table with columns nobody has mapped waits for a person. Nothing is lost: the bytes are kept, whatever
 * becomes of them.
 */
export async function receiveReadingFile(
  context: Context,
  file: IncomingFile,
): Promise<{ readonly id: string; readonly file: ReadingFileWire; readonly isNew: boolean }> {
  authorize(context, 'receiveReadingFile');
  const { row, isNew } = await keepFile(context, file);
  return { id: row.id, file: toReadingFile(row), isNew };
}
