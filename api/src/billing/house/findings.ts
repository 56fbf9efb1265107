import { type Detail, filled } from '@klarmeter/engine';
import type { ProblemFinding } from '../../problem.ts';
import type { RunFinding } from '../runs/schemas.ts';

interface Kind {
  readonly severity: RunFinding['severity'];
  readonly basis?: string;
  readonly de: string;
  readonly en: string;
}

/** What is wrong or remarkable with what is stored, before the engine sees it. `{0}`, `{1}` and so on are filled in. */
const KINDS = {
  occupancy_gap: {
    severity: 'error',
    basis: 'HeizkostenV § 9b',
    de: 'Vom {0} bis {1} hat die Einheit keinen Nutzer. Auch Leerstand ist ein Nutzungszeitraum.',
    en: 'From {0} to {1} the unit has no occupancy. Vacancy is one, too.',
  },
  closing_stock_missing: {
    severity: 'error',
    basis: 'HeizkostenV § 7(2)',
    de: 'Es gibt Brennstofflieferungen, aber keinen Endbestand: abgerechnet wird nur verbrauchter Brennstoff.',
    en: 'There are fuel deliveries and no closing stock: only fuel consumed may be billed.',
  },
  fuel_unit_differs: {
    severity: 'error',
    basis: 'HeizkostenV § 7(2)',
    de: 'Die Lieferung ist in {0} angegeben, der Endbestand in {1}.',
    en: 'The delivery is in {0}, the closing stock in {1}.',
  },
  opening_stock_differs: {
    severity: 'error',
    basis: 'HeizkostenV § 7(2)',
    de: 'Der Anfangsbestand {0} ist nicht der Endbestand {1} des Zeitraums davor.',
    en: 'The opening stock {0} is not the closing stock {1} of the period before.',
  },
  hot_water_heat_missing: {
    severity: 'error',
    basis: 'HeizkostenV § 9(2)',
    de: 'Die Wärme für Warmwasser soll gemessen sein, aber der Wert des Wärmezählers fehlt.',
    en: 'The heat for hot water is to be measured, but the value of the heat meter is missing.',
  },
  co2_not_divided: {
    severity: 'warning',
    basis: 'CO2KostAufG § 7(4)',
    de: 'Die CO2-Kosten sind nicht aufgeteilt: Dem Zeitraum fehlen die Angaben (settings.co2). Der Mieter darf dann kürzen.',
    en: 'The CO2 cost is not divided: the period lacks the particulars (settings.co2). The tenant may then deduct.',
  },
  labour_exceeds_cost: {
    severity: 'error',
    basis: 'EStG § 35a(5)',
    de: 'Die Arbeitskosten ({0} EUR) sind höher als die Kosten ({1} EUR).',
    en: 'The labour cost ({0} EUR) is higher than the cost ({1} EUR).',
  },
  amount_out_of_reach: {
    severity: 'error',
    de: 'Ein Betrag dieser Nutzung käme auf {0} EUR; mehr als {1} EUR kann eine Abrechnung nicht ausweisen.',
    en: 'An amount of this occupancy would come to {0} EUR; a statement cannot show more than {1} EUR.',
  },
  interim_reading_missing: {
    severity: 'warning',
    basis: 'HeizkostenV § 9b(3)',
    de: 'Zum Nutzerwechsel fehlt eine Zwischenablesung; die Kosten der Einheit gehen nach Zeit.',
    en: 'There is no interim reading for the change of occupancy; the cost of the unit goes by time.',
  },
  reading_substituted: {
    severity: 'warning',
    basis: 'HeizkostenV § 9a(1)',
    de: 'Der Verbrauch ist nicht ordnungsgemäß erfasst ({0}, {1}); es gilt ein Ersatzwert.',
    en: 'The consumption is not properly recorded ({0}, {1}); a substitute takes its place.',
  },
  calibration_expired: {
    severity: 'error',
    basis: 'MessEG § 33(1)',
    de: 'Das Gerät {0} war nur bis {1} geeicht, der Wert ist vom {2}. Soll er gelten, braucht es den Grund dafür (calibration_overrides).',
    en: 'The device {0} was calibrated until {1} only, the value is of {2}. To use it, say why (calibration_overrides).',
  },
  calibration_overridden: {
    severity: 'warning',
    basis: 'MessEG § 33(1)',
    de: 'Das Gerät {0} war nur bis {1} geeicht; sein Wert vom {2} gilt aus diesem Grund: {3}',
    en: 'The device {0} was calibrated until {1} only; its value of {2} is used for this reason: {3}',
  },
  series_remarkable: {
    severity: 'warning',
    de: 'Auffällige Werte ({0}) um den {1}.',
    en: 'Remarkable values ({0}) around {1}.',
  },
  virtual_point_not_billed: {
    severity: 'warning',
    basis: 'HeizkostenV § 5(1)',
    de: 'Die virtuelle Messstelle „{0}“ zählt in der Abrechnung nicht: Anteile an Wärme und Warmwasser erfassen Geräte, sie werden nicht aus anderen Werten errechnet.',
    en: 'The virtual point "{0}" does not count in a bill: shares of heat and hot water are recorded by devices and not calculated from other values.',
  },
  virtual_water_point_not_billed: {
    severity: 'warning',
    basis: 'BGB § 556a(1)',
    de: 'Die virtuelle Messstelle „{0}“ zählt in der Abrechnung nicht: Nach Verbrauch geht nur das Wasser, das ein Zähler erfasst hat.',
    en: 'The virtual point "{0}" does not count in a bill: only water that a meter recorded goes by consumption.',
  },
  interim_water_reading_missing: {
    severity: 'warning',
    basis: 'BGB § 556a(1)',
    de: 'Zum Nutzerwechsel fehlt eine Zwischenablesung; das Wasser der Einheit geht nach Tagen.',
    en: 'There is no interim reading for the change of occupancy; the water of the unit goes by days.',
  },
  water_not_recorded: {
    severity: 'warning',
    basis: 'BGB § 556a(1)',
    de: 'Das Wasser der Einheit ist nicht erfasst ({0}, {1}); sein Schlüssel kann nicht der Verbrauch sein.',
    en: 'The water of the unit is not recorded ({0}, {1}); it cannot go by consumption.',
  },
  heating_not_billed: {
    severity: 'error',
    basis: 'HeizkostenV § 6(1)',
    de: 'Der Heizzeitraum hat keinen fertigen Lauf, dessen Beträge übernommen werden könnten.',
    en: 'The period of heating has no run that is ready, so there are no amounts to take over.',
  },
  heating_payable: {
    severity: 'error',
    basis: 'BGB § 556(3)',
    de: 'Die Heizkostenabrechnung verlangt ihren Betrag selbst (settlement: payable); hier stünde er ein zweites Mal. Nötig ist ein Lauf mit settlement: carried_over, dessen Abrechnungen erteilt sind.',
    en: 'The heating statement asks for its amount itself (settlement: payable); here it would stand a second time. It needs a run with settlement: carried_over whose statements are issued.',
  },
  billing_cycle_changed: {
    severity: 'error',
    basis: 'HeizkostenV § 6(4)',
    de: 'Nach diesem Lauf wurde der Turnus gewechselt: Der Zeitraum endet jetzt am {0}. Nötig ist ein neuer Lauf.',
    en: 'The billing cycle was changed after this run: the period now ends on {0}. It needs a new run.',
  },
  advance_outside_period: {
    severity: 'warning',
    de: 'Für diesen Nutzer ist eine Vorauszahlung angegeben, er hat im Zeitraum aber keine Räume.',
    en: 'There is an advance payment for this occupancy, but it has no rooms in the period.',
  },
} as const satisfies Record<string, Kind>;

export type RunFindingCode = keyof typeof KINDS;

/** One finding about stored data. `objectId` is what has to be corrected. */
export function runFinding(
  code: RunFindingCode,
  pointer: string,
  objectId: string,
  details: readonly Detail[] = [],
): RunFinding {
  const { severity } = KINDS[code];
  return { ...requestFinding(code, pointer, details), severity, object_id: objectId };
}

/** The same of what has just been sent, which is then not stored. */
export function requestFinding(
  code: RunFindingCode,
  pointer: string,
  details: readonly Detail[] = [],
): ProblemFinding & { code: RunFindingCode } {
  const { basis, de, en }: Kind = KINDS[code];
  const message = filled({ de, en }, details);
  return {
    pointer,
    code,
    ...(basis === undefined ? {} : { legal_basis: basis }),
    message_de: message.de,
    message_en: message.en,
  };
}
