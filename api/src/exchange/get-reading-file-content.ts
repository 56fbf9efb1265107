import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { openContent } from './reading-files/content.ts';
import { fetchReadingFile } from './reading-files/store.ts';

/** The bytes of a file as they came, and its name. */
export async function getReadingFileContent(context: Context, id: string) {
  authorize(context, 'getReadingFileContent');
  const { name } = await fetchReadingFile(context, id);
  return { name, bytes: await openContent(context, id) };
}
