import { formatCents, parse } from '../money/decimal.ts';
import { toCents } from '../money/fraction.ts';
import { proposeAdvance } from './advance.ts';
import { type HeatingShare, heatingPointer } from './heating.ts';
import type { HeatingPart } from './lines.ts';
import { isOccupancy, type OccupantModel, type OperatingCostsModel, type UnitModel } from './model.ts';
import { operatingCostReasonId } from './reason-ids.ts';
import type { OperatingCostReasonBook } from './reason-kinds.ts';
import type { AdvanceProposal, LabourCertificate, OperatingCostLine, OperatingCostOccupant } from './result.ts';

/** What the statements of a house are put together from. */
export interface StatementParts {
  readonly house: OperatingCostsModel;
  readonly heating: HeatingPart | undefined;
  /** By path of the occupant. */
  readonly lines: ReadonlyMap<string, readonly OperatingCostLine[]>;
  readonly certificates: ReadonlyMap<string, LabourCertificate>;
}

/** The statements of all occupants, in the order of the file. */
export function formStatements(
  parts: StatementParts,
  book: OperatingCostReasonBook | undefined,
): OperatingCostOccupant[] {
  return parts.house.units.flatMap((unit) =>
    [...unit.occupancies, ...unit.heatingOnly].map((occupant) => formStatement(parts, unit, occupant, book)),
  );
}

const centsIn = (eur: string): bigint => toCents(parse(eur));

function formStatement(
  parts: StatementParts,
  unit: UnitModel,
  occupant: OccupantModel,
  book: OperatingCostReasonBook | undefined,
): OperatingCostOccupant {
  const { path, id } = occupant;
  const lines = parts.lines.get(path) ?? [];
  const share = parts.heating?.heating.shares.get(path);
  const vacant = isOccupancy(occupant) ? occupant.vacant : (share?.vacant ?? false);
  const totalCents = lines.reduce((sum, { amount_eur }) => sum + centsIn(amount_eur), 0n);
  const advance = advanceOf(occupant, share);
  const total = formatCents(totalCents);
  const balance = formatCents(totalCents - (advance?.cents ?? 0n));
  if (book !== undefined) explain(path, lines, { total, balance, advance }, book);

  const certificate = parts.certificates.get(path);
  const proposal = vacant ? undefined : proposalFor(parts, unit, occupant, lines, book);
  return {
    unit: unit.id,
    occupancy: id,
    path,
    vacant,
    lines,
    total_eur: total,
    ...(advance === undefined ? {} : { advance_eur: formatCents(advance.cents) }),
    balance_eur: balance,
    ...(certificate === undefined ? {} : { s35a: certificate }),
    ...(proposal === undefined ? {} : { advance_proposal: proposal }),
  };
}

interface Advance {
  readonly cents: bigint;
  readonly inputs: readonly string[];
}

/** Advances named here and in the heating house add up. */
function advanceOf({ advance, path }: OccupantModel, share: HeatingShare | undefined): Advance | undefined {
  const inputs = advance === undefined ? [] : [`${path}/advance_eur`];
  let cents = advance === undefined ? 0n : toCents(advance);
  if (share?.result.advance_eur !== undefined) {
    inputs.push(heatingPointer(`${share.path}/advance_eur`));
    cents += centsIn(share.result.advance_eur);
  }
  return inputs.length === 0 ? undefined : { cents, inputs };
}

function explain(
  path: string,
  lines: readonly OperatingCostLine[],
  { total, balance, advance }: { total: string; balance: string; advance: Advance | undefined },
  book: OperatingCostReasonBook,
): void {
  const lineIds = lines.map(({ position }) =>
    operatingCostReasonId(path, position === null ? 'heating' : `positions/${position}`),
  );
  // An occupant without any line owes nothing, and the reason is that he is there.
  const inputs = lineIds.length === 0 ? [`${path}/id`] : lineIds;
  const inputsOfBalance = [book.add('operating_costs_total', operatingCostReasonId(path, 'total'), total, inputs)];
  if (advance !== undefined) {
    const id = operatingCostReasonId(path, 'advance');
    inputsOfBalance.push(book.add('advance_sum', id, formatCents(advance.cents), advance.inputs));
  }
  book.add('balance', operatingCostReasonId(path, 'balance'), balance, inputsOfBalance);
}

/** A proposal for who still lives there at the end, and whose heating is known if his unit has any. */
function proposalFor(
  { house, heating }: StatementParts,
  unit: UnitModel,
  occupant: OccupantModel,
  lines: readonly OperatingCostLine[],
  book: OperatingCostReasonBook | undefined,
): AdvanceProposal | undefined {
  if (!isOccupancy(occupant) || occupant.period.to !== house.period.to || lines.length === 0) return undefined;
  const share = heating?.heating.shares.get(occupant.path);
  const heated = heating?.heating.house.units.some(({ id }) => id === unit.id) ?? false;
  if (heated && share === undefined) return undefined;
  return proposeAdvance(
    {
      path: occupant.path,
      occupancy: occupant.period,
      billingPeriod: house.period,
      lines,
      heating: share && { share, keys: heating?.heating.house.keys },
    },
    book,
  );
}
