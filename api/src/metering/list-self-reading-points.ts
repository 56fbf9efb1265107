import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { expectationOf, toExpected } from './manual-reading/expectation.ts';
import { knownPointsOn } from './manual-reading/known-points.ts';
import { dayWithin, toSelfReading } from './manual-reading/self-reading/convert.ts';
import type { SelfReadingPoint, SelfReadingPoints } from './manual-reading/self-reading/schemas.ts';
import { askedUnits, fetchWindow, keyOf, selectCounting } from './manual-reading/self-reading/store.ts';
import { toWalkDevice } from './manual-reading/walk.ts';
import { traceHouse } from './purpose/trace-reading.ts';

type Point = z.infer<typeof SelfReadingPoint>;

/** What a window asks of whom: each point with its device, last and expected value, and what was read so far. */
export async function listSelfReadingPoints(context: Context, id: string): Promise<z.infer<typeof SelfReadingPoints>> {
  authorize(context, 'listSelfReadingPoints');
  const window = await fetchWindow(context, id);
  const day = dayWithin(window, berlinDay(context.now())) as Day;
  const points = (await askedUnits(context, [{ window, day }])).flat().flatMap((asked) => asked.points);
  const ids = points.map((point) => point.id);
  const known = await knownPointsOn(context, ids, { day, firstDay: window.firstDay });
  const counting = await selectCounting(context, [id]);
  await traceHouse(
    context,
    window.propertyId,
    { from: window.firstDay, to: window.lastDay },
    { measuring_points: ids.length },
  );
  return {
    data: points.flatMap((point): Point[] => {
      const installed = known.devices.get(point.id);
      if (installed === undefined || point.unitId === null) return [];
      const last = known.last.get(point.id);
      const read = counting.get(keyOf(id, point.id));
      return [
        {
          measuring_point_id: point.id,
          unit_id: point.unitId,
          use: point.use as Point['use'],
          room: point.room,
          device: toWalkDevice(installed.device),
          last: last === undefined ? null : { value: last.value, day: last.day },
          expected: toExpected(expectationOf(installed, known.registers.get(point.id) ?? [], day)),
          self_reading: read === undefined ? null : toSelfReading(read),
        },
      ];
    }),
  };
}
