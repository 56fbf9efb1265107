import { parse } from '../../../money/decimal.ts';
import { add, type Fraction, fraction, multiply, ZERO } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { type Dated, findInForce, inForceOn, type NamedValue } from '../../dated.ts';
import { CERTIFICATE_PRICE_EUR_PER_TONNE } from '../behg/section-10-certificate-price.parameters.ts';
import { EMISSION_FACTORS, GAS_NET_PER_GROSS } from '../ebev2030/annex-2-emission-factors.parameters.ts';
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

/** kg CO2 per kWh (net) of a fuel with exactly one factor, in a period that begins on `day`; else undefined. */
export function emissionFactor(fuel: string, day: Day): Dated<Fraction> | undefined {
  const entry = findInForce(EMISSION_FACTORS, day);
  const row = entry?.value.find((each) => each.fuel === fuel);
  return entry && row && { ...entry, value: parse(row.kgPerKwh) };
}

/** kg CO2 per kWh as the invoice counts them; gross only for natural gas. */
export function invoiceFactor(fuel: string, calorific: 'net' | 'gross', day: Day): SourcedValue | undefined {
  const factor = emissionFactor(fuel, day);
  if (factor === undefined) return undefined;
  const parameters = [{ id: 'ebev2030.annex_2.factors', dated: factor }];
  if (calorific === 'net') return { value: factor.value, parameters };
  if (fuel !== 'natural_gas') return undefined;
  const netPerGross = inForceOn(GAS_NET_PER_GROSS, day);
  return {
    value: multiply(factor.value, parse(netPerGross.value)),
    parameters: [...parameters, { id: 'ebev2030.annex_2.gas_net_per_gross', dated: netPerGross }],
  };
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
  const withVat = add(fraction(1n), multiply(invoice.vatPercent, fraction(1n, 100n)));
  return { kg, costEur: multiply(multiply(multiply(kg, fraction(1n, 1000n)), priceEurPerTonne), withVat) };
}
