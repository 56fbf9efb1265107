import { format, formatCents } from '../money/decimal.ts';
import {
  compare,
  type Fraction,
  fromCents,
  multiply,
  ONE,
  roundTo,
  subtract,
  toCents,
  ZERO,
} from '../money/fraction.ts';
import type { Split } from './cycle-change.ts';
import type { OldShare } from './shares.ts';

/** Decimals of a quantity that was divided: one digit more than its meters show would be made up. */
const QUANTITY_DECIMALS = 3;

/** Euro in whole cents: the old part is rounded, the next one is what is left, so that no cent appears or vanishes. */
export function divideEuro(path: string, whole: Fraction, { rule, share }: OldShare, reason?: string): Split {
  const old = fromCents(toCents(multiply(whole, share)));
  return split(path, rule, whole, old, reason);
}

/** Euro as a text of the house file; an amount with parts of a cent keeps them. */
export function euroText(euro: Fraction): string {
  const cents = toCents(euro);
  return compare(fromCents(cents), euro) === 0 ? formatCents(cents) : format(euro);
}

/** A quantity, not negative: the old part is rounded to three decimals and never more than there is. */
export function divideQuantity(path: string, whole: Fraction, { rule, share }: OldShare): Split {
  // All or nothing is exactly that, however many decimals it has.
  if (compare(share, ONE) === 0) return split(path, rule, whole, whole);
  const rounded = roundTo(multiply(whole, share), QUANTITY_DECIMALS);
  return split(path, rule, whole, compare(rounded, whole) > 0 ? whole : rounded);
}

function split(path: string, rule: Split['rule'], whole: Fraction, old: Fraction, reason?: string): Split {
  const next = compare(whole, old) === 0 ? ZERO : subtract(whole, old);
  return { path, rule, whole, old, next, ...(reason === undefined ? {} : { reason }) };
}
