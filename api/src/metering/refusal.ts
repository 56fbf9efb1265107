import type { Period, Sentence } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { Problem } from '../problem.ts';
import { berlinDay } from '../properties/index.ts';

/** A well-formed request that a rule of the house forbids, with the place and the words in both languages. */
export function refusal(pointer: string, code: string, { de, en }: Sentence): Problem {
  return new Problem('rule-violated', en, { findings: [{ pointer, code, message_de: de, message_en: en }] });
}

const PLURALS = { day: 'Tage', month: 'Monate', year: 'Jahre' } as const;

/**
 * Refuses days in a query that are no span, or more than may be asked for at once.
 * @param count how many days, months or years there are, those only begun with them
 * @throws Problem `validation-failed`.
 */
export function refuseWrongSpan(
  { from, to }: Period,
  { unit, most, count }: { readonly unit: keyof typeof PLURALS; readonly most: number; readonly count: () => number },
): void {
  if (to < from) {
    throw wrongQuery('/query/to', 'ends_before_it_begins', {
      de: 'Der Zeitraum endet, bevor er beginnt.',
      en: 'The span ends before it begins.',
    });
  }
  if (count() > most) {
    throw wrongQuery('/query/from', 'span_too_long', {
      de: `Der Zeitraum umfasst mehr als ${most} ${PLURALS[unit]}.`,
      en: `The span has more than ${most} ${unit}s.`,
    });
  }
}

function wrongQuery(pointer: string, code: string, { de, en }: Sentence): Problem {
  return new Problem('validation-failed', en, { findings: [{ pointer, code, message_de: de, message_en: en }] });
}

/** A day of a body that has not come yet. @throws Problem `rule-violated`. */
export function refuseFuture(context: Pick<Context, 'now'>, pointer: string, day: string): void {
  if (day > berlinDay(context.now())) {
    throw refusal(pointer, 'in_the_future', { de: 'Der Tag liegt in der Zukunft.', en: 'The day lies in the future.' });
  }
}

/** A point is there for safety alone. */
export const COUNTS_NOTHING: Sentence = {
  de: 'An dieser Messstelle wird nichts gezählt.',
  en: 'Nothing is counted at this measuring point.',
};

/** Nothing was installed at a point when somebody read it. */
export const NO_DEVICE: Sentence = {
  de: 'An diesem Tag war an der Messstelle kein Gerät.',
  en: 'There was no device at the measuring point on this day.',
};
