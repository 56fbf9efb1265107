import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { insertRow } from '../db/insert-row.ts';
import { refusal } from '../problem.ts';
import { berlinDay, fetchProperty, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toReadingRoute } from './manual-reading/convert.ts';
import { arrivedFor } from './manual-reading/progress.ts';
import type { ReadingRouteRow } from './manual-reading/route-store.ts';
import type { CreateReadingRoute, ReadingRoute } from './manual-reading/schemas.ts';
import { readingRoutes } from './manual-reading/tables.ts';
import { checkedPoints, pointsInOrder } from './manual-reading/walk-order.ts';
import { selectNewest } from './readings/newest-values.ts';

type Input = z.infer<typeof CreateReadingRoute>;

/** Plans a walk through a house. Without a list of points: all with a device, flat by flat. */
export async function createReadingRoute(context: Context, input: Input): Promise<z.infer<typeof ReadingRoute>> {
  authorize(context, 'createReadingRoute');
  const { property_id: propertyId, from, to } = input;
  await referenced({ pointer: '/property_id', noun: 'property', id: propertyId }, fetchProperty(context, propertyId));
  const pointIds = await pointsOf(context, input);
  if (pointIds.length === 0) {
    throw refusal(input.point_ids === undefined ? '/property_id' : '/point_ids', 'nothing_to_read', {
      de: 'Es gibt keine Messstelle mit Gerät, deren Wert fehlt.',
      en: 'There is no measuring point with a device whose value is missing.',
    });
  }
  const now = context.now();
  const row: ReadingRouteRow = {
    accountId: context.accountId,
    id: context.newId('readingRoute'),
    livemode: context.livemode,
    propertyId,
    name: input.name,
    fromDay: from,
    toDay: to,
    keyDate: input.key_date,
    pointIds,
    closedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await insertRow(context.db, readingRoutes, row);
  await audit(context, {
    action: 'reading_route.created',
    objectType: 'reading_route',
    objectId: row.id,
    changes: { property_id: propertyId, from, to, key_date: input.key_date, points: pointIds.length },
  });
  const [arrived] = (await arrivedFor(context, [row])).values();
  if (arrived === undefined) throw new Error('the route was asked for');
  return toReadingRoute(row, arrived);
}

async function pointsOf(context: Context, input: Input): Promise<string[]> {
  const { property_id: propertyId, from, to } = input;
  const ordered =
    input.point_ids === undefined
      ? await pointsInOrder(context, propertyId, berlinDay(context.now()))
      : await checkedPoints(context, propertyId, input.point_ids);
  if (!input.only_missing) return ordered;
  const known = await selectNewest(context, ordered, { from, to });
  const read = new Set(known.map(({ measuringPointId }) => measuringPointId));
  return ordered.filter((id) => !read.has(id));
}
