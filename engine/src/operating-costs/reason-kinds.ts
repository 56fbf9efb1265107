import { kind, REASON_KINDS } from '../billing/reason-kinds.ts';
import type { ReasonBook } from '../billing/reasons.ts';

/** Every kind of step behind an amount of an operating-cost statement, with those of the heating bill inside of it. */
export const OPERATING_COST_REASON_KINDS = {
  ...REASON_KINDS,
  operating_cost: kind('Umzulegende Kosten', 'Cost to distribute', 'EUR', 'BetrKV § 2', 'amount − deduction'),
  key_value: kind(
    'Wert im Schlüssel',
    'Value in the key',
    'as the key',
    'BGB § 556a(1)',
    'value of the unit · days of use / days of the cost',
  ),
  person_days: kind('Personentage', 'Person-days', 'person days', 'BGB § 556a(1)', 'sum of persons · days'),
  consumption_value: kind(
    'Verbrauch',
    'Consumption',
    'as recorded',
    'BGB § 556a(1)',
    'readings of the occupant, or of the unit · days of use / days of the period',
  ),
  fixed_value: kind('Fester Betrag', 'Fixed amount', 'EUR', 'BGB § 556a(1)', 'amount · days of use / days of the cost'),
  key_total: kind('Schlüssel des Hauses', 'Key of the house', 'as the key', 'BGB § 556a(1)', 'sum, or as given'),
  key_price: kind('Preis je Einheit', 'Unit price', 'EUR', 'BGB § 556a(1)', 'cost to distribute / key of the house'),
  operating_cost_line: kind(
    'Anteil an den Kosten',
    'Share of the cost',
    'EUR',
    'BGB § 556a(1)',
    'r2(own key · unit price), or evened out over the position by largest remainder',
  ),
  heating_line: kind(
    'Heizung und Warmwasser',
    'Heating and hot water',
    'EUR',
    'BetrKV § 2',
    'total of the heating-cost statement',
  ),
  operating_costs_total: kind('Betriebskosten', 'Operating costs', 'EUR', 'BGB § 556(3)', 'sum of the rounded lines'),
  advance_sum: kind('Vorauszahlungen', 'Advance payments', 'EUR', 'BGB § 556(2)', 'sum'),
  labour_line: kind(
    'Arbeitskosten im Anteil',
    'Labour within the share',
    'EUR',
    'EStG § 35a(5)',
    'r2(labour · own key / key of the house), at most the line',
  ),
  heating_labour_line: kind(
    'Arbeitskosten in den Heizkosten',
    'Labour within heating',
    'EUR',
    'EStG § 35a(5)',
    'r2(labour · own lines / lines of all), at most those lines',
  ),
  heating_labour_total: kind(
    'Zeilen des Topfs',
    'Lines of the pot',
    'EUR',
    'EStG § 35a(5)',
    'sum of the rounded lines',
  ),
  labour_sum: kind('Arbeitskosten', 'Labour cost', 'EUR', 'EStG § 35a(5)', 'sum'),
  advance_basis: kind(
    'Kosten von zwölf Monaten',
    'Cost of twelve months',
    'EUR',
    'BGB § 560(4)',
    'lines · days of twelve months / days of use; heat by degree days',
  ),
  advance_proposal: kind(
    'Vorschlag für die monatliche Vorauszahlung',
    'Proposed monthly advance payment',
    'EUR',
    'BGB § 560(4)',
    'r0(cost of twelve months / 12)',
  ),
} as const;

export type OperatingCostReasonKindName = keyof typeof OPERATING_COST_REASON_KINDS;
export type OperatingCostReasonBook = ReasonBook<OperatingCostReasonKindName>;
