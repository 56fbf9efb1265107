import {
  type ChangedCycle,
  type CycleSplit,
  DELIVERED_ENERGY_COST_KINDS,
  divide,
  type Fraction,
  fraction,
  type House,
  isZero,
  multiply,
  sum,
  toCents,
} from '@klarmeter/engine';
import type { PeriodSettings } from '../periods/settings.ts';

/** Whole cents on both sides of the change. */
export interface Parts {
  readonly old: number;
  readonly next: number;
}

/** The old part rounded, the next one what is left of the whole. */
function divideCents(whole: number, share: Fraction): Parts {
  const old = Number(toCents(multiply(fraction(BigInt(whole), 100n), share)));
  return { old, next: whole - old };
}

/** The labour contained in a cost goes like the cost, and is never more than it. */
export const divideLabour = ({ whole, old }: CycleSplit, laborCents: number): Parts =>
  divideCents(laborCents, isZero(whole) ? fraction(1n) : divide(old, whole));

/** Taxes and levies that the supplier states go like the cost of the energy they are contained in. */
export function divideLevies(
  levies: PeriodSettings['taxes_and_levies'],
  { splits }: ChangedCycle,
  { costs = [] }: House,
): Parts[] | null {
  if (levies === null) return null;
  const energy = splits.filter(({ path }) => {
    const [, list, at] = path.split('/');
    return list === 'costs' && DELIVERED_ENERGY_COST_KINDS.includes(costs[Number(at)]?.kind ?? '');
  });
  const whole = sum(energy.map((split) => split.whole));
  const share = whole.n <= 0n ? fraction(1n) : divide(sum(energy.map(({ old }) => old)), whole);
  return levies.map(({ amount_cents }) => divideCents(amount_cents, share));
}
