import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toCostEntry } from './costs/convert.ts';
import { fetchCostEntry } from './costs/store.ts';

export async function getCostEntry(context: Context, id: string) {
  authorize(context, 'getCostEntry');
  return toCostEntry(await fetchCostEntry(context, id));
}
