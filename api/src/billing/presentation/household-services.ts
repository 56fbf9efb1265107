import { type BilledHouse, formatCents, fromCents, heatingLabourOf, type LabourKind, toCents } from '@klarmeter/engine';
import type { CostRow } from '../costs/store.ts';
import type { PresentationOccupancy } from './presentation.ts';

type Services = PresentationOccupancy['household_services'];

const WORDS: readonly (readonly [LabourKind, string])[] = [
  ['s35a_3', 'Handwerkerleistungen'],
  ['s35a_2', 'Haushaltsnahe Dienstleistungen'],
];

/** EStG section 35a: the labour contained in each occupant's amount, as it is printed. By occupancy id. */
export function householdServices(costs: readonly CostRow[], result: BilledHouse): ReadonlyMap<string, Services> {
  const labour = costs.flatMap(({ kind, scope, laborCents }) =>
    laborCents !== null && laborCents > 0
      ? [{ kind, scope: scope as 'combined' | 'heating' | 'hot_water', amountEur: fromCents(BigInt(laborCents)) }]
      : [],
  );
  const parts = heatingLabourOf(result, labour);
  return new Map(
    result.occupants.map(({ occupancy }, index) => [
      occupancy,
      WORDS.flatMap(([subsection, kind]) => {
        const cents = toCents(parts[index]?.[subsection] ?? fromCents(0n));
        return cents === 0n ? [] : [{ kind, amount_eur: formatCents(cents) }];
      }),
    ]),
  );
}
