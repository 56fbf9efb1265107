import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { dataRead } from './data-purpose.ts';
import { fetchReadingRoute } from './manual-reading/route-store.ts';
import type { ReadingWalk } from './manual-reading/schemas.ts';
import { loadWalk } from './manual-reading/walk.ts';

/** What a reader needs on his way: flats and points in order, devices, last and expected values, what is done. */
export async function getReadingWalk(context: Context, id: string): Promise<z.infer<typeof ReadingWalk>> {
  authorize(context, 'getReadingWalk');
  const route = await fetchReadingRoute(context, id);
  const walk = await loadWalk(context, route);
  // Last values are shown so that a slip of the finger is noticed: readings for billing (HeizkostenV § 6b).
  const object = { objectType: 'property', objectId: route.propertyId };
  const days = { from: route.fromDay, to: route.toDay } as Parameters<typeof dataRead>[3];
  const more = { reading_route_id: id, measuring_points: route.pointIds.length };
  await audit(context, dataRead('reading.read', 'billing', object, days, more));
  return walk;
}
