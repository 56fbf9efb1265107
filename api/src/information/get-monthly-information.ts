import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type InformationWire, toInformation } from './convert.ts';
import type { InformationReason } from './information-schemas.ts';
import { fetchInformation } from './store.ts';

/** One version with the steps behind its figures. */
export async function getMonthlyInformation(context: Context, id: string): Promise<InformationWire> {
  authorize(context, 'getMonthlyInformation');
  const row = await fetchInformation(context, id);
  return { ...toInformation(row), reasons: JSON.parse(row.reasons) as InformationReason[] };
}
