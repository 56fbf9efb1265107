import {
  type HouseOccupancy,
  type HouseUnit,
  type OccupantResult,
  obstacleSentence,
  type StatementLine,
} from '@klarmeter/engine';
import type { PresentationOccupancy, PresentationUnit, PreviousPeriod } from '../../billing/index.ts';
import { dayCount } from './format.ts';
import type { StatementDocumentInput } from './input.ts';

/** One occupant's part of the input, looked up once. */
export interface Subject {
  readonly input: StatementDocumentInput;
  readonly houseUnit: HouseUnit;
  readonly houseOccupancy: HouseOccupancy;
  readonly occupant: OccupantResult;
  readonly unit: PresentationUnit;
  readonly occupancy: PresentationOccupancy;
  readonly previous: PreviousPeriod | null;
  readonly days: number;
  readonly periodDays: number;
}

/** Throws when house, result and presentation do not all know this occupant: they were not frozen together. */
export function findSubject(input: StatementDocumentInput): Subject {
  const { house, result, presentation } = input;
  const houseUnit = known(house.units, ({ id }) => id === input.unit, `unit ${input.unit} in the house`);
  const houseOccupancy = known(houseUnit.occupancies, ({ id }) => id === input.occupancy, `occupancy in the house`);
  const occupant = known(
    result.occupants,
    (entry) => entry.unit === input.unit && entry.occupancy === input.occupancy,
    `occupant ${input.unit}/${input.occupancy} in the result`,
  );
  const unit = known(presentation.units, ({ id }) => id === input.unit, `unit ${input.unit} in the presentation`);
  const occupancy = known(unit.occupancies, ({ id }) => id === input.occupancy, `occupancy in the presentation`);
  return {
    input,
    houseUnit,
    houseOccupancy,
    occupant,
    unit,
    occupancy,
    previous: input.previous === undefined ? occupancy.previous_period : input.previous,
    days: dayCount(houseOccupancy.from, houseOccupancy.to),
    periodDays: dayCount(house.period.from, house.period.to),
  };
}

export function lineOf(subject: Subject, code: string): StatementLine | undefined {
  return subject.occupant.lines.find((line) => line.code === code);
}

/** Whether the statement rests on recorded consumption (HeizkostenV section 6a(3) and (5)). */
export function restsOnConsumption({ occupant }: Subject): boolean {
  return occupant.lines.some(({ code }) => code === 'heating_consumption' || code === 'hot_water_consumption');
}

export function usesPartOfPeriod({ days, periodDays }: Subject): boolean {
  return days !== periodDays;
}

/** Whether he came while the period ran. */
export const movedIn = ({ houseOccupancy, input: { house } }: Subject): boolean =>
  houseOccupancy.from > house.period.from;

/** Whether his devices are no longer his to look at. */
export const movedOut = ({ houseOccupancy, input: { house } }: Subject): boolean => houseOccupancy.to < house.period.to;

/** Why there is nothing to compare with. */
export function noPreviousPeriod(subject: Subject): string {
  if (subject.houseOccupancy.vacant === true) return 'Kein Vergleich: Die Räume standen leer.';
  return obstacleSentence('first_period', { movedIn: movedIn(subject) }).de;
}

function known<T>(entries: readonly T[], is: (entry: T) => boolean, what: string): T {
  const entry = entries.find(is);
  if (entry === undefined) throw new Error(`the statement needs ${what}`);
  return entry;
}
