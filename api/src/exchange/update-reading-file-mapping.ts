import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { houseOfNewDevices } from '../metering/index.ts';
import { authorize } from '../rights.ts';
import { refuseFaultyMapping } from './reading-files/check-mapping.ts';
import { toReadingFileMapping } from './reading-files/convert.ts';
import type { StoredMapping } from './reading-files/mapping-of-file.ts';
import type { UpdateReadingFileMapping } from './reading-files/mapping-schemas.ts';
import { saveMappingVersion } from './reading-files/save-mapping.ts';
import { fetchMapping, fetchMappingDocument } from './reading-files/store.ts';
import { readingFileMappings } from './tables.ts';

/**
 * Changes how tables with certain columns are read from now on. Earlier wordings stay; files that were taken in by them
 * say so, and are read by the new one when they are taken in again.
 */
export async function updateReadingFileMapping(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateReadingFileMapping>,
) {
  authorize(context, 'updateReadingFileMapping');
  const row = await fetchMapping(context, id);
  matchVersion(row, ifMatch);
  const stored = (await fetchMappingDocument(context, id)) as StoredMapping;
  const document = patch.document ?? stored.document;
  refuseFaultyMapping(document, stored.columns);
  const { accountId, db } = context;
  const [updated] = await db
    .update(readingFileMappings)
    .set({
      name: patch.name ?? row.name,
      newDevicesPropertyId: await houseOfNewDevices(context, '/new_devices_property_id', patch.new_devices_property_id),
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(
      and(
        eq(readingFileMappings.accountId, accountId),
        eq(readingFileMappings.id, id),
        eq(readingFileMappings.version, row.version),
      ),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  await saveMappingVersion(context, updated, { document, columns: stored.columns });
  await audit(context, {
    action: 'reading_file_mapping.updated',
    objectType: 'reading_file_mapping',
    objectId: id,
    changes: {
      version: updated.version,
      fields: Object.keys(patch),
      ...(updated.newDevicesPropertyId === row.newDevicesPropertyId
        ? {}
        : { new_devices_property_id: { from: row.newDevicesPropertyId, to: updated.newDevicesPropertyId } }),
    },
  });
  return toReadingFileMapping(updated, document);
}
