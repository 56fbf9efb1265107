import { type OccupancyBase, parseOccupancies } from '../billing/parse-occupancies.ts';
import type { Reader } from '../billing/reader.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Period } from '../time/period.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import type { HeatingOnlyModel, OccupancyModel, ReadingsModel, UnitModel, ValueKey } from './model.ts';

/** Readings that are fields of their own; the rest stands in `consumptions`. */
const WATER_READINGS = ['cold_water_m3', 'hot_water_m3', 'undrained_m3'] as const;
/** Fields of the values of a unit by the key they are of. */
export const VALUE_FIELDS = {
  area: 'area_m2',
  heated_area: 'heated_area_m2',
  units: 'unit_count',
  co_ownership: 'co_ownership',
} as const satisfies Record<ValueKey, string>;

export const UNIT_FIELDS: ReadonlySet<string> = new Set([
  'id',
  ...Object.values(VALUE_FIELDS),
  ...WATER_READINGS,
  'undrained_reason',
  'consumptions',
  'occupancies',
  'heating_only',
]);
const OCCUPANCY_FIELDS = new Set([
  'id',
  'from',
  'to',
  'vacant',
  'persons',
  'person_changes',
  ...WATER_READINGS,
  'consumptions',
  'advance_eur',
]);
const CHANGE_FIELDS = new Set(['from', 'persons']);
const HEATING_ONLY_FIELDS = new Set(['id', 'advance_eur']);

/** Units with their occupancies; `period` is missing where the billing period itself could not be read. */
export function parseUnits(
  readers: readonly Reader[],
  consumptions: ReadonlyMap<string, string>,
  period: Period | undefined,
  findings: OperatingCostFindings,
): UnitModel[] {
  const named: ReadonlySet<string> = new Set(consumptions.keys());
  const seen = new Set<string>();
  return readers.map((reader) => {
    const id = reader.uniqueId(seen);
    const readOccupancy = (own: Reader, base: OccupancyBase) => parseOccupancy(own, base, named, findings);
    const occupancies = parseOccupancies(reader, OCCUPANCY_FIELDS, period, findings, readOccupancy, 'BGB § 556a(1)');
    return {
      path: reader.path,
      id,
      values: parseValues(reader),
      readings: parseReadings(reader, named),
      undrainedReason: reader.text('undrained_reason'),
      occupancies,
      heatingOnly: parseHeatingOnly(reader, occupancies),
    };
  });
}

function parseValues(unit: Reader): UnitModel['values'] {
  const values: { -readonly [Key in ValueKey]?: Fraction } = {};
  for (const key of Object.keys(VALUE_FIELDS) as ValueKey[]) {
    const value = unit.decimal(VALUE_FIELDS[key]);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

function parseReadings(reader: Reader, named: ReadonlySet<string>): ReadingsModel {
  const readings = new Map<string, Fraction>();
  const read = (from: Reader, field: string) => {
    const value = from.decimal(field);
    if (value !== undefined) readings.set(from.at(field).slice(reader.path.length + 1), value);
  };
  for (const field of WATER_READINGS) read(reader, field);
  const others = reader.object('consumptions', named);
  if (others !== undefined) for (const id of named) if (others.hasOwn(id)) read(others, id);
  return readings;
}

function parseOccupancy(
  reader: Reader,
  base: OccupancyBase,
  named: ReadonlySet<string>,
  findings: OperatingCostFindings,
): OccupancyModel {
  const { from, to } = base.period;
  let last = from;
  const personChanges = (reader.list('person_changes', CHANGE_FIELDS) ?? []).map((change) => {
    const day = change.requiredDay('from');
    if (day !== undefined) {
      if (day <= last || day > to) findings.add('person_change_out_of_order', change.at('from'));
      last = day;
    }
    return { path: change.path, from: day ?? from, persons: change.requiredDecimal('persons') };
  });
  const persons = reader.decimal('persons');
  if (personChanges.length > 0 && persons === undefined) reader.missing('persons');
  return {
    ...base,
    vacant: reader.flag('vacant') ?? false,
    persons,
    personChanges,
    readings: parseReadings(reader, named),
    advance: reader.decimal('advance_eur'),
  };
}

function parseHeatingOnly(unit: Reader, occupancies: readonly OccupancyModel[]): HeatingOnlyModel[] {
  const seen = new Set(occupancies.map(({ id }) => id));
  return (unit.list('heating_only', HEATING_ONLY_FIELDS) ?? []).map((reader) => {
    const id = reader.uniqueId(seen);
    return { path: reader.path, id, advance: reader.decimal('advance_eur') };
  });
}
