import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toBrand } from './convert.ts';
import { fetchBrand } from './store.ts';

export async function getBrand(context: Context, id: string) {
  authorize(context, 'getBrand');
  return toBrand(await fetchBrand(context, id));
}
