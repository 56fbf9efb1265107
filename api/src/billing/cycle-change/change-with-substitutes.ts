import { type CycleChange, changeBillingCycle, type House, type HouseUnit, shiftedDay } from '@klarmeter/engine';
import { type CycleChangeFinding, cycleChangeFinding } from './findings.ts';
import type { RunningPoint } from './running-house.ts';

interface WithSubstitutes {
  readonly result: ReturnType<typeof changeBillingCycle>;
  /** What cannot be told yet and will be substituted unless it is read. */
  readonly open: readonly CycleChangeFinding[];
  readonly points: readonly RunningPoint[];
}

const MISSING: readonly string[] = ['interim_value_missing', 'cycle_consumption_missing'];

/**
 * A meter of a flat that cannot say what it counted up to the change stands in nobody's way: when the periods are billed
 * it is read, or a substitute takes its place. Costs are not divided by it.
 */
export function changeWithSubstitutes(
  input: CycleChange,
  points: readonly RunningPoint[],
  periodId: string,
): WithSubstitutes {
  const result = changeBillingCycle(input);
  const missing = result.findings.flatMap(({ code, path }) => {
    const point = MISSING.includes(code) ? points[Number(path.split('/')[2])] : undefined;
    return point === undefined || point.point.unitId === null ? [] : [point];
  });
  if (missing.length === 0) return { result, open: [], points };
  const failed = new Set(missing.map(({ point: { unitId, use } }) => `${unitId} ${use}`));
  const fails = (unit: HouseUnit, use: 'heating' | 'hot_water') =>
    failed.has(`${unit.id} ${use}`) ? { [`${use}_failed`]: { method: 'building_average' as const } } : {};
  const house = input.house as House;
  const units = house.units.map((unit) => ({ ...fails(unit, 'heating'), ...fails(unit, 'hot_water'), ...unit }));
  // Cold water has no substitutes, and what is measured of the whole house does without the meter that failed.
  const rest = points.filter((each) => !missing.includes(each) || ('unit' in each.of && each.of.use !== 'cold_water'));
  const ids = new Set(missing.map(({ point }) => point.id));
  const open = [...ids].map((id) => {
    const { series } = missing.find(({ point }) => point.id === id) ?? {};
    const device = series?.spans.at(-1)?.deviceId ?? periodId;
    return cycleChangeFinding('interim_value_open', '/points', id, [device, shiftedDay(input.changeOn, -1)]);
  });
  return { result: changeBillingCycle({ ...input, house: { ...house, units }, points: rest }), open, points: rest };
}
