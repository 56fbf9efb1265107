import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type DeviceWire, toDevice } from './convert.ts';
import { fetchDevice } from './store.ts';

export async function getDevice(context: Context, id: string): Promise<DeviceWire> {
  authorize(context, 'getDevice');
  return toDevice(await fetchDevice(context, id));
}
