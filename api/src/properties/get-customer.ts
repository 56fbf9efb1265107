import { readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type CustomerWire, toCustomer } from './convert.ts';
import { fetchCustomer } from './store.ts';

export async function getCustomer(context: Context, id: string): Promise<CustomerWire> {
  authorize(context, 'getCustomer');
  const row = await fetchCustomer(context, id);
  return toCustomer(row, await readPersons(context, [row.personId]));
}
