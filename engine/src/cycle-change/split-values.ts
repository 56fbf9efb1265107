import type { FailureModel, OccupancyModel, UnitModel } from '../billing/model.ts';
import { format } from '../money/decimal.ts';
import type { Fraction } from '../money/fraction.ts';
import { overlapOf, type Period } from '../time/period.ts';
import { type ChangeContext, measuredBy, type ReadyPoint } from './context.ts';
import { divideQuantity } from './divide.ts';
import { type OldShare, shareByDays, shareByDegreeDays } from './shares.ts';

export const SIDES = ['old', 'next'] as const;
export type Side = (typeof SIDES)[number];

/** Recorded values as a house file has them, of a unit or of an occupancy. */
export interface Values {
  heating?: string;
  hot_water_m3?: string;
  cold_water_m3?: string;
}

/** The values of one unit on one side of the change. */
export interface SideValues {
  readonly unit: Values;
  readonly own: ReadonlyMap<OccupancyModel, Values>;
}

export type DividedValues = Readonly<Record<Side, SideValues>>;

interface Use {
  readonly name: 'heating' | 'hot_water' | 'cold_water';
  readonly field: keyof Values;
  readonly recordedOf: (owner: UnitModel | OccupancyModel) => Fraction | undefined;
  readonly failureOf: (unit: UnitModel) => FailureModel | undefined;
  /** For values without a point. */
  readonly share: (context: ChangeContext, days: Period) => OldShare;
}

const USES: readonly Use[] = [
  {
    name: 'heating',
    field: 'heating',
    recordedOf: ({ heating }) => heating,
    failureOf: ({ heatingFailed }) => heatingFailed,
    share: shareByDegreeDays,
  },
  {
    name: 'hot_water',
    field: 'hot_water_m3',
    recordedOf: ({ hotWater }) => hotWater,
    failureOf: ({ hotWaterFailed }) => hotWaterFailed,
    share: shareByDays,
  },
  {
    name: 'cold_water',
    field: 'cold_water_m3',
    recordedOf: ({ coldWater }) => coldWater,
    failureOf: () => undefined,
    share: shareByDays,
  },
];

/** The running period on each side. */
export const daysOf = (context: ChangeContext, side: Side): Period =>
  side === 'old' ? context.shortPeriod : context.remainder;

/** Whether a substitute stands for whatever this point counted. */
export const isSubstituted = ({ model }: ChangeContext, { of }: ReadyPoint): boolean => {
  if (!('unit' in of)) return false;
  const unit = model.units.find(({ id }) => id === of.unit);
  return unit !== undefined && USES.find(({ name }) => name === of.use)?.failureOf(unit) !== undefined;
};

class Sides {
  readonly old: SideValues = { unit: {}, own: new Map() };
  readonly next: SideValues = { unit: {}, own: new Map() };

  setUnit(side: Side, field: keyof Values, value: Fraction): void {
    this[side].unit[field] = format(value);
  }

  setOwn(side: Side, occupancy: OccupancyModel, field: keyof Values, value: Fraction): void {
    const own = this[side].own as Map<OccupancyModel, Values>;
    own.set(occupancy, { ...own.get(occupancy), [field]: format(value) });
  }
}

/**
 * What the file of each side carries for one unit: measured by its points, for each occupancy by itself where every one
 * of them is bounded by values, else for the unit; or the value of the running period, divided. Nothing where the
 * recording failed, since the substitute stands for all of it.
 */
export function divideValues(context: ChangeContext, unit: UnitModel): DividedValues {
  const sides = new Sides();
  for (const use of USES) {
    if (use.failureOf(unit) !== undefined) continue;
    const points = context.points.filter(({ of }) => 'unit' in of && of.unit === unit.id && of.use === use.name);
    if (points.length > 0) measure(context, unit, use, points, sides);
    else divideRecorded(context, unit, use, sides);
  }
  return sides;
}

function measure(
  context: ChangeContext,
  unit: UnitModel,
  { field }: Use,
  points: readonly ReadyPoint[],
  sides: Sides,
): void {
  for (const side of SIDES) {
    const days = daysOf(context, side);
    const own = unit.occupancies.flatMap((occupancy) => {
      const stay = overlapOf(days, occupancy.period);
      return stay === undefined ? [] : [{ occupancy, value: measuredBy(points, stay) }];
    });
    if (own.every(({ value }) => value !== undefined)) {
      for (const { occupancy, value } of own) if (value !== undefined) sides.setOwn(side, occupancy, field, value);
      continue;
    }
    const whole = measuredBy(points, days);
    if (whole !== undefined) sides.setUnit(side, field, whole);
  }
}

function divideRecorded(
  context: ChangeContext,
  unit: UnitModel,
  { field, recordedOf, share }: Use,
  sides: Sides,
): void {
  const running = { from: context.shortPeriod.from, to: context.remainder.to };
  const recorded = recordedOf(unit);
  if (recorded !== undefined) {
    const divided = divideQuantity(`${unit.path}/${field}`, recorded, share(context, running));
    context.splits.push(divided);
    for (const side of SIDES) sides.setUnit(side, field, divided[side]);
  }
  for (const occupancy of unit.occupancies) {
    const value = recordedOf(occupancy);
    if (value === undefined) continue;
    const divided = divideQuantity(`${occupancy.path}/${field}`, value, share(context, occupancy.period));
    context.splits.push(divided);
    for (const side of SIDES) sides.setOwn(side, occupancy, field, divided[side]);
  }
}
