import { divide, type Fraction, fraction, isLess, multiply, roundTo } from '../../../money/fraction.ts';
import { type Period, shareOfYear } from '../../../time/period.ts';
import { type Dated, inForceOn } from '../../dated.ts';
import { STAGES } from './section-5-split.parameters.ts';

export interface Co2Classification {
  /** Rounded to one decimal, as classified. */
  readonly kgPerM2: Fraction;
  readonly landlordPermille: bigint;
  /** Section 7(3): the statement must show where the classification comes from. */
  readonly parameter: Dated<unknown>;
}

/** CO2KostAufG section 5(1) and (2): which part of the CO2 cost of a residential building its landlord bears. */
export function classifyResidential(input: {
  readonly period: Period;
  readonly emittedKg: Fraction;
  readonly livingAreaM2: Fraction;
}): Co2Classification {
  // Section 5(1) sentence 3: one decimal, before the classification.
  // Interpretation: the act says "round" and names no way; half goes up, as in commerce: 11.95 is 12.0 and the next row.
  const kgPerM2 = roundTo(divide(input.emittedKg, input.livingAreaM2), 1);

  // Section 5(1) sentence 4: a shorter period shrinks the table.
  // Interpretation: the statute does not say how to count; we count days of the twelve months from the first day.
  const share = shareOfYear(input.period);
  const parameter = inForceOn(STAGES, input.period.from);
  const stage = parameter.value.find(
    ({ belowKgPerM2: below }) => below === null || isLess(kgPerM2, multiply(fraction(below), share)),
  );
  if (stage === undefined) throw new Error('the last stage must be open');
  return { kgPerM2, landlordPermille: stage.landlordPermille, parameter };
}
