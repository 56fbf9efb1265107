import type { Period, Sentence } from '@klarmeter/engine';
import { Problem } from '../../problem.ts';

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
