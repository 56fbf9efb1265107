import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toStatement } from './statements/convert.ts';
import { fetchStatement } from './statements/store.ts';

export async function getStatement(context: Context, id: string) {
  authorize(context, 'getStatement');
  return toStatement(await fetchStatement(context, id));
}
