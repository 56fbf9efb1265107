import { owesInformation } from '../../law/de/heizkostenv/section-6a-information.ts';
import type { CheckDefinition } from '../check.ts';
import { joined, type Words, words } from '../details.ts';
import { askTenants, lacking } from '../each-tenant.ts';
import type { InformationFacts, OccupancyFacts } from '../facts.ts';
import { goesByConsumption, hasPot, isStored, POT_KINDS } from '../look.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import type { Occupant, Subject } from '../subject.ts';

type Item = Parameters<typeof owesInformation>[0];

const MISSING = words('In den Abrechnungen fehlt: {what}.', 'The statements lack: {what}.');
const MISSING_FOR = words('{occupants}: In der Abrechnung fehlt: {what}.', '{occupants}: the statement lacks: {what}.');

/** HeizkostenV section 6a(3) and CO2KostAufG section 7(3): what a statement says beside its amounts. */
export const informationChecks = {
  fuel_mix_missing: forHouse(
    'fuel_mix',
    words('Energieträger', 'Shares of energy carriers'),
    words('Tragen Sie die Anteile der Energieträger ein.', 'Enter the shares of the energy carriers.'),
  ),

  district_heating_data_missing: forHouse(
    'district_heating',
    words('Primärenergiefaktor und Emissionen des Netzes', 'Primary energy factor and emissions of the network'),
    words(
      'Holen Sie die Angaben beim Betreiber des Netzes ein.',
      'Get the particulars from the operator of the network.',
    ),
  ),

  taxes_and_levies_missing: forHouse(
    'taxes_and_levies',
    words('Steuern, Abgaben und Zölle', 'Taxes, levies and customs duties'),
    words('Übernehmen Sie die Beträge aus den Rechnungen.', 'Take the amounts from the invoices.'),
  ),

  metering_charges_missing: forHouse(
    'metering_charges',
    words(
      'Entgelte für Geräte, Eichung, Ablesung und Abrechnung',
      'Charges for devices, calibration, reading and billing',
    ),
    words('Weisen Sie die Entgelte zusammen aus.', 'Show the charges together.'),
  ),

  contacts_missing: forHouse(
    'contacts',
    words('Adressen von Verbraucher- und Energieberatung', 'Addresses of consumer and energy advice'),
    words('Drucken Sie die Adressen mit Internetseite ab.', 'Print the addresses with their websites.'),
  ),

  dispute_resolution_missing: forOccupants(
    'dispute_resolution',
    words('Hinweis zur Streitbeilegung', 'Note on dispute resolution'),
    words('Ergänzen Sie den Hinweis für Verbraucherverträge.', 'Add the note for consumer contracts.'),
    ({ facts }) =>
      facts?.consumer_contract === undefined ? lacksInPart('occupancies.consumer_contract') : facts.consumer_contract,
  ),

  average_user_missing: forOccupants(
    'average_user',
    words('Vergleich mit einem Durchschnittsnutzer', 'Comparison with an average user'),
    words('Ergänzen Sie den Vergleich mit Nutzern derselben Art.', 'Add the comparison with users of the same kind.'),
    () => true,
  ),

  weather_comparison_missing: forOccupants(
    'weather_adjusted_comparison',
    words('Witterungsbereinigter Vergleich als Grafik', 'Weather-adjusted comparison as a graphic'),
    words('Tragen Sie die Klimafaktoren beider Zeiträume ein.', 'Enter the climate factors of both periods.'),
    // A new user has nothing to be compared with; the statement says so.
    ({ facts }) => (facts?.first_period === undefined ? lacksInPart('occupancies.first_period') : !facts.first_period),
  ),

  co2_information_missing: {
    severity: 'error',
    legalBasis: 'CO2KostAufG § 7(3)',
    title: words('Angaben zur CO2-Aufteilung fehlen', 'Particulars of the CO2 split missing'),
    message: words('In den Abrechnungen fehlt: {missing}.', 'The statements lack: {missing}.'),
    toDo: words(
      'Drucken Sie Anteil des Mieters, Einstufung und Berechnung ab.',
      "Print the tenant's share, the classification and the calculation.",
    ),
    run: ({ house, facts }) => {
      if (house.co2 === undefined) return [];
      const said = CO2_ITEMS.filter(({ field }) => facts.information?.[field] === false).map((each) => each.said);
      if (said.length > 0) {
        return [hit('/facts/information', { missing: joined(said) }, { right: 'co2NotDivided' })];
      }
      return CO2_ITEMS.flatMap(({ field }): Outcome[] =>
        facts.information?.[field] === undefined ? [lacks(`information.${field}`)] : [],
      );
    },
  },

  fuel_particulars_missing: {
    severity: 'warning',
    legalBasis: 'BGB § 259(1)',
    title: words('Energiekosten nur als ein Betrag', 'Cost of energy as one amount only'),
    message: words(
      'Zur Energie fehlen Zählerstände am Anfang und am Ende. Ein Betrag allein ist nicht nachprüfbar.',
      'Meter values at the beginning and the end of the energy are missing. One amount alone cannot be checked.',
    ),
    toDo: words(
      'Übernehmen Sie Zeitraum und Zählerstände aus den Rechnungen.',
      'Take the time and the meter values from the invoices.',
    ),
    run: ({ house, facts }) => {
      const bought = house.costs.some(({ kind }) => kind === 'fuel' || kind === 'heat_supply');
      if (isStored(house.plant.energy) || !bought) return [];
      const invoices = facts.fuel?.invoices;
      if (invoices === undefined) return [lacks('fuel.invoices')];
      const withValues = invoices.some(({ meter_start, meter_end }) => meter_start !== null && meter_end !== null);
      return withValues ? [] : [hit('/facts/fuel/invoices')];
    },
  },
} satisfies Record<string, CheckDefinition>;

const CO2_ITEMS = [
  { field: 'co2_share', said: words('Anteil des Mieters', "tenant's share") },
  { field: 'co2_class', said: words('Einstufung', 'classification') },
  { field: 'co2_basis', said: words('Berechnung', 'calculation') },
] as const;

function owes(subject: Subject, item: Item): boolean {
  const byConsumption = POT_KINDS.some((pot) => hasPot(subject, pot) && goesByConsumption(subject, pot));
  const concerned = item !== 'district_heating' || subject.house.plant.energy === 'district_heating';
  return concerned && owesInformation(item, subject.house.period.from, byConsumption);
}

/** An item of section 6a(3) that all statements of the house say alike. */
function forHouse(item: Item & keyof InformationFacts, what: Words, toDo: Words): CheckDefinition {
  return {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(3)',
    title: words(`Angabe fehlt: ${what.de}`, `Missing: ${what.en}`),
    message: MISSING,
    toDo,
    run: (subject) => {
      if (!owes(subject, item)) return [];
      const given = subject.facts.information?.[item];
      if (given === undefined) return [lacks(`information.${item}`)];
      return given ? [] : [hit(`/facts/information/${item}`, { what }, { right: 'informationMissing' })];
    },
  };
}

/** An item of section 6a(3) that belongs to one user; one finding for all who lack it. */
function forOccupants(
  item: Item & keyof OccupancyFacts,
  what: Words,
  toDo: Words,
  concerns: (occupant: Occupant) => boolean | Outcome,
): CheckDefinition {
  return {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(3)',
    title: words(`Angabe fehlt: ${what.de}`, `Missing: ${what.en}`),
    message: MISSING_FOR,
    toDo,
    run: (subject) => {
      if (!owes(subject, item)) return [];
      return askTenants(subject, { details: { what } }, (occupant) => {
        const concerned = concerns(occupant);
        if (concerned !== true) return concerned === false ? undefined : concerned;
        const given = occupant.facts?.[item];
        if (given === undefined) return lacksInPart(`occupancies.${item}`);
        return given ? undefined : lacking();
      });
    },
  };
}
