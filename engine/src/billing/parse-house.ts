import { firstDayOf } from '../law/dated.ts';
import { isGroupConsumptionPercent, leastGroupPercent } from '../law/de/heizkostenv/section-6-groups.ts';
import {
  HEATING_CONSUMPTION_PERCENT,
  type PercentRange,
} from '../law/de/heizkostenv/section-7-heat-costs.parameters.ts';
import { heatingConsumptionRange, isWithin } from '../law/de/heizkostenv/section-7-heat-costs.ts';
import { hotWaterConsumptionRange } from '../law/de/heizkostenv/section-8-hot-water-costs.ts';
import { KEY_AGREEMENTS, type KeyAgreement } from '../law/de/heizkostenv/section-10-agreements.ts';
import { reductionPercents } from '../law/de/heizkostenv/section-12-reductions.ts';
import { SUMMERS } from '../law/de/vdi2067/table-22-degree-days.ts';
import { format, parseRatio } from '../money/decimal.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Findings } from './findings.ts';
import { ENERGIES, ENERGY_UNITS } from './house.ts';
import type { GroupsModel, GroupUseModel, HotWaterShareModel, HouseModel, KeysModel, PlantModel } from './model.ts';
import { parseCo2 } from './parse-co2.ts';
import { parseCosts, parsePots, parseStock } from './parse-costs.ts';
import { parsePeriod } from './parse-period.ts';
import { parseUnits, UNIT_FIELDS } from './parse-units.ts';
import { isObject, isReadable, Reader, UNREADABLE } from './reader.ts';

const HOUSE_FIELDS = new Set([
  'schema',
  'id',
  'period',
  'plant',
  'energy_used',
  'hot_water_share',
  'costs',
  'fuel_stock',
  'pots',
  'keys',
  'groups',
  'co2',
  'cold_water',
  'units',
]);
const PLANT_FIELDS = new Set(['energy', 'billed_as', 'commercial_heat_supply', 'net_calorific_value', 'gas_group']);
const ENERGY_USED_FIELDS = new Set(['quantity', 'unit']);
const SHARE_FIELDS = {
  measured: new Set(['method', 'heat_kwh']),
  volume: new Set(['method', 'volume_m3', 'temperature_c', 'reason']),
  area: new Set(['method', 'area_m2', 'reason']),
  given: new Set(['method', 'share']),
};
const ANY_SHARE_FIELD = new Set(Object.values(SHARE_FIELDS).flatMap((fields) => [...fields]));
const KEYS_FIELDS = new Set([
  'heating_consumption_percent',
  'hot_water_consumption_percent',
  'heating_base_by',
  'summer_degree_days',
  'rounding',
  'agreement',
]);
const AGREEMENT_FIELDS = new Set(['kind', 'reason']);
const GROUPS_FIELDS = new Set(['pre_split_consumption_percent', 'list']);
const GROUP_FIELDS = new Set(['id', 'recorded', 'area_m2', 'heating_consumption_percent', 'hot_water']);
const GROUP_HOT_WATER_FIELDS = new Set(['recorded_m3', 'area_m2', 'consumption_percent']);
const COLD_WATER_FIELDS = new Set(['amount_eur', 'main_meter_m3']);

const LAW = { firstDay: firstDayOf(HEATING_CONSUMPTION_PERCENT), basis: 'HeizkostenV § 7' };

/** Reads a house file to the end whatever it meets; undefined only if it is no object at all. */
export function parseHouse(input: unknown, findings: Findings): HouseModel | undefined {
  if (!isObject(input)) {
    findings.add('wrong_type', '', ['ein Objekt', 'an object']);
    return undefined;
  }
  const house = new Reader(findings, input, '', HOUSE_FIELDS);
  house.requiredChoice('schema', ['klarmeter.house/1'] as const);
  const id = house.requiredText('id');
  const period = parsePeriod(house, LAW, findings);
  // Kinds and percents are judged even where the period is unreadable; the newest law then stands in.
  const lawDay: Day = period?.from ?? '9999-12-31';

  const energyUsed = house.object('energy_used', ENERGY_USED_FIELDS);
  const coldWater = house.object('cold_water', COLD_WATER_FIELDS);
  if (!house.has('units')) house.missing('units');
  const units = house.list('units', UNIT_FIELDS);
  if (units?.length === 0) findings.add('missing_field', '/units', ['units']);

  return {
    id,
    period: period ?? { from: lawDay, to: lawDay },
    plant: parsePlant(house),
    energyUsed: energyUsed && {
      quantity: energyUsed.requiredDecimal('quantity', 'positive'),
      unit: energyUsed.requiredChoice('unit', ENERGY_UNITS),
    },
    hotWaterShare: parseShare(house, lawDay, findings),
    costs: parseCosts(house, lawDay, findings),
    stock: parseStock(house, period, findings),
    pots: parsePots(house),
    keys: parseKeys(house, lawDay, findings),
    groups: parseGroups(house, lawDay, findings),
    co2: parseCo2(house, findings),
    coldWater: coldWater && {
      amount: coldWater.requiredDecimal('amount_eur'),
      mainMeterM3: coldWater.decimal('main_meter_m3', 'positive'),
    },
    units: parseUnits(units ?? [], period, findings),
  };
}

function parsePlant(house: Reader): PlantModel {
  const reader = house.object('plant', PLANT_FIELDS);
  const energy = reader?.requiredChoice('energy', ENERGIES);
  return {
    energy,
    billedByGrossValue: reader?.choice('billed_as', ['gross', 'net'] as const) === 'gross',
    // District heating is commercial heat supply by its nature, unless the house says otherwise.
    commercialHeatSupply: reader?.flag('commercial_heat_supply') ?? energy === 'district_heating',
    netCalorificValue: reader?.decimal('net_calorific_value', 'positive'),
    gasGroup: reader?.choice('gas_group', ['H', 'L'] as const),
  };
}

function parseShare(house: Reader, lawDay: Day, findings: Findings): HotWaterShareModel | undefined {
  const any = house.object('hot_water_share', ANY_SHARE_FIELD);
  const method = any?.requiredChoice('method', ['measured', 'volume', 'area', 'given'] as const);
  if (any === undefined || method === undefined) return undefined;
  for (const field of ANY_SHARE_FIELD) {
    if (any.has(field) && !SHARE_FIELDS[method].has(field)) findings.add('unknown_field', any.at(field), [field]);
  }
  const reason = any.text('reason');
  if (method === 'measured') return { method, heatKwh: any.requiredDecimal('heat_kwh') };
  if (method === 'given') return { method, share: parseGivenShare(any, findings) };
  if (reason === undefined || reason.trim() === '')
    findings.add('formula_without_reason', any.path, [String(reductionPercents(lawDay).notByConsumption)]);
  if (method === 'area') return { method, areaM2: any.requiredDecimal('area_m2'), reason };
  const temperatureC = any.decimal('temperature_c', 'any');
  return { method, volumeM3: any.requiredDecimal('volume_m3'), temperatureC, reason };
}

function parseGivenShare(reader: Reader, findings: Findings): Fraction {
  const text = reader.requiredText('share');
  const share = parseRatio(text);
  if (share === undefined && reader.isText('share')) {
    findings.add('not_a_number', reader.at('share'), [text.slice(0, 40)]);
  }
  return share ?? UNREADABLE;
}

function parseKeys(house: Reader, lawDay: Day, findings: Findings): KeysModel {
  const reader = house.object('keys', KEYS_FIELDS);
  const heatingPercent = reader?.decimal('heating_consumption_percent', 'any');
  const hotWaterPercent = reader?.decimal('hot_water_consumption_percent', 'any');
  const agreement = reader && parseAgreement(reader, findings);
  const check = (field: string, percent: Fraction | undefined, range: PercentRange, basis?: string) => {
    if (isReadable(percent)) checkPercent(`/keys/${field}`, percent, range, findings, basis);
  };
  check('heating_consumption_percent', heatingPercent, heatingConsumptionRange(lawDay, agreement));
  const hotWaterRange = hotWaterConsumptionRange(lawDay, agreement);
  check('hot_water_consumption_percent', hotWaterPercent, hotWaterRange, 'HeizkostenV § 8(1)');
  return {
    heatingPercent,
    hotWaterPercent,
    heatingBaseBy: reader?.choice('heating_base_by', ['degree_days', 'days'] as const) ?? 'degree_days',
    summer: reader?.choice('summer_degree_days', SUMMERS) ?? '14_13_13',
    rounding: reader?.choice('rounding', ['show_difference', 'largest_remainder'] as const) ?? 'show_difference',
  };
}

function checkPercent(path: string, percent: Fraction, range: PercentRange, findings: Findings, basis?: string): void {
  if (isWithin(percent, range)) return;
  findings.add('consumption_percent_out_of_range', path, [format(percent), `${range.min}–${range.max}`], basis);
}

/** An agreement without its reason widens nothing. */
function parseAgreement(keys: Reader, findings: Findings): KeyAgreement | undefined {
  const reader = keys.object('agreement', AGREEMENT_FIELDS);
  const kind = reader?.requiredChoice('kind', KEY_AGREEMENTS);
  const reason = reader?.requiredText('reason');
  if (reader === undefined || kind === undefined || reason === undefined || reason.trim() === '') return undefined;
  findings.add('keys_by_agreement', reader.path, [reason.slice(0, 200)], AGREEMENT_BASIS[kind]);
  return kind;
}

const AGREEMENT_BASIS: Readonly<Record<KeyAgreement, string>> = {
  more_by_consumption: 'HeizkostenV § 10',
  outside_ordinance: 'HeizkostenV § 11',
};

function parseGroups(house: Reader, lawDay: Day, findings: Findings): GroupsModel | undefined {
  const reader = house.object('groups', GROUPS_FIELDS);
  if (reader === undefined) return undefined;
  const preSplitPercent = reader.requiredDecimal('pre_split_consumption_percent', 'any');
  if (isReadable(preSplitPercent) && !isGroupConsumptionPercent(preSplitPercent, lawDay)) {
    const path = reader.at('pre_split_consumption_percent');
    const least = String(leastGroupPercent(lawDay));
    findings.add('pre_split_percent_out_of_range', path, [format(preSplitPercent), least]);
  }
  if (!reader.has('list')) reader.missing('list');
  const seen = new Set<string>();
  const groups = reader.list('list', GROUP_FIELDS);
  if (groups?.length === 0) reader.missing('list');
  const list = (groups ?? []).map((group) => {
    const id = group.uniqueId(seen);
    return {
      path: group.path,
      id,
      recorded: group.requiredDecimal('recorded'),
      areaM2: group.decimal('area_m2'),
      percent: groupPercent(group, 'heating_consumption_percent', heatingConsumptionRange(lawDay), findings),
      hotWater: parseHotWaterOf(group, lawDay, findings),
    };
  });
  // Whoever records hot water beforehand records it of every group.
  if (list.some(({ hotWater }) => hotWater !== undefined)) {
    for (const { path, hotWater } of list) {
      if (hotWater === undefined)
        findings.add('missing_field', `${path}/hot_water`, ['hot_water'], 'HeizkostenV § 6(2)');
    }
  }
  return { preSplitPercent, list };
}

function parseHotWaterOf(group: Reader, lawDay: Day, findings: Findings): GroupUseModel | undefined {
  const reader = group.object('hot_water', GROUP_HOT_WATER_FIELDS);
  if (reader === undefined) return undefined;
  return {
    path: reader.path,
    recorded: reader.requiredDecimal('recorded_m3'),
    areaM2: reader.decimal('area_m2'),
    percent: groupPercent(
      reader,
      'consumption_percent',
      hotWaterConsumptionRange(lawDay),
      findings,
      'HeizkostenV § 8(1)',
    ),
  };
}

function groupPercent(reader: Reader, field: string, range: PercentRange, findings: Findings, basis?: string) {
  const percent = reader.decimal(field, 'any');
  if (isReadable(percent)) checkPercent(reader.at(field), percent, range, findings, basis);
  return percent;
}
