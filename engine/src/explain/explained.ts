import type { House } from '../billing/house.ts';
import type { Reason } from '../billing/reasons.ts';
import type { OperatingCostsHouse } from '../operating-costs/house.ts';

/** Both kinds of house files whose results hold reasons. */
export type AnyHouse = House | OperatingCostsHouse;

/** What a calculation or a sentence may look at: the step, the steps below it and the house they lead to. */
export interface ExplainedIn<H extends AnyHouse> {
  readonly reason: Reason;
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly house: H;
  /** Whose values are shown one by one; those of others appear as one sum. */
  readonly occupant: ExplainedOccupant;
}

export type Explained = ExplainedIn<House> | ExplainedIn<OperatingCostsHouse>;

export const isOfHeating = (all: Explained): all is ExplainedIn<House> => all.house.schema === 'klarmeter.house/1';

/** Ids of the house file. */
export interface Occupant {
  readonly unit: string;
  readonly occupancy: string;
}

/** Whose amount: places in the house file. */
export interface ExplainedOccupant {
  /** `/units/{index}/occupancies/{index}`, or `heating_only`. */
  readonly path: string;
  /** The same in the heating file inside; undefined where there is none, or he is not in it. */
  readonly inHeating: string | undefined;
}

/** Where somebody stands in a house file; undefined where he does not. */
export function placeIn(house: AnyHouse, who: Occupant): ExplainedOccupant | undefined {
  const path = pathIn(house, who);
  if (path === undefined) return undefined;
  const heating = house.schema === 'klarmeter.house/2' ? house.heating : undefined;
  return { path, inHeating: heating && pathIn(heating, who) };
}

interface Members {
  readonly occupancies?: readonly { readonly id: string }[];
  readonly heating_only?: readonly { readonly id: string }[];
}

function pathIn({ units }: AnyHouse, { unit, occupancy }: Occupant): string | undefined {
  const at = units.findIndex(({ id }) => id === unit);
  const members: Members = units[at] ?? {};
  for (const list of ['occupancies', 'heating_only'] as const) {
    const index = members[list]?.findIndex(({ id }) => id === occupancy) ?? -1;
    if (index >= 0) return `/units/${at}/${list}/${index}`;
  }
  return undefined;
}

/** What follows `heating/` in the id of a step, or `/heating` in a pointer; undefined for what is not inside. */
export const insideHeating = (input: string): string | undefined =>
  /^(?:heating\/|\/heating(?=\/))(.*)$/.exec(input)?.[1];

const PLACE = /(?:^|\/)(units\/\d+)(?:\/((?:occupancies|heating_only)\/\d+))?(?=\/|$)/;

/** Whether a pointer, or the step of a pointer, belongs to another unit or to another occupancy of the same unit. */
export function isOfOthers(input: string, { path, inHeating }: ExplainedOccupant): boolean {
  const inside = insideHeating(input);
  if (inside !== undefined) return isOfOthers(inside, { path: inHeating ?? '', inHeating: undefined });
  // A position may be named like a unit.
  const found = input.startsWith('positions/') ? null : PLACE.exec(input);
  if (found === null) return false;
  const [, unit, member] = found;
  const [, ownUnit, ownMember] = PLACE.exec(path) ?? [];
  return unit !== ownUnit || (member !== undefined && member !== ownMember);
}
