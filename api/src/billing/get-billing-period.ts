import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toBillingPeriod } from './periods/convert.ts';
import { fetchBillingPeriod } from './periods/store.ts';

export async function getBillingPeriod(context: Context, id: string) {
  authorize(context, 'getBillingPeriod');
  return toBillingPeriod(await fetchBillingPeriod(context, id));
}
