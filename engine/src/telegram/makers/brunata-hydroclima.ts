import { unsignedAt } from '../bytes.ts';
import { statusText } from '../status.ts';
import { countAt, dayAtPlace, named, register, scaledBy, textOf, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const FLAGS_AT = 1;
/** Temperatures in hundredths of a degree; 8000 means none. */
const TEMPERATURES = [
  [9, 'average_heater_temperature_c'],
  [11, 'average_ambient_temperature_c'],
  [13, 'max_ambient_temperature_c'],
  [17, 'average_heater_temperature_last_month_c'],
  [19, 'average_ambient_temperature_last_month_c'],
  [29, 'ambient_temperature_at_set_date_1_c'],
  [31, 'ambient_temperature_at_set_date_2_c'],
  [33, 'ambient_temperature_at_set_date_3_c'],
] as const;
const NO_TEMPERATURE = 0x8000;
const UNITS = [
  [21, 2, 'consumption_at_set_date_1_hca'],
  [23, 2, 'consumption_at_set_date_2_hca'],
  [25, 2, 'consumption_at_set_date_3_hca'],
  [27, 2, 'consumption_at_set_date_4_hca'],
  [44, 3, 'total_consumption_hca'],
] as const;
const SIZE = 47;

/**
 * Brunata HydroClima of the second radio generation: standard registers, and behind `0F` mean and maximum temperatures,
 * the values at the last four moments kept, and a counter that never starts again.
 */
export const brunataHydroclima: MakerProfile = {
  id: 'brunata-hydroclima',
  family: 'Brunata HydroClima 2 ITN, second radio generation',
  deviceKinds: ['heat_cost_allocator'],
  certainty: 'verified',
  vectors: 4,
  missing: 'the dates of the values kept; first radio generation (version 33)',
  devices: [{ manufacturer: 'BMP', versions: [0x85], deviceTypes: [0x08] }],
  content: 'records',
  read({ records, status, manufacturerBlock: block }) {
    if (block === null || block.length < SIZE) return null;
    const values: Record<string, string | null> = {
      consumption_hca: valueAt(records, 'heat_cost_allocation'),
      target_hca: valueAt(records, 'heat_cost_allocation', { storage: 1 }),
      target_date: dayAtPlace(records, { storage: 1 }),
      status: statusText(status ?? 0, unsignedAt(block, FLAGS_AT, 2)),
    };
    for (const [at, name] of TEMPERATURES) {
      const hundredths = countAt(block, at, 2);
      values[name] = hundredths === null || hundredths === NO_TEMPERATURE ? null : textOf(scaledBy(hundredths, -2));
    }
    for (const [at, size, name] of UNITS) {
      const units = countAt(block, at, size);
      values[name] = units === null ? null : textOf(scaledBy(units, 0));
    }
    const mean = (name: string, quantity: string) =>
      values[name] == null ? [] : [register(quantity, 'C', 0, scaledBy(Math.round(Number(values[name]) * 100), -2))];
    return {
      records: [
        ...mean('average_heater_temperature_c', 'flow_temperature'),
        ...mean('average_ambient_temperature_c', 'external_temperature'),
      ],
      values: named(values),
    };
  },
};
