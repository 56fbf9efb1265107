import type { Context } from '../../context.ts';
import { enqueue } from '../../db/outbox.ts';
import { changeReadingFile, filesWaitingFor, lockReadingFile, type MappingRow } from './store.ts';

/** Files in review whose columns a mapping is for are taken in by it; as jobs, for there may be many. */
export async function applyToWaiting(
  context: Context,
  { id, version, fingerprint }: Pick<MappingRow, 'id' | 'version' | 'fingerprint'>,
): Promise<number> {
  const waiting = await filesWaitingFor(context, fingerprint);
  for (const fileId of waiting) {
    const row = await lockReadingFile(context, fileId);
    await changeReadingFile(context, row, {
      status: 'queued',
      mappingId: id,
      mappingVersion: version,
      proposal: null,
    });
  }
  if (waiting.length > 0)
    await enqueue(context, 'process-reading-file', ...waiting.map((fileId) => ({ reading_file_id: fileId })));
  return waiting.length;
}
