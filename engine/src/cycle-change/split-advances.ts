import type { OccupancyModel } from '../billing/model.ts';
import { formatCents } from '../money/decimal.ts';
import { compare, fromCents, subtract, toCents } from '../money/fraction.ts';
import { type ChangeContext, inHouse } from './context.ts';
import type { AdvancePayment } from './cycle-change.ts';
import { divideEuro, euroText } from './divide.ts';
import { shareByMonths } from './shares.ts';
import type { Side } from './split-values.ts';

/**
 * The advance payments of one occupancy on both sides: single ones by their day, else by the months of the occupancy.
 * Nothing where none are known.
 */
export function divideAdvance(
  context: ChangeContext,
  unitId: string,
  { id, path, period, advance }: OccupancyModel,
  payments: readonly AdvancePayment[],
): Partial<Record<Side, string>> {
  const field = `${path}/advance_eur`;
  const own = payments.filter(({ unit, occupancy }) => unit === unitId && occupancy === id);
  const centsOf = (some: readonly AdvancePayment[]) => some.reduce((sum, { amountCents }) => sum + amountCents, 0n);
  if (own.length === 0) {
    if (advance === undefined) return {};
    const divided = divideEuro(field, advance, shareByMonths(context, period));
    context.splits.push(divided);
    return { old: euroText(divided.old), next: euroText(divided.next) };
  }
  const paid = fromCents(centsOf(own));
  if (advance !== undefined && compare(paid, advance) !== 0) {
    const details = [formatCents(centsOf(own)), formatCents(toCents(advance))];
    context.findings.add('advances_differ', inHouse(field), details);
  }
  const old = fromCents(centsOf(own.filter(({ day }) => day <= context.boundary)));
  context.splits.push({ path: field, rule: 'payments', whole: paid, old, next: subtract(paid, old) });
  return { old: euroText(old), next: euroText(subtract(paid, old)) };
}

/** Payments of somebody the house does not know would be lost. */
export function reportPayments({ model, findings }: ChangeContext, payments: readonly AdvancePayment[]): void {
  payments.forEach(({ unit, occupancy }, index) => {
    const known = model.units.find(({ id }) => id === unit)?.occupancies.some(({ id }) => id === occupancy) ?? false;
    if (!known) findings.add('cycle_reference_unknown', `/advances/${index}`, [`${unit}/${occupancy}`]);
  });
}
