import { isObject, Reader } from '../billing/reader.ts';
import { firstDayOf } from '../law/dated.ts';
import { VOLUME_FORMULA } from '../law/de/heizkostenv/section-9-combined-plants.parameters.ts';
import { SUMMERS } from '../law/de/vdi2067/table-22-degree-days.ts';
import { periodOfMonth } from '../time/month.ts';
import type { MonthlyFindings } from './finding-kinds.ts';
import type { GroupModel, MonthModel } from './model.ts';
import { parseMonthUnits, UNIT_FIELDS } from './parse-month-units.ts';
import { requiredMonth } from './required-month.ts';

const FILE_FIELDS = new Set(['schema', 'id', 'month', 'summer_degree_days', 'groups', 'units']);
const GROUP_FIELDS = new Set(['id', 'heating', 'hot_water', 'reference_average', 'prices']);
const REFERENCE_FIELDS = new Set(['source', 'heating_kwh_per_m2', 'hot_water_kwh_per_m2']);
const PRICE_FIELDS = new Set(['heating_eur_per_kwh', 'hot_water_eur_per_kwh']);
const BASIS_FIELDS = {
  heat_meters: new Set(['basis']),
  last_period: new Set(['basis', 'from', 'to', 'heat_kwh', 'units', 'volume_m3']),
  energy_certificate: new Set(['basis', 'heating_kwh_per_m2_year']),
  formula: new Set(['basis', 'temperature_c']),
};
const ANY_BASIS_FIELD = new Set(Object.values(BASIS_FIELDS).flatMap((fields) => [...fields]));

/** Months before it have no formula for hot water and no degree days. */
const FIRST_DAY = firstDayOf(VOLUME_FORMULA);

/** Reads a month file to the end whatever it meets; undefined only if it is no object, or of no known month. */
export function parseMonthFile(input: unknown, findings: MonthlyFindings): MonthModel | undefined {
  if (!isObject(input)) {
    findings.add('wrong_type', '', ['ein Objekt', 'an object']);
    return undefined;
  }
  const file = new Reader(findings, input, '', FILE_FIELDS);
  file.requiredChoice('schema', ['klarmeter.month/1'] as const);
  const id = file.requiredText('id');
  const month = requiredMonth(file, findings);
  const summer = file.choice('summer_degree_days', SUMMERS);
  if (!file.has('groups')) file.missing('groups');
  const groups = (file.list('groups', GROUP_FIELDS) ?? []).map((reader) => parseGroup(reader, findings));
  const byId = new Map<string, GroupModel>();
  for (const group of groups) {
    if (byId.has(group.id)) findings.add('duplicate_id', `${group.path}/id`, [group.id]);
    byId.set(group.id, group);
  }
  if (!file.has('units')) file.missing('units');
  const readers = file.list('units', UNIT_FIELDS) ?? [];
  // Units are judged by their month; without one there is nothing to judge them by.
  if (month === undefined) return undefined;
  if (periodOfMonth(month).from < FIRST_DAY) {
    findings.add('period_before_law', '/month', [FIRST_DAY], 'HeizkostenV § 6a(2)');
    return undefined;
  }
  const units = parseMonthUnits(readers, month, byId, findings);
  return { id, month, days: periodOfMonth(month), summer, groups, units };
}

function parseGroup(reader: Reader, findings: MonthlyFindings): GroupModel {
  const reference = reader.object('reference_average', REFERENCE_FIELDS);
  const prices = reader.object('prices', PRICE_FIELDS);
  return {
    path: reader.path,
    id: reader.requiredText('id'),
    heating: parseBasis(reader, 'heating', ['heat_meters', 'last_period', 'energy_certificate'], findings),
    hot_water: parseBasis(reader, 'hot_water', ['heat_meters', 'last_period', 'formula'], findings),
    reference: reference && {
      path: reference.path,
      source: reference.requiredText('source'),
      heating: reference.decimal('heating_kwh_per_m2'),
      hot_water: reference.decimal('hot_water_kwh_per_m2'),
    },
    prices: {
      heating: prices?.decimal('heating_eur_per_kwh'),
      hot_water: prices?.decimal('hot_water_eur_per_kwh'),
    },
  };
}

function parseBasis(
  group: Reader,
  field: 'heating' | 'hot_water',
  allowed: readonly (keyof typeof BASIS_FIELDS)[],
  findings: MonthlyFindings,
): GroupModel['heating'] {
  const reader = group.object(field, ANY_BASIS_FIELD);
  const basis = reader?.requiredChoice('basis', allowed);
  if (reader === undefined || basis === undefined) return undefined;
  const counted = field === 'heating' ? 'units' : 'volume_m3';
  for (const name of ANY_BASIS_FIELD) {
    const foreign = !BASIS_FIELDS[basis].has(name) || (field === 'heating' ? name === 'volume_m3' : name === 'units');
    if (reader.has(name) && foreign) findings.add('unknown_field', reader.at(name), [name]);
  }
  const { path } = reader;
  if (basis === 'last_period') {
    const [from, to] = [reader.requiredDay('from'), reader.requiredDay('to')];
    if (from !== undefined && to !== undefined && to < from) findings.add('period_reversed', path);
    return {
      path,
      basis,
      heat: reader.requiredDecimal('heat_kwh'),
      recorded: reader.requiredDecimal(counted, 'positive'),
    };
  }
  if (basis === 'energy_certificate') {
    return { path, basis, heat: reader.requiredDecimal('heating_kwh_per_m2_year'), recorded: undefined };
  }
  const heat = basis === 'formula' ? reader.decimal('temperature_c') : undefined;
  return { path, basis, heat, recorded: undefined };
}
