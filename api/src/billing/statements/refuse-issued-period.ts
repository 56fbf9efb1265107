import type { Context } from '../../context.ts';
import { Problem } from '../../problem.ts';
import { lockBillingPeriod } from '../periods/store.ts';
import { isIssued } from './store.ts';

/** Holds the period, so that nobody issues it meanwhile. @throws Problem `billing-period-issued` where it is already. */
export async function refuseIssuedPeriod(context: Context, billingPeriodId: string): Promise<void> {
  await lockBillingPeriod(context, billingPeriodId);
  if (await isIssued(context, billingPeriodId)) {
    throw new Problem('billing-period-issued', 'Statements of this period rest on it: correct it instead.');
  }
}
