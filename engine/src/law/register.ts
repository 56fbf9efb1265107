// Long because it is a list.
import type { Day } from '../time/day.ts';
import { type Dated, findInForce, type ParameterInfo } from './dated.ts';
import { CERTIFICATE_PRICE_EUR_PER_TONNE } from './de/behg/section-10-certificate-price.parameters.ts';
import { EXCLUSIONS, RENTED_NOT_RUNNING } from './de/betrkv/section-1-exclusions.parameters.ts';
import { AERIAL_BUILT_BEFORE, OPERATING_COST_KINDS } from './de/betrkv/section-2-kinds.parameters.ts';
import { PARTS_OF_A_YEAR } from './de/bgb/section-189-parts-of-a-year.parameters.ts';
import { NOT_CONTIGUOUS_DAYS } from './de/bgb/section-191-not-contiguous.parameters.ts';
import { PARTS_OF_A_MONTH } from './de/bgb/section-192-parts-of-a-month.parameters.ts';
import { LIMITATION_YEARS } from './de/bgb/section-195-limitation.parameters.ts';
import { BASE_RATE_PERCENT } from './de/bgb/section-247-base-rate.parameters.ts';
import { LATE_INTEREST } from './de/bgb/section-288-late-interest.parameters.ts';
import { WITHDRAWAL_DAYS } from './de/bgb/section-355-withdrawal.parameters.ts';
import { OBJECTION_MONTHS } from './de/bgb/section-556-objection.parameters.ts';
import { STATEMENT_MONTHS } from './de/bgb/section-556-statement.parameters.ts';
import { METER_GAP_PERCENTS } from './de/bgb/section-556a-keys.parameters.ts';
import { HEAT_SUPPLY_NOTICE_MONTHS } from './de/bgb/section-556c-heat-supply.parameters.ts';
import { ADVANCE_STEPS } from './de/bgb/section-560-advance.parameters.ts';
import { ETS_CONNECTION_UNTIL } from './de/co2kostaufg/section-2-scope.parameters.ts';
import { ETS_PRICE_EUR_PER_TONNE } from './de/co2kostaufg/section-4-ets-price.parameters.ts';
import { STAGES } from './de/co2kostaufg/section-5-split.parameters.ts';
import { HALF_SPLIT_PERMILLE } from './de/co2kostaufg/section-5a-half-split.parameters.ts';
import { OTHER_USE_PERCENT, OWN_SUPPLY_CLAIM_MONTHS } from './de/co2kostaufg/section-6-own-supply.parameters.ts';
import { CO2_REDUCTION_PERCENT } from './de/co2kostaufg/section-7-reduction.parameters.ts';
import { NON_RESIDENTIAL_LANDLORD_PERMILLE } from './de/co2kostaufg/section-8-non-residential.parameters.ts';
import { RESTRICTION_PERMILLE } from './de/co2kostaufg/section-9-restrictions.parameters.ts';
import { CO2_COST_FROM_YEAR } from './de/co2kostaufg/section-11-transition.parameters.ts';
import {
  EMISSION_FACTORS,
  ENERGY_CONTENTS,
  GAS_NET_PER_GROSS,
} from './de/ebev2030/annex-2-emission-factors.parameters.ts';
import { TAX_REDUCTIONS } from './de/estg/section-35a-labour.parameters.ts';
import { RENTAL_OBJECTION_MONTHS } from './de/heizkostenv/section-4-rented-equipment.parameters.ts';
import { GATEWAY_RETROFIT, REMOTE_READING_RETROFIT } from './de/heizkostenv/section-5-retrofit.parameters.ts';
import { GROUP_CONSUMPTION_PERCENT_MIN } from './de/heizkostenv/section-6-groups.parameters.ts';
import {
  INFORMATION_INTERVAL,
  METERING_CHARGE_KINDS,
  YEARLY_INFORMATION,
} from './de/heizkostenv/section-6a-information.parameters.ts';
import { MONTHLY_INFORMATION_MONTHS } from './de/heizkostenv/section-6a-monthly-information.parameters.ts';
import {
  HEATING_CONSUMPTION_PERCENT,
  HEATING_COST_KINDS,
  MANDATORY_CONSUMPTION_PERCENT,
} from './de/heizkostenv/section-7-heat-costs.parameters.ts';
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
import {
  HEAT_PUMP_TRANSITION,
  LOW_DEMAND_KWH_PER_M2,
  PAYBACK_YEARS,
  TWO_DWELLINGS_MAX,
  UNREGULATED_BEFORE,
  WARM_RENT_YEARS,
} from './de/heizkostenv/section-11-exceptions.parameters.ts';
import { REDUCTION_PERCENTS } from './de/heizkostenv/section-12-reductions.parameters.ts';
import { STATE_NAMES, STATES } from './de/holidays/place.ts';
import { STATE_HOLIDAYS } from './de/holidays/states.parameters.ts';
import { NOTIFICATION_WEEKS } from './de/messeg/section-32-notification.parameters.ts';
import { CALIBRATION_YEARS } from './de/messev/section-34-calibration.parameters.ts';
import { VAT_PERCENT } from './de/ustg/section-12-rate.parameters.ts';
import { DEGREE_DAYS_14_13_13, DEGREE_DAYS_40_92 } from './de/vdi2067/table-22-degree-days.parameters.ts';

/** One parameter with its whole history. */
export interface LawParameter extends ParameterInfo {
  readonly entries: readonly Dated<unknown>[];
}

export const parameter = (
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
    'bgb.189.parts_of_a_year',
    ['Halbes Jahr, Vierteljahr, halber Monat', 'Half a year, quarter, half a month'],
    'months, days',
    PARTS_OF_A_YEAR,
  ),
  parameter(
    'bgb.191.not_contiguous',
    ['Tage eines Monats und eines Jahres, die nicht zusammenhängen', 'Days of a month and a year not on end'],
    'days',
    NOT_CONTIGUOUS_DAYS,
  ),
  parameter(
    'bgb.192.parts_of_a_month',
    ['Anfang, Mitte und Ende des Monats', 'Beginning, middle and end of a month'],
    'day of the month',
    PARTS_OF_A_MONTH,
  ),
  parameter(
    'bgb.195.limitation',
    ['Regelmäßige Verjährung', 'Regular limitation'],
    'years from the end of the year',
    LIMITATION_YEARS,
  ),
  parameter(
    'bgb.247.base_rate',
    ['Basiszinssatz', 'Base rate'],
    '%',
    BASE_RATE_PERCENT,
    'Not compared with the announcements of the federal bank; other values can be handed in.',
  ),
  parameter(
    'bgb.288.late_interest',
    ['Verzugszinsen und Pauschale', 'Late interest and flat fee'],
    'percentage points, EUR',
    LATE_INTEREST,
    'Each day counts a 365th of a year, in a leap year too.',
  ),
  parameter('bgb.355.withdrawal', ['Widerrufsfrist', 'Time to withdraw'], 'days', WITHDRAWAL_DAYS),
  parameter(
    'bgb.556.objection_months',
    ['Frist für Einwendungen nach Zugang der Abrechnung', 'Time to object after receipt of the statement'],
    'months',
    OBJECTION_MONTHS,
    'Disputed: to the end of the calendar month (LG Frankfurt (Oder) 16 S 47/12) or by the day of receipt (LG Berlin ' +
      '63 S 35/16). Objections are closed after the later day only; everybody is warned by the earlier. A Saturday, ' +
      'Sunday or holiday moves it on where the place is known (BGB § 193).',
  ),
  parameter(
    'bgb.556.statement_months',
    ['Frist für die Abrechnung nach dem Abrechnungszeitraum', 'Time for the statement after the billing period'],
    'months',
    STATEMENT_MONTHS,
    'Where the period does not end with a month, the landlord plans by twelve months to the day, not by the end of the ' +
      'calendar month.',
  ),
  parameter(
    'bgb.556c.heat_supply_notice',
    ['Ankündigung der Umstellung auf Wärmelieferung', 'Announcement of the switch to heat supply'],
    'months before',
    HEAT_SUPPLY_NOTICE_MONTHS,
  ),
  parameter(
    'heizkostenv.4.rental_objection',
    ['Frist gegen die Anmietung der Ausstattung', 'Time to object to rented equipment'],
    'months',
    RENTAL_OBJECTION_MONTHS,
  ),
  parameter(
    'heizkostenv.5.remote_reading_retrofit',
    ['Nachrüstung fernablesbarer Ausstattung', 'Retrofit of remotely readable equipment'],
    'day',
    REMOTE_READING_RETROFIT,
  ),
  parameter(
    'heizkostenv.5.gateway_retrofit',
    ['Nachrüstung von Anbindung und Interoperabilität', 'Retrofit of gateway connection and interoperability'],
    'day',
    GATEWAY_RETROFIT,
  ),
  parameter(
    'heizkostenv.6a.monthly_information',
    ['Frist für die monatliche Verbrauchsinformation', 'Time for the monthly consumption information'],
    'months, to the end of the month',
    MONTHLY_INFORMATION_MONTHS,
    'The ordinance says monthly and names no day: the last day of the following month is a rule of the house.',
  ),
  parameter(
    'bgb.556a.meter_gap',
    ['Abweichung der Zwischenzähler vom Hauptzähler', 'Difference of sub-meters from the main meter'],
    '%',
    METER_GAP_PERCENTS,
    'No statute says so; courts accept about 20 to 25 percent.',
  ),
  parameter(
    'bgb.560.advance_steps',
    ['Vorschlag für die Vorauszahlung', 'Proposal of an advance payment'],
    'months, EUR',
    ADVANCE_STEPS,
    'The text says "an adequate amount": a twelfth of the cost of twelve months, rounded to whole euro.',
  ),
  parameter(
    'betrkv.1.exclusions',
    ['Nie umlagefähige Kosten', 'Costs that are never operating costs'],
    'list',
    EXCLUSIONS,
  ),
  parameter(
    'betrkv.1.rented_not_running',
    ['Mieten, die keine laufenden Kosten sind', 'Rents that are no running costs'],
    'list',
    RENTED_NOT_RUNNING,
    'Case law (BGH VIII ZR 379/20), not the text of the ordinance.',
  ),
  parameter(
    'betrkv.2.kinds',
    ['Betriebskostenarten', 'Kinds of operating cost'],
    'list',
    OPERATING_COST_KINDS,
    'A kind has to stand in the list on every day a cost is for. Rain water is part of no. 3.',
  ),
  parameter(
    'betrkv.2.aerial_built_before',
    ['Errichtung von Antennen- und Verteilanlagen', 'Building of aerials and distribution networks'],
    'day',
    AERIAL_BUILT_BEFORE,
  ),
  parameter(
    'estg.35a.reductions',
    ['Steuerermäßigung für Arbeitskosten', 'Tax reduction for labour cost'],
    '%, EUR per year',
    TAX_REDUCTIONS,
    'Shown as amounts of labour only, never as tax saved. A bill of September 2026 (15 % and 900 EUR for craftsmen ' +
      'from 2027) is not enacted and not part of the values.',
  ),
  parameter(
    'heizkostenv.6.group_consumption_min',
    ['Mindestanteil nach Verbrauch der Nutzergruppen', 'Least part by consumption of user groups'],
    '%',
    GROUP_CONSUMPTION_PERCENT_MIN,
  ),
  parameter(
    'heizkostenv.6a.information_interval',
    ['Abstand der Verbrauchsinformationen', 'Interval of the informations on consumption'],
    'months',
    INFORMATION_INTERVAL,
    'The monthly duty of 2022 asks for no first day of a billing period.',
  ),
  parameter(
    'heizkostenv.6a.yearly_information',
    ['Informationen mit der Abrechnung', 'Information with the statement'],
    'list',
    YEARLY_INFORMATION,
  ),
  parameter(
    'heizkostenv.6a.metering_charges',
    ['Kostenarten der Entgelte für Erfassung und Abrechnung', 'Kinds of cost of metering and billing charges'],
    'list',
    METERING_CHARGE_KINDS,
  ),
  parameter(
    'heizkostenv.7.heating_consumption',
    ['Anteil der Heizkosten nach Verbrauch', 'Part of the heating cost by consumption'],
    '%',
    HEATING_CONSUMPTION_PERCENT,
  ),
  parameter(
    'heizkostenv.7.mandatory_consumption',
    ['Vorgeschriebener Anteil nach Verbrauch', 'Mandatory part by consumption'],
    '%, list',
    MANDATORY_CONSUMPTION_PERCENT,
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
    'The table stands twice in the consolidated text; for wood chips we take the value per kg. Natural gas of no ' +
      'named group is group H.',
  ),
  parameter(
    'heizkostenv.9a.substitute_area_max',
    ['Höchster Flächenanteil mit Ersatzwerten', 'Largest part of the area with substitutes'],
    '%',
    SUBSTITUTE_AREA_PERCENT_MAX,
    'Heat and hot water are tested each by itself.',
  ),
  parameter(
    'heizkostenv.2.two_dwellings',
    ['Wohnungen, bis zu denen Vereinbarungen vorgehen', 'Dwellings up to which agreements go first'],
    'dwellings',
    TWO_DWELLINGS_MAX,
    'Without any agreement the ordinance applies.',
  ),
  parameter(
    'heizkostenv.11.low_demand',
    ['Heizwärmebedarf, unter dem die Verordnung nicht gilt', 'Heating demand below which the ordinance does not apply'],
    'kWh/(m2 a)',
    LOW_DEMAND_KWH_PER_M2,
  ),
  parameter(
    'heizkostenv.11.payback_years',
    ['Jahre, in denen sich die Ausstattung lohnen muss', 'Years in which the equipment must pay for itself'],
    'years',
    PAYBACK_YEARS,
  ),
  parameter(
    'heizkostenv.11.unregulated_before',
    [
      'Bezugsfertig vor diesem Tag: ohne Einfluss der Nutzer frei',
      'Ready before this day: free without influence of users',
    ],
    'day',
    UNREGULATED_BEFORE,
  ),
  parameter(
    'heizkostenv.12.heat_pumps',
    ['Übergang für Wärmepumpen', 'Transition of heat pumps'],
    'day',
    HEAT_PUMP_TRANSITION,
    'A pump that was metered all along comes under the ordinance with the first period after the exception ended.',
  ),
  parameter(
    'heizkostenv.12.warm_rent_years',
    ['Jahre des Mittelwerts bei Bruttowarmmiete', 'Years of the average where the rent holds the heat'],
    'years',
    WARM_RENT_YEARS,
  ),
  parameter(
    'heizkostenv.12.reductions',
    ['Kürzungsrechte der Nutzer', 'Cuts that users may make'],
    '%',
    REDUCTION_PERCENTS,
    'The text does not say whether the cuts add up; each is shown by itself.',
  ),
  parameter(
    'co2kostaufg.2.ets_connection_until',
    ['Letzter Anschlusstag an Wärme aus dem Emissionshandel', 'Last connection to heat from the emissions trading'],
    'day',
    ETS_CONNECTION_UNTIL,
  ),
  parameter(
    'co2kostaufg.7.reduction',
    ['Kürzungsrecht des Mieters ohne CO2-Aufteilung', 'Cut that a tenant may make without the CO2 split'],
    '%',
    CO2_REDUCTION_PERCENT,
    'Heating cost is the whole of the heat bill, hot water included; cold water is not.',
  ),
  parameter(
    'co2kostaufg.4.ets_price',
    [
      'Preis der Zertifikate des europäischen Emissionshandels',
      'Price of certificates of the European emissions trading',
    ],
    'EUR/t',
    ETS_PRICE_EUR_PER_TONNE,
    'The average of the auctions of the year before the invoice; not compared with the publication.',
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
    'co2kostaufg.6.own_supply_claim',
    ['Frist für den Anspruch bei Selbstversorgung', 'Time to claim for a tenant who supplies himself'],
    'months',
    OWN_SUPPLY_CLAIM_MONTHS,
  ),
  parameter(
    'co2kostaufg.6.other_use',
    ['Kürzung des Anspruchs bei anderer Nutzung des Brennstoffs', 'Cut of the claim where the fuel serves other ends'],
    '%',
    OTHER_USE_PERCENT,
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
    'The text speaks of cost invoiced; the year of delivery, of a layer of the stock that of its date, stands for it. Cost ' +
      'stated for earlier fuel stays out of account as well, and earlier kilograms still count.',
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
    'Hard coal has a factor for each kind: its invoices name the kind or the kilograms. Lignite is heating briquettes.',
  ),
  parameter(
    'ebev2030.annex_2.energy_contents',
    ['Heizwerte zu den Emissionsfaktoren', 'Calorific values beside the emission factors'],
    'GJ/t, kg/l',
    ENERGY_CONTENTS,
    'Fine coal and lignite have a range by kind and are left out.',
  ),
  parameter(
    'ebev2030.annex_2.gas_net_per_gross',
    ['Heizwert je Brennwert von Erdgas', 'Net over gross calorific value of natural gas'],
    '1',
    GAS_NET_PER_GROSS,
  ),
  ...STATES.map((state) =>
    parameter(
      `holidays.${state.toLowerCase()}`,
      [`Gesetzliche Feiertage in ${STATE_NAMES[state].de}`, `Public holidays in ${STATE_NAMES[state].en}`],
      'list',
      STATE_HOLIDAYS[state],
      'The year a day became a holiday stands for the day its act came into force. Local ones are kept only where a ' +
        'place names them.',
    ),
  ),
  parameter(
    'messev.34.calibration_years',
    ['Eichfrist für Wasser- und Wärmezähler', 'Years a verification of water and heat meters holds'],
    'years',
    CALIBRATION_YEARS,
    'Meters marked under the shorter periods that held before run by the newest one.',
  ),
  parameter(
    'messeg.32.notification',
    ['Anzeige neuer Messgeräte an die Behörde', 'Report of new meters to the authority'],
    'weeks after commissioning',
    NOTIFICATION_WEEKS,
    'Repealed; the exact day is not confirmed. What was put into service before was to be reported also behind it.',
  ),
  parameter('ustg.12.rate', ['Regelsteuersatz', 'General rate of value-added tax'], '%', VAT_PERCENT),
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
export type JsonValue = string | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

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

/** Every parameter of the law in force on the day; one that began later is not among them. */
export const lawParametersOn = (day: Day): PublishedLawParameter[] => parametersOn(LAW_PARAMETERS, day);

/** Those of any list that are in force on the day. */
export function parametersOn(parameters: readonly LawParameter[], day: Day): PublishedLawParameter[] {
  return parameters.flatMap(({ id, titleDe, titleEn, unit, entries, interpretation }) => {
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
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} cannot be published`);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [toSnakeCase(name), toJson(each)]));
}

const toSnakeCase = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
