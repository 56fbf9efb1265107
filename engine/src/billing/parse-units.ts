import { ZERO } from '../money/fraction.ts';
import type { Period } from '../time/period.ts';
import type { Findings } from './findings.ts';
import { FAILURE_METHODS } from './house.ts';
import type { FailureModel, OccupancyModel, UnitModel } from './model.ts';
import { type OccupancyBase, parseOccupancies } from './parse-occupancies.ts';
import type { Reader } from './reader.ts';

const FAILURE_FIELDS = new Set(['method', 'value', 'previous', 'others_previous', 'reference_unit', 'reason']);
const OCCUPANCY_FIELDS = new Set([
  'id',
  'from',
  'to',
  'heating',
  'hot_water_m3',
  'cold_water_m3',
  'advance_eur',
  'vat_percent',
  'vacant',
]);
export const UNIT_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'group',
  'heating_area_m2',
  'hot_water_area_m2',
  'heating',
  'hot_water_m3',
  'cold_water_m3',
  'heating_failed',
  'hot_water_failed',
  'occupancies',
]);

/** Units with their occupancies; `period` is missing where the billing period itself could not be read. */
export function parseUnits(readers: readonly Reader[], period: Period | undefined, findings: Findings): UnitModel[] {
  const seen = new Set<string>();
  return readers.map((reader) => {
    return {
      path: reader.path,
      id: reader.uniqueId(seen),
      group: reader.text('group'),
      heatingAreaM2: reader.decimal('heating_area_m2') ?? ZERO,
      hotWaterAreaM2: reader.decimal('hot_water_area_m2') ?? ZERO,
      heating: reader.decimal('heating'),
      hotWater: reader.decimal('hot_water_m3'),
      coldWater: reader.decimal('cold_water_m3'),
      heatingFailed: parseFailure(reader, 'heating_failed', findings),
      hotWaterFailed: parseFailure(reader, 'hot_water_failed', findings),
      occupancies: parseOccupancies(reader, OCCUPANCY_FIELDS, period, findings, readOccupancy),
    };
  });
}

function parseFailure(unit: Reader, field: string, findings: Findings): FailureModel | undefined {
  const reader = unit.object(field, FAILURE_FIELDS);
  if (reader === undefined) return undefined;
  reader.text('reason');
  const method = reader.requiredChoice('method', FAILURE_METHODS);
  const failure = {
    path: reader.path,
    value: reader.decimal('value'),
    previous: reader.decimal('previous'),
    othersPrevious: reader.decimal('others_previous', 'positive'),
    referenceUnit: reader.text('reference_unit'),
  };
  // A method that could not be read has its finding; the average asks for nothing else of the unit.
  if (method === undefined) return { ...failure, method: 'building_average' };
  if (failure.value === undefined) {
    if (method === 'previous_periods' && failure.previous === undefined) {
      findings.add('substitute_data_missing', reader.path, ['previous']);
    }
    if (method === 'comparable_rooms' && failure.referenceUnit === undefined) {
      findings.add('substitute_data_missing', reader.path, ['reference_unit']);
    }
  }
  return { ...failure, method };
}

function readOccupancy(reader: Reader, base: OccupancyBase): OccupancyModel {
  reader.flag('vacant');
  return {
    path: base.path,
    id: base.id,
    period: base.period,
    wholePeriod: base.wholePeriod,
    heating: reader.decimal('heating'),
    hotWater: reader.decimal('hot_water_m3'),
    coldWater: reader.decimal('cold_water_m3'),
    advance: reader.decimal('advance_eur'),
    vatPercent: reader.decimal('vat_percent'),
  };
}
