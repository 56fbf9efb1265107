import type { OperatingCostOccupancy, OperatingCostOccupant } from '@klarmeter/engine';
import type { OperatingCostPresentation } from '../../billing/index.ts';
import { ContradictionError } from '../statement-document/contradictions.ts';
import { compare, exact, subtract, sum } from '../statement-document/decimal.ts';
import { type Outcome, outcomeOf, type Settled } from '../statement-document/state.ts';
import type { OperatingCostDocumentInput } from './input.ts';

type Unit = OperatingCostPresentation['units'][number];

/** Whose statement it is, found in what was frozen. */
export interface OperatingCostSubject {
  readonly input: OperatingCostDocumentInput;
  readonly occupant: OperatingCostOccupant;
  readonly unit: Unit;
  readonly occupancy: Unit['occupancies'][number];
  /** Undefined for who had the unit in the days of another heating period only. */
  readonly houseOccupancy: OperatingCostOccupancy | undefined;
  readonly settled: Settled;
  readonly outcome: Outcome;
}

/** @throws ContradictionError where house, result and presentation were not frozen together, or do not add up. */
export function findOperatingCostSubject(input: OperatingCostDocumentInput): OperatingCostSubject {
  const { house, result, presentation, statement } = input;
  const occupant = result.occupants.find((each) => each.unit === input.unit && each.occupancy === input.occupancy);
  const unit = presentation.units.find(({ id }) => id === input.unit);
  const occupancy = unit?.occupancies.find(({ id }) => id === input.occupancy);
  if (occupant === undefined || unit === undefined || occupancy === undefined) {
    throw new ContradictionError(statement.number, [`there is no occupancy ${input.occupancy} in what was frozen`]);
  }
  const faults = sumsOf(occupant);
  if (faults.length > 0) throw new ContradictionError(statement.number, faults);
  const housed = house.units.find(({ id }) => id === input.unit);
  const settled = {
    // Nothing was paid in advance where nothing is known of it: operating costs go nowhere else.
    occupant: { ...occupant, advance_eur: occupant.advance_eur ?? '0.00' },
    occupancy,
    houseOccupancy: { vacant: occupant.vacant },
  };
  const houseOccupancy = housed?.occupancies.find(({ id }) => id === input.occupancy);
  return { input, occupant, unit, occupancy, houseOccupancy, settled, outcome: outcomeOf(settled) };
}

function sumsOf({ lines, total_eur, advance_eur = '0.00', balance_eur }: OperatingCostOccupant): string[] {
  const total = sum(lines.map(({ amount_eur }) => exact(amount_eur)));
  const balance = subtract(exact(total_eur), exact(advance_eur));
  return [
    ...(compare(total, exact(total_eur)) === 0 ? [] : [`the lines do not add up to ${total_eur}`]),
    ...(compare(balance, exact(balance_eur)) === 0 ? [] : [`the balance is not ${balance_eur}`]),
  ];
}
