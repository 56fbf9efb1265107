import { type ChangedCycle, format, toCents } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import type { CostRow, FuelRow } from '../costs/store.ts';
import { layerAt } from './convert.ts';
import type { JudgedCycleChange } from './judge.ts';
import { divideLabour } from './parts.ts';
import type { CycleChangeRecord } from './record.ts';

/** The change that divides, and the period that follows. */
export interface Division {
  readonly changeId: string;
  readonly nextPeriodId: string;
}

interface Divided<Row, Told> {
  /** Rows that count no more. */
  readonly superseded: readonly string[];
  readonly added: readonly Row[];
  readonly told: Told;
}

/** Ids of one moment in the order they are taken: entries are read, and layers of one day used up, in that of their ids. */
function idsInOrder(context: Context, kind: 'costEntry' | 'fuelDelivery', count: number): () => string {
  const ids = Array.from({ length: count }, () => context.newId(kind)).sort();
  return () => ids.shift() ?? '';
}

/** A new row of what another one was made for. */
function partOf<Row extends CostRow | FuelRow>(context: Context, row: Row, id: string): Row {
  const now = context.now();
  return { ...row, id, version: 1, createdAt: now, updatedAt: now, supersededBy: null };
}

/** A cost that is wholly of the old cycle stays; of any other, its parts count from now on. */
export function divideCostRows(
  context: Context,
  { source, house, costDays, shortPeriod }: JudgedCycleChange,
  { splits }: ChangedCycle,
  { changeId, nextPeriodId }: Division,
): Divided<CostRow, CycleChangeRecord['cost_entries']> {
  // By its days and not by its parts: a cost may be one of 0.00.
  const old = new Set(costDays.filter(({ to }) => to <= shortPeriod.to).map(({ id }) => id));
  const rows = new Map(source.costs.map((row) => [row.id, row]));
  const nextId = idsInOrder(context, 'costEntry', 2 * splits.length);
  const added: CostRow[] = [];
  const told: CycleChangeRecord['cost_entries'] = [];
  splits.forEach((split) => {
    const [, list, at] = split.path.split('/');
    const row = list === 'costs' ? rows.get(house.costs?.[Number(at)]?.id ?? '') : undefined;
    if (row === undefined || (split.rule === 'one_side' && old.has(row.id))) return;
    const labour = row.laborCents === null ? null : divideLabour(split, row.laborCents);
    const part = (side: 'old' | 'next', billingPeriodId: string): string | null => {
      // What is wholly of the next cycle is no cost of the old one, not even one of 0.00.
      if (split.rule === 'one_side' && side === 'old') return null;
      const made = {
        ...partOf(context, row, nextId()),
        billingPeriodId,
        amountCents: Number(toCents(split[side])),
        laborCents: labour?.[side] ?? null,
        dividedFrom: { id: row.id, cycle_change_id: changeId },
      };
      added.push(made);
      return made.id;
    };
    told.push({
      cost_entry_id: row.id,
      old_cost_entry_id: part('old', row.billingPeriodId),
      next_cost_entry_id: part('next', nextPeriodId),
    });
  });
  return { superseded: told.map(({ cost_entry_id }) => cost_entry_id), added, told };
}

/** What is left of the layers opens the next period; what was bought in it is a layer there. */
export function divideFuelRows(
  context: Context,
  { source, shortPeriod }: JudgedCycleChange,
  { stock }: ChangedCycle,
  { changeId, nextPeriodId }: Division,
): Divided<FuelRow, CycleChangeRecord['fuel_deliveries']> {
  if (stock === undefined) return { superseded: [], added: [], told: [] };
  const late = source.fuel.filter(({ kind, day }) => kind !== 'opening' && day > shortPeriod.to);
  const nextId = idsInOrder(context, 'fuelDelivery', stock.carried.length + late.length);
  const opening = stock.carried.map(({ path, quantity, amountCents, co2Kg, co2CostEur }): FuelRow => {
    const row = layerAt(source, path);
    if (row === undefined) throw new Error(`no fuel delivery at ${path}`);
    return {
      ...partOf(context, row, nextId()),
      billingPeriodId: nextPeriodId,
      kind: 'opening',
      quantity: format(quantity),
      amountCents: Number(amountCents),
      co2Kg: co2Kg === undefined ? null : format(co2Kg, KG_DECIMALS),
      co2CostCents: co2CostEur === undefined ? null : Number(toCents(co2CostEur)),
      dividedFrom: {
        id: row.id,
        cycle_change_id: changeId,
        ...(co2Kg === undefined ? {} : { co2_kg: format(co2Kg) }),
        ...(co2CostEur === undefined ? {} : { co2_cost_eur: format(co2CostEur) }),
      },
    };
  });
  const moved = late.map(
    (row): FuelRow => ({
      ...partOf(context, row, nextId()),
      billingPeriodId: nextPeriodId,
      dividedFrom: { id: row.id, cycle_change_id: changeId },
    }),
  );
  const told = (whole: boolean) => (row: FuelRow) => ({
    fuel_delivery_id: row.dividedFrom?.id ?? '',
    next_fuel_delivery_id: row.id,
    whole,
  });
  return {
    superseded: late.map(({ id }) => id),
    added: [...opening, ...moved],
    told: [...opening.map(told(false)), ...moved.map(told(true))],
  };
}

/** As many as a decimal has that travels. */
const KG_DECIMALS = 9;
