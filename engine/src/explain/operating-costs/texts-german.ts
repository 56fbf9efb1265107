import type { ReasonKindName } from '../../billing/reason-kinds.ts';
import type { OperatingCostReasonKindName } from '../../operating-costs/reason-kinds.ts';
import type { Wording } from '../wording.ts';

export const OPERATING_COST_GERMAN: Readonly<Record<Exclude<OperatingCostReasonKindName, ReasonKindName>, Wording>> = {
  operating_cost: {
    exact: 'Umzulegen sind {value} für {position}[: {amount} abzüglich {deduction}, die der Vermieter trägt].',
    plain: '{position} kostet im ganzen Haus {value}.',
  },
  key_value: {
    exact: 'Im Schlüssel zählen {value}[, anteilig nach Tagen vom {from} bis {to}].',
    plain: 'Für Sie zählen {value}.',
  },
  person_days: {
    exact: 'Im Schlüssel zählen {value}[: Personen mal Tage vom {from} bis {to}].',
    plain: 'Für Sie zählen {value}. Das sind Personen mal Tage.',
  },
  consumption_value: {
    exact: 'Erfasst sind {value}[, anteilig nach Tagen vom {from} bis {to}].',
    plain: 'Sie haben {value} verbraucht.',
  },
  fixed_value: {
    exact: 'Für die Einheit sind {value} fest vereinbart[, anteilig nach Tagen vom {from} bis {to}].',
    plain: 'Für Sie ist ein fester Betrag vereinbart: {value}.',
  },
  key_total: {
    exact: 'Im ganzen Haus sind es {value}.',
    plain: 'Im ganzen Haus sind es {value}.',
  },
  key_price: {
    exact: 'Der Preis ist {value}: {distributed} geteilt durch {whole}.',
    plain: 'Der Preis ist {value}.',
  },
  operating_cost_line: {
    exact: '{position}: {value} für {own} zu {unit_price}.',
    plain: '{position}: Davon zahlen Sie {value}.',
  },
  heating_line: {
    exact: 'Aus der Heizkostenabrechnung übernommen sind {value}.',
    plain: 'So viel steht in Ihrer Heizkostenabrechnung: {value}.',
  },
  operating_costs_total: {
    exact: 'Die Betriebskosten betragen {value}[, die Summe der {several} gerundeten Zeilen].',
    plain: 'Alles zusammen kostet {value}.',
  },
  advance_sum: {
    exact: 'Als Vorauszahlungen sind {value} angerechnet.',
    plain: 'Sie haben schon {value} bezahlt.',
  },
  labour_line: {
    exact:
      '{position}: {value} Arbeitskosten, nach demselben Schlüssel[ aus {labour}] und höchstens der eigene Anteil.',
    plain: '{position}: Darin stecken {value} für Arbeit.',
  },
  heating_labour_line: {
    exact: 'Heizkosten: {value} Arbeitskosten, nach den eigenen Zeilen[ aus {labour}] und höchstens diese Zeilen.',
    plain: 'In Ihren Heizkosten stecken {value} für Arbeit.',
  },
  heating_labour_total: {
    exact: 'Die Zeilen aller Nutzer, nach denen diese Arbeitskosten verteilt werden, sind zusammen {value}.',
    plain: 'Alle zusammen zahlen dafür {value}.',
  },
  labour_sum: {
    exact: 'Für {service} sind {value} Arbeitskosten bescheinigt.',
    plain: 'So viel haben Sie für {service} bezahlt: {value}.',
  },
  advance_basis: {
    exact: 'Auf zwölf Monate gerechnet sind das {value}: Heizwärme nach Gradtagen, alles andere nach Tagen.',
    plain: 'Für zwölf Monate sind das {value}.',
  },
  advance_proposal: {
    exact:
      'Vorgeschlagen ist eine monatliche Vorauszahlung von {value}: ein Zwölftel von {year}, gerundet auf ganze Euro.',
    plain: 'Unser Vorschlag für jeden Monat: {value}. Das ist auf ganze Euro gerundet.',
  },
};
