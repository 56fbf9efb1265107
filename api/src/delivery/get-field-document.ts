import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { fetchFieldDocument, toFieldDocument } from './field-documents/store.ts';

export async function getFieldDocument(context: Context, id: string) {
  authorize(context, 'getFieldDocument');
  return toFieldDocument(await fetchFieldDocument(context, id));
}
