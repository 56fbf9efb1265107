import type { Context } from '../../context.ts';
import { referenced } from '../../properties/index.ts';
import { type PeriodKind, refuseOtherKind } from './kind.ts';
import { fetchBillingPeriod, type PeriodRow } from './store.ts';

/** The period a new entry is for. @throws Problem `unknown-reference`; `rule-violated` for one of the other kind. */
export async function periodOfEntry(context: Context, id: string, kind: PeriodKind): Promise<PeriodRow> {
  const pointer = '/billing_period_id';
  const period = await referenced({ pointer, noun: 'billing period', id }, fetchBillingPeriod(context, id));
  refuseOtherKind(period, kind, pointer);
  return period;
}
