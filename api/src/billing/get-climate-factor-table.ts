import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toClimateFactorTable } from './climate-factors/convert.ts';
import { fetchClimateFactorTable } from './climate-factors/store.ts';

export async function getClimateFactorTable(context: Context, id: string) {
  authorize(context, 'getClimateFactorTable');
  return toClimateFactorTable(await fetchClimateFactorTable(context, id));
}
