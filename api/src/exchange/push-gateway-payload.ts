import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type IncomingFile, keepFile } from './reading-files/keep-file.ts';

/**
 * Takes what a gateway pushes. A gateway repeats what is not answered as taken: whatever was kept is answered so, also
 * where nothing in it can be read, and the same bytes are the same payload.
 */
export async function pushGatewayPayload(context: Context, file: Omit<IncomingFile, 'source'>) {
  authorize(context, 'pushGatewayPayload');
  const { row } = await keepFile(context, { ...file, source: 'gateway' });
  return {
    id: row.id,
    status: row.status as 'queued' | 'done' | 'review' | 'failed',
    counts: row.counts,
  };
}
