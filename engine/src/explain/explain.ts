import type { House } from '../billing/house.ts';
import { type Reason, type ReasonParameter, valueAt } from '../billing/reasons.ts';
import type { LineCode } from '../billing/result.ts';
import { germanCitation } from '../law/citation.ts';
import { format, parse } from '../money/decimal.ts';
import { absolute, add, compare, type Fraction, subtract, ZERO } from '../money/fraction.ts';
import type { OperatingCostAmount } from '../operating-costs/reason-ids.ts';
import { calculationOf } from './calculations.ts';
import { type AnyHouse, type Explained, insideHeating, isOfOthers, type Occupant, placeIn } from './explained.ts';
import { fieldName, fieldUnit } from './fields.ts';
import { type ExplanationLanguage, formatValue, isGerman } from './number-format.ts';
import { sentenceOf, shown } from './sentence.ts';

/** What may be asked about: a line of the statement, or its sums. */
export type ExplainedAmount = LineCode | 'total' | 'vat_contained' | 'balance' | OperatingCostAmount;

/** A house file with the reasons of its result. */
export interface ExplainedHouse {
  readonly house: AnyHouse;
  readonly reasons: Readonly<Record<string, Reason>>;
}

export type ExplanationInput =
  /** Another step of the same explanation. */
  | { readonly step: string }
  /** A value of the house file: of the house, or of the occupancy itself. */
  | { readonly pointer: string; readonly name: string; readonly value: string; readonly text: string }
  /** Values of others, which nobody else may see one by one: how many they are and what they add up to. */
  | { readonly others: number; readonly name: string; readonly value: string; readonly text: string };

export interface ExplanationStep {
  readonly id: string;
  readonly rule: string;
  readonly label: string;
  /** One sentence, with the numbers in it. */
  readonly sentence: string;
  /** The calculation with its numbers, up to the value. */
  readonly calculation: string;
  readonly value: string;
  readonly unit: string;
  readonly legal_basis: string;
  readonly parameter?: ReasonParameter;
  readonly further_parameters?: readonly ReasonParameter[];
  readonly inputs: readonly ExplanationInput[];
}

export interface Explanation {
  readonly language: ExplanationLanguage;
  /** The amount asked for first, then what stands behind it, level by level; each step once. */
  readonly steps: readonly ExplanationStep[];
}

/**
 * Why an amount is what it is: every step behind it as a sentence and a calculation in one language, made from the
 * reasons of the result and nothing else, on through the heating bill where one lies inside. Without steps where the
 * occupant has no such amount.
 */
export function explainAmount(
  { house, reasons }: ExplainedHouse,
  who: Occupant,
  amount: ExplainedAmount,
  language: ExplanationLanguage,
): Explanation {
  const occupant = placeIn(house, who);
  if (occupant === undefined) return { language, steps: [] };
  const steps = new Map<string, ExplanationStep>();
  let inside: ReturnType<typeof insideOf>;
  const wanted = [`occupants${occupant.path}/${amount}`];
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const reason = steps.has(next) ? undefined : reasons[next];
    if (reason === undefined) continue;
    const idInside = insideHeating(next);
    if (idInside !== undefined) inside ??= insideOf(house, reasons);
    const heated = inside?.reasons[idInside ?? ''];
    const whose = { path: occupant.inHeating ?? '', inHeating: undefined };
    steps.set(
      next,
      inside === undefined || heated === undefined
        ? explainStep({ reason, reasons, house, occupant } as Explained, language)
        : fromInside(explainStep({ ...inside, reason: heated, occupant: whose }, language)),
    );
    wanted.push(...reason.inputs.filter((input) => input in reasons && !isOfOthers(input, occupant)));
  }
  return { language, steps: [...steps.values()] };
}

/** The heating bill inside as if it stood by itself: so it is explained like any other. */
function insideOf(
  house: AnyHouse,
  reasons: ExplainedHouse['reasons'],
): { readonly house: House; readonly reasons: ExplainedHouse['reasons'] } | undefined {
  const heating = house.schema === 'klarmeter.house/2' ? house.heating : undefined;
  if (heating === undefined) return undefined;
  const own = Object.values(reasons).flatMap((reason) => {
    const id = insideHeating(reason.id);
    if (id === undefined) return [];
    const inputs = reason.inputs.map((input) => insideHeating(input) ?? input);
    return [[id, { ...reason, id, inputs }] as const];
  });
  return { house: heating, reasons: Object.fromEntries(own) };
}

/** A step of the heating bill, named as it is from outside. */
const fromInside = ({ id, inputs, ...step }: ExplanationStep): ExplanationStep => ({
  ...step,
  id: `heating/${id}`,
  inputs: inputs.map((input) =>
    'step' in input
      ? { step: `heating/${input.step}` }
      : 'pointer' in input
        ? { ...input, pointer: `/heating${input.pointer}` }
        : input,
  ),
});

function explainStep(all: Explained, language: ExplanationLanguage): ExplanationStep {
  const { reason } = all;
  return {
    id: reason.id,
    rule: reason.rule,
    label: isGerman(language) ? reason.label_de : reason.label_en,
    sentence: sentenceOf(all, language),
    calculation: calculationText(all, language),
    value: reason.value,
    unit: reason.unit,
    legal_basis: isGerman(language) ? germanCitation(reason.legal_basis) : reason.legal_basis,
    ...(reason.parameter === undefined ? {} : { parameter: reason.parameter }),
    ...(reason.further_parameters === undefined ? {} : { further_parameters: reason.further_parameters }),
    inputs: inputsOf(all, language),
  };
}

/** `70 % × 2.568,6435 € = 1.798,0504 €`, and where the value was rounded, what it was rounded to. */
function calculationText(all: Explained, language: ExplanationLanguage): string {
  const { reason } = all;
  const { value, print } = calculationOf(all);
  const term = print(language);
  const exact = formatValue(value, reason.unit, language);
  const result = shown(reason.value, reason.unit, language);
  const equation = term === exact ? term : `${term} = ${exact}`;
  if (!isRounded(value, reason.value)) return term === exact || exact === result ? equation : `${term} = ${result}`;
  if (exact === result) return equation;
  return isGerman(language) ? `${equation}, gerundet ${result}` : `${equation}, rounded ${result}`;
}

/** Values are written with twelve decimals; whatever differs by more was rounded by a rule. */
const EPSILON: Fraction = { n: 1n, d: 10n ** 6n };

const isRounded = (exact: Fraction, value: string): boolean =>
  compare(absolute(subtract(exact, parse(value))), EPSILON) > 0;

function inputsOf(all: Explained, language: ExplanationLanguage): ExplanationInput[] {
  const { reason, reasons, house, occupant } = all;
  const own: ExplanationInput[] = [];
  const others = new Map<string, { count: number; sum: Fraction; unit: string }>();
  for (const input of reason.inputs) {
    const step = reasons[input];
    if (isOfOthers(input, occupant)) {
      const value = parse(String(step?.value ?? valueAt(house, input) ?? '0'));
      const unit = step?.unit ?? fieldUnit(input, house);
      const name =
        step === undefined ? fieldName(input, house, language) : isGerman(language) ? step.label_de : step.label_en;
      const before = others.get(name) ?? { count: 0, sum: ZERO, unit };
      others.set(name, { count: before.count + 1, sum: add(before.sum, value), unit });
    } else if (step !== undefined) {
      own.push({ step: input });
    } else {
      const value = String(valueAt(house, input) ?? '');
      const text = shown(value, fieldUnit(input, house), language);
      own.push({ pointer: input, name: fieldName(input, house, language), value, text });
    }
  }
  const summed = [...others].map(([name, { count, sum, unit }]) => ({
    others: count,
    name,
    value: format(sum),
    text: formatValue(sum, unit, language),
  }));
  return [...own, ...summed];
}
