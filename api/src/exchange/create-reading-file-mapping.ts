import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { houseOfNewDevices } from '../metering/index.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { applyToWaiting } from './reading-files/apply-to-waiting.ts';
import { fingerprintOf, refuseFaultyMapping } from './reading-files/check-mapping.ts';
import { toReadingFileMapping } from './reading-files/convert.ts';
import type { CreateReadingFileMapping } from './reading-files/mapping-schemas.ts';
import { saveMapping } from './reading-files/save-mapping.ts';
import { findMappingFor, lockFingerprint } from './reading-files/store.ts';

/** Says how tables with certain columns are read, before the first comes; one that waits already is taken in by it. */
export async function createReadingFileMapping(context: Context, input: z.infer<typeof CreateReadingFileMapping>) {
  authorize(context, 'createReadingFileMapping');
  const { name, columns, document, new_devices_property_id } = input;
  refuseFaultyMapping(document, columns);
  const fingerprint = fingerprintOf(document, columns);
  await lockFingerprint(context, fingerprint);
  const earlier = await findMappingFor(context, fingerprint);
  if (earlier !== undefined)
    throw new Problem('conflict', `There already is a mapping for these columns: ${earlier.id}. Change that one.`);
  const newDevicesPropertyId = await houseOfNewDevices(context, '/new_devices_property_id', new_devices_property_id);
  const row = await saveMapping(context, { name, fingerprint, document, columns, newDevicesPropertyId });
  await applyToWaiting(context, row);
  return toReadingFileMapping(row, document);
}
