import type { Period, VirtualTerm } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import type { SeriesRequest } from '../series/read-series.ts';
import { periodsOf } from '../series/span.ts';
import { type CountedValue, toCountedValue } from './convert.ts';
import { type CountedVirtual, virtualCounter } from './count.ts';
import type { DefinedPoint } from './store.ts';

/** What a virtual point counted by day or month. */
export interface VirtualSeries extends Period {
  readonly point: DefinedPoint;
  readonly interval: SeriesRequest['interval'];
  readonly parts: readonly (Period & VirtualTerm)[];
  /** Without what each part counted: of a thousand parts that is a thousand times as much. */
  readonly values: readonly (Period & CountedValue & Pick<CountedVirtual, 'method' | 'nextDay'>)[];
  /** Measuring points that were read for it. */
  readonly pointIds: readonly string[];
}

/** House by house, so that what is read for one of them is gone before the next. */
export async function readVirtualSeries(
  context: Context,
  points: readonly DefinedPoint[],
  { span, ...forming }: SeriesRequest,
): Promise<VirtualSeries[]> {
  const periods = periodsOf(forming.interval, span);
  const found = new Map<string, VirtualSeries>();
  for (const [propertyId, own] of Map.groupBy(points, ({ row }) => row.propertyId)) {
    const counter = await virtualCounter(context, propertyId, own, periods, forming);
    for (const point of own) {
      found.set(point.row.id, {
        ...span,
        point,
        interval: forming.interval,
        parts: counter.partsOf(point, span),
        values: periods.map((period) => {
          const { counted, method, nextDay } = counter.count(point, period);
          return { ...period, ...toCountedValue(counted), method, nextDay };
        }),
        pointIds: counter.measuredParts(point),
      });
      // A point of thousands of others takes a while: whoever else asks is answered between two of them.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  return points.flatMap(({ row }) => found.get(row.id) ?? []);
}
