import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { houseOfNewDevices } from '../metering/index.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { applyToWaiting } from './reading-files/apply-to-waiting.ts';
import { refuseFaultyMapping, waitsForNoMapping } from './reading-files/check-mapping.ts';
import { openContent } from './reading-files/content.ts';
import { type ReadingFileWire, type StoredProposal, toReadingFile } from './reading-files/convert.ts';
import { readContent } from './reading-files/read-content.ts';
import { saveMapping } from './reading-files/save-mapping.ts';
import type { ConfirmReadingFileMapping } from './reading-files/schemas.ts';
import { start } from './reading-files/start.ts';
import { changeReadingFile, findMappingFor, lockFingerprint, lockReadingFile } from './reading-files/store.ts';

/**
 * A person says how the columns of a file in review are read: as proposed, or better. The mapping is kept, this file is
 * taken in by it, and so is every other that waits with the same columns.
 */
export async function confirmReadingFileMapping(
  context: Context,
  id: string,
  input: z.infer<typeof ConfirmReadingFileMapping>,
): Promise<ReadingFileWire> {
  authorize(context, 'confirmReadingFileMapping');
  const row = await lockReadingFile(context, id);
  const { fingerprint } = row;
  const proposal = row.proposal as StoredProposal | null;
  if (row.status !== 'review' || fingerprint === null || proposal === null) throw waitsForNoMapping(row);
  const document = input.document ?? proposal.document;
  if (input.document === undefined && proposal.missing.length > 0) throw incomplete(proposal.missing);
  refuseFaultyMapping(document, proposal.columns);
  await lockFingerprint(context, fingerprint);
  if ((await findMappingFor(context, fingerprint)) !== undefined)
    throw new Problem('conflict', 'Another person has confirmed a mapping for these columns just now.');
  const { columns } = proposal;
  const asked = await houseOfNewDevices(context, '/new_devices_property_id', input.new_devices_property_id);
  const mapping = await saveMapping(context, {
    name: input.name ?? row.name,
    fingerprint,
    document,
    columns,
    newDevicesPropertyId: asked,
  });
  const queued = await changeReadingFile(context, row, {
    status: 'queued',
    mappingId: mapping.id,
    mappingVersion: mapping.version,
    proposal: null,
  });
  await audit(context, {
    action: 'reading_file.mapping_confirmed',
    objectType: 'reading_file',
    objectId: id,
    changes: { mapping_id: mapping.id, as_proposed: input.document === undefined },
  });
  await applyToWaiting(context, mapping);
  return toReadingFile(await start(context, queued, await readContent(await openContent(context, id))));
}

function incomplete(missing: readonly string[]): Problem {
  return new Problem('rule-violated', 'The proposal is not complete; send a document.', {
    findings: missing.map((part) => ({
      pointer: '/document',
      code: 'incomplete',
      message_de: `Dem Vorschlag fehlt: ${part === 'value' ? 'current oder due_value (eine Geräteliste ohne Werte nennt device_kind)' : part}`,
      message_en: `The proposal lacks: ${part === 'value' ? 'current or due_value (a list of devices without values names device_kind)' : part}`,
    })),
  });
}
