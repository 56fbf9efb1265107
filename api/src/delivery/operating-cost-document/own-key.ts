import { daysIn, daysInBoth, type OperatingCostLine } from '@klarmeter/engine';
import {
  absolute,
  compare,
  decimalsOf,
  divide,
  type Exact,
  exact,
  multiply,
  round,
  subtract,
} from '../statement-document/decimal.ts';
import type { Cell } from '../statement-document/document.ts';
import { number } from '../statement-document/format.ts';
import type { OperatingCostSubject } from './subject.ts';

type Key = NonNullable<OperatingCostLine['key']>;

const DIGITS_MIN = 2;
const DIGITS_MAX = 6;

/** The occupant's part of a key, with the days it comes from where he was there for a part of them. */
export function ownCell(subject: OperatingCostSubject, line: OperatingCostLine, key: Key): Cell {
  const text = number(exact(key.own), digitsOf(line, key));
  const days = daysText(subject, line, key);
  return days === undefined ? text : { text, under: days };
}

/** As few as lead to the printed amount; where cents were evened out none do, and four are shown. */
function digitsOf({ house_eur, amount_eur }: OperatingCostLine, { own, house }: Key): number {
  const known = decimalsOf(own);
  if (known <= DIGITS_MIN) return known;
  for (let digits = DIGITS_MIN; digits <= Math.min(known, DIGITS_MAX); digits += 1) {
    const amount = divide(multiply(exact(house_eur), round(exact(own), digits)), exact(house));
    if (compare(round(amount, 2), exact(amount_eur)) === 0) return digits;
  }
  return Math.min(known, 4);
}

/** `65 × 181 : 365 Tage`, where that is what the part comes from. */
function daysText(
  subject: OperatingCostSubject,
  { period, position }: OperatingCostLine,
  key: Key,
): string | undefined {
  const { houseOccupancy, input } = subject;
  const value = valueOfUnit(subject, key, position);
  if (houseOccupancy === undefined || value === undefined) return undefined;
  const whole = period ?? input.house.period;
  const [days, all] = [daysInBoth(houseOccupancy, whole), daysIn(whole)];
  if (days === 0 || days === all) return undefined;
  const part = divide(multiply(exact(value), exact(String(days))), exact(String(all)));
  return isNear(part, exact(key.own))
    ? `${number(exact(value), decimalsOf(value))} × ${days} : ${all} Tage`
    : undefined;
}

/** Values of a result have twelve decimals. */
const NEAR = exact('0.00000001');
const isNear = (a: Exact, b: Exact): boolean => compare(absolute(subtract(a, b)), NEAR) <= 0;

/** What the unit counts with for the whole time; undefined where the occupant has a value of his own. */
function valueOfUnit({ input }: OperatingCostSubject, { by }: Key, position: string | null): string | undefined {
  const unit = input.house.units.find(({ id }) => id === input.unit);
  if (by === 'area') return unit?.area_m2;
  if (by === 'heated_area') return unit?.heated_area_m2;
  if (by === 'co_ownership') return unit?.co_ownership;
  if (by === 'units') return unit?.unit_count ?? '1';
  if (by !== 'fixed') return undefined;
  const agreed = input.house.positions?.find(({ id }) => id === position)?.key;
  return agreed?.by === 'fixed' ? agreed.amounts_eur[input.unit] : undefined;
}
