import { unsignedAt } from '../bytes.ts';
import type { ExactNumber } from '../decimal.ts';
import { statusText } from '../status.ts';
import { countAt, dayAtPlace, named, register, scaledBy, textOf, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const FLAGS_AT = 1;
const HEATER_MEAN_AT = 9;
const AMBIENT_MEAN_AT = 11;
/** Temperatures in hundredths of a degree; 8000 means none. */
const TEMPERATURES = [
  [HEATER_MEAN_AT, 'average_heater_temperature_c'],
  [AMBIENT_MEAN_AT, 'average_ambient_temperature_c'],
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
  vectors: 2,
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
    for (const [at, name] of TEMPERATURES) values[name] = textOf(degreesAt(block, at));
    for (const [at, size, name] of UNITS) {
      const units = countAt(block, at, size);
      values[name] = units === null ? null : textOf(scaledBy(units, 0));
    }
    // Means are no temperatures of this moment.
    const mean = (at: number, quantity: string) =>
      register(quantity, 'C', 0, degreesAt(block, at), { qualifiers: ['mean'] });
    return {
      records: [mean(HEATER_MEAN_AT, 'flow_temperature'), mean(AMBIENT_MEAN_AT, 'external_temperature')],
      values: named(values),
    };
  },
};

function degreesAt(block: Uint8Array, at: number): ExactNumber | null {
  const hundredths = countAt(block, at, 2);
  return hundredths === null || hundredths === NO_TEMPERATURE ? null : scaledBy(hundredths, -2);
}
