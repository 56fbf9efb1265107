import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toAccount } from './convert.ts';
import { fetchAccount } from './store.ts';

export async function getAccount(context: Context, id: string) {
  authorize(context, 'getAccount');
  return toAccount(await fetchAccount(context, id));
}
