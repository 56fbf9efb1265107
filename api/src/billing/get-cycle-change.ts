import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toStoredCycleChange } from './cycle-change/convert.ts';
import { fetchCycleChange } from './cycle-change/store.ts';

export async function getCycleChange(context: Context, id: string) {
  authorize(context, 'getCycleChange');
  return toStoredCycleChange(await fetchCycleChange(context, id));
}
