import type { House, HouseOccupancy } from '../billing/house.ts';
import type { Reason } from '../billing/reasons.ts';
import type { BilledHouse, OccupantResult } from '../billing/result.ts';
import { billHouse } from '../billing/run.ts';
import type { Period } from '../time/period.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import {
  isOccupancy,
  type OccupancyModel,
  type OccupantModel,
  type OperatingCostsModel,
  type UnitModel,
} from './model.ts';

/** Before ids of reasons and JSON pointers of the heating house, where it lies inside of another. */
const INSIDE = 'heating/';

/** What the heating bill says of one occupant. */
export interface HeatingShare {
  readonly result: OccupantResult;
  /** Of the occupant in the heating house. */
  readonly path: string;
  readonly period: Period;
  readonly vacant: boolean;
}

/** The heating bill inside of the statement. */
export interface Heating {
  readonly house: House;
  readonly billed: BilledHouse;
  readonly differs: boolean;
  /** By path of the occupant in the statement's own file. */
  readonly shares: ReadonlyMap<string, HeatingShare>;
}

/** Id of a reason of the heating bill within those of the statement. */
export const heatingReasonId = (id: string): string => `${INSIDE}${id}`;

/** Pointer to a value of the heating house within the statement's own file. */
export const heatingPointer = (pointer: string): string => `/heating${pointer}`;

/** Bills the heating house and finds the statement's occupants in it, with every finding about either. */
export function billHeating(
  input: unknown,
  house: OperatingCostsModel,
  findings: OperatingCostFindings,
  reasons: Record<string, Reason> | undefined,
): Heating | undefined {
  const billed = billHouse(input, { reasons: reasons !== undefined });
  for (const finding of billed.findings) findings.adopt({ ...finding, path: heatingPointer(finding.path) });
  if (!billed.ok) return undefined;
  // What was billed without an error has the shape of a house.
  const heating = input as House;
  if (heating.cold_water !== undefined) findings.add('cold_water_in_heating', '/heating/cold_water');
  for (const reason of Object.values(billed.reasons ?? {})) {
    const id = heatingReasonId(reason.id);
    const inputs = reason.inputs.map((each) => (each.startsWith('/') ? heatingPointer(each) : heatingReasonId(each)));
    if (reasons !== undefined) reasons[id] = { ...reason, id, inputs };
  }
  const differs = tellPeriod(heating.period, house.period, findings);
  const shares = matchOccupants(heating, billed, house, differs, findings);
  return { house: heating, billed, differs, shares };
}

/** Whether the heating period is another one, which is allowed and said. */
function tellPeriod({ from, to }: Period, period: Period, findings: OperatingCostFindings): boolean {
  if (from === period.from && to === period.to) return false;
  findings.add('heating_period_differs', '/heating/period', [from, to]);
  if (to < period.from || to > period.to) findings.add('heating_period_ends_outside', '/heating/period/to', [to]);
  return true;
}

function matchOccupants(
  heating: House,
  { occupants }: BilledHouse,
  house: OperatingCostsModel,
  differs: boolean,
  findings: OperatingCostFindings,
): Map<string, HeatingShare> {
  const shares = new Map<string, HeatingShare>();
  let next = 0;
  heating.units.forEach((heated, unitIndex) => {
    const unit = house.units.find(({ id }) => id === heated.id);
    if (unit === undefined) findings.add('heating_unit_unknown', `/heating/units/${unitIndex}/id`, [heated.id]);
    heated.occupancies.forEach((occupancy, occupancyIndex) => {
      const path = `/units/${unitIndex}/occupancies/${occupancyIndex}`;
      const result = occupants[next];
      next += 1;
      const own = unit && findOccupant(unit, occupancy.id);
      if (own !== undefined && result !== undefined) {
        const { from, to, vacant = false } = occupancy;
        shares.set(own.path, { result, path, period: { from, to }, vacant });
        if (!differs && isOccupancy(own) && !agree(own, occupancy)) {
          findings.add('heating_occupant_differs', heatingPointer(path), [occupancy.id]);
        }
      } else if (unit !== undefined) {
        findings.add('heating_occupant_unknown', heatingPointer(`${path}/id`), [occupancy.id, unit.id]);
      }
    });
    if (unit !== undefined) tellMissing(unit, shares, differs, findings);
  });
  // Interpretation: a unit that is not in the heating bill at all has no heating.
  for (const unit of house.units) {
    if (heating.units.some(({ id }) => id === unit.id)) continue;
    for (const { path, id } of unit.heatingOnly) findings.add('heating_occupant_missing', path, [id]);
  }
  return shares;
}

const findOccupant = ({ occupancies, heatingOnly }: UnitModel, id: string): OccupantModel | undefined =>
  occupancies.find((each) => each.id === id) ?? heatingOnly.find((each) => each.id === id);

const agree = (own: OccupancyModel, { from, to, vacant }: HouseOccupancy): boolean =>
  own.period.from === from && own.period.to === to && own.vacant === (vacant ?? false);

/** In the same period everybody is heated; in another one those are missing who came later. */
function tellMissing(
  { occupancies, heatingOnly }: UnitModel,
  shares: ReadonlyMap<string, HeatingShare>,
  differs: boolean,
  findings: OperatingCostFindings,
): void {
  for (const { path, id } of differs ? heatingOnly : [...occupancies, ...heatingOnly]) {
    if (!shares.has(path)) findings.add('heating_occupant_missing', path, [id]);
  }
}
