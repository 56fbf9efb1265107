import type { Context } from '../../context.ts';
import { namedTwice, Problem } from '../../problem.ts';
import { selectUnitsOfProperties } from '../../properties/index.ts';
import { pointsOfProperties } from '../register/points-of-properties.ts';
import { COUNTS_NOTHING } from '../register/refusals.ts';
import { isCounting } from '../schemas.ts';
import { selectInstalledBetween } from '../store.ts';

/** Points of a house that have a device today and count, by number of their unit and position; those of the house last. */
export async function pointsInOrder(context: Context, propertyId: string, today: string): Promise<string[]> {
  const points = (await pointsOfProperties(context, [propertyId])).filter(isCounting);
  const units = await selectUnitsOfProperties(context, [propertyId]);
  const installed = await selectInstalledBetween(
    context,
    points.map(({ id }) => id),
    { from: today, to: today },
  );
  const equipped = new Set(installed.map(({ installation }) => installation.measuringPointId));
  const numbers = new Map(units.map(({ id, number }) => [id, number]));
  const numberOf = (unitId: string | null) =>
    unitId === null ? Number.POSITIVE_INFINITY : (numbers.get(unitId) ?? Number.POSITIVE_INFINITY);
  return points
    .filter(({ id }) => equipped.has(id))
    .toSorted((a, b) => {
      const [first, second] = [numberOf(a.unitId), numberOf(b.unitId)];
      if (first !== second) return first < second ? -1 : 1;
      return a.position - b.position || (a.id < b.id ? -1 : 1);
    })
    .map(({ id }) => id);
}

/** @throws Problem where a point is named twice, is none of the house or counts nothing; all of one sort at once. */
export async function checkedPoints(
  context: Context,
  propertyId: string,
  pointIds: readonly string[],
): Promise<string[]> {
  const seen = new Set<string>();
  for (const [index, id] of pointIds.entries()) {
    if (seen.has(id)) throw namedTwice(`/point_ids/${index}`, id, 'A point is read once in a walk.');
    seen.add(id);
  }
  const own = new Map((await pointsOfProperties(context, [propertyId])).map((point) => [point.id, point]));
  const findings = pointIds.flatMap((id, index) =>
    own.has(id)
      ? []
      : [
          {
            pointer: `/point_ids/${index}`,
            code: 'unknown_reference',
            message_de: `${id} ist keine Messstelle dieser Liegenschaft.`,
            message_en: `${id} is no measuring point of this property.`,
          },
        ],
  );
  if (findings.length > 0)
    throw new Problem('unknown-reference', 'The walk names points that the property does not have.', { findings });
  const silent = pointIds.flatMap((id, index) => {
    const point = own.get(id);
    if (point === undefined || isCounting(point)) return [];
    const pointer = `/point_ids/${index}`;
    return [{ pointer, code: 'point_counts_nothing', message_de: COUNTS_NOTHING.de, message_en: COUNTS_NOTHING.en }];
  });
  if (silent.length > 0)
    throw new Problem('rule-violated', 'The walk names points where there is nothing to read.', { findings: silent });
  return [...pointIds];
}
