import type { Period } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { selectOccupanciesOfProperties, selectUnitsOfProperties } from '../../properties/index.ts';
import { type Named, refuseUnknownNames } from '../periods/audit-settings-rules.ts';
import type { OperatingCostAuditSettings } from './audit-settings.ts';
import { selectEntriesOfPeriod } from './store.ts';

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
  const at = '/operating_costs/audit';
  const named: readonly Named[] = [
    {
      ...{ list: `${at}/units`, field: 'unit_id', noun: 'unit' },
      ids: units.map(({ unit_id }) => unit_id),
      known: async () => idsOf(await selectUnitsOfProperties(context, [propertyId])),
    },
    {
      ...{ list: `${at}/occupancies`, field: 'occupancy_id', noun: 'occupancy' },
      ids: occupancies.map(({ occupancy_id }) => occupancy_id),
      known: async () => idsOf(await selectOccupanciesOfProperties(context, [propertyId], period)),
    },
    {
      ...{ list: `${at}/costs`, field: 'operating_cost_entry_id', noun: 'operating-cost entry' },
      ids: costs.map(({ operating_cost_entry_id }) => operating_cost_entry_id),
      known: async () => idsOf(periodId === null ? [] : await selectEntriesOfPeriod(context, periodId)),
    },
  ];
  for (const each of named) await refuseUnknownNames(each);
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));
