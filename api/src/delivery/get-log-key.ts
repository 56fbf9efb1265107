import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toLogKey } from './convert.ts';
import { fetchLogKey } from './log-key.ts';

export async function getLogKey(context: Context) {
  authorize(context, 'getLogKey');
  return toLogKey(await fetchLogKey(context));
}
