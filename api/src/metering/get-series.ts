import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { refusal } from '../problem.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { traceSeries } from './purpose/trace-reading.ts';
import { COUNTS_NOTHING } from './register/refusals.ts';
import { isCounting } from './schemas.ts';
import { toSeries } from './series/convert.ts';
import { newestDay } from './series/newest-day.ts';
import { readSeries } from './series/read-series.ts';
import type { Series, seriesQuery } from './series/schemas.ts';
import { askedDays } from './series/span.ts';
import { fetchMeasuringPoint } from './store.ts';

/** What a point consumed by day or month, each value with its origin, and what is to be said of its readings. */
export async function getSeries(
  context: Context,
  id: string,
  query: z.infer<typeof seriesQuery>,
): Promise<z.infer<typeof Series>> {
  authorize(context, 'getSeries');
  const row = await fetchMeasuringPoint(context, id);
  if (!isCounting(row)) throw refusal('', 'point_counts_nothing', COUNTS_NOTHING);
  const newest = query.to ?? (await newestDay(context, id)) ?? berlinDay(context.now());
  const span = askedDays(query.interval, query, newest as Day, false);
  const request = {
    interval: query.interval,
    span,
    interpolate: query.interpolate === 'true',
    substitutes: query.substitutes === 'true',
  };
  const [series] = (await readSeries(context, [row], request)).map(toSeries);
  if (series === undefined) throw new Error(`the point ${id} has no series`);
  await traceSeries(context, query.purpose, span, [id]);
  return series;
}
