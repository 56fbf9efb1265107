import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toUploadLogin } from './drops/convert.ts';
import { fetchUploadLogin } from './drops/store.ts';

export async function getUploadLogin(context: Context, id: string) {
  authorize(context, 'getUploadLogin');
  return toUploadLogin(await fetchUploadLogin(context, id));
}
