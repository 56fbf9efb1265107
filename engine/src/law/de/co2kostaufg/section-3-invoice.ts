import { parse } from '../../../money/decimal.ts';
import { add, type Fraction, fraction, multiply, ZERO } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { type Dated, findInForce, inForceOn } from '../../dated.ts';
import { CERTIFICATE_PRICE_EUR_PER_TONNE } from '../behg/section-10-certificate-price.parameters.ts';
import { EMISSION_FACTORS, GAS_NET_PER_GROSS } from '../ebev2030/annex-2-emission-factors.parameters.ts';
import { CO2_COST_FROM_YEAR } from './section-11-transition.parameters.ts';

/** What is taken from an invoice whose supplier named neither kilograms nor cost. */
export interface FuelInvoice {
  readonly energyKwh: Fraction;
  readonly vatPercent: Fraction;
}

/** kg CO2 per kWh (net) of a fuel with exactly one factor, in a period that begins on `day`; else undefined. */
export function emissionFactor(fuel: string, day: Day): Dated<Fraction> | undefined {
  const entry = findInForce(EMISSION_FACTORS, day);
  const row = entry?.value.find((each) => each.fuel === fuel);
  return entry && row && { from: entry.from, source: entry.source, value: parse(row.kgPerKwh) };
}

/** kg CO2 per kWh as the invoice counts them; gross only for natural gas. */
export function invoiceFactor(fuel: string, calorific: 'net' | 'gross', day: Day): Dated<Fraction> | undefined {
  const factor = emissionFactor(fuel, day);
  if (factor === undefined || calorific === 'net') return factor;
  if (fuel !== 'natural_gas') return undefined;
  return { ...factor, value: multiply(factor.value, parse(inForceOn(GAS_NET_PER_GROSS, day).value)) };
}

/** Euro per tonne for fuel delivered in a year, zero where its cost stays out of account; undefined if unpublished. */
export function certificatePrice(year: number): Dated<Fraction> | undefined {
  const day: Day = `${year}-01-01`;
  const transition = CO2_COST_FROM_YEAR[0];
  if (transition !== undefined && BigInt(year) < transition.value) return { ...transition, value: ZERO };
  const entry = inForceOn(CERTIFICATE_PRICE_EUR_PER_TONNE, day);
  // The newest price is that of its own year: nobody has published the years after it.
  if (entry.value === null) return undefined;
  return { from: entry.from, source: entry.source, value: parse(entry.value) };
}

/** Section 3(1) no. 1 and (3): kilograms, and their cost including VAT: `kg / 1000 * price * (1 + VAT)`. */
export function invoiceEmissions(invoice: FuelInvoice, kgPerKwh: Fraction, priceEurPerTonne: Fraction) {
  const kg = multiply(invoice.energyKwh, kgPerKwh);
  const withVat = add(fraction(1n), multiply(invoice.vatPercent, fraction(1n, 100n)));
  return { kg, costEur: multiply(multiply(multiply(kg, fraction(1n, 1000n)), priceEurPerTonne), withVat) };
}
