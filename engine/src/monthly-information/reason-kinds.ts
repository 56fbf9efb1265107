import type { ReasonKind } from '../billing/reason-kinds.ts';
import type { ReasonBook } from '../billing/reasons.ts';

const BASIS = 'HeizkostenV § 6a(2)';

/** Kinds of step behind a figure of a monthly information. */
export const MONTHLY_INFORMATION_REASON_KINDS = {
  monthly_heating_factor: {
    de: 'Wärme je erfasster Einheit',
    en: 'Heat per recorded unit',
    unit: 'kWh per unit',
    legalBasis: BASIS,
    formula: 'heat / units of the last period, or certificate · area · degree days / units of the month',
  },
  monthly_hot_water_factor: {
    de: 'Wärme je m³ Warmwasser',
    en: 'Heat per m3 of hot water',
    unit: 'kWh/m3',
    legalBasis: BASIS,
    formula: 'heat / volume of the last period, or 2.5 · (tw − 10)',
  },
  monthly_consumption: {
    de: 'Verbrauch im Monat',
    en: 'Consumption of the month',
    unit: 'kWh',
    legalBasis: BASIS,
    formula: 'recorded · heat per unit',
  },
  monthly_comparison: {
    de: 'Eigener Verbrauch zum Vergleich',
    en: 'Own consumption to compare with',
    unit: 'kWh',
    legalBasis: BASIS,
    formula: 'recorded then · heat per unit now',
  },
  monthly_mean: {
    de: 'Mittel der Nutzergruppe',
    en: 'Mean of the group',
    unit: 'kWh/m2',
    legalBasis: BASIS,
    formula: 'sum of kWh / sum of areas by days, or as the source of reference names it',
  },
  monthly_average: {
    de: 'Durchschnittlicher Nutzer',
    en: 'Average user',
    unit: 'kWh',
    legalBasis: BASIS,
    formula: 'mean · area · share of days',
  },
  monthly_cost: {
    de: 'Ungefähre Kosten, kein Rechnungsbetrag',
    en: 'Approximate cost, not a bill',
    unit: 'EUR',
    legalBasis: BASIS,
    formula: 'r0(kWh · price of the last statement)',
  },
} as const satisfies Record<string, ReasonKind>;

export type MonthlyReasonBook = ReasonBook<keyof typeof MONTHLY_INFORMATION_REASON_KINDS>;
