import type { z } from '@hono/zod-openapi';
import { yearOf } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { berlinDay, fetchProperty } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { percentOf } from './quality/percent.ts';
import { type PointProgressRow, selectPointProgress } from './quality/quality-store.ts';
import type { progressQuery, ReadingProgress } from './quality/schemas.ts';
import { unitLabelsOf } from './quality/unit-labels.ts';
import { READING_ORIGINS, type ReadingOrigin } from './readings/codes.ts';

type Wire = z.infer<typeof ReadingProgress>;
type Missing = Wire['missing'][number];

/** How far a house is read for a cut-off day, and what is missing why: two queries, whatever its size. No value is told. */
export async function getReadingProgress(
  context: Context,
  propertyId: string,
  query: z.infer<typeof progressQuery>,
): Promise<Wire> {
  authorize(context, 'getReadingProgress');
  await fetchProperty(context, propertyId);
  const today = berlinDay(context.now());
  const on = query.on ?? `${yearOf(today) - 1}-12-31`;
  const [points, labelled] = await Promise.all([
    selectPointProgress(context, propertyId, on),
    unitLabelsOf(context, propertyId),
  ]);
  const origins: Record<ReadingOrigin, number> = { radio: 0, manual: 0, self_read: 0, file: 0 };
  for (const { origin } of points) {
    const word = READING_ORIGINS.find((each) => each.charAt(0) === origin);
    if (word !== undefined) origins[word] += 1;
  }
  const read = points.filter(isRead).length;
  return {
    property_id: propertyId,
    on,
    points: points.length,
    read,
    read_percent: percentOf(read, points.length),
    origins,
    units: [...Map.groupBy(points, ({ unit_id }) => unit_id)].map(([unitId, own]) => ({
      ...labelled(unitId),
      points: own.length,
      read: own.filter(isRead).length,
    })),
    missing: points
      .filter((point) => !isRead(point))
      .map(({ origin: _, unit_id, ...point }) => ({ ...point, ...labelled(unit_id), ...reasonOf(point, on, today) })),
  };
}

const isRead = ({ origin }: PointProgressRow): boolean => origin !== null;

function reasonOf(
  { device_id, last_value_day }: Pick<PointProgressRow, 'device_id' | 'last_value_day'>,
  on: string,
  today: string,
): Pick<Missing, 'reason' | 'reason_de' | 'reason_en'> {
  if (device_id === null) {
    return {
      reason: 'no_device',
      reason_de: 'An diesem Tag war an der Messstelle kein Gerät.',
      reason_en: 'There was no device at the measuring point on this day.',
    };
  }
  if (on >= today)
    return { reason: 'not_yet', reason_de: 'Der Tag ist noch nicht vorbei.', reason_en: 'The day is not over.' };
  if (last_value_day === null)
    return { reason: 'never_read', reason_de: 'Es gibt noch keinen Wert.', reason_en: 'There is no value yet.' };
  return {
    reason: 'no_value',
    reason_de: 'Zum Stichtag liegt kein Wert vor.',
    reason_en: 'There is no value of this day.',
  };
}
