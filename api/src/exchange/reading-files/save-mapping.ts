import type { Context } from '../../context.ts';
import { audit } from '../../db/audit.ts';
import { insertRow } from '../../db/insert-row.ts';
import { readingFileMappings, readingFileMappingVersions } from '../tables.ts';
import type { StoredMapping } from './mapping-of-file.ts';
import type { MappingRow } from './store.ts';

/** A new mapping with its first version. The caller has seen to it that there is none for the columns. */
export async function saveMapping(
  context: Context,
  {
    name,
    fingerprint,
    newDevicesPropertyId,
    ...stored
  }: Pick<MappingRow, 'name' | 'fingerprint' | 'newDevicesPropertyId'> & StoredMapping,
): Promise<MappingRow> {
  const now = context.now();
  const row: MappingRow = {
    accountId: context.accountId,
    id: context.newId('readingFileMapping'),
    livemode: context.livemode,
    name,
    fingerprint,
    newDevicesPropertyId,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await insertRow(context.db, readingFileMappings, row);
  await saveMappingVersion(context, row, stored);
  await audit(context, {
    action: 'reading_file_mapping.created',
    objectType: 'reading_file_mapping',
    objectId: row.id,
    changes: { name, fingerprint, new_devices_property_id: newDevicesPropertyId },
  });
  return row;
}

/** What a version of a mapping says, for good. */
export function saveMappingVersion(context: Context, row: MappingRow, stored: StoredMapping): Promise<void> {
  return insertRow(context.db, readingFileMappingVersions, {
    accountId: context.accountId,
    mappingId: row.id,
    version: row.version,
    livemode: context.livemode,
    document: stored,
    createdAt: context.now(),
  });
}
