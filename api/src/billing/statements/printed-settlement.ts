import type { OperatingCostPresentation } from '../operating-costs/presentation.ts';
import type { Presentation } from '../presentation/presentation.ts';
import type { VersionRow } from './version-store.ts';

export type PrintedSettlement = Pick<VersionRow, 'settlement' | 'payment'>;

/** What the document says of the way an occupancy's balance is settled; portals say the same. */
export function printedSettlements({
  units,
  payment,
}: Pick<Presentation, 'units' | 'payment'> | Pick<OperatingCostPresentation, 'units' | 'payment'>): (
  occupancyId: string,
) => PrintedSettlement {
  const settlements = new Map(
    units.flatMap(({ occupancies }) => occupancies.map((each) => [each.id, each.settlement])),
  );
  return (id) => {
    const settlement = settlements.get(id);
    if (settlement === undefined) throw new Error(`the presentation has no occupancy ${id}`);
    return { settlement, payment: settlement === 'payable' ? payment : null };
  };
}
