import { firstDayOf } from '../law/dated.ts';
import { isAtMostTwelveMonths } from '../law/de/bgb/section-556-billing-period.ts';
import { isGroupConsumptionPercent } from '../law/de/heizkostenv/section-6-groups.ts';
import { HEATING_CONSUMPTION_PERCENT } from '../law/de/heizkostenv/section-7-heat-costs.parameters.ts';
import { isHeatingConsumptionPercent } from '../law/de/heizkostenv/section-7-heat-costs.ts';
import { isHotWaterConsumptionPercent } from '../law/de/heizkostenv/section-8-hot-water-costs.ts';
import { format, parseRatio } from '../money/decimal.ts';
import type { Fraction } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { Findings } from './findings.ts';
import { ENERGIES, ENERGY_UNITS } from './house.ts';
import type { GroupsModel, HotWaterShareModel, HouseModel, KeysModel, PlantModel } from './model.ts';
import { parseCo2 } from './parse-co2.ts';
import { parseCosts, parsePots, parseStock } from './parse-costs.ts';
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
const PERIOD_FIELDS = new Set(['from', 'to']);
const PLANT_FIELDS = new Set(['energy', 'billed_as', 'commercial_heat_supply', 'net_calorific_value']);
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
]);
const GROUPS_FIELDS = new Set(['pre_split_consumption_percent', 'list']);
const GROUP_FIELDS = new Set(['id', 'recorded', 'area_m2', 'heating_consumption_percent']);
const COLD_WATER_FIELDS = new Set(['amount_eur', 'main_meter_m3']);

const FIRST_DAY_OF_LAW = firstDayOf(HEATING_CONSUMPTION_PERCENT);

/** Reads a house file to the end whatever it meets; undefined only if it is no object at all. */
export function parseHouse(input: unknown, findings: Findings): HouseModel | undefined {
  if (!isObject(input)) {
    findings.add('wrong_type', '', ['ein Objekt', 'an object']);
    return undefined;
  }
  const house = new Reader(findings, input, '', HOUSE_FIELDS);
  house.requiredChoice('schema', ['klarmeter.house/1'] as const);
  const id = house.requiredText('id');
  const period = parsePeriod(house, findings);
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
    hotWaterShare: parseShare(house, findings),
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

function parsePeriod(house: Reader, findings: Findings): Period | undefined {
  if (!house.has('period')) house.missing('period');
  const reader = house.object('period', PERIOD_FIELDS);
  const from = reader?.requiredDay('from');
  const to = reader?.requiredDay('to');
  if (from === undefined || to === undefined) return undefined;
  const period = { from, to };
  if (to < from) {
    findings.add('period_reversed', '/period');
    return undefined;
  }
  // A period that is too long is still one that its occupancies have to cover.
  if (!isAtMostTwelveMonths(period)) findings.add('period_too_long', '/period');
  if (from >= FIRST_DAY_OF_LAW) return period;
  findings.add('period_before_law', '/period/from', [FIRST_DAY_OF_LAW]);
  return undefined;
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
  };
}

function parseShare(house: Reader, findings: Findings): HotWaterShareModel | undefined {
  const any = house.object('hot_water_share', ANY_SHARE_FIELD);
  const method = any?.requiredChoice('method', ['measured', 'volume', 'area', 'given'] as const);
  if (any === undefined || method === undefined) return undefined;
  for (const field of ANY_SHARE_FIELD) {
    if (any.has(field) && !SHARE_FIELDS[method].has(field)) findings.add('unknown_field', any.at(field), [field]);
  }
  const reason = any.text('reason');
  if (method === 'measured') return { method, heatKwh: any.requiredDecimal('heat_kwh') };
  if (method === 'given') return { method, share: parseGivenShare(any, findings) };
  if (reason === undefined || reason.trim() === '') findings.add('formula_without_reason', any.path);
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
  const refuse = (field: string, percent: Fraction, basis: string) =>
    findings.add('consumption_percent_out_of_range', `/keys/${field}`, [format(percent)], basis);
  if (isReadable(heatingPercent) && !isHeatingConsumptionPercent(heatingPercent, lawDay)) {
    refuse('heating_consumption_percent', heatingPercent, 'HeizkostenV § 7(1)');
  }
  if (isReadable(hotWaterPercent) && !isHotWaterConsumptionPercent(hotWaterPercent, lawDay)) {
    refuse('hot_water_consumption_percent', hotWaterPercent, 'HeizkostenV § 8(1)');
  }
  return {
    heatingPercent,
    hotWaterPercent,
    heatingBaseBy: reader?.choice('heating_base_by', ['degree_days', 'days'] as const) ?? 'degree_days',
    summer: reader?.choice('summer_degree_days', ['14_13_13', '40_92'] as const) ?? '14_13_13',
    rounding: reader?.choice('rounding', ['show_difference', 'largest_remainder'] as const) ?? 'show_difference',
  };
}

function parseGroups(house: Reader, lawDay: Day, findings: Findings): GroupsModel | undefined {
  const reader = house.object('groups', GROUPS_FIELDS);
  if (reader === undefined) return undefined;
  const preSplitPercent = reader.requiredDecimal('pre_split_consumption_percent', 'any');
  if (isReadable(preSplitPercent) && !isGroupConsumptionPercent(preSplitPercent, lawDay)) {
    const path = reader.at('pre_split_consumption_percent');
    findings.add('pre_split_percent_out_of_range', path, [format(preSplitPercent)]);
  }
  if (!reader.has('list')) reader.missing('list');
  const seen = new Set<string>();
  const list = (reader.list('list', GROUP_FIELDS) ?? []).map((group) => {
    const id = group.uniqueId(seen);
    const heatingPercent = group.decimal('heating_consumption_percent', 'any');
    if (isReadable(heatingPercent) && !isHeatingConsumptionPercent(heatingPercent, lawDay)) {
      const path = group.at('heating_consumption_percent');
      findings.add('consumption_percent_out_of_range', path, [format(heatingPercent)]);
    }
    return {
      path: group.path,
      id,
      recorded: group.requiredDecimal('recorded'),
      areaM2: group.decimal('area_m2'),
      heatingPercent,
    };
  });
  return { preSplitPercent, list };
}
