import type { Day, Period } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { audit } from '../../db/audit.ts';
import type { UnitWithOccupancy } from '../../properties/index.ts';
import { consumptionOfUnits, type UnitConsumption } from '../consumption/consumption-of-units.ts';
import { type DataPurpose, dataRead } from './data-purpose.ts';

/** On whose behalf a house is read. */
interface Asker {
  readonly propertyId: string;
  readonly runId: string;
}

/**
 * The months of the users of some houses, each cut to his own days, read for a purpose that stays in the trail once for
 * each run: HeizkostenV § 6b allows billing and information, and nothing else.
 */
export async function readForPurpose(
  context: Context,
  purpose: DataPurpose,
  { from, to }: Period,
  askers: readonly Asker[],
  rows: readonly UnitWithOccupancy[],
): Promise<UnitConsumption[]> {
  const asked = { interval: 'month', from, to, until: to as Day } as const;
  const users = Map.groupBy(rows, ({ unit }) => unit.propertyId);
  const entries = askers.map(({ propertyId, runId }) =>
    dataRead(
      'consumption.read',
      purpose,
      { objectType: 'property', objectId: propertyId },
      { from, to },
      { run_id: runId, occupancies: users.get(propertyId)?.length ?? 0 },
    ),
  );
  const [consumptions] = await Promise.all([consumptionOfUnits(context, asked, rows), audit(context, ...entries)]);
  return consumptions;
}
