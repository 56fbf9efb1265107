import type { Context } from '../../context.ts';
import { namedTwice, Problem } from '../../problem.ts';
import { selectUnitsOfProperties } from '../../properties/index.ts';
import { pointsOfProperties } from '../register/points-of-properties.ts';
import { selectInstalledBetween } from '../store.ts';

/** Points of a house that have a device today, by number of their unit and position; points of the house come last. */
export async function pointsInOrder(context: Context, propertyId: string, today: string): Promise<string[]> {
  const points = await pointsOfProperties(context, [propertyId]);
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

/** @throws Problem where a point is named twice or is none of the house; all of the latter at once. */
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
  const own = new Set((await pointsOfProperties(context, [propertyId])).map(({ id }) => id));
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
  return [...pointIds];
}
