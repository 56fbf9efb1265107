import type { OccupantResult, OperatingCostOccupant } from '@klarmeter/engine';
import type { KeptResult } from '../house/bill-frozen.ts';
import { centsOf } from '../house/euro.ts';
import { toOperatingCostStatement } from '../operating-costs/to-statement.ts';
import type { VersionRow } from './version-store.ts';

/** The figures of one occupant as a version keeps them. */
export interface VersionFigures {
  readonly unitId: string;
  readonly occupancyId: string;
  readonly figures: Pick<
    VersionRow,
    'lines' | 'operatingCosts' | 'totalCents' | 'vatContainedCents' | 'advanceCents' | 'balanceCents'
  >;
}

const centsOrNull = (eur: string | undefined): number | null => (eur === undefined ? null : centsOf(eur));

/** Everybody's figures, in the order of the result. */
export function figuresOf(result: KeptResult): VersionFigures[] {
  if (!('positions' in result)) return result.occupants.map(heatingFigures);
  return result.occupants.map((occupant) => ({
    ...whose(occupant),
    figures: {
      lines: [],
      operatingCosts: toOperatingCostStatement(occupant, result),
      totalCents: centsOf(occupant.total_eur),
      // Interpretation: operating costs are gross, and no VAT in them is shown.
      vatContainedCents: null,
      advanceCents: centsOrNull(occupant.advance_eur),
      balanceCents: centsOf(occupant.balance_eur),
    },
  }));
}

function heatingFigures(occupant: OccupantResult): VersionFigures {
  return {
    ...whose(occupant),
    figures: {
      lines: occupant.lines.map(({ code, units, unit_price_eur, amount_eur }) => ({
        code,
        units,
        unit_price_eur,
        amount_cents: centsOf(amount_eur),
      })),
      operatingCosts: null,
      totalCents: centsOf(occupant.total_eur),
      vatContainedCents: centsOrNull(occupant.vat_contained_eur),
      advanceCents: centsOrNull(occupant.advance_eur),
      balanceCents: centsOf(occupant.balance_eur),
    },
  };
}

const whose = ({ unit, occupancy }: OccupantResult | OperatingCostOccupant) => ({
  unitId: unit,
  occupancyId: occupancy,
});
