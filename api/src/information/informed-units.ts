import type { Day, InformedUnit } from '@klarmeter/engine';
import type { DeviceOfUnit } from '../metering/index.ts';
import type { OccupancyRow, UnitRow } from '../properties/index.ts';

/** Units with their devices and users, as the engine asks for them to say who is owed an information. */
export function informedUnits(
  {
    units,
    occupancies,
    devices,
  }: {
    readonly units: readonly UnitRow[];
    readonly occupancies: readonly OccupancyRow[];
    readonly devices: readonly DeviceOfUnit[];
  },
  contactOf: (occupancy: OccupancyRow) => InformedUnit['occupancies'][number]['contact'],
): InformedUnit[] {
  const users = Map.groupBy(occupancies, ({ unitId }) => unitId);
  const installed = Map.groupBy(devices, ({ unitId }) => unitId);
  return units.map((unit) => ({
    id: unit.id,
    groupId: unit.userGroup ?? unit.use,
    devices: installed.get(unit.id) ?? [],
    occupancies: (users.get(unit.id) ?? []).map((occupancy) => ({
      id: occupancy.id,
      from: occupancy.fromDay as Day,
      to: occupancy.toDay as Day | null,
      vacant: occupancy.vacant,
      contact: contactOf(occupancy),
    })),
  }));
}
