import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toDelivery } from './convert.ts';
import { viewDelivery } from './delivery-views.ts';
import { fetchDelivery } from './store.ts';

export async function getDelivery(context: Context, id: string) {
  authorize(context, 'getDelivery');
  return toDelivery(await viewDelivery(context, await fetchDelivery(context, id)));
}
