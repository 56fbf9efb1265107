import {
  add,
  type CyclePoint,
  consumptionOf,
  type Day,
  type Fraction,
  format,
  type PointOwner,
  parse,
  sum,
  ZERO,
} from '@klarmeter/engine';
import type { PointOfProperty } from '../../metering/index.ts';
import { type AssembledHouse, assembleHouse } from '../house/assemble.ts';
import { isMeteredByHeat } from '../house/assemble-hot-water.ts';
import { USES, type Use } from '../house/measure-units.ts';
import type { HouseSource } from '../house/source.ts';
import type { PeriodSettings } from '../periods/settings.ts';

/** A measuring point in the words of the engine, and the point itself. */
export interface RunningPoint extends CyclePoint {
  readonly point: PointOfProperty;
}

export interface RunningHouse extends Pick<AssembledHouse, 'house' | 'provenance'> {
  readonly findings: AssembledHouse['findings'];
  readonly points: readonly RunningPoint[];
}

/**
 * The running period as a house file. What points measure is left to them, be their readings complete or not: the house
 * carries no recorded values, and of a unit that is declared as failed only that it failed.
 */
export function runningHouse(source: HouseSource, boundary: Day, stockAtChange: Fraction | undefined): RunningHouse {
  const points = pointsOf(source);
  const settings = knownSettings(source, points, boundary, stockAtChange);
  const { house, provenance, findings } = assembleHouse({
    ...source,
    measured: new Map(),
    before: null,
    billingPeriod: { ...source.billingPeriod, settings },
  });
  // What else is remarkable is said by the runs of both periods.
  const said = findings.filter(({ severity, code }) => severity === 'error' || code === 'advance_outside_period');
  return { house, provenance, findings: said, points };
}

/** Points of the house are those that billing reads, since the settings leave the value to them. */
function pointsOf(source: HouseSource): RunningPoint[] {
  const { hot_water_share: share, cold_water: coldWater } = source.billingPeriod.settings;
  const read: Partial<Record<string, boolean>> = {
    total_heat: isMeteredByHeat(source),
    hot_water_heat: share?.method === 'measured' && share.heat_kwh === undefined,
    cold_water_main: coldWater !== null && coldWater.main_meter_m3 === undefined,
  };
  const byVolume = share?.method === 'volume' && share.volume_m3 === undefined;
  return source.points.flatMap((point): RunningPoint[] => {
    const of = ownerOf(point);
    const { series } = point;
    if (of === null || ('house' in of && read[point.use] !== true)) return [];
    const own = { of, series, point };
    // The volume of hot water that the settings leave out is what all these meters count together.
    return byVolume && point.use === 'hot_water' ? [own, { of: { house: 'hot_water_volume' }, series, point }] : [own];
  });
}

/** What a point counts in the words of the engine; null for what no house file knows. */
export function ownerOf({ unitId, use }: Pick<PointOfProperty, 'unitId' | 'use'>): PointOwner | null {
  if (unitId !== null) return isUse(use) ? { unit: unitId, use } : null;
  if (use === 'total_heat') return { house: 'energy_used' };
  return use === 'hot_water_heat' || use === 'cold_water_main' ? { house: use } : null;
}

const isUse = (use: string): use is Use => (USES as readonly string[]).includes(use);

/** The settings with what meters of the house have counted so far in place of what is left to them. */
function knownSettings(
  source: HouseSource,
  points: readonly RunningPoint[],
  boundary: Day,
  stockAtChange: Fraction | undefined,
): PeriodSettings {
  const { settings } = source.billingPeriod;
  const { energy_used, hot_water_share: share, cold_water, fuel_stock } = settings;
  const counted = (name: Extract<PointOwner, { readonly house: string }>['house']): string | undefined => {
    const own = points.filter(({ of }) => 'house' in of && of.house === name);
    const values = own.flatMap(({ series }) => countedSoFar(series, source.period, boundary) ?? []);
    // Of the flats' meters one may have failed; a meter of the house stands for all of it.
    const complete = name === 'hot_water_volume' || values.length === own.length;
    return own.length === 0 || !complete ? undefined : format(sum(values));
  };
  const used = counted('energy_used');
  const heat = counted('hot_water_heat');
  const volume = counted('hot_water_volume');
  const main = counted('cold_water_main');
  return {
    ...settings,
    energy_used: energy_used ?? (used === undefined ? null : { quantity: used, unit: 'kWh' }),
    hot_water_share:
      share?.method === 'measured' && heat !== undefined
        ? { ...share, heat_kwh: heat }
        : share?.method === 'volume' && volume !== undefined
          ? { ...share, volume_m3: volume }
          : share,
    cold_water: cold_water !== null && main !== undefined ? { ...cold_water, main_meter_m3: main } : cold_water,
    fuel_stock: fuel_stock ?? stockWithoutEnd(source, boundary, stockAtChange),
  };
}

/** Up to the last day with a value, not before the change. */
function countedSoFar(
  series: CyclePoint['series'],
  { from, to }: HouseSource['period'],
  boundary: Day,
): Fraction | undefined {
  const days = series.readings.map(({ day }) => day).filter((day) => day >= boundary && day < to);
  for (const day of [to, ...days.sort().reverse()]) {
    const counted = consumptionOf(series, { from, to: day });
    if (counted.status === 'measured') return counted.value;
  }
  return undefined;
}

/** A stock measured at the change needs no end of the running period yet: nothing is taken from it behind the change. */
function stockWithoutEnd(
  { fuel }: HouseSource,
  boundary: Day,
  stockAtChange: Fraction | undefined,
): PeriodSettings['fuel_stock'] {
  const [first] = fuel;
  if (first === undefined || stockAtChange === undefined) return null;
  const late = fuel.filter(({ kind, day }) => kind !== 'opening' && day > boundary);
  const closing = late.reduce((left, { quantity }) => add(left, parse(quantity)), add(ZERO, stockAtChange));
  return { unit: first.unit as 'l' | 'm3' | 'kg', closing_quantity: format(closing) };
}
