import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toVirtualPoint, type VirtualPointWire } from './virtual-points/convert.ts';
import { fetchVirtualPoint } from './virtual-points/store.ts';

export async function getVirtualPoint(context: Context, id: string): Promise<VirtualPointWire> {
  authorize(context, 'getVirtualPoint');
  return toVirtualPoint(await fetchVirtualPoint(context, id));
}
