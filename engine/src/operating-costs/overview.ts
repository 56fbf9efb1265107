import { format, formatCents, parse } from '../money/decimal.ts';
import { toCents } from '../money/fraction.ts';
import type { DistributedPosition } from './distribute.ts';
import type { Heating } from './heating.ts';
import type { OperatingCostsModel, PositionModel } from './model.ts';
import type { HeatingKind, HeatingResult, OperatingCostKeyResult, OperatingCostPositionResult } from './result.ts';

/** How a position is called in lines, certificates and the overview. */
export const nameOf = ({ kind, label }: PositionModel) => ({
  kind: kind.kind,
  number: kind.number,
  ...(label === undefined ? {} : { label }),
});

/** The days of the cost, where they are not the billing period. */
export const periodOf = ({ wholePeriod, period }: PositionModel) => (wholePeriod ? {} : { period });

/** The key of a position as it is shown. */
export const keyOf = ({ key, price }: DistributedPosition): OperatingCostKeyResult => ({
  by: key.by,
  ...(key.byDefault ? { by_default: true } : {}),
  unit: key.measure,
  house: format(key.total),
  unit_price_eur: price.text,
});

/** Cents of a position as the overview adds them up. */
export interface PositionCents {
  readonly amount: bigint;
  readonly distributed: bigint;
  readonly statements: bigint;
  readonly vacancy: bigint;
  readonly rest: bigint;
}

export function centsOf({ position, key, cents, distributedCents, restCents }: DistributedPosition): PositionCents {
  const sumOf = (counts: (at: number) => boolean) =>
    cents.reduce((sum, each, at) => (counts(at) ? sum + each : sum), 0n);
  return {
    amount: toCents(position.amount),
    distributed: distributedCents,
    statements: sumOf(() => true),
    vacancy: sumOf((at) => key.shares[at]?.occupancy.vacant ?? false),
    rest: restCents,
  };
}

/** One row of the overview. */
export function overviewOf(distributed: DistributedPosition): OperatingCostPositionResult {
  const { position } = distributed;
  const { amount, distributed: whole, statements, vacancy, rest } = centsOf(distributed);
  const labour = distributed.labour.map(({ model, cents }) => ({
    kind: model.kind,
    amount_eur: formatCents(toCents(model.amount)),
    certified_eur: formatCents(cents.reduce((a, b) => a + b, 0n)),
  }));
  return {
    position: position.id,
    ...nameOf(position),
    amount_eur: formatCents(amount),
    deducted_eur: formatCents(amount - whole),
    ...(position.deduction === undefined ? {} : { deduction_reason: position.deduction.reason }),
    distributed_eur: formatCents(whole),
    key: keyOf(distributed),
    ...periodOf(position),
    statements_eur: formatCents(statements),
    vacancy_eur: formatCents(vacancy),
    rest_eur: formatCents(rest),
    rounding_difference_eur: formatCents(whole - statements - rest),
    ...(labour.length === 0 ? {} : { labour }),
  };
}

const centsIn = (eur: string): bigint => toCents(parse(eur));

/** The row of the heating bill; its own rounding is kept. */
export function heatingOverview({ house, billed, shares }: Heating, { units }: OperatingCostsModel): HeatingResult {
  const { findings, reasons, ...bill } = billed;
  const statements = centsIn(billed.total_statements_eur);
  const distributed = statements + centsIn(billed.rounding_difference_eur);
  const vacant = units.flatMap(({ occupancies }) => occupancies.filter((each) => each.vacant));
  const vacancy = vacant.reduce((sum, { path }) => sum + centsIn(shares.get(path)?.result.total_eur ?? '0.00'), 0n);
  return {
    ...heatingName(bill),
    period: house.period,
    amount_eur: billed.total_costs_eur,
    deducted_eur: formatCents(centsIn(billed.total_costs_eur) - distributed),
    distributed_eur: formatCents(distributed),
    statements_eur: billed.total_statements_eur,
    vacancy_eur: formatCents(vacancy),
    rounding_difference_eur: billed.rounding_difference_eur,
    bill,
  };
}

function heatingName({ occupants }: HeatingResult['bill']): { kind: HeatingKind; number: string } {
  const has = (start: string) => occupants.some(({ lines }) => lines.some(({ code }) => code.startsWith(start)));
  if (!has('hot_water')) return { kind: 'heating', number: '4' };
  return has('heating') ? { kind: 'heating_and_hot_water', number: '4-6' } : { kind: 'hot_water', number: '5' };
}
