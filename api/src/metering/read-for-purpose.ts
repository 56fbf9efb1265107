import type { Day, Period } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import type { UnitWithOccupancy } from '../properties/index.ts';
import { consumptionOfUnits, type UnitConsumption } from './consumption-of-units.ts';

/** What data of remotely readable devices may be used for without being asked (HeizkostenV § 6b). */
type DataPurpose = 'monthly_information';

/**
 * The months of a house's users, each cut to his own days, read for a purpose that stays in the trail: HeizkostenV § 6b
 * allows billing and information, and nothing else.
 */
export async function readForPurpose(
  context: Context,
  purpose: DataPurpose,
  { propertyId, from, to }: Period & { readonly propertyId: string },
  rows: readonly UnitWithOccupancy[],
): Promise<UnitConsumption[]> {
  const asked = { interval: 'month', from, to, until: to as Day } as const;
  const [consumptions] = await Promise.all([
    consumptionOfUnits(context, asked, rows),
    audit(context, {
      action: 'consumption.read',
      objectType: 'property',
      objectId: propertyId,
      changes: { purpose, legal_basis: 'HeizkostenV § 6b', from, to, occupancies: rows.length },
    }),
  ]);
  return consumptions;
}
