import { format, formatCents, parse } from '../money/decimal.ts';
import { add, compare, divide, type Fraction, fraction, fromCents, multiply, toCents } from '../money/fraction.ts';
import { type ContractFinding, ContractFindings, type ContractRefusal } from './findings.ts';
import { InputReader } from './input.ts';

/** Decimal texts. A quantity or price below zero is a credit. */
export interface InvoiceLine {
  readonly id: string;
  readonly quantity: string;
  /** Net or gross, as the basis says. */
  readonly unitPriceEur: string;
  readonly vatPercent: string;
}

export interface InvoiceInput {
  /** Kept with the contract: prices without tax, which is added, or with tax, which is taken out. */
  readonly priceBasis: 'NET' | 'GROSS';
  readonly lines: readonly InvoiceLine[];
}

export interface InvoiceTax {
  readonly vatPercent: string;
  readonly netEur: string;
  readonly vatEur: string;
  readonly grossEur: string;
}

export interface InvoiceTotals {
  readonly ok: true;
  /** `quantity * unit price`, rounded to the cent, on the basis of the contract. */
  readonly lines: readonly { readonly id: string; readonly amountEur: string }[];
  /** One for each rate, lowest first. */
  readonly taxes: readonly InvoiceTax[];
  readonly netEur: string;
  readonly vatEur: string;
  readonly grossEur: string;
  readonly findings: readonly ContractFinding[];
}

/**
 * Totals of an invoice. Tax is worked out once for each rate, on the sum of its rounded lines.
 * Interpretation: NET adds up net lines and adds the tax; GROSS, for consumers whose prices were named with tax, adds up
 * gross lines and takes the tax out of them. The two may differ by cents for the same price list.
 */
export function invoiceTotals({ priceBasis, lines }: InvoiceInput): InvoiceTotals | ContractRefusal {
  const findings = new ContractFindings();
  const reader = new InputReader(findings);
  const basis = reader.choice(priceBasis, '/priceBasis', ['NET', 'GROSS']);
  const read = reader.objects(lines, '/lines').flatMap(({ item: line, path }) => {
    const quantity = reader.decimal(line.quantity, `${path}/quantity`);
    const unitPrice = reader.decimal(line.unitPriceEur, `${path}/unitPriceEur`);
    const vat = reader.percent(line.vatPercent, `${path}/vatPercent`);
    if (quantity === undefined || unitPrice === undefined || vat === undefined) return [];
    return [{ id: line.id, cents: toCents(multiply(quantity, unitPrice)), rate: format(vat) }];
  });
  if (basis === undefined || findings.errors > 0) return findings.refusal();

  const byRate = Map.groupBy(read, ({ rate }) => rate);
  const taxes = [...byRate].map(([rate, ofRate]) => taxOf(basis, rate, total(ofRate.map(({ cents }) => cents))));
  taxes.sort((a, b) => compare(a.rate, b.rate));
  return {
    ok: true,
    lines: read.map(({ id, cents }) => ({ id, amountEur: formatCents(cents) })),
    taxes: taxes.map(({ rate, net, vat }) => ({
      vatPercent: format(rate),
      netEur: formatCents(net),
      vatEur: formatCents(vat),
      grossEur: formatCents(net + vat),
    })),
    netEur: formatCents(total(taxes.map(({ net }) => net))),
    vatEur: formatCents(total(taxes.map(({ vat }) => vat))),
    grossEur: formatCents(total(taxes.map(({ net, vat }) => net + vat))),
    findings: findings.list,
  };
}

interface Tax {
  readonly rate: Fraction;
  readonly net: bigint;
  readonly vat: bigint;
}

function taxOf(basis: 'NET' | 'GROSS', percent: string, cents: bigint): Tax {
  const rate = parse(percent);
  if (basis === 'NET') {
    return { rate, net: cents, vat: toCents(multiply(fromCents(cents), multiply(rate, fraction(1n, 100n)))) };
  }
  const vat = toCents(multiply(fromCents(cents), divide(rate, add(rate, fraction(100n)))));
  return { rate, net: cents - vat, vat };
}

const total = (cents: readonly bigint[]): bigint => cents.reduce((a, b) => a + b, 0n);
