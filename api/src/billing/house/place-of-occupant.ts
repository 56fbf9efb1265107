import type { FrozenHouse } from './bill-frozen.ts';

/** Where a statement's occupant stands in the house file. */
export function placeOfOccupant(
  { units }: Pick<FrozenHouse, 'units'>,
  { unitId, occupancyId }: { readonly unitId: string; readonly occupancyId: string },
): { unitIndex: number; occupancyIndex: number } {
  const unitIndex = units.findIndex(({ id }) => id === unitId);
  return { unitIndex, occupancyIndex: units[unitIndex]?.occupancies.findIndex(({ id }) => id === occupancyId) ?? -1 };
}
