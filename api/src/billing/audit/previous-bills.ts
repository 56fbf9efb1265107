import type { BilledHouse, House } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { findPeriodBefore, type PeriodRow } from '../periods/store.ts';
import { type FrozenRun, findFrozenRun } from '../runs/frozen-store.ts';
import { findBilledRun } from '../runs/store.ts';
import { estimatedIn, useOfUnit } from './facts-readings.ts';

export interface PreviousBill {
  readonly house: House;
  readonly result: BilledHouse;
}

/** The period of the same kind that ended last before this one begins, as it was billed last; null where there is none. */
export async function findPreviousRun(
  context: Context,
  period: Pick<PeriodRow, 'propertyId' | 'kind' | 'fromDay'>,
): Promise<FrozenRun | null> {
  const before = await findPeriodBefore(context, period);
  const run = before === null ? null : await findBilledRun(context, before.id);
  return run === null ? null : findFrozenRun(context, run.id);
}

/** The heating period of a property that ended last before this day, as it was billed last; undefined where there is none. */
export async function findPreviousBill(
  context: Context,
  propertyId: string,
  from: string,
): Promise<PreviousBill | undefined> {
  const frozen = await findPreviousRun(context, { propertyId, kind: 'heating', fromDay: from });
  if (frozen === null) return undefined;
  const { inputs, stored } = frozen;
  return { house: JSON.parse(inputs.house) as House, result: JSON.parse(stored.result) as BilledHouse };
}

/**
 * For how many periods in a row before this one each estimated use of a unit was estimated already, see `useOfUnit`.
 * Goes back as far as anything was estimated again: mostly nowhere.
 */
export async function countEstimates(
  context: Context,
  propertyId: string,
  house: House,
  previous: PreviousBill | undefined,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let open = new Set(estimatedIn(house).map(({ unit, use }) => useOfUnit(unit, use)));
  let before = previous;
  while (open.size > 0 && before !== undefined) {
    const again = new Set(estimatedIn(before.house).map(({ unit, use }) => useOfUnit(unit, use)));
    for (const name of open) counts.set(name, (counts.get(name) ?? 0) + (again.has(name) ? 1 : 0));
    open = open.intersection(again);
    if (open.size > 0) before = await findPreviousBill(context, propertyId, before.house.period.from);
  }
  return counts;
}
