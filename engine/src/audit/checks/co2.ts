import { findInForce } from '../../law/dated.ts';
import { isExcludedConnection } from '../../law/de/co2kostaufg/section-2-scope.ts';
import { STAGES } from '../../law/de/co2kostaufg/section-5-split.parameters.ts';
import { touchesHalfSplit } from '../../law/de/co2kostaufg/section-5a-half-split.ts';
import { CO2_COST_FROM_YEAR } from '../../law/de/co2kostaufg/section-11-transition.parameters.ts';
import { parse } from '../../money/decimal.ts';
import { add, compare, type Fraction, fraction, isLess, multiply, ONE, subtract, sum } from '../../money/fraction.ts';
import { yearOf } from '../../time/day.ts';
import type { CheckDefinition } from '../check.ts';
import { euro, name, number, onDay, words } from '../details.ts';
import { areaOf, hasNoCo2Cost } from '../look.ts';
import { hit, lacks, type Outcome } from '../outcome.ts';
import { isOutsideOrdinance } from '../scope.ts';
import { limit } from '../settings.ts';
import type { AuditedUnit } from '../subject.ts';

/** CO2KostAufG: whether the cost is divided, and as what kind of building. */
export const co2Checks = {
  co2_not_divided: {
    severity: 'error',
    legalBasis: 'CO2KostAufG § 7(1)',
    title: words('CO2-Kosten nicht aufgeteilt', 'CO2 cost not divided'),
    message: words(
      'Für {energy} fallen CO2-Kosten an. Der Vermieter trägt in dieser Abrechnung nichts davon.',
      'There is a CO2 cost of {energy}. The landlord bears none of it in this bill.',
    ),
    toDo: words(
      'Tragen Sie Kilogramm und Kosten aus den Rechnungen ein und die Wohnfläche.',
      'Enter kilograms and cost from the invoices, and the living area.',
    ),
    run: (subject) => {
      const { house, facts } = subject;
      const { energy } = house.plant;
      const arises = energy !== undefined && !hasNoCo2Cost(energy);
      if (!arises || house.co2 !== undefined || findInForce(STAGES, house.period.from) === undefined) return [];
      if (isOutsideOrdinance(subject) || facts.co2?.excluded_by !== undefined) return [];
      const elsewhere = facts.co2?.relieved_elsewhere;
      // Whoever calculated the pots may have taken it off before.
      if (elsewhere === undefined && house.pots !== undefined) return [lacks('co2.relieved_elsewhere')];
      if (elsewhere === true) return [];
      return [hit('/house', { energy: ENERGY_WORDS[energy] ?? name(energy) }, { right: 'co2NotDivided' })];
    },
  },

  co2_landlord_part_not_deducted: {
    severity: 'error',
    legalBasis: 'CO2KostAufG § 7(1)',
    title: words('Anteil des Vermieters nur gezeigt', 'Landlord part only shown'),
    message: words(
      'Der Vermieter trägt {landlord} EUR der CO2-Kosten. Abgezogen werden sie in dieser Abrechnung nicht.',
      'The landlord bears {landlord} EUR of the CO2 cost. This bill does not deduct them.',
    ),
    toDo: words(
      'Ziehen Sie den Anteil ab oder hinterlegen Sie, wo er abgezogen wird.',
      'Deduct the part, or put on file where it is deducted.',
    ),
    run: ({ house, result, occupants, facts }) => {
      const landlord = parse(result.co2?.landlord_eur ?? '0');
      if (house.co2?.relief !== 'show_only' || landlord.n === 0n || !occupants.some(({ isLet }) => isLet)) return [];
      const elsewhere = facts.co2?.relieved_elsewhere;
      if (elsewhere === undefined) return [lacks('co2.relieved_elsewhere')];
      return elsewhere ? [] : [hit('/house/co2/relief', { landlord: euro(landlord) }, { right: 'co2NotDivided' })];
    },
  },

  co2_building_kind_contradicts: {
    severity: 'error',
    legalBasis: 'CO2KostAufG § 8(1)',
    title: words('Wohngebäude und Nichtwohngebäude verwechselt', 'Kind of building mixed up'),
    message: words(
      'Aufgeteilt ist wie für ein {used}. Das Gebäude dient überwiegend {purpose}.',
      'The split is that of a {used}. The building predominantly serves {purpose}.',
    ),
    toDo: words('Stellen Sie die Art des Gebäudes richtig.', 'Correct the kind of building.'),
    run: ({ house, facts, units }) => {
      if (house.co2 === undefined) return [];
      const residential = facts.building?.predominantly_residential ?? isMostlyResidential(units);
      if (residential === undefined) return [lacks('building.predominantly_residential')];
      if (residential === house.co2.residential) return [];
      const details = {
        used: residential
          ? words('Nichtwohngebäude', 'non-residential building')
          : words('Wohngebäude', 'residential building'),
        purpose: residential ? words('dem Wohnen', 'dwelling') : words('anderen Zwecken', 'other purposes'),
      };
      return [hit('/house/co2/building', details)];
    },
  },

  co2_living_area_differs: {
    severity: 'warning',
    legalBasis: 'CO2KostAufG § 5(1)',
    title: words('Wohnfläche der Einstufung passt nicht', 'Living area of the classification does not fit'),
    message: words(
      'Eingestuft ist mit {area} m². Die Wohnungen haben {dwellings} m², alle Einheiten {all} m².',
      'The classification takes {area} m2. The flats have {dwellings} m2, all units {all} m2.',
    ),
    toDo: words(
      'Prüfen Sie die Wohnfläche. Sie entscheidet über die Stufe.',
      'Check the living area. It decides about the stage.',
    ),
    run: ({ house, units }) => {
      const area = house.co2?.livingAreaM2;
      if (area === undefined || house.co2?.residential !== true) return [];
      if (units.some(({ facts }) => facts?.use === undefined)) return [lacks('units.use')];
      const dwellings = heatedArea(units.filter(({ facts }) => facts?.use === 'residential'));
      const all = heatedArea(units);
      const difference = limit('living_area_difference_max');
      const tooSmall = isLess(area, multiply(dwellings, subtract(ONE, difference)));
      const tooLarge = isLess(multiply(all, add(ONE, difference)), area);
      if (all.n === 0n || (!tooSmall && !tooLarge)) return [];
      return [hit('/house/co2/living_area_m2', { area: number(area), dwellings: number(dwellings), all: number(all) })];
    },
  },

  co2_restriction_without_proof: {
    severity: 'error',
    legalBasis: 'CO2KostAufG § 9(1)',
    title: words('Anteil des Vermieters ohne Nachweis gekürzt', 'Landlord part lowered without proof'),
    message: words(
      'Der Anteil des Vermieters ist wegen Vorgaben des öffentlichen Rechts {effect}. Ein Nachweis fehlt.',
      'Public-law restrictions {effect} the landlord part. The proof is missing.',
    ),
    toDo: words(
      'Legen Sie den Mietern den Nachweis vor oder rechnen Sie mit dem vollen Anteil.',
      'Show the proof to the tenants, or bill with the full part.',
    ),
    run: ({ house, facts }) => {
      const restrictions = house.co2?.restrictions ?? 'none';
      if (restrictions === 'none') return [];
      const proven = facts.co2?.restriction_proven;
      if (proven === undefined) return [lacks('co2.restriction_proven')];
      const effect = restrictions === 'one' ? words('halbiert', 'halve') : words('gestrichen', 'strike out');
      return proven ? [] : [hit('/house/co2/public_law_restrictions', { effect })];
    },
  },

  co2_section_43_not_marked: {
    severity: 'error',
    legalBasis: 'CO2KostAufG § 5a',
    title: words('Neue Gas- oder Ölheizung nicht berücksichtigt', 'New gas or oil heating not considered'),
    message: words(
      'Für die Heizung gilt seit dem {date} § 43 GModG. Die hälftige Aufteilung ist nicht angesetzt.',
      'Section 43 GModG applies to the heating since {date}. The half split is not taken.',
    ),
    toDo: words('Kennzeichnen Sie die Anlage in den CO2-Angaben.', 'Mark the plant in the particulars of CO2.'),
    run: ({ house, facts }) => {
      if (house.co2 === undefined || house.co2.section43Plant || !touchesHalfSplit(house.period)) return [];
      const since = facts.plant?.gmodg43_installed_on;
      if (since === undefined) return [lacks('plant.gmodg43_installed_on')];
      if (since === null || since > house.period.to) return [];
      return [hit('/house/co2', { date: onDay(since) })];
    },
  },

  co2_fuel_not_covered: {
    severity: 'warning',
    legalBasis: 'CO2KostAufG § 2(1)',
    title: words('CO2-Kosten für einen Brennstoff ohne CO2-Preis', 'CO2 cost of a fuel without a CO2 price'),
    message: words(
      'Für {energy} sieht das Gesetz keine Aufteilung vor. Abgerechnet sind {cost} EUR CO2-Kosten.',
      'The act provides for no split of {energy}. {cost} EUR of CO2 cost are billed.',
    ),
    toDo: words('Nehmen Sie die CO2-Angaben aus der Abrechnung.', 'Take the CO2 particulars out of the bill.'),
    run: ({ house, result }) => {
      const { energy } = house.plant;
      if (house.co2 === undefined || energy === undefined || !hasNoCo2Cost(energy)) return [];
      const cost = euro(parse(result.co2?.cost_eur ?? '0'));
      return [hit('/house/co2', { energy: ENERGY_WORDS[energy] ?? name(energy), cost })];
    },
  },

  co2_network_excluded: {
    severity: 'error',
    legalBasis: 'CO2KostAufG § 2(4)',
    title: words('Fernwärme, für die das Gesetz nicht gilt', 'District heating outside of the act'),
    message: words(
      'Das Gebäude ist seit dem {date} an Wärme aus dem Emissionshandel angeschlossen. Dann wird nicht aufgeteilt.',
      'The building is connected to heat from the emissions trading since {date}. Then nothing is split.',
    ),
    toDo: words('Nehmen Sie die Aufteilung heraus.', 'Take the split out.'),
    run: ({ house, facts }) => {
      if (house.co2 === undefined || house.plant.energy !== 'district_heating') return [];
      const since = facts.plant?.ets_connected_on;
      if (since === undefined) return [lacks('plant.ets_connected_on')];
      if (since === null || !isExcludedConnection(since, house.period.from)) return [];
      return [hit('/house/co2', { date: onDay(since) })];
    },
  },

  co2_cost_before_act: {
    severity: 'error',
    legalBasis: 'CO2KostAufG § 11(2)',
    title: words('CO2-Kosten aus der Zeit vor dem Gesetz', 'CO2 cost from before the act'),
    message: words(
      'Der Posten vom {date} trägt {cost} EUR CO2-Kosten. Vor {year} berechnete bleiben außer Betracht.',
      'The layer of {date} carries {cost} EUR of CO2 cost. What was invoiced before {year} stays out of account.',
    ),
    toDo: words(
      'Setzen Sie die Kosten auf 0,00 EUR. Die Kilogramm zählen weiter.',
      'Set the cost to 0.00 EUR. The kilograms still count.',
    ),
    run: ({ house }) => {
      const first = findInForce(CO2_COST_FROM_YEAR, house.period.from)?.value;
      if (house.co2 === undefined || first === undefined) return [];
      return (house.stock?.layers ?? []).flatMap(({ path, date, co2Cost }): Outcome[] => {
        if (co2Cost === undefined || co2Cost.n === 0n || BigInt(yearOf(date)) >= first) return [];
        const details = { date: onDay(date), cost: euro(co2Cost), year: name(first.toString()) };
        return [hit(`/house${path}/co2_cost_eur`, details)];
      });
    },
  },
} satisfies Record<string, CheckDefinition>;

const ENERGY_WORDS: Readonly<Record<string, ReturnType<typeof words>>> = {
  natural_gas: words('Erdgas', 'natural gas'),
  heating_oil: words('Heizöl', 'heating oil'),
  heavy_oil: words('Schweröl', 'heavy oil'),
  lpg: words('Flüssiggas', 'LPG'),
  hard_coal: words('Steinkohle', 'hard coal'),
  coke: words('Koks', 'coke'),
  lignite: words('Braunkohle', 'lignite'),
  district_heating: words('Fernwärme', 'district heating'),
  pellets: words('Pellets', 'pellets'),
  wood_chips: words('Hackschnitzel', 'wood chips'),
  firewood: words('Scheitholz', 'firewood'),
  electricity_heat_pump: words('Strom für Wärmepumpen', 'electricity of heat pumps'),
};

const heatedArea = (units: readonly AuditedUnit[]): Fraction => sum(units.map((unit) => areaOf(unit, 'heating')));

/**
 * Interpretation: "predominantly" is more than half of the heated area, common rooms left out of it, which serve all;
 * undefined where a use is not known.
 */
function isMostlyResidential(units: readonly AuditedUnit[]): boolean | undefined {
  if (units.some(({ facts }) => facts?.use === undefined)) return undefined;
  const dwellings = heatedArea(units.filter(({ facts }) => facts?.use === 'residential'));
  return (
    compare(multiply(dwellings, fraction(2n)), heatedArea(units.filter(({ facts }) => facts?.use !== 'common'))) > 0
  );
}
