import { cutBy, type Period, type VirtualTerm } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import type { UnitConsumption } from '../consumption/consumption-of-units.ts';
import { type CountedValue, toCountedValue } from './convert.ts';
import { MEASURED_ONLY, virtualCounter } from './count.ts';
import { type DefinedPoint, selectVirtualPointsOfUnits } from './store.ts';

/** What a virtual point of a unit counted on the days of one who used it. */
export interface VirtualOfUnit {
  readonly point: DefinedPoint;
  readonly parts: readonly (Period & VirtualTerm)[];
  readonly values: readonly (Period & CountedValue)[];
  /** Measuring points that were read for it. */
  readonly pointIds: readonly string[];
}

export interface WholeConsumption extends UnitConsumption {
  readonly virtual: readonly VirtualOfUnit[];
}

/** The consumption of a page of units with what is defined for them. Most have nothing, which costs one query. */
export async function withVirtualPoints(
  context: Context,
  rows: readonly UnitConsumption[],
): Promise<WholeConsumption[]> {
  const units = [...new Set(rows.map(({ unit }) => unit.id))];
  const defined = units.length === 0 ? [] : await selectVirtualPointsOfUnits(context, units);
  const found = new Map<string, VirtualOfUnit[]>();
  const keyOf = ({ unit, occupancy }: UnitConsumption) => `${unit.id} ${occupancy?.id ?? ''}`;
  for (const [propertyId, own] of Map.groupBy(defined, ({ row }) => row.propertyId)) {
    const shown = rows.filter(({ unit }) => own.some(({ row }) => row.unitId === unit.id));
    const periodsOf = new Map(shown.map((row) => [row, cutBy(row.interval, { from: row.from, to: row.to })]));
    const counter = await virtualCounter(context, propertyId, own, [...periodsOf.values()].flat(), MEASURED_ONLY);
    for (const [row, periods] of periodsOf) {
      const ofUnit = own.filter((point) => point.row.unitId === row.unit.id);
      found.set(
        keyOf(row),
        ofUnit.map((point) => ({
          point,
          parts: counter.partsOf(point, { from: row.from, to: row.to }),
          values: periods.map((period) => ({ ...period, ...toCountedValue(counter.count(point, period).counted) })),
          pointIds: counter.measuredParts(point),
        })),
      );
    }
  }
  return rows.map((row) => ({ ...row, virtual: found.get(keyOf(row)) ?? [] }));
}
