import type { TableMapping } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { type MappingWire, toTableMapping } from './convert.ts';
import { fetchMappingDocument, type ReadingFileRow } from './store.ts';

/** What a version of a mapping keeps: how to read, and of which columns. */
export interface StoredMapping {
  readonly document: MappingWire;
  readonly columns: readonly string[];
}

/** The mapping a file is read by; null where it needs none of the account's. */
export async function mappingOfFile(
  context: Pick<Context, 'db' | 'accountId'>,
  { mappingId, mappingVersion }: ReadingFileRow,
): Promise<TableMapping | null> {
  if (mappingId === null || mappingVersion === null) return null;
  const stored = (await fetchMappingDocument(context, mappingId, mappingVersion)) as StoredMapping;
  return toTableMapping(stored.document);
}
