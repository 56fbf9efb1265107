import { parse } from '../../../money/decimal.ts';
import { add, type Fraction, fraction, multiply, ZERO } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { type Dated, findInForce, inForceOn, type NamedValue } from '../../dated.ts';
import { CERTIFICATE_PRICE_EUR_PER_TONNE } from '../behg/section-10-certificate-price.parameters.ts';
import {
  type CoalKind,
  EMISSION_FACTORS,
  ENERGY_CONTENTS,
  GAS_NET_PER_GROSS,
} from '../ebev2030/annex-2-emission-factors.parameters.ts';
import { ETS_PRICE_EUR_PER_TONNE } from './section-4-ets-price.parameters.ts';
import { costKeptOut } from './section-11-transition.ts';

/** What is taken from an invoice whose supplier named neither kilograms nor cost. */
export interface FuelInvoice {
  readonly energyKwh: Fraction;
  readonly vatPercent: Fraction;
}

/** A value calculated with, and the values of the register it was made from. */
export interface SourcedValue {
  readonly value: Fraction;
  readonly parameters: readonly NamedValue[];
}

/** kg CO2 per kWh (net) of a fuel, in a period that begins on `day`; undefined without one, and of coal without its kind. */
export function emissionFactor(fuel: string, day: Day, kind?: CoalKind): Dated<Fraction> | undefined {
  const entry = findInForce(EMISSION_FACTORS, day);
  const row = entry?.value.find((each) => each.fuel === fuel && each.kind === kind);
  return entry && row && { ...entry, value: parse(row.kgPerKwh) };
}

/** kg CO2 per kWh as the invoice counts them; gross only for natural gas. */
export function invoiceFactor(
  fuel: string,
  calorific: 'net' | 'gross',
  day: Day,
  kind?: CoalKind,
): SourcedValue | undefined {
  const factor = emissionFactor(fuel, day, kind);
  if (factor === undefined) return undefined;
  const parameters = [{ id: 'ebev2030.annex_2.factors', row: rowOf(fuel, kind), dated: factor }];
  if (calorific === 'net') return { value: factor.value, parameters };
  if (fuel !== 'natural_gas') return undefined;
  const netPerGross = inForceOn(GAS_NET_PER_GROSS, day);
  return {
    value: multiply(factor.value, parse(netPerGross.value)),
    parameters: [...parameters, { id: 'ebev2030.annex_2.gas_net_per_gross', dated: netPerGross }],
  };
}

/** How a row of the annex is called in a reason. */
export const rowOf = (fuel: string, kind: CoalKind | undefined): string =>
  kind === undefined ? fuel : `${fuel} ${kind}`;

/** kWh (net) in a unit of fuel that is invoiced by quantity; undefined where the annex has no single value. */
export function energyContent(fuel: string, unit: 'l' | 'kg', day: Day, kind?: CoalKind): SourcedValue | undefined {
  const entry = findInForce(ENERGY_CONTENTS, day);
  const found = entry?.value.find((each) => each.fuel === fuel && each.unit === unit && each.kind === kind);
  if (entry === undefined || found === undefined) return undefined;
  const megajoule = multiply(parse(found.gjPerTonne), parse(found.kgPerLitre ?? '1'));
  const value = multiply(megajoule, MEGAJOULE_IN_KWH);
  const row = rowOf(fuel, kind);
  return { value, parameters: [{ id: 'ebev2030.annex_2.energy_contents', row, dated: { ...entry, value } }] };
}

const MEGAJOULE_IN_KWH = fraction(10n, 36n);

/** Euro per tonne of heat from a plant of the European emissions trading, invoiced in a year; undefined if unpublished. */
export function etsPrice(year: number): SourcedValue | undefined {
  const day: Day = `${year}-01-01`;
  const entry = findInForce(ETS_PRICE_EUR_PER_TONNE, day);
  if (entry?.from !== day) return undefined;
  return { value: parse(entry.value), parameters: [{ id: 'co2kostaufg.4.ets_price', dated: entry }] };
}

/**
 * Euro per tonne for fuel delivered in a year, zero where its cost stays out of account; undefined where there is no
 * price of this very year: one of the year before says nothing about it.
 */
export function certificatePrice(year: number): SourcedValue | undefined {
  const day: Day = `${year}-01-01`;
  const keptOut = costKeptOut(year);
  if (keptOut !== undefined) return { value: ZERO, parameters: [keptOut] };
  const entry = inForceOn(CERTIFICATE_PRICE_EUR_PER_TONNE, day);
  if (entry.value === null || entry.from !== day) return undefined;
  return { value: parse(entry.value), parameters: [{ id: 'behg.10.certificate_price', dated: entry }] };
}

/** Section 3(1) no. 1 and (3): kilograms, and their cost including VAT: `kg / 1000 * price * (1 + VAT)`. */
export function invoiceEmissions(invoice: FuelInvoice, kgPerKwh: Fraction, priceEurPerTonne: Fraction) {
  const kg = multiply(invoice.energyKwh, kgPerKwh);
  return { kg, costEur: costOfKilograms(kg, priceEurPerTonne, invoice.vatPercent) };
}

/** Section 3(3): what kilograms cost, VAT included. */
export function costOfKilograms(kg: Fraction, priceEurPerTonne: Fraction, vatPercent: Fraction): Fraction {
  const withVat = add(fraction(1n), multiply(vatPercent, fraction(1n, 100n)));
  return multiply(multiply(multiply(kg, fraction(1n, 1000n)), priceEurPerTonne), withVat);
}
