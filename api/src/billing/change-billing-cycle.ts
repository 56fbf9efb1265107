import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { applyCycleChange } from './cycle-change/apply.ts';
import { toStoredCycleChange } from './cycle-change/convert.ts';
import { errorsOf } from './cycle-change/findings.ts';
import { type CycleChangeRequest, judgeCycleChange } from './cycle-change/judge.ts';
import type { CycleChange } from './cycle-change/schemas.ts';
import { lockOpenRuns } from './cycle-change/store.ts';
import { refuseOtherKind } from './periods/kind.ts';
import { lockBillingPeriod } from './periods/store.ts';

/**
 * Changes the billing cycle (Turnuswechsel): the running period ends the day before `change_on` and the next one begins,
 * with costs, fuel and advance payments divided between them. Entries that were divided stay as they were entered and
 * count no more. Both periods are then billed like any other; devices get their interim values there.
 * @throws Problem `billing-period-issued` once statements are issued, `rule-violated` with everything that stands against it.
 */
export async function changeBillingCycle(
  context: Context,
  billingPeriodId: string,
  request: CycleChangeRequest,
): Promise<z.infer<typeof CycleChange>> {
  authorize(context, 'changeBillingCycle');
  const openRuns = await lockOpenRuns(context, billingPeriodId);
  const period = await lockBillingPeriod(context, billingPeriodId);
  refuseOtherKind(period, 'heating', '');
  const judged = await judgeCycleChange(context, period, request);
  if (judged.changed === null) {
    const issued = judged.findings.some(({ code }) => code === 'billing_period_issued');
    throw new Problem(issued ? 'billing-period-issued' : 'rule-violated', 'The cycle cannot be changed like this.', {
      findings: errorsOf(judged.findings),
    });
  }
  return toStoredCycleChange(await applyCycleChange(context, judged, judged.changed, openRuns));
}
