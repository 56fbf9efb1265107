import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toReadingFileDetail } from './reading-files/convert.ts';
import { fetchReadingFile } from './reading-files/store.ts';

export async function getReadingFile(context: Context, id: string) {
  authorize(context, 'getReadingFile');
  return toReadingFileDetail(await fetchReadingFile(context, id));
}
