import type { Co2Result, Day } from '@klarmeter/engine';
import { add, compare, divide, type Exact, exact, multiply, round, sum, ZERO } from './decimal.ts';
import { type Block, heading, small, text } from './document.ts';
import { day, enumeration, euro, number, percent } from './format.ts';
import { co2CostDividedFrom, dividesCo2Cost } from './law-values.ts';
import { exactAmount } from './shares.ts';
import type { Subject } from './subject.ts';

/** CO2KostAufG section 7(3): the occupant's part, the class of the building, and what both are calculated from. */
export function co2Blocks(subject: Subject): Block[] {
  const { house, result } = subject.input;
  const title = heading('CO₂-Kosten');
  if (result.co2 === undefined) return [title, text(notDivided(house.period.from, house.plant?.energy ?? ''))];
  return [title, ...classBlocks(subject, result.co2), text(amounts(subject, result.co2))];
}

function notDivided(from: Day, energy: string): string {
  if (!dividesCo2Cost(from))
    return `Vermieter und Mieter teilen die CO₂-Kosten erst für Zeiträume ab ${day(co2CostDividedFrom())}.`;
  if (['pellets', 'wood_chips', 'firewood', 'electricity_heat_pump'].includes(energy)) {
    return 'Für diese Energie fallen keine CO₂-Kosten an, die Vermieter und Mieter teilen.';
  }
  return 'Angaben zu den CO₂-Kosten liegen für dieses Haus nicht vor. Fragen Sie Ihre Verwaltung.';
}

function classBlocks(subject: Subject, co2: Co2Result): Block[] {
  const { house, presentation } = subject.input;
  const restricted = house.co2?.public_law_restrictions ?? 'none';
  if (house.co2?.building === 'non_residential') {
    return [
      text(
        'Das Gebäude dient nicht überwiegend dem Wohnen. Vermieter und Mieter teilen die CO₂-Kosten.',
        '§ 8 CO2KostAufG',
      ),
    ];
  }
  if (restricted === 'both') {
    return [
      text(
        'Öffentliches Recht verhindert, dass Haus und Heizung wesentlich besser werden. Die CO₂-Kosten werden deshalb nicht geteilt. Den Nachweis können Sie einsehen.',
        '§ 9 CO2KostAufG',
      ),
    ];
  }
  const halved =
    restricted === 'one'
      ? [
          small(
            'Öffentliches Recht begrenzt Verbesserungen am Haus. Der Anteil des Vermieters ist deshalb halbiert.',
            '§ 9 CO2KostAufG',
          ),
        ]
      : [];
  if (co2.kg_per_m2 === undefined || presentation.co2_scale.length === 0) return halved;
  return [scale(presentation.co2_scale, exact(co2.kg_per_m2)), ...halved];
}

type Stage = Subject['input']['presentation']['co2_scale'][number];

function scale(stages: readonly Stage[], kgPerM2: Exact): Block {
  const isHere = (stage: Stage) =>
    compare(kgPerM2, exact(stage.from_kg_per_m2)) >= 0 &&
    (stage.below_kg_per_m2 === null || compare(kgPerM2, exact(stage.below_kg_per_m2)) < 0);
  const shown = number(kgPerM2, 1);
  const steps = stages.map((stage, index) => ({
    left: `${number(tenantPercent(stage), 0)} %`,
    middle: `${index + 1}   ${rangeOf(stage)}`,
    right: `${number(exact(stage.landlord_percent), 0)} %`,
    mark: isHere(stage) ? `Ihr Haus: ${shown}` : null,
  }));
  const here = steps.findIndex(({ mark }) => mark !== null);
  const at = steps[here];
  if (at === undefined) throw new Error(`no class for ${shown} kg per square metre`);
  return {
    kind: 'scale',
    caption: 'Stufen nach kg CO₂ je m² Wohnfläche im Jahr (§ 5 CO2KostAufG)',
    alt: `Stufe ${here + 1} von ${steps.length}: Ihr Haus mit ${shown} kg CO₂ je m². Mieter ${at.left}, Vermieter ${at.right}.`,
    heads: ['Mieter', 'Stufe, kg CO₂ je m²', 'Vermieter'],
    steps,
  };
}

function tenantPercent(stage: Stage): Exact {
  return add(exact('100'), multiply(exact(stage.landlord_percent), exact('-1')));
}

function rangeOf({ from_kg_per_m2: from, below_kg_per_m2: below }: Stage): string {
  const digits = [from, below ?? '0'].some((bound) => bound.includes('.')) ? 1 : 0;
  const text = (bound: string) => number(exact(bound), digits);
  if (compare(exact(from), ZERO) === 0) return `unter ${text(below ?? '0')}`;
  return below === null ? `ab ${text(from)}` : `${text(from)} bis unter ${text(below)}`;
}

function amounts(subject: Subject, co2: Co2Result): string {
  const area = subject.input.house.co2?.living_area_m2;
  const perArea =
    co2.kg_per_m2 === undefined || area === undefined
      ? `CO₂ des Hauses: ${number(exact(co2.emissions_kg), 1)} kg.`
      : `CO₂ des Hauses: ${number(exact(co2.emissions_kg), 1)} kg : ${number(exact(area), 2)} m² Wohnfläche = ${number(exact(co2.kg_per_m2), 1)} kg je m².`;
  const split =
    `CO₂-Kosten: ${euro(exact(co2.cost_eur))} − Vermieter ${percent(exact(co2.landlord_percent), decimals(co2.landlord_percent))} ` +
    `${euro(exact(co2.landlord_eur))} = Mieter ${euro(exact(co2.tenants_eur))}.`;
  const shownOnly =
    subject.input.house.co2?.relief === 'show_only'
      ? ' Der Anteil des Vermieters ist in dieser Abrechnung nicht abgezogen.'
      : '';
  return `${perArea} ${split} Ihr Anteil daran: ${euro(ownPart(subject, co2))}.${shownOnly} ${fuelText(subject)}`.trim();
}

function decimals(landlordPercent: string): number {
  return landlordPercent.includes('.') ? 1 : 0;
}

/**
 * Interpretation: CO2KostAufG section 7(1) divides the tenants' part like the heating bill itself; we take the
 * occupant's exact part of all heating and hot-water lines, before rounding.
 */
function ownPart({ occupant, input: { result } }: Subject, co2: Co2Result): Exact {
  const pots = ['heating', 'hot_water'];
  const all = result.occupants.map(({ lines }) => exactAmount(lines, pots)).reduce(add, ZERO);
  return round(multiply(exact(co2.tenants_eur), divide(exactAmount(occupant.lines, pots), all)), 2);
}

function fuelText({ input: { house, presentation } }: Subject): string {
  const fuels = enumeration(presentation.fuel_mix.map(({ energy }) => energy));
  const invoices = house.co2?.invoices;
  if (invoices === undefined) return fuels === '' ? '' : `Grundlage: Angaben des Lieferanten für ${fuels}.`;
  const amounts = invoices.map(({ energy_kwh: kwh = '0', quantity }) => quantity ?? { value: kwh, unit: 'kWh' });
  const units = [...new Set(amounts.map(({ unit }) => unit))];
  const sumIn = (unit: string) => sum(amounts.filter((each) => each.unit === unit).map(({ value }) => exact(value)));
  const energy = enumeration(units.map((unit) => `${number(sumIn(unit), 0)} ${unit}`));
  const [kg, cost] = [sourceOf(invoices, 'emissions_kg'), sourceOf(invoices, 'cost_eur')];
  const both = kg === BY_SUPPLIER && cost === BY_SUPPLIER;
  const sources = both ? `CO₂-Menge und CO₂-Kosten: ${kg}.` : `CO₂-Menge: ${kg}. CO₂-Kosten: ${cost}.`;
  return `Grundlage: ${energy} ${fuels}. ${sources}`;
}

type Invoices = NonNullable<NonNullable<Subject['input']['house']['co2']>['invoices']>;

const BY_SUPPLIER = 'Angaben des Lieferanten';
const CALCULATED = {
  emissions_kg: 'berechnet mit dem Emissionsfaktor',
  cost_eur: 'berechnet mit dem CO₂-Preis des Jahres',
} as const;

/** Whose figures they are: what the supplier stated is taken, what he left out is calculated. */
function sourceOf(invoices: Invoices, field: 'emissions_kg' | 'cost_eur'): string {
  const stated = invoices.filter((invoice) => invoice[field] !== undefined).length;
  if (stated === 0) return CALCULATED[field];
  return stated === invoices.length ? BY_SUPPLIER : `${BY_SUPPLIER}, wo sie fehlen, ${CALCULATED[field]}`;
}
