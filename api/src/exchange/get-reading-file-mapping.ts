import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toReadingFileMapping } from './reading-files/convert.ts';
import type { StoredMapping } from './reading-files/mapping-of-file.ts';
import { fetchMapping, fetchMappingDocument } from './reading-files/store.ts';

export async function getReadingFileMapping(context: Context, id: string) {
  authorize(context, 'getReadingFileMapping');
  const row = await fetchMapping(context, id);
  const { document } = (await fetchMappingDocument(context, id)) as StoredMapping;
  return toReadingFileMapping(row, document);
}
