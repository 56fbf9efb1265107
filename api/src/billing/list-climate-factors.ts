import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toClimateFactor } from './climate-factors/convert.ts';
import type { climateFactorQuery } from './climate-factors/schemas.ts';
import { selectCurrentClimateFactors } from './climate-factors/store.ts';

/** The factors of one postcode that count, each with the table it is from. */
export function listClimateFactors(context: Context, query: z.infer<typeof climateFactorQuery>) {
  authorize(context, 'listClimateFactors');
  return listPage(context, {
    operation: 'listClimateFactors',
    query,
    filter: { postcode: query.postcode },
    fetch: (after, limit) => selectCurrentClimateFactors(context, query.postcode, after, limit),
    keyOf: ({ from, to }) => `${from} ${to}`,
    convert: toClimateFactor,
  });
}
