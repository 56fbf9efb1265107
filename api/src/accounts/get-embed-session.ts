import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toEmbedSession } from './convert.ts';
import { fetchEmbedSession } from './embed-store.ts';

/** A session as it was made; the page that holds its token may ask for its own and no other. */
export async function getEmbedSession(context: Context, id: string) {
  authorize(context, 'getEmbedSession');
  return toEmbedSession(await fetchEmbedSession(context, id));
}
