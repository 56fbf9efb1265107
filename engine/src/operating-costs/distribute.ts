import { makePrice, type Price } from '../billing/price.ts';
import { inForceOn } from '../law/dated.ts';
import { OPERATING_COST_KINDS } from '../law/de/betrkv/section-2-kinds.parameters.ts';
import { allocateLargestRemainder } from '../money/allocate.ts';
import { format } from '../money/decimal.ts';
import { divide, type Fraction, multiply, toCents } from '../money/fraction.ts';
import { type KeyShare, type ResolvedKey, toDistribute } from './keys.ts';
import type { LabourModel, PositionModel } from './model.ts';
import { keyReasonId, operatingCostReasonId } from './reason-ids.ts';
import type { OperatingCostReasonBook, OperatingCostReasonKindName } from './reason-kinds.ts';

/** The labour of a position by occupant, in the order of the key's shares. */
export interface DistributedLabour {
  readonly model: LabourModel;
  readonly cents: readonly bigint[];
}

/** One position with the cents of everybody who takes part. */
export interface DistributedPosition {
  readonly position: PositionModel;
  readonly key: ResolvedKey;
  readonly price: Price;
  readonly distributedCents: bigint;
  /** In the order of the key's shares. */
  readonly cents: readonly bigint[];
  /** What belongs to no unit of the file. */
  readonly restCents: bigint;
  readonly labour: readonly DistributedLabour[];
  readonly totalReasonId: string;
}

/** Distributes one position by its key; what follows from another position moves no cent of it. */
export function distributePosition(
  position: PositionModel,
  key: ResolvedKey,
  evenOut: boolean,
  book: OperatingCostReasonBook | undefined,
): DistributedPosition {
  const amount = toDistribute(position);
  const distributedCents = toCents(amount);
  const totalReasonId = book === undefined ? '' : explainTotal(position, key, book);
  const price = makePrice(
    divide(amount, key.total),
    book &&
      ((text) =>
        book.add('key_price', `positions/${position.id}/price`, text, [explainCost(position, book), totalReasonId], {
          unit: `EUR per ${key.measure}`,
        })),
  );
  const units = [...key.shares.map(({ value }) => value), key.rest];
  const cents = roundShares(
    units.map((each) => multiply(each, price.value)),
    distributedCents,
    evenOut,
  );
  const restCents = cents.pop() ?? 0n;
  const labour = distributeLabour(position.labour, units, key.total, cents, evenOut);
  return { position, key, price, distributedCents, cents, restCents, labour, totalReasonId };
}

/** Cents of exact euro amounts: each rounded by itself, half away from zero, or evened out to `wholeCents`. */
export function roundShares(exact: readonly Fraction[], wholeCents: bigint, evenOut: boolean): bigint[] {
  return evenOut ? allocateLargestRemainder(exact, wholeCents) : exact.map(toCents);
}

/**
 * Labour by the same key and rounding. Interpretation: nobody is certified more than he is charged, so where two
 * roundings would add up to a cent more than the line, the cent is left out.
 */
function distributeLabour(
  labour: readonly LabourModel[],
  units: readonly Fraction[],
  total: Fraction,
  lines: readonly bigint[],
  evenOut: boolean,
): DistributedLabour[] {
  const left = [...lines];
  return labour.map((model) => {
    const exact = units.map((each) => divide(multiply(model.amount, each), total));
    const rounded = roundShares(exact, toCents(model.amount), evenOut);
    return { model, cents: takeAtMost(left, rounded.slice(0, lines.length)) };
  });
}

/** Takes the cents from what is left of each line; the result is what could be taken. */
export function takeAtMost(left: bigint[], wanted: readonly bigint[]): bigint[] {
  return wanted.map((cents, at) => {
    const rest = left[at] ?? 0n;
    const taken = cents < rest ? cents : rest;
    left[at] = rest - taken;
    return taken;
  });
}

function explainCost(position: PositionModel, book: OperatingCostReasonBook): string {
  const { path, deduction, ownWork, period } = position;
  const inputs = [`${path}/amount_eur`];
  if (deduction !== undefined) inputs.push(`${path}/deduction/amount_eur`);
  if (ownWork) inputs.push(`${path}/own_work`);
  return book.add('operating_cost', `positions/${position.id}/cost`, format(toDistribute(position)), inputs, {
    parameters: [{ id: 'betrkv.2.kinds', dated: inForceOn(OPERATING_COST_KINDS, period.to) }],
    ...(ownWork ? { legalBasis: 'BetrKV § 1(1)' } : {}),
  });
}

function explainTotal({ id }: PositionModel, key: ResolvedKey, book: OperatingCostReasonBook): string {
  const own = key.shares.map(({ occupancy: { path } }) => keyReasonId(path, id));
  const inputs = key.totalPointer === undefined ? own : [key.totalPointer];
  return book.add('key_total', `positions/${id}/key_total`, format(key.total), inputs, {
    unit: key.measure,
    ...basisOf(key),
  });
}

const VALUE_RULES: Readonly<Partial<Record<ResolvedKey['by'], OperatingCostReasonKindName>>> = {
  persons: 'person_days',
  consumption: 'consumption_value',
  fixed: 'fixed_value',
};

/** Notes the line of one occupant and what he has of the key; returns the id of the line. */
export function explainLine(
  { position, key, price }: DistributedPosition,
  share: KeyShare,
  amount: string,
  book: OperatingCostReasonBook,
): string {
  const id = operatingCostReasonId(share.occupancy.path, `positions/${position.id}`);
  const rule = VALUE_RULES[key.by] ?? 'key_value';
  const value = book.add(rule, keyReasonId(share.occupancy.path, position.id), format(share.value), share.inputs, {
    unit: key.measure,
    ...basisOf(key),
  });
  return book.add('operating_cost_line', id, amount, [value, price.reasonId], basisOf(key));
}

const basisOf = ({ by }: ResolvedKey): { legalBasis?: string } =>
  by === 'co_ownership' ? { legalBasis: 'BGB § 556a(3)' } : {};
