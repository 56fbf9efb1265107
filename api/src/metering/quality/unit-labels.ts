import type { Context } from '../../context.ts';
import { selectUnitsOfProperties } from '../../properties/index.ts';

interface LabelledUnit {
  readonly unit_id: string | null;
  readonly unit_label: string | null;
}

/** How answers name the units of a house; what is of the whole house has none. */
export async function unitLabelsOf(
  context: Context,
  propertyId: string,
): Promise<(unitId: string | null) => LabelledUnit> {
  const units = await selectUnitsOfProperties(context, [propertyId]);
  const labels = new Map<string | null, string>(units.map(({ id, label }) => [id, label]));
  return (unitId) => ({ unit_id: unitId, unit_label: labels.get(unitId) ?? null });
}
