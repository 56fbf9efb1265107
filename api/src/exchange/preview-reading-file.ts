import type { z } from '@hono/zod-openapi';
import type { FileRecord } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { refuseFaultyMapping, waitsForNoMapping } from './reading-files/check-mapping.ts';
import { openContent } from './reading-files/content.ts';
import { type StoredProposal, toTableMapping } from './reading-files/convert.ts';
import { readContent } from './reading-files/read-content.ts';
import type { PreviewReadingFile, ReadingFilePreview } from './reading-files/schemas.ts';
import { fetchReadingFile } from './reading-files/store.ts';
import { toRemark } from './reading-files/words.ts';

const ROWS_SHOWN = 20;

/** How the first rows of a file in review would be read by a mapping, or by the one proposed. Changes nothing. */
export async function previewReadingFile(
  context: Context,
  id: string,
  { document }: z.infer<typeof PreviewReadingFile>,
): Promise<z.infer<typeof ReadingFilePreview>> {
  authorize(context, 'previewReadingFile');
  const row = await fetchReadingFile(context, id);
  const proposal = row.proposal as StoredProposal | null;
  if (row.status !== 'review' || proposal === null) throw waitsForNoMapping(row);
  const by = document ?? proposal.document;
  refuseFaultyMapping(by, proposal.columns);
  const content = await readContent(await openContent(context, id));
  const rows: z.infer<typeof ReadingFilePreview>['rows'] = [];
  for (const record of content.records(toTableMapping(by))) {
    rows.push(toPreviewRow(record));
    if (rows.length === ROWS_SHOWN) break;
  }
  return { rows };
}

function toPreviewRow(record: FileRecord) {
  const { line, remarks } = record;
  const isValues = record.kind === 'values';
  return {
    line,
    readable: isValues,
    manufacturer: isValues ? record.manufacturer : null,
    serial: isValues ? record.serial : null,
    values: isValues ? record.values.map(({ kind, day, value, unit }) => ({ kind, day, value, unit })) : [],
    remarks: remarks.map(toRemark),
  };
}
