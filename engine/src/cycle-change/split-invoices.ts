import type { HouseCo2Invoice } from '../billing/house.ts';
import type { Co2InvoiceModel } from '../billing/model.ts';
import { shareOfSupply } from '../law/de/co2kostaufg/section-5-supply-periods.ts';
import { format } from '../money/decimal.ts';
import { compare, isLess, isZero, multiply, ONE, roundTo, subtract } from '../money/fraction.ts';
import { overlapOf, type Period } from '../time/period.ts';
import type { ChangeContext } from './context.ts';
import type { Split } from './cycle-change.ts';
import { type OldShare, shareOfEnergy } from './shares.ts';
import { SPLIT_RULE_SENTENCES } from './split-rules.ts';
import type { Side } from './split-values.ts';

/** Decimals of a share: enough for the grams of any invoice. */
const SHARE_DECIMALS = 9;
/** A reason is no longer than this, the one that was there before included. */
const REASON_LENGTH = 200;

/**
 * Invoices of CO2 for both sides. Each stays the invoice it is, with all of its energy, kilograms and cost, and names the
 * share of it that belongs to the side (CO2KostAufG section 5(1) sentence 5); what the supplier states and what follows
 * from the energy is divided alike by that.
 * Interpretation: one that covers the whole running period, or says nothing of its days, goes like the cost of the
 * energy; one that covers a part of it goes by its own days.
 */
export function divideInvoices(
  context: ChangeContext,
  invoices: readonly HouseCo2Invoice[],
  model: readonly Co2InvoiceModel[],
  energyShare: OldShare,
): Readonly<Record<Side, readonly HouseCo2Invoice[]>> {
  const divided = model.flatMap((each, index) => {
    const invoice = invoices[index];
    return invoice === undefined ? [] : [{ invoice, split: divideInvoice(context, each, energyShare) }];
  });
  context.splits.push(...divided.map(({ split }) => split));
  const on = (side: Side): HouseCo2Invoice[] => {
    // What belongs to the other side only is left out, but never all: that nothing was supplied is for billing to say.
    const own = divided.filter(({ split }) => split.rule !== 'one_side' || !isZero(split[side]));
    return (own.length === 0 ? divided : own).map(({ invoice, split }) => named(context, invoice, split, side));
  };
  return { old: on('old'), next: on('next') };
}

function divideInvoice(context: ChangeContext, invoice: Co2InvoiceModel, energyShare: OldShare): Split {
  const { shortPeriod, remainder, weights } = context;
  const running: Period = { from: shortPeriod.from, to: remainder.to };
  const exact = shareOfSupply(invoice, running, weights);
  const whole = invoice.namedShare ?? roundTo(exact, SHARE_DECIMALS);
  const { rule, share } = shareOfInvoice(context, invoice, running, energyShare);
  const rounded = roundTo(multiply(whole, share), SHARE_DECIMALS);
  // All of it is exactly that, however many decimals it has.
  const old = compare(share, ONE) === 0 || isLess(whole, rounded) ? whole : rounded;
  return { path: `${invoice.path}/share/value`, rule, whole, old, next: subtract(whole, old) };
}

function shareOfInvoice(
  context: ChangeContext,
  { supplied }: Co2InvoiceModel,
  running: Period,
  energyShare: OldShare,
): OldShare {
  const days = supplied && overlapOf(supplied, running);
  const wholly = days === undefined || (days.from === running.from && days.to === running.to);
  return wholly ? energyShare : shareOfEnergy(context, days, 'combined');
}

/** The invoice with the share of one side, and the rule it comes from before the reason that was given for the whole. */
function named({ nextPeriod }: ChangeContext, invoice: HouseCo2Invoice, split: Split, side: Side): HouseCo2Invoice {
  const changeOn = nextPeriod.from.split('-').toReversed().join('.');
  const rule = `Turnuswechsel am ${changeOn}: ${SPLIT_RULE_SENTENCES[split.rule].de}`;
  const before = invoice.share;
  const read = split.rule === 'meter' && before?.by !== 'hand';
  const reason = before === undefined ? rule : `${rule}; ${before.reason}`.slice(0, REASON_LENGTH);
  return { ...invoice, share: { value: format(split[side], 30), by: read ? 'meter_reading' : 'hand', reason } };
}
