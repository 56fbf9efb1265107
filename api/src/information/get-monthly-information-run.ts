import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toInformationRun } from './convert.ts';
import { fetchInformationRun } from './store.ts';

export async function getMonthlyInformationRun(context: Context, id: string) {
  authorize(context, 'getMonthlyInformationRun');
  return toInformationRun(await fetchInformationRun(context, id));
}
