import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toCycleChange } from './cycle-change/convert.ts';
import { type CycleChangeRequest, judgeCycleChange } from './cycle-change/judge.ts';
import type { CycleChangeSimulation } from './cycle-change/schemas.ts';
import { refuseOtherKind } from './periods/kind.ts';
import { fetchBillingPeriod } from './periods/store.ts';

/** What a change of cycle would divide and how, or everything that stands against it. Nothing is stored. */
export async function simulateCycleChange(
  context: Context,
  billingPeriodId: string,
  request: CycleChangeRequest,
): Promise<z.infer<typeof CycleChangeSimulation>> {
  authorize(context, 'simulateCycleChange');
  const period = await fetchBillingPeriod(context, billingPeriodId);
  refuseOtherKind(period, 'heating', '');
  const judged = await judgeCycleChange(context, period, request);
  return { billing_period_id: billingPeriodId, possible: judged.changed !== null, ...toCycleChange(judged) };
}
