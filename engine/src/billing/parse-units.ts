import { ZERO } from '../money/fraction.ts';
import { coversExactly, type Period } from '../time/period.ts';
import type { Findings } from './findings.ts';
import { FAILURE_METHODS } from './house.ts';
import type { FailureModel, OccupancyModel, UnitModel } from './model.ts';
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
      occupancies: parseOccupancies(reader, period, findings),
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

function parseOccupancies(unit: Reader, period: Period | undefined, findings: Findings): OccupancyModel[] {
  if (!unit.has('occupancies')) unit.missing('occupancies');
  const readers = unit.list('occupancies', OCCUPANCY_FIELDS);
  if (readers === undefined) return [];
  const path = unit.at('occupancies');
  if (readers.length === 0) findings.add('no_occupancies', path);

  const seen = new Set<string>();
  let readable = period !== undefined;
  const occupancies = readers.map((reader) => {
    const id = reader.uniqueId(seen);
    const from = reader.requiredDay('from');
    const to = reader.requiredDay('to');
    if (from === undefined || to === undefined) readable = false;
    reader.flag('vacant');
    const own: Period = { from: from ?? '0001-01-01', to: to ?? '0001-01-01' };
    return {
      path: reader.path,
      id,
      period: own,
      wholePeriod: own.from === period?.from && own.to === period.to,
      heating: reader.decimal('heating'),
      hotWater: reader.decimal('hot_water_m3'),
      coldWater: reader.decimal('cold_water_m3'),
      advance: reader.decimal('advance_eur'),
      vatPercent: reader.decimal('vat_percent'),
    };
  });

  const alone = occupancies.length === 1 && occupancies[0]?.wholePeriod === true;
  if (readable && period !== undefined && readers.length > 0 && !alone) {
    const parts = occupancies.map((occupancy) => occupancy.period);
    if (!coversExactly(parts, period)) findings.add('occupancies_do_not_cover', path);
  }
  return occupancies;
}
