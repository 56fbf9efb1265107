import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toBillingRun } from './convert-runs.ts';
import { fetchBillingRun } from './store-runs.ts';

export async function getBillingRun(context: Context, id: string) {
  authorize(context, 'getBillingRun');
  return toBillingRun(await fetchBillingRun(context, id));
}
