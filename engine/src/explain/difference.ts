import type { House } from '../billing/house.ts';
import { pointerStep } from '../billing/reader.ts';
import type { BillResult, OccupantResult } from '../billing/result.ts';
import { billHouse } from '../billing/run.ts';
import { formatCents, parse } from '../money/decimal.ts';
import { toCents } from '../money/fraction.ts';
import type { OperatingCostsHouse } from '../operating-costs/house.ts';
import type { OperatingCostOccupant, OperatingCostsResult } from '../operating-costs/result.ts';
import { billOperatingCosts } from '../operating-costs/run.ts';
import { changesBetween, type ValueChange } from './changes.ts';
import { type AnyHouse, insideHeating, type Occupant } from './explained.ts';
import { HEATING_CAUSES, type HeatingCause, TAKE_OF_HEATING } from './heating/causes.ts';
import { OPERATING_COST_CAUSES, type OperatingCostCause, TAKE_OF_OPERATING_COSTS } from './operating-costs/causes.ts';

/** Everything an amount of a statement can differ by; `rules`: the same inputs were calculated by another rule set. */
export const DIFFERENCE_CAUSES = [...new Set([...HEATING_CAUSES, ...OPERATING_COST_CAUSES]), 'rules'] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];

export interface LineDifference {
  /** Code of a line of heating; `positions/{id}`, or `heating` for that of the heating bill, of operating costs. */
  readonly code: string;
  readonly amount_eur: string;
}

/** What one cause moves. Lines, total and balance of all causes add up to the difference of the versions, to the cent. */
export interface CausedDifference {
  /** Several where one of them alone makes no house that can be billed. */
  readonly causes: readonly DifferenceCause[];
  /** What was changed; values of other units are left out. */
  readonly changes: readonly ValueChange[];
  /** How many values of other units were changed besides. */
  readonly changes_of_others: number;
  readonly lines: readonly LineDifference[];
  readonly total_eur: string;
  readonly balance_eur: string;
}

export interface Difference {
  readonly total_eur: string;
  readonly balance_eur: string;
  readonly lines: readonly LineDifference[];
  readonly causes: readonly CausedDifference[];
}

/** A version of a statement: the house file it was made from, of either kind, and what came out. */
export interface VersionFigures {
  readonly house: AnyHouse;
  readonly result: { readonly occupants: readonly AnyOccupant[] };
}

type AnyOccupant = OccupantResult | OperatingCostOccupant;

interface Figures {
  readonly lines: readonly LineDifference[];
  readonly total_eur: string;
  readonly balance_eur: string;
}
const NO_FIGURES: Figures = { lines: [], total_eur: '0.00', balance_eur: '0.00' };

/** One kind of house file, as far as versions made from it can be compared. */
interface Comparable<H extends AnyHouse, Cause extends DifferenceCause> {
  readonly causes: readonly Cause[];
  readonly take: Readonly<Record<Cause, (house: H, from: H) => H>>;
  /** Undefined where the house cannot be billed. */
  readonly bill: (house: H) => VersionFigures['result'] | undefined;
}

const HEATING: Comparable<House, HeatingCause> = {
  causes: HEATING_CAUSES,
  take: TAKE_OF_HEATING,
  bill: (house) => ifBilled(billHouse(house, { reasons: false })),
};
const OPERATING_COSTS: Comparable<OperatingCostsHouse, OperatingCostCause> = {
  causes: OPERATING_COST_CAUSES,
  take: TAKE_OF_OPERATING_COSTS,
  bill: (house) => ifBilled(billOperatingCosts(house, { reasons: false })),
};

const ifBilled = (result: BillResult | OperatingCostsResult): VersionFigures['result'] | undefined =>
  result.ok ? result : undefined;

/**
 * Why an occupant's statement differs from the version before. The inputs are exchanged one cause after the other, and
 * the house is billed after each: what it moves is what the cause is worth. Throws RangeError on versions of different
 * kinds.
 * Interpretation: where causes work together, what they share goes to the one exchanged later; the order is fixed.
 */
export function explainDifference(before: VersionFigures, after: VersionFigures, who: Occupant): Difference {
  const [from, to] = [before.house, after.house];
  const [left, right] = [figuresOf(before.result, who), figuresOf(after.result, who)];
  if (from.schema === 'klarmeter.house/1' && to.schema === 'klarmeter.house/1') {
    return exchange(HEATING, [from, left], [to, right], who);
  }
  if (from.schema === 'klarmeter.house/2' && to.schema === 'klarmeter.house/2') {
    return exchange(OPERATING_COSTS, [from, left], [to, right], who);
  }
  throw new RangeError('versions of different kinds');
}

function exchange<H extends AnyHouse, Cause extends DifferenceCause>(
  { causes: order, take, bill }: Comparable<H, Cause>,
  [before, first]: readonly [H, Figures],
  [after, last]: readonly [H, Figures],
  who: Occupant,
): Difference {
  const causes: CausedDifference[] = [];
  let figures = first;
  const account = (named: readonly DifferenceCause[], from: H, to: H, next: Figures): void => {
    const moved = differenceOf(figures, next);
    const changes = changesBetween(from, to).filter(({ path }) => path !== '/id' && path !== '/heating/id');
    const own = changes.filter(({ path }) => !isOfOthers(path, who));
    if (changes.length > 0 || moved.lines.length > 0 || moved.balance_eur !== '0.00')
      causes.push({ causes: named, changes: own, changes_of_others: changes.length - own.length, ...moved });
    figures = next;
  };

  let house = before;
  const calculated = bill(house);
  if (calculated !== undefined) account(['rules'], house, house, figuresOf(calculated, who));
  let pending: Cause[] = [];
  let base = house;
  for (const cause of order) {
    const next = take[cause](house, after);
    if (changesBetween(house, next).length === 0) continue;
    pending.push(cause);
    house = next;
    const made = bill(house);
    if (made === undefined) continue;
    account(pending, base, house, figuresOf(made, who));
    [base, pending] = [house, []];
  }
  // Whatever the last exchanges did not account for is accounted for by the version itself.
  account(pending.length > 0 ? pending : ['rules'], base, pending.length > 0 ? after : base, last);
  return { ...differenceOf(first, last), causes };
}

function figuresOf({ occupants }: VersionFigures['result'], { unit, occupancy }: Occupant): Figures {
  const found = occupants.find((each) => each.unit === unit && each.occupancy === occupancy);
  if (found === undefined) return NO_FIGURES;
  const { lines, total_eur, balance_eur } = found;
  return { lines: lines.map((line) => ({ code: codeOf(line), amount_eur: line.amount_eur })), total_eur, balance_eur };
}

function codeOf(line: AnyOccupant['lines'][number]): string {
  if ('code' in line) return line.code;
  return line.position === null ? 'heating' : `positions/${line.position}`;
}

const cents = (euro: string | undefined): bigint => (euro === undefined ? 0n : toCents(parse(euro)));

function differenceOf(before: Figures, after: Figures): Omit<Difference, 'causes'> {
  const amounts = ({ lines }: Figures) => new Map(lines.map(({ code, amount_eur }) => [code, amount_eur]));
  const [left, right] = [amounts(before), amounts(after)];
  const codes = [...new Set([...left.keys(), ...right.keys()])];
  const lines = codes.flatMap((code) => {
    const moved = cents(right.get(code)) - cents(left.get(code));
    return moved === 0n ? [] : [{ code, amount_eur: formatCents(moved) }];
  });
  const of = (field: 'total_eur' | 'balance_eur') => formatCents(cents(after[field]) - cents(before[field]));
  return { total_eur: of('total_eur'), balance_eur: of('balance_eur'), lines };
}

/** Whether a changed value is of another unit, or of another occupancy of the same one. */
function isOfOthers(path: string, who: Occupant): boolean {
  const inside = insideHeating(path);
  if (inside !== undefined) return isOfOthers(inside, who);
  const [unit, occupancy] = [pointerStep(who.unit), pointerStep(who.occupancy)];
  const [, list, id, field, member, unitOfAmount] = path.split('/');
  if (list === 'positions') return field === 'key' && member === 'amounts_eur' && unitOfAmount !== unit;
  if (list !== 'units') return false;
  return id !== unit || ((field === 'occupancies' || field === 'heating_only') && member !== occupancy);
}
