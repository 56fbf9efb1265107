import type {
  BilledOperatingCosts,
  LabourCertificate,
  OperatingCostLine,
  OperatingCostOccupant,
} from '@klarmeter/engine';
import { centsOf } from '../house/euro.ts';
import { namesOf } from './names.ts';
import type { OperatingCostStatement } from './statement-schemas.ts';

/** What a version keeps of an occupant beside the sums: the ids of positions are those of our entries. */
export function toOperatingCostStatement(
  { lines, s35a, advance_proposal: proposal }: OperatingCostOccupant,
  { deadline }: Pick<BilledOperatingCosts, 'deadline'>,
): OperatingCostStatement {
  return {
    lines: lines.map(toLine),
    s35a: s35a === undefined ? null : toCertificate(s35a),
    advance_proposal:
      proposal === undefined
        ? null
        : {
            monthly_cents: centsOf(proposal.monthly_eur),
            twelve_months_cents: centsOf(proposal.twelve_months_eur),
            days: proposal.days,
          },
    deliver_until: deadline === undefined ? null : { ...deadline },
  };
}

function toLine(line: OperatingCostLine): OperatingCostStatement['lines'][number] {
  const { position, house_eur, key, period, amount_eur } = line;
  return {
    operating_cost_entry_id: position,
    ...namesOf(line),
    house_cents: centsOf(house_eur),
    key: key === undefined ? null : { ...key, by_default: key.by_default ?? false },
    period: period === undefined ? null : { ...period },
    amount_cents: centsOf(amount_eur),
  };
}

function toCertificate({ lines, s35a_2_eur, s35a_3_eur }: LabourCertificate) {
  return {
    lines: lines.map((line) => ({
      operating_cost_entry_id: line.position,
      cost_entry_id: line.heating_cost ?? null,
      ...namesOf(line),
      labour_kind: line.labour_kind,
      amount_cents: centsOf(line.amount_eur),
    })),
    s35a_2_cents: centsOf(s35a_2_eur),
    s35a_3_cents: centsOf(s35a_3_eur),
  };
}
