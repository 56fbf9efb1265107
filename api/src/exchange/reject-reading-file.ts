import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { type ReadingFileWire, toReadingFile } from './reading-files/convert.ts';
import type { RejectReadingFile } from './reading-files/schemas.ts';
import { changeReadingFile, lockReadingFile } from './reading-files/store.ts';

/** A person turns down a file that waits, or that nothing could be read of. Its bytes stay; it can be taken up again. */
export async function rejectReadingFile(
  context: Context,
  id: string,
  { reason }: z.infer<typeof RejectReadingFile>,
): Promise<ReadingFileWire> {
  authorize(context, 'rejectReadingFile');
  const row = await lockReadingFile(context, id);
  if (row.status !== 'review' && row.status !== 'failed')
    throw new Problem(
      'conflict',
      `Only a file that waits or could not be read is rejected; this one is ${row.status}.`,
    );
  const rejected = await changeReadingFile(context, row, {
    status: 'rejected',
    reason,
    proposal: null,
    finishedAt: context.now(),
  });
  await audit(context, {
    action: 'reading_file.rejected',
    objectType: 'reading_file',
    objectId: id,
    changes: { reason },
  });
  return toReadingFile(rejected);
}
