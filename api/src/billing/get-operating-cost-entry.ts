import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toOperatingCostEntry } from './operating-costs/convert.ts';
import { fetchOperatingCostEntry } from './operating-costs/store.ts';

export async function getOperatingCostEntry(context: Context, id: string) {
  authorize(context, 'getOperatingCostEntry');
  return toOperatingCostEntry(await fetchOperatingCostEntry(context, id));
}
