import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import type { ReadingWalk } from './manual-reading/schemas.ts';
import { readingWalkOf } from './manual-reading/walk.ts';

/** What a reader needs on his way: flats and points in order, devices, last and expected values, what is done. */
export async function getReadingWalk(context: Context, id: string): Promise<z.infer<typeof ReadingWalk>> {
  authorize(context, 'getReadingWalk');
  return (await readingWalkOf(context, id)).walk;
}
