import { readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type OccupancyWire, toOccupancy } from './convert.ts';
import { fetchOccupancy } from './store.ts';

export async function getOccupancy(context: Context, id: string): Promise<OccupancyWire> {
  authorize(context, 'getOccupancy');
  const row = await fetchOccupancy(context, id);
  return toOccupancy(row, await readPersons(context, row.personId === null ? [] : [row.personId]));
}
