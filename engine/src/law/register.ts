import type { Day } from '../time/day.ts';
import { type Dated, findInForce, type ParameterInfo } from './dated.ts';
import { CERTIFICATE_PRICE_EUR_PER_TONNE } from './de/behg/section-10-certificate-price.parameters.ts';
import { OBJECTION_MONTHS } from './de/bgb/section-556-objection.parameters.ts';
import { STAGES } from './de/co2kostaufg/section-5-split.parameters.ts';
import { HALF_SPLIT_PERMILLE } from './de/co2kostaufg/section-5a-half-split.parameters.ts';
import { NON_RESIDENTIAL_LANDLORD_PERMILLE } from './de/co2kostaufg/section-8-non-residential.parameters.ts';
import { RESTRICTION_PERMILLE } from './de/co2kostaufg/section-9-restrictions.parameters.ts';
import { CO2_COST_FROM_YEAR } from './de/co2kostaufg/section-11-transition.parameters.ts';
import { EMISSION_FACTORS, GAS_NET_PER_GROSS } from './de/ebev2030/annex-2-emission-factors.parameters.ts';
import { GROUP_CONSUMPTION_PERCENT_MIN } from './de/heizkostenv/section-6-groups.parameters.ts';
import { HEATING_CONSUMPTION_PERCENT, HEATING_COST_KINDS } from './de/heizkostenv/section-7-heat-costs.parameters.ts';
import {
  HOT_WATER_CONSUMPTION_PERCENT,
  HOT_WATER_EXTRA_COST_KINDS,
} from './de/heizkostenv/section-8-hot-water-costs.parameters.ts';
import {
  AREA_FORMULA_KWH_PER_M2,
  COMMERCIAL_SUPPLY_DIVISOR,
  GROSS_GAS_FACTOR,
  HEAT_PUMP_FACTOR,
  NET_CALORIFIC_VALUES,
  VOLUME_FORMULA,
} from './de/heizkostenv/section-9-combined-plants.parameters.ts';
import { SUBSTITUTE_AREA_PERCENT_MAX } from './de/heizkostenv/section-9a-missing-readings.parameters.ts';
import { REDUCTION_PERCENTS } from './de/heizkostenv/section-12-reductions.parameters.ts';
import { CALIBRATION_YEARS } from './de/messev/section-34-calibration.parameters.ts';
import { DEGREE_DAYS_14_13_13, DEGREE_DAYS_40_92 } from './de/vdi2067/table-22-degree-days.parameters.ts';

/** One parameter with its whole history. */
export interface LawParameter extends ParameterInfo {
  readonly entries: readonly Dated<unknown>[];
}

const parameter = (
  id: string,
  [titleDe, titleEn]: readonly [string, string],
  unit: string,
  entries: readonly Dated<unknown>[],
  interpretation?: string,
): LawParameter => ({
  id,
  titleDe,
  titleEn,
  unit,
  entries,
  ...(interpretation === undefined ? {} : { interpretation }),
});

/** Every dated value the engine calculates with. */
export const LAW_PARAMETERS: readonly LawParameter[] = [
  parameter(
    'bgb.556.objection_months',
    ['Frist für Einwendungen nach Zugang der Abrechnung', 'Time to object after receipt of the statement'],
    'months',
    OBJECTION_MONTHS,
    'Disputed: to the end of the calendar month (LG Frankfurt (Oder) 16 S 47/12) or by the day of receipt (LG Berlin ' +
      '63 S 35/16). Objections are closed after the later day only; everybody is warned by the earlier. No day is ' +
      'moved on for a Saturday, Sunday or holiday (BGB § 193).',
  ),
  parameter(
    'heizkostenv.6.group_consumption_min',
    ['Mindestanteil nach Verbrauch der Nutzergruppen', 'Least part by consumption of user groups'],
    '%',
    GROUP_CONSUMPTION_PERCENT_MIN,
  ),
  parameter(
    'heizkostenv.7.heating_consumption',
    ['Anteil der Heizkosten nach Verbrauch', 'Part of the heating cost by consumption'],
    '%',
    HEATING_CONSUMPTION_PERCENT,
  ),
  parameter(
    'heizkostenv.7.cost_kinds',
    ['Umlagefähige Kostenarten der Heizung', 'Kinds of cost of heating'],
    'list',
    HEATING_COST_KINDS,
  ),
  parameter(
    'heizkostenv.8.hot_water_consumption',
    ['Anteil der Warmwasserkosten nach Verbrauch', 'Part of the hot-water cost by consumption'],
    '%',
    HOT_WATER_CONSUMPTION_PERCENT,
  ),
  parameter(
    'heizkostenv.8.cost_kinds',
    ['Weitere Kostenarten des Warmwassers', 'Further kinds of cost of hot water'],
    'list',
    HOT_WATER_EXTRA_COST_KINDS,
  ),
  parameter(
    'heizkostenv.9.volume_formula',
    ['Wärme für Warmwasser nach Volumen', 'Heat for hot water by volume'],
    'kWh/(m3 K), C',
    VOLUME_FORMULA,
  ),
  parameter(
    'heizkostenv.9.area_formula',
    ['Wärme für Warmwasser nach Fläche', 'Heat for hot water by area'],
    'kWh/(m2 a)',
    AREA_FORMULA_KWH_PER_M2,
    'A shorter period takes days over days of the twelve months from its first day.',
  ),
  parameter(
    'heizkostenv.9.gross_gas_factor',
    ['Faktor für Erdgas nach Brennwert', 'Factor for natural gas by gross calorific value'],
    '1',
    GROSS_GAS_FACTOR,
    'The corrections stand side by side: each applies where its own case is given.',
  ),
  parameter(
    'heizkostenv.9.commercial_supply_divisor',
    ['Divisor für gewerbliche Wärmelieferung', 'Divisor for commercial heat supply'],
    '1',
    COMMERCIAL_SUPPLY_DIVISOR,
  ),
  parameter(
    'heizkostenv.9.heat_pump_factor',
    ['Faktor für monovalente Wärmepumpen', 'Factor for monovalent heat pumps'],
    '1',
    HEAT_PUMP_FACTOR,
  ),
  parameter(
    'heizkostenv.9.net_calorific_values',
    ['Heizwerte ohne Angabe des Lieferanten', 'Net calorific values where the supplier names none'],
    'kWh per unit',
    NET_CALORIFIC_VALUES,
    'The table stands twice in the consolidated text; for wood chips we take the value per kg. Natural gas is group H.',
  ),
  parameter(
    'heizkostenv.9a.substitute_area_max',
    ['Höchster Flächenanteil mit Ersatzwerten', 'Largest part of the area with substitutes'],
    '%',
    SUBSTITUTE_AREA_PERCENT_MAX,
    'Heat and hot water are tested each by itself.',
  ),
  parameter(
    'heizkostenv.12.reductions',
    ['Kürzungsrechte der Nutzer', 'Cuts that users may make'],
    '%',
    REDUCTION_PERCENTS,
    'The text does not say whether the cuts add up; each is shown by itself.',
  ),
  parameter(
    'co2kostaufg.5.stages',
    ['Stufen der CO2-Kostenaufteilung', 'Stages of the CO2 cost split'],
    'kg/(m2 a), per mille',
    STAGES,
    'A shorter period shrinks the bounds by days over days of the twelve months from its first day.',
  ),
  parameter(
    'co2kostaufg.5a.half_split',
    ['Hälftige Aufteilung für Anlagen nach § 43(1) GModG', 'Half split for plants under GModG section 43(1)'],
    'per mille',
    HALF_SPLIT_PERMILLE,
  ),
  parameter(
    'co2kostaufg.8.landlord',
    ['Anteil des Vermieters bei Nichtwohngebäuden', 'Landlord part of non-residential buildings'],
    'per mille',
    NON_RESIDENTIAL_LANDLORD_PERMILLE,
    'The act says at least half; we take half.',
  ),
  parameter(
    'co2kostaufg.9.restrictions',
    ['Verbleibender Vermieteranteil bei öffentlich-rechtlichen Vorgaben', 'Landlord part left under restrictions'],
    'per mille',
    RESTRICTION_PERMILLE,
  ),
  parameter(
    'co2kostaufg.11.cost_from_year',
    ['Erstes Lieferjahr mit CO2-Kosten', 'First year of delivery with CO2 cost'],
    'year',
    CO2_COST_FROM_YEAR,
    'The text speaks of cost invoiced; the year of delivery stands for it, and earlier kilograms still count.',
  ),
  parameter(
    'behg.10.certificate_price',
    ['Preis der Emissionszertifikate', 'Price of emission certificates'],
    'EUR/t',
    CERTIFICATE_PRICE_EUR_PER_TONNE,
  ),
  parameter(
    'ebev2030.annex_2.factors',
    ['Standard-Emissionsfaktoren', 'Standard emission factors'],
    'kg/kWh (net)',
    EMISSION_FACTORS,
    'Hard coal has several factors by kind and is left out: its invoices must name the kilograms.',
  ),
  parameter(
    'ebev2030.annex_2.gas_net_per_gross',
    ['Heizwert je Brennwert von Erdgas', 'Net over gross calorific value of natural gas'],
    '1',
    GAS_NET_PER_GROSS,
  ),
  parameter(
    'messev.34.calibration_years',
    ['Eichfrist für Wasser- und Wärmezähler', 'Years a verification of water and heat meters holds'],
    'years',
    CALIBRATION_YEARS,
    'Meters marked under the shorter periods that held before run by the newest one.',
  ),
  parameter(
    'vdi2067.degree_days.14_13_13',
    ['Gradtagszahlen, Sommer 14/13/13', 'Degree days, summer 14/13/13'],
    'per mille',
    DEGREE_DAYS_14_13_13,
  ),
  parameter(
    'vdi2067.degree_days.40_92',
    ['Gradtagszahlen, Sommer zusammen 40', 'Degree days, summer 40 together'],
    'per mille',
    DEGREE_DAYS_40_92,
  ),
];

/** Values as JSON has them: whole numbers as text, names in snake_case. */
export type JsonValue = string | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** One parameter as it stands on a day, ready for JSON. */
export interface PublishedLawParameter {
  readonly id: string;
  readonly statute: string;
  readonly provision: string;
  readonly title_de: string;
  readonly title_en: string;
  readonly unit: string;
  /** First day the value holds. */
  readonly from: Day;
  readonly value: JsonValue;
  readonly source_url: string;
  readonly status: 'published' | 'provisional';
  readonly interpretation?: string;
}

/** Every parameter in force on the day; one that began later is not among them. */
export function lawParametersOn(day: Day): PublishedLawParameter[] {
  return LAW_PARAMETERS.flatMap(({ id, titleDe, titleEn, unit, entries, interpretation }) => {
    const entry = findInForce(entries, day);
    if (entry === undefined) return [];
    const { from, value, source, provisional } = entry;
    return [
      {
        id,
        statute: source.statute,
        provision: source.provision,
        title_de: titleDe,
        title_en: titleEn,
        unit,
        from,
        value: toJson(value),
        source_url: source.url,
        status: provisional ? 'provisional' : 'published',
        ...(interpretation === undefined ? {} : { interpretation }),
      } satisfies PublishedLawParameter,
    ];
  });
}

function toJson(value: unknown): JsonValue {
  if (typeof value === 'bigint' || Number.isInteger(value)) return String(value);
  if (typeof value === 'string' || value === null) return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} cannot be published`);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [toSnakeCase(name), toJson(each)]));
}

const toSnakeCase = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
