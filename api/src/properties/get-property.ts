import { readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type PropertyWire, toProperty } from './convert.ts';
import { fetchProperty } from './store.ts';

export async function getProperty(context: Context, id: string): Promise<PropertyWire> {
  authorize(context, 'getProperty');
  const row = await fetchProperty(context, id);
  return toProperty(row, await readPersons(context, row.landlordPersonId === null ? [] : [row.landlordPersonId]));
}
