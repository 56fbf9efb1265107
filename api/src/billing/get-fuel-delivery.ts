import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toFuelDelivery } from './costs/convert.ts';
import { fetchFuelDelivery } from './costs/store.ts';

export async function getFuelDelivery(context: Context, id: string) {
  authorize(context, 'getFuelDelivery');
  return toFuelDelivery(await fetchFuelDelivery(context, id));
}
