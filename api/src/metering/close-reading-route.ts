import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { noteArrivals } from './arrivals.ts';
import { showReadingRoute } from './get-reading-route.ts';
import { fetchReadingRoute, selectTakenValues } from './manual-reading/route-store.ts';
import type { ReadingRoute } from './manual-reading/schemas.ts';
import { changeReadingRoute } from './update-reading-route.ts';

/** Nothing more is taken for this route. Twice changes nothing more; what is still on a phone goes to another route. */
export async function closeReadingRoute(context: Context, id: string): Promise<z.infer<typeof ReadingRoute>> {
  authorize(context, 'closeReadingRoute');
  const row = await fetchReadingRoute(context, id);
  if (row.closedAt !== null) return showReadingRoute(context, row);
  const closed = await changeReadingRoute(context, row, { closedAt: context.now() });
  // A reader's session sees no bills: what his values mean to them is asked when whoever may see them closes the route.
  await noteArrivals(context, await selectTakenValues(context, id));
  await audit(context, { action: 'reading_route.closed', objectType: 'reading_route', objectId: id });
  return showReadingRoute(context, closed);
}
