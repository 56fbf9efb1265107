import type { Period } from '@klarmeter/engine';
import type { VirtualPointOfHouse } from '../../metering/index.ts';
import type { Assembly } from './assembly.ts';

interface House {
  readonly period: Period;
  readonly units: readonly { readonly id: string }[];
  readonly points: readonly { readonly unitId: string | null; readonly use: string }[];
  readonly virtualPoints: readonly VirtualPointOfHouse[];
}

/** Uses of units that a run of heating costs or of operating costs bills by. */
const BILLED: Readonly<Record<'heating' | 'operating_costs', readonly string[]>> = {
  heating: ['heating', 'hot_water'],
  operating_costs: ['cold_water', 'hot_water'],
};

/**
 * Says of every virtual point that stands in a unit where nothing is measured why a run does not take its value. Beside
 * points that are measured it is a figure of its own, and there is nothing to say.
 */
export function findVirtualPoints(
  { period, units, points, virtualPoints }: House,
  kind: keyof typeof BILLED,
  assembly: Assembly,
): void {
  for (const { id, unitId, use, name, definedFrom } of virtualPoints) {
    const at = units.findIndex((unit) => unit.id === unitId);
    if (at < 0 || !BILLED[kind].includes(use) || definedFrom > period.to) continue;
    if (points.some((point) => point.unitId === unitId && point.use === use)) continue;
    const code = kind === 'heating' ? 'virtual_point_not_billed' : 'virtual_water_point_not_billed';
    assembly.find(code, `/units/${at}/${use}`, id, [name]);
  }
}
