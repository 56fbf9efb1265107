import { informMonth } from './inform-month.ts';
import type { MonthFile, MonthOccupancy, MonthUnit, MonthUse } from './month-file.ts';
import type { InformedMonth, MonthlyInformation } from './result.ts';

export const measured = (value: string): MonthUse => ({ origin: 'measured', value });

/** A flat used by one user since 2020, with heating units and hot water in m3. */
export function flat(
  id: string,
  areaM2: string,
  [units, m3]: readonly [string, string],
  over: Partial<MonthOccupancy> = {},
): MonthUnit {
  const own: MonthOccupancy = {
    id: '1',
    from: '2020-01-01',
    heating: measured(units),
    hot_water: measured(m3),
    ...over,
  };
  return { id, group: 'W', heating_area_m2: areaM2, hot_water_area_m2: areaM2, occupancies: [own] };
}

/**
 * Four flats of 200 m2 in October 2026. Last period: 0.8 kWh a unit, 60 kWh a m3. They used 400, 200, 240 and 160 kWh
 * of heating, 5 kWh a m2, and 120, 60, 90 and 30 kWh of hot water, 1.5 kWh a m2.
 */
export const fourFlats: MonthFile = {
  schema: 'klarmeter.month/1',
  id: 'four flats',
  month: '2026-10',
  groups: [
    {
      id: 'W',
      heating: { basis: 'last_period', from: '2025-01-01', to: '2025-12-31', heat_kwh: '20000', units: '25000' },
      hot_water: { basis: 'last_period', from: '2025-01-01', to: '2025-12-31', heat_kwh: '6000', volume_m3: '100' },
    },
  ],
  units: [
    flat('A', '60', ['500', '2']),
    flat('B', '40', ['250', '1']),
    flat('C', '50', ['300', '1.5']),
    flat('D', '50', ['200', '0.5']),
  ],
};

/** The same house with another first flat. */
export const withFlat = (unit: MonthUnit): MonthFile => ({ ...fourFlats, units: [unit, ...fourFlats.units.slice(1)] });

/** The result of a month that must be readable; throws with its findings otherwise. */
export function informed(file: MonthFile): InformedMonth {
  const result = informMonth(file);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 2));
  return result;
}

/** What one user is told. */
export function toldTo(file: MonthFile, unit = 'A', occupancy = '1'): MonthlyInformation {
  const found = informed(file).informations.find((each) => each.unit === unit && each.occupancy === occupancy);
  if (found === undefined) throw new Error(`nobody is told anything in ${unit}/${occupancy}`);
  return found;
}
