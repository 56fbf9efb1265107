import type { HouseFailure, HouseOccupancy, HouseUnit } from '../billing/house.ts';
import type { FailureModel, UnitModel } from '../billing/model.ts';
import { format } from '../money/decimal.ts';
import { overlapOf } from '../time/period.ts';
import type { ChangeContext } from './context.ts';
import type { AdvancePayment } from './cycle-change.ts';
import { divideQuantity } from './divide.ts';
import { type OldShare, shareByDays, shareByDegreeDays } from './shares.ts';
import { divideAdvance } from './split-advances.ts';
import { daysOf, divideValues, type Side } from './split-values.ts';

/** Units of both sides: each occupancy cut at the change, with its values, substitutes and advance payments. */
export function divideUnits(
  context: ChangeContext,
  units: readonly HouseUnit[],
  payments: readonly AdvancePayment[],
): Readonly<Record<Side, readonly HouseUnit[]>> {
  const divided = context.model.units.flatMap((model, index) => {
    const unit = units[index];
    return unit === undefined ? [] : [divideUnit(context, unit, model, payments)];
  });
  return { old: divided.map(({ old }) => old), next: divided.map(({ next }) => next) };
}

function divideUnit(
  context: ChangeContext,
  unit: HouseUnit,
  model: UnitModel,
  payments: readonly AdvancePayment[],
): Readonly<Record<Side, HouseUnit>> {
  const values = divideValues(context, model);
  const failures = divideFailures(context, model);
  const advances = model.occupancies.map((occupancy) => divideAdvance(context, model.id, occupancy, payments));
  const formed = (side: Side): HouseUnit => {
    const { heating, hot_water_m3, cold_water_m3, heating_failed, hot_water_failed, ...rest } = unit;
    const occupancies = model.occupancies.flatMap((occupancy, index): HouseOccupancy[] => {
      const days = overlapOf(daysOf(context, side), occupancy.period);
      const own = unit.occupancies[index];
      if (days === undefined || own === undefined) return [];
      return [
        { ...withoutValues(own), ...days, ...values[side].own.get(occupancy), ...advanceOf(advances[index]?.[side]) },
      ];
    });
    return {
      ...rest,
      ...values[side].unit,
      ...(heating_failed === undefined ? {} : { heating_failed: { ...heating_failed, ...failures.heating?.[side] } }),
      ...(hot_water_failed === undefined
        ? {}
        : { hot_water_failed: { ...hot_water_failed, ...failures.hotWater?.[side] } }),
      occupancies,
    };
  };
  return { old: formed('old'), next: formed('next') };
}

function withoutValues(occupancy: HouseOccupancy): HouseOccupancy {
  const { heating, hot_water_m3, cold_water_m3, advance_eur, ...rest } = occupancy;
  return rest;
}

const advanceOf = (euro: string | undefined): { advance_eur?: string } =>
  euro === undefined ? {} : { advance_eur: euro };

type FailureValues = Pick<HouseFailure, 'value' | 'previous'>;
type DividedFailure = Readonly<Record<Side, FailureValues>>;

/** A substitute, or the earlier value it is formed from without a trend, is one of the whole time and is divided. */
function divideFailures(
  context: ChangeContext,
  { heatingFailed, hotWaterFailed }: UnitModel,
): { readonly heating: DividedFailure | undefined; readonly hotWater: DividedFailure | undefined } {
  const running = { from: context.shortPeriod.from, to: context.remainder.to };
  return {
    heating: heatingFailed && divideFailure(context, heatingFailed, shareByDegreeDays(context, running)),
    hotWater: hotWaterFailed && divideFailure(context, hotWaterFailed, shareByDays(context, running)),
  };
}

function divideFailure(
  context: ChangeContext,
  { path, value, previous, othersPrevious }: FailureModel,
  share: OldShare,
): DividedFailure {
  const old: { -readonly [Field in keyof FailureValues]: FailureValues[Field] } = {};
  const next: typeof old = {};
  for (const field of ['value', 'previous'] as const) {
    const whole = field === 'value' ? value : previous;
    // With a trend the other units of each side bring the earlier value to its length.
    if (whole === undefined || (field === 'previous' && othersPrevious !== undefined)) continue;
    const divided = divideQuantity(`${path}/${field}`, whole, share);
    context.splits.push(divided);
    old[field] = format(divided.old);
    next[field] = format(divided.next);
  }
  return { old, next };
}
