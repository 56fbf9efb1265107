import { valueAt } from '../billing/reasons.ts';
import { parseRatio } from '../money/decimal.ts';
import { compare, isZero, ZERO } from '../money/fraction.ts';
import { type Explained, isOfOthers } from './explained.ts';
import { type Expression, minus, number, over, plus, times } from './expression.ts';
import { fieldUnit } from './fields.ts';

const ofOthers =
  ({ occupant }: Explained) =>
  (input: string): boolean =>
    isOfOthers(input, occupant);

export const unitOf = ({ reasons, house }: Explained, input: string): string =>
  reasons[input]?.unit ?? fieldUnit(input, house);

/** An input as a term: the value of a step, or a value of the house file; a missing one is zero. */
export function term({ reasons, house }: Explained, input: string): Expression {
  const reason = reasons[input];
  if (reason !== undefined) return number(parseRatio(reason.value) ?? ZERO, reason.unit);
  const value = valueAt(house, input);
  return number((typeof value === 'string' ? parseRatio(value) : undefined) ?? ZERO, fieldUnit(input, house));
}

export const percentage = ({ value }: Expression): Expression => number({ n: value.n, d: value.d * 100n }, '1');

/** Inputs whose id or pointer matches, as terms. */
export const those = (all: Explained, wanted: RegExp): Expression[] =>
  all.reason.inputs.filter((input) => wanted.test(input)).map((input) => term(all, input));

export const sumOf = (all: Explained, wanted: RegExp): Expression =>
  plus(
    addends(
      all,
      all.reason.inputs.filter((input) => wanted.test(input)),
    ),
  );

export const that = (all: Explained, wanted: RegExp): Expression | undefined => those(all, wanted)[0];

/** Inputs as addends: those of others together as one. */
export function addends(all: Explained, inputs: readonly string[]): Expression[] {
  const [others, own] = [inputs.filter(ofOthers(all)), inputs.filter((input) => !ofOthers(all)(input))];
  const terms = own.map((input) => term(all, input));
  const [first] = others;
  if (first === undefined) return terms;
  return [...terms, number(plus(others.map((input) => term(all, input))).value, unitOf(all, first))];
}

/** The part of an amount that `own` is of `whole`: the amount itself where they are the same. */
export const inProportion = (amount: Expression, own: Expression, whole: Expression): Expression =>
  compare(own.value, whole.value) === 0 && !isZero(whole.value) ? amount : over(times(amount, own), whole);

export const NOTHING = number(ZERO, '');
export const everything = (all: Explained): Expression => plus(addends(all, all.reason.inputs));
export const product = (all: Explained): Expression => times(...all.reason.inputs.map((input) => term(all, input)));
/** The first input over the sum of the others. */
export const quotient = (all: Explained): Expression => {
  const [left = '', ...rest] = all.reason.inputs;
  return over(term(all, left), plus(addends(all, rest)));
};

/** The first input less the second, where there is one. */
export const remainder = (all: Explained): Expression => {
  const [whole = NOTHING, part] = all.reason.inputs.map((input) => term(all, input));
  return part === undefined ? whole : minus(whole, part);
};
