import type { CostFacts, Day, FuelFacts } from '@klarmeter/engine';
import { defined } from '../house/defined.ts';
import { eur } from '../house/euro.ts';
import type { StatedSource } from './facts.ts';

/** What stands behind the costs of the house file: as it is printed, else as it is entered. */

export function costFacts({ house, presentation, account }: StatedSource): CostFacts[] {
  const receipts = new Map(presentation.receipts.map(({ cost_id, receipt, on }) => [cost_id, { receipt, on }]));
  const entries = new Map(account.costs.map((entry) => [entry.id, entry]));
  return (house.costs ?? []).map(({ id }) => {
    const receipt = receipts.get(id);
    const entry = entries.get(id);
    return defined({
      id,
      description: receipt?.receipt ?? entry?.description,
      day: (receipt?.on ?? entry?.day ?? undefined) as Day | undefined,
    });
  });
}

export function fuelFacts({ presentation, stated }: StatedSource): FuelFacts {
  const { closing_value_cents: closing, cuts } = stated.fuel ?? {};
  const cutOf = new Map(cuts?.map(({ cost_entry_id, cut_by }) => [cost_entry_id, cut_by]));
  return defined({
    closing_value_eur: closing === undefined ? undefined : eur(closing),
    invoices: presentation.fuel_invoices.map(({ cost_id, from, to, meter_start, meter_end }) =>
      defined({ from: from as Day, to: to as Day, meter_start, meter_end, cut_by: cutOf.get(cost_id) }),
    ),
  });
}
