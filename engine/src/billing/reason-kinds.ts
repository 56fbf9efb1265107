import { MONTHLY_INFORMATION_REASON_KINDS } from '../monthly-information/reason-kinds.ts';

interface ReasonKind {
  readonly de: string;
  readonly en: string;
  readonly unit: string;
  readonly legalBasis: string;
  readonly formula: string;
}

const kind = (de: string, en: string, unit: string, legalBasis: string, formula: string): ReasonKind => ({
  de,
  en,
  unit,
  legalBasis,
  formula,
});

/** Every kind of step behind an amount, once: its names, unit, provision and formula. */
export const REASON_KINDS = {
  ...MONTHLY_INFORMATION_REASON_KINDS,
  stock_quantity: kind('Verbrauchte Menge', 'Quantity used', 'unit of fuel', 'HeizkostenV § 7(2)', 'layers − closing'),
  stock_closing: kind(
    'Wert des Endbestands',
    'Value of the closing stock',
    'EUR',
    'HeizkostenV § 7(2)',
    'r2(newest layers up to the closing quantity)',
  ),
  stock_used: kind(
    'Kosten des verbrauchten Brennstoffs',
    'Cost of the fuel used',
    'EUR',
    'HeizkostenV § 7(2)',
    'layers − closing value',
  ),
  hot_water_heat: kind(
    'Wärme für Warmwasser',
    'Heat for hot water',
    'kWh',
    'HeizkostenV § 9(2)',
    'measured, or 2.5 · V · (tw − 10), or 32 · A, with the corrections of the plant',
  ),
  hot_water_share: kind(
    'Anteil Warmwasser',
    'Share of hot water',
    '1',
    'HeizkostenV § 9',
    'heat / Hi / energy used, or as given',
  ),
  scope_costs: kind('Summe der Kosten', 'Sum of costs', 'EUR', 'HeizkostenV § 7(2)', 'sum'),
  co2_emissions: kind('CO2-Ausstoß', 'CO2 emitted', 'kg', 'CO2KostAufG § 3(1)', 'sum'),
  co2_cost: kind(
    'CO2-Kosten',
    'CO2 cost',
    'EUR',
    'CO2KostAufG § 3(3)',
    'kg / 1000 · price · (1 + VAT), or as invoiced',
  ),
  co2_class: kind('Einstufung', 'Classification', 'kg/m2', 'CO2KostAufG § 5(1)', 'r1(kg / living area)'),
  co2_percent: kind(
    'Anteil des Vermieters',
    'Landlord percent',
    '%',
    'CO2KostAufG § 5(2)',
    'row of the table, halved or dropped under restrictions',
  ),
  co2_landlord: kind(
    'CO2-Kosten des Vermieters',
    'CO2 cost of the landlord',
    'EUR',
    'CO2KostAufG § 7(1)',
    'r2(cost · percent)',
  ),
  heating_pot: kind(
    'Heizkosten',
    'Heating cost',
    'EUR',
    'HeizkostenV § 9(1)',
    '(1 − share) · common costs + heating costs',
  ),
  hot_water_pot: kind(
    'Warmwasserkosten',
    'Hot-water cost',
    'EUR',
    'HeizkostenV § 9(1)',
    'share · common costs + hot-water costs',
  ),
  group_pot: kind(
    'Heizkosten der Nutzergruppe',
    'Heating cost of the group',
    'EUR',
    'HeizkostenV § 6(2)',
    'K · (p · recorded / sum + (1 − p) · area / sum)',
  ),
  base_part: kind('Grundkosten', 'Base cost', 'EUR', 'HeizkostenV § 7(1)', 'pot · (100 % − percent by consumption)'),
  consumption_part: kind(
    'Verbrauchskosten',
    'Consumption cost',
    'EUR',
    'HeizkostenV § 7(1)',
    'pot · percent by consumption',
  ),
  hot_water_base_part: kind(
    'Grundkosten Warmwasser',
    'Base cost of hot water',
    'EUR',
    'HeizkostenV § 8(1)',
    'pot · (100 % − percent by consumption)',
  ),
  hot_water_consumption_part: kind(
    'Verbrauchskosten Warmwasser',
    'Consumption cost of hot water',
    'EUR',
    'HeizkostenV § 8(1)',
    'pot · percent by consumption',
  ),
  area_only_part: kind('Kosten allein nach Fläche', 'Cost by area alone', 'EUR', 'HeizkostenV § 9a(2)', 'whole pot'),
  area_sum: kind('Fläche', 'Area', 'm2', 'HeizkostenV § 7(1)', 'sum'),
  recorded_sum: kind(
    'Erfasster Verbrauch',
    'Recorded consumption',
    'as recorded',
    'HeizkostenV § 7(1)',
    'sum, substitutes included',
  ),
  substitute: kind(
    'Ersatzwert',
    'Substitute',
    'as recorded',
    'HeizkostenV § 9a(1)',
    'value given, or formed from earlier values or recorded areas',
  ),
  heating_time_share: kind(
    'Zeitanteil Heizung',
    'Share of time, heating',
    '1',
    'HeizkostenV § 9b(2)',
    'degree days (or days) of the occupancy / of the period',
  ),
  hot_water_time_share: kind(
    'Zeitanteil Warmwasser',
    'Share of time, hot water',
    '1',
    'HeizkostenV § 9b(2)',
    'days of the occupancy / of the period',
  ),
  cold_water_time_share: kind(
    'Zeitanteil Kaltwasser',
    'Share of time, cold water',
    '1',
    'BGB § 556a(1)',
    'days of the occupancy / of the period',
  ),
  price: kind('Preis je Einheit', 'Unit price', 'EUR', 'HeizkostenV § 6(1)', 'cost / sum of units'),
  cold_water_price: kind(
    'Preis je m³ Kaltwasser',
    'Price per m3 of cold water',
    'EUR/m3',
    'BGB § 556a(1)',
    'invoice / sum of sub-meters',
  ),
  credit_price: kind(
    'CO2-Gutschrift je Euro',
    'CO2 credit per euro',
    'EUR/EUR',
    'CO2KostAufG § 7(1)',
    '− landlord part / sum of heating and hot-water amounts',
  ),
  heating_base: kind(
    'Grundkosten Heizung',
    'Base cost of heating',
    'EUR',
    'HeizkostenV § 7(1)',
    'r2(area · share of time · price)',
  ),
  heating_consumption: kind(
    'Verbrauchskosten Heizung',
    'Consumption cost of heating',
    'EUR',
    'HeizkostenV § 7(1)',
    'r2(recorded · price)',
  ),
  hot_water_base: kind(
    'Grundkosten Warmwasser',
    'Base cost of hot water',
    'EUR',
    'HeizkostenV § 8(1)',
    'r2(area · share of time · price)',
  ),
  hot_water_consumption: kind(
    'Verbrauchskosten Warmwasser',
    'Consumption cost of hot water',
    'EUR',
    'HeizkostenV § 8(1)',
    'r2(m3 · price)',
  ),
  cold_water: kind('Kaltwasser', 'Cold water', 'EUR', 'BGB § 556a(1)', 'r2(m3 · price)'),
  co2_credit: kind(
    'CO2-Gutschrift',
    'CO2 credit',
    'EUR',
    'CO2KostAufG § 7(1)',
    '− r2(landlord part · own amount / sum of amounts)',
  ),
  total: kind('Gesamtbetrag', 'Total', 'EUR', 'HeizkostenV § 6(1)', 'sum of the rounded lines'),
  vat_contained: kind('Enthaltene Umsatzsteuer', 'VAT contained', 'EUR', 'UStG § 10(1)', 'r2(total · p / (100 + p))'),
  balance: kind(
    'Nachzahlung oder Guthaben',
    'Additional payment or credit balance',
    'EUR',
    'BGB § 556(3)',
    'total − advance payments',
  ),
} as const satisfies Record<string, ReasonKind>;

export type ReasonKindName = keyof typeof REASON_KINDS;
