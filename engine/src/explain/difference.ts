import type { House } from '../billing/house.ts';
import type { BilledHouse, LineCode, OccupantResult } from '../billing/result.ts';
import { billHouse } from '../billing/run.ts';
import { formatCents, parse } from '../money/decimal.ts';
import { toCents } from '../money/fraction.ts';
import { changesBetween, DIFFERENCE_CAUSES, type HouseCause, TAKE, type ValueChange } from './house-changes.ts';

/** `rules`: the same inputs were calculated otherwise, by another rule set. */
export type DifferenceCause = HouseCause | 'rules';

export interface LineDifference {
  readonly code: LineCode;
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

export interface VersionFigures {
  readonly house: House;
  readonly result: Pick<BilledHouse, 'occupants'>;
}

type Figures = Pick<OccupantResult, 'lines' | 'total_eur' | 'balance_eur'>;
const NO_FIGURES: Figures = { lines: [], total_eur: '0.00', balance_eur: '0.00' };

/**
 * Why an occupant's statement differs from the version before. The inputs are exchanged one cause after the other, and
 * the house is billed after each: what it moves is what the cause is worth.
 * Interpretation: where causes work together, what they share goes to the one exchanged later; the order is fixed.
 */
export function explainDifference(before: VersionFigures, after: VersionFigures, who: Occupant): Difference {
  const causes: CausedDifference[] = [];
  let figures = figuresOf(before.result, who);
  const account = (named: readonly DifferenceCause[], from: House, to: House, next: Figures): void => {
    const moved = differenceOf(figures, next);
    const changes = changesBetween(from, to).filter(({ path }) => path !== '/id');
    const own = changes.filter(({ path }) => !isOfOthers(path, who));
    if (changes.length > 0 || moved.lines.length > 0 || moved.balance_eur !== '0.00')
      causes.push({ causes: named, changes: own, changes_of_others: changes.length - own.length, ...moved });
    figures = next;
  };

  let house = before.house;
  const calculated = billedFigures(house, who);
  if (calculated !== undefined) account(['rules'], house, house, calculated);
  let pending: HouseCause[] = [];
  let base = house;
  for (const cause of DIFFERENCE_CAUSES) {
    const next = TAKE[cause](house, after.house);
    if (changesBetween(house, next).length === 0) continue;
    pending.push(cause);
    house = next;
    const made = billedFigures(house, who);
    if (made === undefined) continue;
    account(pending, base, house, made);
    [base, pending] = [house, []];
  }
  // Whatever the last exchanges did not account for is accounted for by the version itself.
  const last = figuresOf(after.result, who);
  account(pending.length > 0 ? pending : ['rules'], base, pending.length > 0 ? after.house : base, last);
  return { ...differenceOf(figuresOf(before.result, who), last), causes };
}

/** Ids of the house file. */
export interface Occupant {
  readonly unit: string;
  readonly occupancy: string;
}

function figuresOf({ occupants }: Pick<BilledHouse, 'occupants'>, { unit, occupancy }: Occupant): Figures {
  return occupants.find((each) => each.unit === unit && each.occupancy === occupancy) ?? NO_FIGURES;
}

function billedFigures(house: House, who: Occupant): Figures | undefined {
  const result = billHouse(house, { reasons: false });
  return result.ok ? figuresOf(result, who) : undefined;
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

function isOfOthers(path: string, { unit, occupancy }: Occupant): boolean {
  const [, list, unitId, inner, occupancyId] = path.split('/');
  if (list !== 'units') return false;
  return unitId !== unit || (inner === 'occupancies' && occupancyId !== occupancy);
}
