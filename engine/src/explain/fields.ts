import type { House } from '../billing/house.ts';
import type { ExplanationLanguage } from './number-format.ts';
import { isGerman } from './number-format.ts';

interface Field {
  readonly pattern: RegExp;
  readonly de: string;
  readonly en: string;
  /** Undefined: a word or a day. */
  readonly unit?: string | ((house: House) => string);
}

const field = (pattern: RegExp, de: string, en: string, unit?: Field['unit']): Field =>
  unit === undefined ? { pattern, de, en } : { pattern, de, en, unit };

const fuelUnit = ({ fuel_stock: stock, energy_used: used }: House): string => stock?.unit ?? used?.unit ?? '';

/** Names and units of what a house file holds and a step can lead to. */
const FIELDS: readonly Field[] = [
  field(/^\/costs\/\d+\/amount_eur$/, 'Kosten laut Beleg', 'cost as invoiced', 'EUR'),
  field(/^\/fuel_stock\/layers\/\d+\/quantity$/, 'Menge der Lieferung', 'quantity of the delivery', fuelUnit),
  field(/^\/fuel_stock\/layers\/\d+\/amount_eur$/, 'Betrag der Lieferung', 'amount of the delivery', 'EUR'),
  field(/^\/fuel_stock\/layers\/\d+\/co2_kg$/, 'CO2 der Lieferung', 'CO2 of the delivery', 'kg'),
  field(/^\/fuel_stock\/layers\/\d+\/co2_cost_eur$/, 'CO2-Kosten der Lieferung', 'CO2 cost of the delivery', 'EUR'),
  field(/^\/fuel_stock\/closing_quantity$/, 'Endbestand', 'closing stock', fuelUnit),
  field(/^\/energy_used\/quantity$/, 'eingesetzte Energie', 'energy used', fuelUnit),
  field(/^\/plant\/energy$/, 'Energieträger', 'energy carrier'),
  field(/^\/plant\/billed_as$/, 'Abrechnung nach Heiz- oder Brennwert', 'billed by net or gross value'),
  field(/^\/plant\/commercial_heat_supply$/, 'gewerbliche Wärmelieferung', 'commercial heat supply'),
  field(/^\/plant\/net_calorific_value$/, 'Heizwert', 'net calorific value', 'kWh'),
  field(/^\/plant\/gas_group$/, 'Gasgruppe', 'group of gas'),
  field(/^\/hot_water_share\/heat_kwh$/, 'Wärmezähler für Warmwasser', 'heat meter for hot water', 'kWh'),
  field(/^\/hot_water_share\/volume_m3$/, 'Volumen des Warmwassers', 'volume of hot water', 'm3'),
  field(/^\/hot_water_share\/temperature_c$/, 'Temperatur des Warmwassers', 'temperature of hot water', '°C'),
  field(/^\/hot_water_share\/area_m2$/, 'mit Warmwasser versorgte Fläche', 'area supplied with hot water', 'm2'),
  field(/^\/hot_water_share\/share$/, 'angegebener Anteil', 'share as given', '1'),
  field(/^\/pots\/.*_eur$/, 'übernommener Betrag', 'amount taken over', 'EUR'),
  field(/^\/(keys|groups).*_percent$/, 'Anteil nach Verbrauch', 'part by consumption', '%'),
  field(
    /^\/groups\/list\/\d+\/recorded$/,
    'Verbrauch der Nutzergruppe',
    'consumption of the user group',
    'as recorded',
  ),
  field(
    /^\/groups\/list\/\d+\/hot_water\/recorded_m3$/,
    'Warmwasser der Nutzergruppe',
    'hot water of the user group',
    'm3',
  ),
  field(/^\/groups\/list\/\d+\/(hot_water\/)?area_m2$/, 'Fläche der Nutzergruppe', 'area of the user group', 'm2'),
  field(/^\/co2\/living_area_m2$/, 'Wohnfläche', 'living area', 'm2'),
  field(/^\/co2\/emissions_kg$/, 'CO2 laut Rechnung', 'CO2 as invoiced', 'kg'),
  field(/^\/co2\/cost_eur$/, 'CO2-Kosten laut Rechnung', 'CO2 cost as invoiced', 'EUR'),
  field(/^\/co2\/invoices\/\d+\/energy_kwh$/, 'Energie laut Rechnung', 'energy as invoiced', 'kWh'),
  field(/^\/co2\/invoices\/\d+\/quantity\/value$/, 'Menge laut Rechnung', 'quantity as invoiced', 'unit of fuel'),
  field(/^\/co2\/invoices\/\d+\/coal$/, 'Art der Steinkohle', 'kind of hard coal'),
  field(/^\/co2\/invoices\/\d+\/ets_invoiced_in$/, 'Jahr der Rechnung', 'year of the invoice'),
  field(/^\/co2\/invoices\/\d+\/emissions_kg$/, 'CO2 laut Rechnung', 'CO2 as invoiced', 'kg'),
  field(/^\/co2\/invoices\/\d+\/cost_eur$/, 'CO2-Kosten laut Rechnung', 'CO2 cost as invoiced', 'EUR'),
  field(/^\/co2\/invoices\/\d+\/share\/value$/, 'Anteil der Lieferung', 'share of the supply', '1'),
  field(/^\/co2\/invoices\/\d+\/supplied\/from$/, 'erster Tag der Lieferung', 'first day of the supply'),
  field(/^\/co2\/invoices\/\d+\/supplied\/to$/, 'letzter Tag der Lieferung', 'last day of the supply'),
  field(/^\/co2\/invoices\/\d+\/delivered_in$/, 'Jahr der Lieferung', 'year of delivery'),
  field(/^\/co2\/invoices\/\d+\/vat_percent$/, 'Umsatzsteuersatz', 'rate of VAT', '%'),
  field(/^\/co2\/public_law_restrictions$/, 'öffentlich-rechtliche Vorgaben', 'restrictions by public law'),
  field(/^\/cold_water\/amount_eur$/, 'Rechnung des Wasserversorgers', 'invoice for water', 'EUR'),
  field(/heating_area_m2$/, 'Heizfläche', 'heated area', 'm2'),
  field(/hot_water_area_m2$/, 'Fläche mit Warmwasser', 'area with hot water', 'm2'),
  field(/_failed\/method$/, 'Verfahren des Ersatzwerts', 'method of the substitute'),
  field(/_failed\/value$/, 'Ersatzwert', 'substitute', 'as recorded'),
  field(/_failed\/previous$/, 'Verbrauch des Zeitraums davor', 'consumption of the period before', 'as recorded'),
  field(/_failed\/others_previous$/, 'Verbrauch der anderen davor', 'consumption of the others before', 'as recorded'),
  field(/\/heating$/, 'abgelesener Verbrauch', 'recorded consumption', 'as recorded'),
  field(/\/hot_water_m3$/, 'abgelesenes Warmwasser', 'recorded hot water', 'm3'),
  field(/\/cold_water_m3$/, 'abgelesenes Kaltwasser', 'recorded cold water', 'm3'),
  field(/\/advance_eur$/, 'Vorauszahlungen', 'advance payments', 'EUR'),
  field(/\/vat_percent$/, 'Umsatzsteuersatz', 'rate of VAT', '%'),
  field(/\/occupancies\/\d+\/from$/, 'erster Tag der Nutzung', 'first day of the occupancy'),
  field(/\/occupancies\/\d+\/to$/, 'letzter Tag der Nutzung', 'last day of the occupancy'),
  field(/^\/period\/from$/, 'erster Tag des Zeitraums', 'first day of the period'),
  field(/^\/period\/to$/, 'letzter Tag des Zeitraums', 'last day of the period'),
];

const UNNAMED: Field = field(/$/, 'Angabe', 'value');
const fieldAt = (pointer: string): Field => FIELDS.find(({ pattern }) => pattern.test(pointer)) ?? UNNAMED;

/** What a value of the house file is called. */
export const fieldName = (pointer: string, language: ExplanationLanguage): string =>
  isGerman(language) ? fieldAt(pointer).de : fieldAt(pointer).en;

/** Unit of a number of the house file; empty for words and days. */
export function fieldUnit(pointer: string, house: House): string {
  const { unit = '' } = fieldAt(pointer);
  return typeof unit === 'string' ? unit : unit(house);
}

/** Whether every pointer a step leads to has a name: asked by a test. */
export const isNamed = (pointer: string): boolean => fieldAt(pointer) !== UNNAMED;
