import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toBillingPeriod } from './convert.ts';
import { fetchBillingPeriod } from './store.ts';

export async function getBillingPeriod(context: Context, id: string) {
  authorize(context, 'getBillingPeriod');
  return toBillingPeriod(await fetchBillingPeriod(context, id));
}
