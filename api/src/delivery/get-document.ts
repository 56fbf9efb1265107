import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toDocument } from './convert.ts';
import { fetchDocument } from './store.ts';

export async function getDocument(context: Context, id: string) {
  authorize(context, 'getDocument');
  return toDocument(await fetchDocument(context, id));
}
