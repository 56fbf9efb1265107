import { parsePeriod } from '../billing/parse-period.ts';
import { isObject, Reader } from '../billing/reader.ts';
import { firstDayOf } from '../law/dated.ts';
import { OPERATING_COST_KINDS } from '../law/de/betrkv/section-2-kinds.parameters.ts';
import { LABOUR_KINDS } from '../law/de/estg/section-35a-labour.ts';
import type { Fraction } from '../money/fraction.ts';
import { daysIn, daysOfTwelveMonthsFrom } from '../time/period.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import type { OperatingCostsModel, TotalledKey, WaterModel } from './model.ts';
import { parsePositions } from './parse-positions.ts';
import { parseUnits, UNIT_FIELDS } from './parse-units.ts';

const HOUSE_FIELDS = new Set([
  'schema',
  'id',
  'period',
  'keys',
  'consumptions',
  'water',
  'positions',
  'heating',
  'heating_labour',
  'units',
]);
const KEYS_FIELDS = new Set(['rounding', 'default_by', 'totals']);
/** Fields of the totals of the whole house by the key they are of. */
export const TOTAL_FIELDS = {
  area: 'area_m2',
  heated_area: 'heated_area_m2',
  units: 'units',
  persons: 'person_days',
  co_ownership: 'co_ownership',
} as const satisfies Record<TotalledKey, string>;
const TOTALS_FIELDS: ReadonlySet<string> = new Set(Object.values(TOTAL_FIELDS));
const CONSUMPTION_FIELDS = new Set(['id', 'unit']);
const WATER_FIELDS = new Set([
  'hot_water_billed_here',
  'hot_water_drained_here',
  'main_meter_m3',
  'common_m3',
  'difference_reason',
]);
const HEATING_LABOUR_FIELDS = new Set(['cost', 'kind', 'amount_eur']);

const LAW = { firstDay: firstDayOf(OPERATING_COST_KINDS), basis: 'BetrKV § 2' };

/** Reads a house file to the end whatever it meets; undefined only if it is no object at all. */
export function parseOperatingCostsHouse(
  input: unknown,
  findings: OperatingCostFindings,
): OperatingCostsModel | undefined {
  if (!isObject(input)) {
    findings.add('wrong_type', '', ['ein Objekt', 'an object']);
    return undefined;
  }
  const house = new Reader(findings, input, '', HOUSE_FIELDS);
  house.requiredChoice('schema', ['klarmeter.house/2'] as const);
  const id = house.requiredText('id');
  const period = parsePeriod(house, LAW, findings);
  if (period !== undefined && daysIn(period) < daysOfTwelveMonthsFrom(period.from)) {
    findings.add('short_period', '/period', [String(daysIn(period))]);
  }
  const keys = house.object('keys', KEYS_FIELDS);
  const totals = keys?.object('totals', TOTALS_FIELDS);
  const consumptions = parseConsumptions(house, findings);

  if (!house.has('units')) house.missing('units');
  const unitReaders = house.list('units', UNIT_FIELDS);
  if (unitReaders?.length === 0) findings.add('missing_field', '/units', ['units']);
  const units = parseUnits(unitReaders ?? [], consumptions, period, findings);

  // Kinds are judged even where the period is unreadable; the newest law then stands in.
  const lawful = period ?? { from: '9999-12-31', to: '9999-12-31' };
  return {
    id,
    period: lawful,
    evenOut: keys?.choice('rounding', ['show_difference', 'largest_remainder'] as const) === 'largest_remainder',
    defaultBy: keys?.choice('default_by', ['area', 'co_ownership'] as const) ?? 'area',
    totals: totals === undefined ? {} : parseTotals(totals),
    consumptions,
    water: parseWater(house),
    positions: parsePositions(house, period, units, findings),
    heatingLabour: (house.list('heating_labour', HEATING_LABOUR_FIELDS) ?? []).map((reader) => ({
      path: reader.path,
      cost: reader.requiredText('cost'),
      kind: reader.requiredChoice('kind', LABOUR_KINDS) ?? 's35a_3',
      amount: reader.requiredDecimal('amount_eur'),
    })),
    units,
  };
}

function parseTotals(reader: Reader): OperatingCostsModel['totals'] {
  const totals: { -readonly [Key in TotalledKey]?: Fraction } = {};
  for (const key of Object.keys(TOTAL_FIELDS) as TotalledKey[]) {
    const total = reader.decimal(TOTAL_FIELDS[key], 'positive');
    if (total !== undefined) totals[key] = total;
  }
  return totals;
}

/** Water is there without being named. */
const WATER_CONSUMPTIONS: readonly (readonly [string, string])[] = [
  ['water', 'm3'],
  ['waste_water', 'm3'],
];

function parseConsumptions(house: Reader, findings: OperatingCostFindings): Map<string, string> {
  const consumptions = new Map(WATER_CONSUMPTIONS);
  for (const reader of house.list('consumptions', CONSUMPTION_FIELDS) ?? []) {
    const id = reader.requiredText('id');
    if (consumptions.has(id)) findings.add('duplicate_id', reader.at('id'), [id]);
    consumptions.set(id, reader.requiredText('unit'));
  }
  return consumptions;
}

function parseWater(house: Reader): WaterModel {
  const reader = house.object('water', WATER_FIELDS);
  const hotBilledHere = reader?.flag('hot_water_billed_here');
  return {
    hotBilledHere,
    hotDrainedHere: reader?.flag('hot_water_drained_here') ?? hotBilledHere,
    mainMeterM3: reader?.decimal('main_meter_m3', 'positive'),
    commonM3: reader?.decimal('common_m3'),
    differenceReason: reader?.text('difference_reason'),
  };
}
