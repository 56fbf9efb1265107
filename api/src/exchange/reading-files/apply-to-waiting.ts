import type { Context } from '../../context.ts';
import { enqueue } from '../../db/outbox.ts';
import { type MappingRow, queueWaitingFiles } from './store.ts';

/** Files in review whose columns a mapping is for are taken in by it; as jobs, for there may be many. */
export async function applyToWaiting(
  context: Context,
  mapping: Pick<MappingRow, 'id' | 'version' | 'fingerprint'>,
): Promise<void> {
  const queued = await queueWaitingFiles(context, mapping);
  if (queued.length > 0)
    await enqueue(context, 'process-reading-file', ...queued.map((id) => ({ reading_file_id: id })));
}
