import { FINDING_KINDS } from '../billing/finding-kinds.ts';
import type { Finding, FindingKind, Findings } from '../billing/findings.ts';

/**
 * Everything that can be said about the house file of an operating-cost statement, once; with what can be said about
 * the heating house inside of it, and about reading any of the two.
 */
export const OPERATING_COST_FINDING_KINDS = {
  ...FINDING_KINDS,
  short_period: {
    severity: 'info',
    legalBasis: 'BGB § 556(3)',
    de: 'Der Abrechnungszeitraum hat {0} Tage, weniger als zwölf Monate; die Beträge müssen die dieser Tage sein.',
    en: 'The billing period has {0} days, less than twelve months; the amounts must be those of these days.',
  },
  unit_unknown: {
    severity: 'error',
    de: 'Eine Einheit „{0}“ gibt es nicht.',
    en: 'There is no unit "{0}".',
  },

  operating_cost_excluded: {
    severity: 'error',
    legalBasis: 'BetrKV § 1(2)',
    de: '„{0}“ gehört nie zu den Betriebskosten; der Vermieter trägt sie.',
    en: '"{1}" is never an operating cost; the landlord bears it.',
  },
  operating_cost_kind_unknown: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Die Kostenart „{0}“ steht nicht in der Aufstellung der Betriebskosten.',
    en: 'The kind of cost "{0}" is not on the list of operating costs.',
  },
  operating_cost_kind_not_in_force: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Die Kostenart „{0}“ gehört am {1} nicht zu den Betriebskosten; die Position darf nur Tage enthalten, an denen sie es tut.',
    en: 'The kind of cost "{0}" is no operating cost on {1}; the position may hold only days on which it is.',
  },
  aerial_too_new: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Für Anlagen, die ab dem 01.12.2021 errichtet wurden, gibt es keine Betriebskosten nach Nr. 15 a und b.',
    en: 'Plants built on or after 2021-12-01 have no operating costs of no. 15 a and b.',
  },
  aerial_day_missing: {
    severity: 'warning',
    legalBasis: 'BetrKV § 2',
    de: 'Ohne den Tag der Errichtung („built_on“) ist nicht geprüft, ob Nr. 15 a und b für diese Anlage gilt.',
    en: 'Without the day it was built ("built_on") it is not checked whether no. 15 a and b holds for this plant.',
  },
  heat_needs_heating_bill: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    de: '„{0}“ ist nach Verbrauch abzurechnen und gehört in die Heizkosten; sonst ist die Ausnahme anzugeben.',
    en: '"{1}" is to be billed by consumption and belongs into the heating bill; else the exception has to be named.',
  },
  heat_outside_ordinance: {
    severity: 'info',
    legalBasis: 'HeizkostenV § 11(1)',
    de: 'Die Kosten gehen nicht nach der Heizkostenverordnung, sondern nach diesem Schlüssel, weil eine Ausnahme angegeben ist.',
    en: 'The cost does not go by the heating cost ordinance but by this key, as an exception is given.',
  },
  other_without_name: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Sonstige Betriebskosten brauchen den Namen, unter dem sie vereinbart sind („label“).',
    en: 'Other operating costs need the name under which they are agreed ("label").',
  },
  other_not_agreed: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Sonstige Betriebskosten dürfen nur umgelegt werden, wenn sie einzeln vereinbart sind („agreed“: true).',
    en: 'Other operating costs may be distributed only if they are agreed one by one ("agreed": true).',
  },
  own_work_without_vat: {
    severity: 'info',
    legalBasis: 'BetrKV § 1(1)',
    de: 'Eigenleistung: angesetzt ist, was ein Dritter verlangen würde, ohne dessen Umsatzsteuer.',
    en: 'Own work: charged is what a third party would ask, without his VAT.',
  },
  own_work_has_no_labour: {
    severity: 'error',
    legalBasis: 'EStG § 35a(5)',
    de: 'Für Eigenleistungen gibt es keine Rechnung und keine Zahlung, also auch keine Bescheinigung von Arbeitskosten.',
    en: 'Own work has no invoice and no payment, so no labour cost can be certified.',
  },
  labour_exceeds_cost: {
    severity: 'error',
    legalBasis: 'EStG § 35a(5)',
    de: 'Die Arbeitskosten ({0} EUR) sind höher als die umgelegten Kosten ({1} EUR).',
    en: 'The labour cost ({0} EUR) is higher than the cost distributed ({1} EUR).',
  },
  position_below_zero: {
    severity: 'error',
    legalBasis: 'BetrKV § 1(1)',
    de: 'Der Betrag ({0} EUR) ist kleiner als null, und verteilt wird keiner unter null: eine Erstattung mindert die Kosten, zu denen sie gehört.',
    en: 'The amount ({0} EUR) is below zero, and none below zero is distributed: a refund reduces the cost it belongs to.',
  },
  deduction_exceeds_amount: {
    severity: 'error',
    legalBasis: 'BetrKV § 1(2)',
    de: 'Der Abzug ({0} EUR) ist höher als der Betrag ({1} EUR).',
    en: 'The deduction ({0} EUR) is higher than the amount ({1} EUR).',
  },
  cost_outside_period: {
    severity: 'error',
    legalBasis: 'BGB § 556(3)',
    de: 'Die Tage der Kosten ({0} bis {1}) liegen nicht im Abrechnungszeitraum.',
    en: 'The days of the cost ({0} to {1}) do not lie in the billing period.',
  },
  cost_possibly_twice: {
    severity: 'info',
    legalBasis: 'BetrKV § 2',
    de: '„{0}“ und „{2}“: dieselbe Arbeit darf nur einmal angesetzt werden.',
    en: '"{1}" and "{3}": the same work may be charged only once.',
  },

  key_value_missing: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Für den Schlüssel „{0}“ fehlt dieser Wert; 0 heißt, dass die Einheit nicht teilnimmt.',
    en: 'This value is missing for the key "{0}"; 0 says that the unit takes no part.',
  },
  key_total_missing: {
    severity: 'error',
    legalBasis: 'BGB § 556a(3)',
    de: 'Für Miteigentumsanteile fehlt der Nenner, etwa 1000.',
    en: 'Co-ownership shares lack their denominator, such as 1000.',
  },
  key_total_zero: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Der Schlüssel „{0}“ ergibt zusammen null; die Kosten lassen sich nicht verteilen.',
    en: 'The key "{0}" adds up to zero; the cost cannot be distributed.',
  },
  key_total_too_small: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Der Wert des ganzen Hauses ({0}) ist kleiner als der seiner Einheiten zusammen ({1}).',
    en: 'The value of the whole house ({0}) is smaller than that of its units together ({1}).',
  },
  key_beyond_units: {
    severity: 'info',
    legalBasis: 'BGB § 556a(1)',
    de: 'Zum ganzen Haus ({0}) gehört mehr als die Einheiten der Datei ({1}); der Rest der Kosten wird hier niemandem berechnet.',
    en: 'The whole house ({0}) has more than the units of the file ({1}); the rest of the cost is charged to nobody here.',
  },
  fixed_amounts_differ: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Die festen Beträge ergeben {0} EUR, umzulegen sind {1} EUR.',
    en: 'The fixed amounts add up to {0} EUR, to be distributed are {1} EUR.',
  },
  vacancy_without_persons: {
    severity: 'warning',
    legalBasis: 'BGB § 556a(1)',
    de: 'Leerstand ohne Personenzahl trägt nach Personentagen nichts; die anderen zahlen seinen Teil mit.',
    en: 'Vacancy without a number of persons bears nothing by person-days; the others pay its part.',
  },
  person_change_out_of_order: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Ein Wechsel der Personenzahl liegt nach dem ersten Tag der Nutzung, in ihr und nach dem Wechsel davor.',
    en: 'A change of persons lies after the first day of the occupancy, within it and after the change before.',
  },

  consumption_unknown: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Einen Verbrauch „{0}“ gibt es nicht.',
    en: 'There is no consumption "{0}".',
  },
  consumption_missing: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Der Verbrauch fehlt; nach Verbrauch darf nur verteilt werden, wenn jede Einheit einen Zähler hat.',
    en: 'The consumption is missing; cost may go by consumption only if every unit has a meter.',
  },
  consumption_of_whole_period: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Der Verbrauch ist der des ganzen Abrechnungszeitraums; die Kosten dürfen nicht auf einen Teil davon beschränkt sein.',
    en: 'Consumption is that of the whole billing period; the cost must not be limited to a part of it.',
  },
  not_all_metered: {
    severity: 'warning',
    legalBasis: 'BGB § 556a(1)',
    de: 'Nicht jede Einheit hat einen Zähler: „{0}“ geht für niemanden nach Verbrauch, sondern nach Wohnfläche.',
    en: 'Not every unit has a meter: "{1}" goes by consumption for nobody, but by living area.',
  },
  hot_water_choice_missing: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 8(2)',
    de: 'Es gibt Warmwasserzähler: ob ihr Wasser hier oder mit der Heizkostenabrechnung berechnet wird, muss angegeben sein.',
    en: 'There are hot-water meters: it must be said whether their water is billed here or with the heating costs.',
  },
  hot_water_twice: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 8(2)',
    de: 'Das Wasser des Warmwassers würde zweimal berechnet: hier und als Wasserversorgung der Heizkostenabrechnung.',
    en: 'The water of hot water would be billed twice: here and as water supply of the heating costs.',
  },
  hot_water_not_billed: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 8(2)',
    de: 'Das Wasser des Warmwassers zählt hier nicht mit, und die Heizkostenabrechnung enthält keine Wasserversorgung.',
    en: 'The water of hot water does not count here, and the heating costs hold no water supply.',
  },
  undrained_without_reason: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Nicht eingeleitetes Wasser muss belegt sein („undrained_reason“), etwa mit der Nummer des Gartenzählers.',
    en: 'Water that was not drained must be documented ("undrained_reason"), such as by the number of the garden meter.',
  },
  undrained_exceeds_volume: {
    severity: 'error',
    legalBasis: 'BGB § 556a(1)',
    de: 'Es ist mehr Wasser nicht eingeleitet ({0} m³) als verbraucht ({1} m³).',
    en: 'More water was not drained ({0} m3) than used ({1} m3).',
  },
  meter_gap_explained: {
    severity: 'warning',
    legalBasis: 'BGB § 556a(1)',
    de: 'Hauptzähler {0} m³ und Zwischenzähler {1} m³ weichen um mehr als {2} % voneinander ab. Begründung: {3}',
    en: 'Main meter {0} m3 and sub-meters {1} m3 differ by more than {2} %. Reason: {3}',
  },

  heating_unit_unknown: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Die Einheit „{0}“ der Heizkostenabrechnung gibt es hier nicht.',
    en: 'The unit "{0}" of the heating bill does not exist here.',
  },
  heating_occupant_unknown: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Den Nutzer „{0}“ der Heizkostenabrechnung gibt es hier in der Einheit „{1}“ nicht.',
    en: 'The occupancy "{0}" of the heating bill does not exist here in the unit "{1}".',
  },
  heating_occupant_missing: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Der Heizkostenabrechnung fehlt der Nutzer „{0}“ dieser Einheit.',
    en: 'The heating bill lacks the occupancy "{0}" of this unit.',
  },
  heating_occupant_differs: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Der Nutzer „{0}“ hat in der Heizkostenabrechnung andere Tage oder einen anderen Leerstand, obwohl der Zeitraum derselbe ist.',
    en: 'The occupancy "{0}" has other days or another vacancy in the heating bill, although the period is the same.',
  },
  heating_period_differs: {
    severity: 'info',
    legalBasis: 'BGB § 556(3)',
    de: 'Heizkosten sind für {0} bis {1} abgerechnet; die Frist richtet sich nach der ganzen Abrechnung.',
    en: 'Heating is billed for {0} to {1}; the deadline is that of the whole statement.',
  },
  heating_period_ends_outside: {
    severity: 'warning',
    legalBasis: 'BGB § 556(3)',
    de: 'Der Zeitraum der Heizkosten endet am {0} und damit nicht im Abrechnungszeitraum.',
    en: 'The heating period ends on {0}, which is not within the billing period.',
  },
  cold_water_in_heating: {
    severity: 'error',
    legalBasis: 'BetrKV § 2',
    de: 'Kaltwasser gehört hier in die Positionen, nicht in die Heizkostenabrechnung.',
    en: 'Cold water belongs into the positions here, not into the heating bill.',
  },
  heating_cost_unknown: {
    severity: 'error',
    legalBasis: 'EStG § 35a(5)',
    de: 'Die Heizkostenabrechnung hat nicht genau eine Kostenposition „{0}“.',
    en: 'The heating bill does not have exactly one cost "{0}".',
  },
} as const satisfies Record<string, FindingKind>;

export type OperatingCostFindingCode = keyof typeof OPERATING_COST_FINDING_KINDS;
export type OperatingCostFinding = Finding<OperatingCostFindingCode>;
export type OperatingCostFindings = Findings<OperatingCostFindingCode>;
