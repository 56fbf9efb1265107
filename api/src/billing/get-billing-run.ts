import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toBillingRun } from './runs/convert.ts';
import { fetchBillingRun } from './runs/store.ts';

export async function getBillingRun(context: Context, id: string) {
  authorize(context, 'getBillingRun');
  return toBillingRun(await fetchBillingRun(context, id));
}
