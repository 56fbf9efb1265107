import type { ReasonKindName } from '../../billing/reason-kinds.ts';
import type { Wording } from '../wording.ts';

export const HEATING_GERMAN: Readonly<Record<ReasonKindName, Wording>> = {
  stock_quantity: {
    exact: 'Verbraucht wurden {value}: Anfangsbestand und Lieferungen abzüglich des Endbestands ({closing}).',
    plain: 'So viel Brennstoff wurde verbraucht: {value}. Am Ende waren noch {closing} im Lager.',
  },
  stock_closing: {
    exact: 'Der Endbestand von {closing} ist mit {value} bewertet, von der neuesten Lieferung rückwärts.',
    plain: 'Der Rest im Lager ist {value} wert. Er wird erst im nächsten Zeitraum berechnet.',
  },
  stock_used: {
    exact: 'Der verbrauchte Brennstoff kostet {value}: alle Bestände abzüglich des Endbestands.',
    plain: 'Der verbrauchte Brennstoff kostet {value}.',
  },
  hot_water_heat: {
    exact: 'Auf die Erwärmung des Wassers entfallen {value}.',
    plain: 'So viel Energie hat das warme Wasser gebraucht: {value}.',
  },
  hot_water_share: {
    exact: 'Der Anteil des Warmwassers an den gemeinsamen Kosten beträgt {value}.',
    plain: 'Von den gemeinsamen Kosten gehören {value} zum warmen Wasser.',
  },
  scope_costs: {
    exact: 'Die Belege ergeben zusammen {value}.',
    plain: 'Alle Rechnungen zusammen: {value}.',
  },
  fuel_costs: {
    exact: '{scope} kosten Brennstoff und Wärme {value}; nur darin stecken CO₂-Kosten.',
    plain: '{scope} kosten Brennstoff und Wärme {value}.',
  },
  co2_deduction: {
    exact: 'Vorab abgezogen werden {value}: der Teil der CO₂-Kosten, den der Vermieter trägt[ ({landlord} im Haus)].',
    plain: 'Der Vermieter zahlt einen Teil der CO₂-Kosten. Darum werden {value} abgezogen.',
  },
  co2_emissions: {
    exact: 'Der verbrauchte Brennstoff setzte {value} CO₂ frei.',
    plain: 'Beim Heizen sind {value} CO₂ entstanden.',
  },
  co2_coverage: {
    exact: 'Die Rechnungen decken {value} der Heizzeit des Zeitraums.',
    plain: 'Für {value} der Heizzeit gibt es Rechnungen.',
  },
  co2_extrapolated: {
    exact: 'Auf den ganzen Zeitraum hochgerechnet sind das {value} CO₂; nur für die Einstufung.',
    plain: 'Für die ganze Zeit wären es {value} CO₂.',
  },
  co2_cost: {
    exact: 'Die CO₂-Kosten des Zeitraums betragen {value}, einschließlich Umsatzsteuer.',
    plain: 'Das CO₂ hat {value} gekostet.',
  },
  co2_class: {
    exact: 'Das Haus kommt auf {kilograms} CO₂ je Quadratmeter Wohnfläche ({area}), gerundet auf eine Stelle.',
    plain: 'Auf jeden Quadratmeter kommen {kilograms} CO₂.',
  },
  co2_percent: {
    exact: 'Der Vermieter trägt {value} der CO₂-Kosten[ nach der Einstufung von {class}].',
    plain: 'Der Vermieter zahlt {value} der CO₂-Kosten.',
  },
  co2_landlord: {
    exact: 'Vom Vermieter zu tragen sind {value}: {percent} von {cost}.',
    plain: 'Der Vermieter zahlt {value} der CO₂-Kosten selbst.',
  },
  heating_pot: {
    exact: 'Auf die Heizung entfallen {value}.',
    plain: 'Die Heizung des ganzen Hauses kostet {value}.',
  },
  hot_water_pot: {
    exact: 'Auf das Warmwasser entfallen {value}.',
    plain: 'Das warme Wasser des ganzen Hauses kostet {value}.',
  },
  groups_recorded: {
    exact: 'Bei allen Nutzergruppen wurden zusammen {value} erfasst.',
    plain: 'Alle Gruppen von Räumen zusammen haben {value} verbraucht.',
  },
  groups_area: {
    exact: 'Die Flächen aller Nutzergruppen ergeben zusammen {value}.',
    plain: 'Alle Gruppen von Räumen zusammen haben {value}.',
  },
  group_pot: {
    exact: 'Von den Heizkosten entfallen {value} auf die Nutzergruppe, {percent} davon nach erfasstem Verbrauch.',
    plain: 'Ihre Gruppe von Räumen trägt {value} der Heizkosten.',
  },
  hot_water_group_pot: {
    exact: 'Von den Warmwasserkosten entfallen {value} auf die Nutzergruppe, {percent} davon nach erfasstem Verbrauch.',
    plain: 'Ihre Gruppe von Räumen trägt {value} der Warmwasserkosten.',
  },
  base_part: {
    exact: 'Grundkosten der Heizung sind {value}: der Teil von {pot}, der nicht nach Verbrauch verteilt wird.',
    plain: 'Das ist der feste Teil der Heizkosten: {value}. Er geht nach der Fläche.',
  },
  consumption_part: {
    exact: 'Nach Verbrauch verteilt werden {value}[: {percent} von {pot}].',
    plain: 'Das ist der Teil, der nach Verbrauch geht: {value}.',
  },
  hot_water_base_part: {
    exact: 'Grundkosten des Warmwassers sind {value}: der Teil von {pot}, der nicht nach Verbrauch verteilt wird.',
    plain: 'Das ist der feste Teil für warmes Wasser: {value}. Er geht nach der Fläche.',
  },
  hot_water_consumption_part: {
    exact: 'Nach Verbrauch verteilt werden {value}[: {percent} von {pot}].',
    plain: 'Das ist der Teil für warmes Wasser, der nach Verbrauch geht: {value}.',
  },
  area_only_part: {
    exact: 'Ganz nach Fläche verteilt werden {value}, weil für mehr als ein Viertel der Fläche Werte fehlen.',
    plain: 'Es fehlen zu viele Werte. Darum gehen {value} ganz nach der Fläche.',
  },
  area_sum: {
    exact: 'Die Flächen ergeben zusammen {value}.',
    plain: 'Alle Flächen zusammen: {value}.',
  },
  recorded_sum: {
    exact: '{place} wurden zusammen {value} erfasst[, {substitutes} eingeschlossen].',
    plain: 'Alle zusammen haben {value} verbraucht.',
  },
  others_recorded: {
    exact: 'Wo kein Gerät ausgefallen ist, wurden zusammen {value} erfasst.',
    plain: 'Alle Wohnungen mit heilen Geräten haben zusammen {value} verbraucht.',
  },
  others_area: {
    exact: 'Die Flächen ohne ausgefallenes Gerät ergeben zusammen {value}.',
    plain: 'Alle Wohnungen mit heilen Geräten haben zusammen {value}.',
  },
  substitute: {
    exact: 'Für den fehlenden Wert steht der Ersatzwert {value}.',
    plain: 'Ein Gerät hat nicht gemessen. Darum gilt ein berechneter Wert: {value}.',
  },
  substitute_part: {
    exact: 'Vom Ersatzwert der Einheit entfällt auf diese Nutzung ihr Zeitanteil: {value}.',
    plain: 'Ein Gerät hat nicht gemessen. Darum gilt für Sie ein Teil eines berechneten Werts: {value}.',
  },
  heating_time_share: {
    exact: 'Auf die Nutzung vom {from} bis {to} entfallen {value} der Heizzeit des Zeitraums.',
    plain: 'Sie wohnten vom {from} bis {to} dort. Das sind {value} der Heizzeit.',
  },
  hot_water_time_share: {
    exact: 'Auf die Nutzung vom {from} bis {to} entfallen {value} der Tage des Zeitraums.',
    plain: 'Sie wohnten vom {from} bis {to} dort. Das sind {value} der Tage.',
  },
  cold_water_time_share: {
    exact: 'Auf die Nutzung vom {from} bis {to} entfallen {value} der Tage des Zeitraums.',
    plain: 'Sie wohnten vom {from} bis {to} dort. Das sind {value} der Tage.',
  },
  price: {
    exact: '{one} kostet {value}: {part} geteilt durch {sum}.',
    plain: '{one} kostet {value}.',
  },
  cold_water_price: {
    exact: 'Ein Kubikmeter kostet {value}: die Rechnung über {invoice} geteilt durch die Summe der Wohnungszähler.',
    plain: 'Ein Kubikmeter Wasser kostet {value}.',
  },
  credit_basis: {
    exact: 'Die eigenen Beträge für Heizung und Warmwasser sind zusammen {value}, vor dem Runden.',
    plain: 'Ihre Heizung und Ihr warmes Wasser kosten zusammen {value}.',
  },
  credit_price: {
    exact: 'Je Euro der Heiz- und Warmwasserkosten werden {value} gutgeschrieben.',
    plain: 'Für jeden Euro bekommen Sie {value} zurück.',
  },
  heating_base: {
    exact: 'Grundkosten der Heizung: {value} für {area}[ und {time} der Heizzeit] zu {price} je m².',
    plain: 'Das ist Ihr fester Teil der Heizkosten: {value}. Er richtet sich nach Ihrer Fläche.',
  },
  heating_consumption: {
    exact:
      'Verbrauchskosten der Heizung: {value}[ für {reading}][ für {area}][ und {time} der Heizzeit] zu je {price}.',
    plain: 'So viel kostet Ihr eigener Verbrauch beim Heizen: {value}.',
  },
  hot_water_base: {
    exact: 'Grundkosten des Warmwassers: {value} für {area}[ und {time} der Tage] zu {price} je m².',
    plain: 'Das ist Ihr fester Teil für warmes Wasser: {value}. Er richtet sich nach Ihrer Fläche.',
  },
  hot_water_consumption: {
    exact:
      'Verbrauchskosten des Warmwassers: {value}[ für {reading}][ für {area}][ und {time} der Tage] zu je {price}.',
    plain: 'So viel kostet Ihr eigener Verbrauch an warmem Wasser: {value}.',
  },
  cold_water: {
    exact: 'Kaltwasser: {value} für {reading}[ und {time} der Tage] zu {price}.',
    plain: 'So viel kostet Ihr kaltes Wasser: {value}.',
  },
  co2_credit: {
    exact: 'CO₂-Gutschrift: {value} auf {basis} eigene Kosten zu {price}.',
    plain: 'Der Vermieter trägt einen Teil der CO₂-Kosten. Darum ändert sich Ihr Betrag um {value}.',
  },
  total: {
    exact: 'Der Gesamtbetrag von {value} ist die Summe der {count} gerundeten Zeilen.',
    plain: 'Alles zusammen kostet {value}.',
  },
  vat_contained: {
    exact: 'Im Gesamtbetrag von {total} sind {value} Umsatzsteuer enthalten ({rate}).',
    plain: 'Darin stecken {value} Umsatzsteuer.',
  },
  balance: {
    exact: 'Nach Abzug der Vorauszahlungen[ von {advance}][ bleiben {due}][ bekommen Sie {credit} zurück].',
    plain: '[Sie haben schon {advance} bezahlt. ][Es bleiben {due}.][Sie bekommen {credit} zurück.]',
  },
};
