import { findInForce } from '../../law/dated.ts';
import { certificatePrice, emissionFactor, invoiceEmissions } from '../../law/de/co2kostaufg/section-3-invoice.ts';
import { GAS_NET_PER_GROSS } from '../../law/de/ebev2030/annex-2-emission-factors.parameters.ts';
import { parse, parseDecimal } from '../../money/decimal.ts';
import { absolute, type Fraction, fraction, isLess, multiply, subtract, sum } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { euro, joined, name, number, percent, words } from '../details.ts';
import type { Co2InvoiceFacts } from '../facts.ts';
import { differenceOf } from '../look.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import { limit } from '../settings.ts';
import type { Subject } from '../subject.ts';

const BASIS = 'CO2KostAufG § 3(1)';

/** CO2KostAufG section 3: what suppliers say about kilograms and cost, and whether it can be true. */
export const co2InvoiceChecks = {
  co2_invoice_data_missing: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Rechnung ohne CO2-Angaben', 'Invoice without CO2 particulars'),
    message: words('Auf der Rechnung Nr. {number} fehlt: {missing}.', 'The invoice no. {number} lacks: {missing}.'),
    toDo: words('Fordern Sie die Angaben beim Versorger an.', 'Ask the supplier for the particulars.'),
    run: (subject) =>
      withInvoices(subject, (invoice, path, index) => {
        const missing = PARTICULARS.filter(({ field }) => invoice[field] === null).map((each) => each.said);
        if (missing.length === 0) return [];
        return [hit(path, { number: name(String(index + 1)), missing: joined(missing) })];
      }),
  },

  co2_kilograms_deviate: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('CO2-Menge passt nicht zur Energie', 'Kilograms of CO2 do not fit the energy'),
    message: words(
      'Berechnet sind {kg} kg. {energy} kWh ergeben {expected} kg, das sind {difference} % Abweichung.',
      '{kg} kg are invoiced. {energy} kWh make {expected} kg, which is a difference of {difference} %.',
    ),
    toDo: words(
      'Vergleichen Sie Faktor, Energie und Menge mit der Rechnung.',
      'Compare factor, energy and quantity with the invoice.',
    ),
    run: (subject) =>
      withInvoices(subject, (invoice, path) => {
        const known = emissionsOf(subject, invoice);
        if (typeof known === 'string') return [lacksInPart(known)];
        const { kg, energy, expected, onGross } = known;
        const difference = differenceOf(expected, kg);
        if (difference === undefined || !isBeyond(difference) || isClose(onGross, kg)) return [];
        const details = { kg: number(kg, 1), energy: number(energy), expected: number(expected, 1) };
        return [hit(`${path}/co2_kg`, { ...details, difference: percent(difference) })];
      }),
  },

  co2_factor_on_gross_energy: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Emissionsfaktor auf den Brennwert angewandt', 'Emission factor applied to the gross value'),
    message: words(
      'Berechnet sind {kg} kg. Der Faktor gilt je Kilowattstunde Heizwert, richtig sind {expected} kg.',
      '{kg} kg are invoiced. The factor is per kilowatt hour of the net value, so {expected} kg are right.',
    ),
    toDo: words(
      'Rechnen Sie die Energie zuerst in den Heizwert um und fragen Sie den Versorger.',
      'Convert the energy into the net value first, and ask the supplier.',
    ),
    run: (subject) =>
      withInvoices(subject, (invoice, path) => {
        const known = emissionsOf(subject, invoice);
        if (typeof known === 'string') return [lacksInPart(known)];
        const { kg, expected, onGross } = known;
        if (onGross === undefined || !isClose(onGross, kg)) return [];
        return [hit(`${path}/co2_kg`, { kg: number(kg, 1), expected: number(expected, 1) })];
      }),
  },

  co2_cost_deviates: {
    severity: 'warning',
    legalBasis: 'CO2KostAufG § 3(3)',
    title: words('CO2-Kosten passen nicht zum Preis', 'CO2 cost does not fit the price'),
    message: words(
      'Berechnet sind {cost} EUR. {kg} kg kosten {year} mit Umsatzsteuer {expected} EUR.',
      '{cost} EUR are invoiced. In {year}, {kg} kg cost {expected} EUR with value added tax.',
    ),
    toDo: words(
      'Prüfen Sie Lieferjahr, Preis und ob die Umsatzsteuer enthalten ist.',
      'Check year of delivery, price and whether value added tax is in it.',
    ),
    run: (subject) => {
      // Heat of a network may be priced by the European emissions trading, whose prices are not in the register.
      if (subject.house.plant.energy === 'district_heating') return [];
      return withInvoices(subject, ({ co2_kg, co2_cost_eur, delivered_in, vat_percent }, path) => {
        const [kg, cost, vat] = [co2_kg, co2_cost_eur, vat_percent].map((each) => parseDecimal(each ?? ''));
        if (delivered_in === undefined) return [lacksInPart('co2.invoices.delivered_in')];
        if (vat === undefined) return [lacksInPart('co2.invoices.vat_percent')];
        if (kg === undefined || cost === undefined) return [lacksInPart('co2.invoices.co2_cost_eur')];
        const price = certificatePrice(Number(delivered_in))?.value;
        if (price === undefined) return [];
        const expected = invoiceEmissions({ energyKwh: kg, vatPercent: vat }, fraction(1n), price).costEur;
        const difference = differenceOf(cost, expected);
        const free = expected.n === 0n && cost.n !== 0n;
        if (!free && (difference === undefined || !isBeyond(difference))) return [];
        const details = { cost: euro(cost), kg: number(kg, 1), expected: euro(expected), year: name(delivered_in) };
        return [hit(`${path}/co2_cost_eur`, details)];
      });
    },
  },

  co2_sum_differs_from_invoices: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('CO2-Summen sind nicht die der Rechnungen', 'CO2 sums are not those of the invoices'),
    message: words(
      'Abgerechnet sind {kg} kg und {cost} EUR. Die Rechnungen ergeben {kgInvoiced} kg und {costInvoiced} EUR.',
      '{kg} kg and {cost} EUR are billed. The invoices make {kgInvoiced} kg and {costInvoiced} EUR.',
    ),
    toDo: words('Übernehmen Sie die Summen der Rechnungen.', 'Take the sums of the invoices.'),
    run: ({ house, facts }) => {
      const { emissionsKg: kg, cost } = house.co2 ?? {};
      if (kg === undefined || cost === undefined) return [];
      const invoices = facts.co2?.invoices;
      if (invoices === undefined || invoices.length === 0) return [lacks('co2.invoices')];
      // Bills that were cut at the boundary of the period count in part only.
      if (facts.fuel?.invoices?.some(({ cut_by }) => cut_by !== null && cut_by !== undefined)) return [];
      const sumOf = (field: 'co2_kg' | 'co2_cost_eur') => {
        const values = invoices.map((each) => parseDecimal(each[field] ?? ''));
        return values.every((value) => value !== undefined) ? sum(values) : undefined;
      };
      const [kgInvoiced, costInvoiced] = [sumOf('co2_kg'), sumOf('co2_cost_eur')];
      if (kgInvoiced === undefined || costInvoiced === undefined) return [lacks('co2.invoices.co2_kg')];
      const off = (a: Fraction, b: Fraction, max: Fraction) => isLess(max, absolute(subtract(a, b)));
      const kgOff = off(kg, kgInvoiced, limit('co2_sum_difference_kg_max'));
      if (!kgOff && !off(cost, costInvoiced, limit('co2_sum_difference_eur_max'))) return [];
      const invoiced = { kgInvoiced: number(kgInvoiced, 1), costInvoiced: euro(costInvoiced) };
      const path = kgOff ? '/house/co2/emissions_kg' : '/house/co2/cost_eur';
      return [hit(path, { kg: number(kg, 1), cost: euro(cost), ...invoiced })];
    },
  },
} satisfies Record<string, CheckDefinition>;

const PARTICULARS = [
  { field: 'co2_kg', said: words('Kilogramm', 'kilograms') },
  { field: 'co2_cost_eur', said: words('CO2-Kosten', 'CO2 cost') },
  { field: 'factor_kg_per_kwh', said: words('Emissionsfaktor', 'emission factor') },
  { field: 'energy_kwh', said: words('Energiegehalt', 'energy content') },
] as const;

const isBeyond = (difference: Fraction): boolean => isLess(limit('co2_difference_max'), difference);

function isClose(value: Fraction | undefined, kg: Fraction): boolean {
  const difference = value && differenceOf(value, kg);
  return difference !== undefined && !isBeyond(difference);
}

/** Kilograms of an invoice and what its energy makes of them by its own factor or that of the law, or what is not known. */
function emissionsOf({ house }: Subject, invoice: Co2InvoiceFacts) {
  const [kg, energy] = [parseDecimal(invoice.co2_kg ?? ''), parseDecimal(invoice.energy_kwh ?? '')];
  const { from } = house.period;
  const standard = emissionFactor(house.plant.energy ?? '', from)?.value;
  const factor = parseDecimal(invoice.factor_kg_per_kwh ?? '') ?? standard;
  if (kg === undefined) return 'co2.invoices.co2_kg';
  if (energy === undefined) return 'co2.invoices.energy_kwh';
  if (factor === undefined) return 'co2.invoices.factor_kg_per_kwh';
  // Only of gas both values are in use.
  if (house.plant.energy === 'natural_gas' && invoice.calorific === undefined) return 'co2.invoices.calorific';
  const netPerGross = findInForce(GAS_NET_PER_GROSS, from)?.value;
  const whole = multiply(energy, factor);
  const isGross = invoice.calorific === 'gross' && house.plant.energy === 'natural_gas' && netPerGross !== undefined;
  if (!isGross) return { kg, energy, expected: whole, onGross: undefined };
  return { kg, energy, expected: multiply(whole, parse(netPerGross)), onGross: whole };
}

/** Asks every invoice of a house whose CO2 cost is divided. */
function withInvoices(
  { house, facts }: Subject,
  ask: (invoice: Co2InvoiceFacts, path: string, index: number) => readonly Outcome[],
): readonly Outcome[] {
  if (house.co2 === undefined) return [];
  const invoices = facts.co2?.invoices;
  if (invoices === undefined) return [lacks('co2.invoices')];
  return invoices.flatMap((invoice, index) => ask(invoice, `/facts/co2/invoices/${index}`, index));
}
