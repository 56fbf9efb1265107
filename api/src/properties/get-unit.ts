import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toUnit, type UnitWire } from './convert.ts';
import { fetchUnit } from './store.ts';

export async function getUnit(context: Context, id: string): Promise<UnitWire> {
  authorize(context, 'getUnit');
  return toUnit(await fetchUnit(context, id));
}
