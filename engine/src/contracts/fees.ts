import { findInForce } from '../law/dated.ts';
import { vatPercentOn } from '../law/de/ustg/section-12-rate.ts';
import { format } from '../money/decimal.ts';
import type { Day } from '../time/day.ts';
import { type ContractFinding, ContractFindings, type ContractRefusal } from './findings.ts';
import { InputReader } from './input.ts';
import { type InvoiceInput, type InvoiceLine, type InvoiceTotals, invoiceTotals } from './invoice.ts';
import { priceOf, travelPrice } from './prices.ts';
import type { Price } from './terms/annex-a-prices.parameters.ts';
import { type ContradictingFee, FEES } from './terms/section-10-fees.parameters.ts';
import { TRAVEL_BANDS } from './terms/tiers-and-travel.parameters.ts';

export interface FeeInput {
  readonly code: string;
  /** Day it happened: picks the price list and the tax. */
  readonly on: Day;
  /** Let units, statements or readings. */
  readonly quantity: number;
  readonly priceBasis: InvoiceInput['priceBasis'];
  /** Whether the customer caused the error; only a fee that depends on it asks. */
  readonly causedByCustomer?: boolean;
  /** Kilometres of the trip that is charged besides; left out where none was made for it. */
  readonly travelKm?: number;
}

/** A fee ready to be billed. */
export interface FeeCharge {
  readonly ok: true;
  readonly titleDe: string;
  readonly titleEn: string;
  readonly lines: readonly InvoiceLine[];
  readonly totals: InvoiceTotals;
  readonly legalBasis: string;
  /** The figure of the other clause, which is not charged. */
  readonly contradicting: ContradictingFee;
  readonly findings: readonly ContractFinding[];
}

/** AGB sections 10 and 11 with annex A.6: what a customer is charged for extra work, or why nothing is. */
export function chargeFee(input: FeeInput): FeeCharge | ContractRefusal {
  const findings = new ContractFindings();
  const reader = new InputReader(findings);
  const quantity = reader.count(input.quantity, '/quantity');
  const on = reader.day(input.on, '/on');
  if (on === undefined) return findings.refusal();

  const rules = findInForce(FEES, on);
  const vatPercent = vatPercentOn(on);
  if (rules === undefined) findings.add('no_terms', '/on', on);
  if (vatPercent === undefined) findings.add('no_vat_rate', '/on', on);
  if (rules === undefined || vatPercent === undefined) return findings.refusal();

  const known = rules.value.map(({ code }) => code);
  const code = reader.choice(input.code, '/code', known);
  const rule = rules.value.find((each) => each.code === code);
  const price = rule && priceOf(rule.price, on);
  if (rule?.onlyIfCausedByCustomer && !input.causedByCustomer) {
    findings.add('not_caused_by_customer', '/causedByCustomer');
  }
  const travel = rule?.plusTravel ? readTravel(input.travelKm, on, findings) : undefined;
  if (rule === undefined || price === undefined || quantity === undefined || findings.errors > 0) {
    return findings.refusal();
  }

  const lineOf = ({ code, netEur, grossEur }: Price, pieces: number): InvoiceLine => ({
    id: code,
    quantity: String(pieces),
    unitPriceEur: input.priceBasis === 'NET' ? netEur : grossEur,
    vatPercent: format(vatPercent),
  });
  const lines = [lineOf(price, quantity), ...(travel === undefined ? [] : [lineOf(travel, 1)])];
  const totals = invoiceTotals({ priceBasis: input.priceBasis, lines });
  if (!totals.ok) return totals;
  findings.add('lower_cost_may_be_proven', '');
  return {
    ok: true,
    titleDe: rule.titleDe,
    titleEn: rule.titleEn,
    lines,
    totals,
    legalBasis: `AGB ${rule.provision}, ${price.annex}`,
    contradicting: rule.contradicting,
    findings: findings.list,
  };
}

/** The trip that is charged besides; undefined where none was made, or with a finding where it has no price. */
function readTravel(km: number | undefined, on: Day, findings: ContractFindings): Price | undefined {
  if (km === undefined) return undefined;
  if (km < 0) {
    findings.add('negative_value', '/travelKm');
    return undefined;
  }
  const price = travelPrice(km, on);
  const farthest = findInForce(TRAVEL_BANDS, on)?.value.at(-1)?.kmMax;
  if (price === undefined) findings.add('no_travel_price', '/travelKm', String(farthest));
  return price;
}
