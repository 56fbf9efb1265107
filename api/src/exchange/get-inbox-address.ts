import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toInboxAddress } from './drops/convert.ts';
import { fetchInboxAddress } from './drops/store.ts';

export async function getInboxAddress(context: Context, id: string) {
  authorize(context, 'getInboxAddress');
  return toInboxAddress(await fetchInboxAddress(context, id));
}
