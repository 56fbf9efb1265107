export { type ContractPart, type Party, rentalStart } from './contract-part.ts';
export {
  type DiscountedInstalment,
  defaultDiscountPercent,
  type EarlyEndDamage,
  type EarlyEndInput,
  earlyEndDamage,
  monthlyFactor,
  type RemainingInstalment,
  remainingInstalments,
} from './early-end.ts';
export { chargeFee, type FeeCharge, type FeeInput } from './fees.ts';
export type { ContractFinding, ContractFindingCode, ContractRefusal } from './findings.ts';
export { adjustedPrice, type IndexChange, indexChange } from './index-clause/adjustment.ts';
export { firstAdjustmentDay, latestReceiptDay } from './index-clause/adjustment-day.ts';
export { continueIndex } from './index-clause/convert-index.ts';
export {
  type IndexData,
  type IndexEntry,
  type IndexStatus,
  type IndexTable,
  type IndexValue,
  readIndex,
} from './index-clause/index-table.ts';
export {
  type AdjustedItem,
  type IndexRequest,
  type IndexRequestInput,
  indexRequest,
  type NamedIndexValue,
  type PricedItem,
} from './index-clause/request.ts';
export { VPI_2020, VPI_2020_DATA } from './index-clause/vpi-2020.ts';
export { type InvoiceInput, type InvoiceLine, type InvoiceTax, type InvoiceTotals, invoiceTotals } from './invoice.ts';
export { type LatePayment, type LatePaymentInput, latePayment } from './late-payment.ts';
export { priceOf, tierFor, travelPrice } from './prices.ts';
export { endAfterNotice, type Term, termFindings, termOn } from './term.ts';
export { PRICES, type Price, type PriceCode, type PriceUnit } from './terms/annex-a-prices.parameters.ts';
export { termsParametersOn } from './terms/register.ts';
export { INDEX_CLAUSE, type IndexClause } from './terms/section-7-index-clause.parameters.ts';
export { type ContradictingFee, FEES, type FeeRule } from './terms/section-10-fees.parameters.ts';
export type { Tier } from './terms/tiers-and-travel.parameters.ts';
