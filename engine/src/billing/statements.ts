import { allocateLargestRemainder } from '../money/allocate.ts';
import { format, formatCents } from '../money/decimal.ts';
import { add, fraction, multiply, roundedQuotient, toCents } from '../money/fraction.ts';
import type { Draft, DraftLine } from './lines.ts';
import { lineCents } from './price.ts';
import { occupantReasonId, type ReasonBook } from './reasons.ts';
import type { OccupantResult, StatementLine } from './result.ts';

/**
 * Cents of every line in the order of the drafts, each rounded by itself: half away from zero.
 * Interpretation: no law says where to round. A total is the sum of the lines a reader sees, and what is missing to the costs
 * is shown to the owner and charged to nobody.
 */
export function roundLines(drafts: readonly Draft[]): bigint[] {
  const cents: bigint[] = [];
  for (const { lines } of drafts) {
    for (const { units, price } of lines) {
      cents.push(lineCents(units, price));
    }
  }
  return cents;
}

/**
 * Cents of every line so that all of them add up to `wholeCents`.
 * Interpretation: a credit is cut off to the cent below as well (-1.236 to -1.24), so that cents only ever miss.
 */
export function distributeLines(drafts: readonly Draft[], wholeCents: bigint): bigint[] {
  const exact = drafts.flatMap(({ lines }) => lines.map(({ units, price }) => multiply(units, price.value)));
  return allocateLargestRemainder(exact, wholeCents);
}

/** The occupants' results from the cents of their lines, and the sum of their totals. */
export function formStatements(
  drafts: readonly Draft[],
  cents: readonly bigint[],
  book: ReasonBook | undefined,
): { occupants: OccupantResult[]; sumCents: bigint } {
  let next = 0;
  let sumCents = 0n;
  const occupants = drafts.map((draft) => {
    let totalCents = 0n;
    const lines: StatementLine[] = [];
    for (const line of draft.lines) {
      const amount = cents[next] ?? 0n;
      next += 1;
      totalCents += amount;
      lines.push(formLine(draft, line, amount, book));
    }
    sumCents += totalCents;
    return formOccupant(draft, lines, totalCents, book);
  });
  return { occupants, sumCents };
}

function formLine(
  draft: Draft,
  { code, units, price, inputs }: DraftLine,
  cents: bigint,
  book: ReasonBook | undefined,
) {
  const line = { code, units: format(units), unit_price_eur: price.text, amount_eur: formatCents(cents) };
  if (book !== undefined) {
    const id = occupantReasonId(draft.unitIndex, draft.occupancyIndex, code);
    book.add(code, id, line.amount_eur, [...inputs, price.reasonId]);
  }
  return line;
}

function formOccupant(
  { unit, unitIndex, occupancy, occupancyIndex }: Draft,
  lines: readonly StatementLine[],
  totalCents: bigint,
  book: ReasonBook | undefined,
): OccupantResult {
  const { advance, vatPercent } = occupancy;
  const total = formatCents(totalCents);
  const vat = vatPercent && formatCents(vatContained(totalCents, vatPercent));
  const balance = advance === undefined ? total : formatCents(totalCents - toCents(advance));
  if (book !== undefined) {
    const id = (amount: Parameters<typeof occupantReasonId>[2]) => occupantReasonId(unitIndex, occupancyIndex, amount);
    const inputs = lines.map(({ code }) => id(code));
    const totalId = book.add('total', id('total'), total, inputs);
    if (vat !== undefined)
      book.add('vat_contained', id('vat_contained'), vat, [totalId, `${occupancy.path}/vat_percent`]);
    const balanceInputs = advance === undefined ? [totalId] : [totalId, `${occupancy.path}/advance_eur`];
    book.add('balance', id('balance'), balance, balanceInputs);
  }
  const occupant: { -readonly [Field in keyof OccupantResult]: OccupantResult[Field] } = {
    unit: unit.id,
    occupancy: occupancy.id,
    lines,
    total_eur: total,
    balance_eur: balance,
  };
  if (vat !== undefined) occupant.vat_contained_eur = vat;
  if (advance !== undefined) occupant.advance_eur = formatCents(toCents(advance));
  return occupant;
}

/** `total * p / (100 + p)`, half away from zero. */
export function vatContained(totalCents: bigint, percent: { readonly n: bigint; readonly d: bigint }): bigint {
  const whole = add(fraction(100n), percent);
  return roundedQuotient(totalCents * percent.n * whole.d, percent.d * whole.n);
}
