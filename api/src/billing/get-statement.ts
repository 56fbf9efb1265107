import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toStatement } from './convert-runs.ts';
import { fetchStatement } from './store-statements.ts';

export async function getStatement(context: Context, id: string) {
  authorize(context, 'getStatement');
  return toStatement(await fetchStatement(context, id));
}
