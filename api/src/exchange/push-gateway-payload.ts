import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type IncomingFile, keepFile } from './reading-files/keep-file.ts';

/**
 * Takes what a gateway pushes. A gateway repeats what is not answered as taken: whatever was kept is answered so, also
 * where nothing in it can be read, and the same bytes are the same payload. Devices are made where the gateway's own
 * setting asks for it: its key may not make any otherwise.
 */
export async function pushGatewayPayload(context: Context, file: Omit<IncomingFile, 'source'>) {
  authorize(context, 'pushGatewayPayload');
  const { row } = await keepFile(context, { ...file, source: 'gateway' });
  return {
    id: row.id,
    status: row.status as 'queued' | 'done' | 'review' | 'failed',
    counts: row.counts,
    devices_created: row.devicesCreated,
    devices_refused: row.devicesRefused,
  };
}
