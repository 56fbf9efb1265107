import type { Period } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { namedTwice, unknownReference } from '../../problem.ts';
import { selectOccupanciesOfProperties, selectUnitsOfProperties } from '../../properties/index.ts';
import type { OperatingCostAuditSettings } from './audit-settings.ts';
import { selectOperatingCostEntries } from './store.ts';

/** Entries of one period that are read at once; a house has a few dozen. */
const ENTRIES_MAX = 10_000;

/**
 * What is stated for the audit is stated of units, occupancies and entries of the period, once of each.
 * @throws Problem `unknown-reference` for what is missing, foreign or of another property; `rule-violated` where something
 * is stated twice.
 */
export async function refuseUnknownInOperatingCostAudit(
  context: Context,
  { propertyId, periodId, period }: { propertyId: string; periodId: string | null; period: Period },
  { units = [], occupancies = [], costs = [] }: OperatingCostAuditSettings,
): Promise<void> {
  const idsOf = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id));
  if (units.length > 0) {
    const known = idsOf(await selectUnitsOfProperties(context, [propertyId]));
    refuse(
      'units',
      'unit_id',
      'unit',
      units.map(({ unit_id }) => unit_id),
      known,
    );
  }
  if (occupancies.length > 0) {
    const known = idsOf(await selectOccupanciesOfProperties(context, [propertyId], period));
    const named = occupancies.map(({ occupancy_id }) => occupancy_id);
    refuse('occupancies', 'occupancy_id', 'occupancy', named, known);
  }
  if (costs.length > 0) {
    const rows =
      periodId === null
        ? []
        : await selectOperatingCostEntries(context, { billingPeriodId: periodId }, null, ENTRIES_MAX);
    const named = costs.map(({ operating_cost_entry_id }) => operating_cost_entry_id);
    refuse('costs', 'operating_cost_entry_id', 'operating-cost entry', named, idsOf(rows));
  }
}

function refuse(
  list: keyof OperatingCostAuditSettings,
  field: string,
  noun: string,
  named: readonly string[],
  known: ReadonlySet<string>,
): void {
  const seen = new Set<string>();
  named.forEach((id, index) => {
    const pointer = `/operating_costs/audit/${list}/${index}/${field}`;
    if (!known.has(id)) throw unknownReference(pointer, noun, id);
    if (seen.has(id)) throw namedTwice(pointer, id, 'The audit is told of each once.');
    seen.add(id);
  });
}
