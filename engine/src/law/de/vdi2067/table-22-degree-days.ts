import type { Day } from '../../../time/day.ts';
import type { DegreeDayWeight } from '../../../time/degree-days.ts';
import { type Dated, inForceOn } from '../../dated.ts';
import { DEGREE_DAYS_14_13_13, DEGREE_DAYS_40_92 } from './table-22-degree-days.parameters.ts';

/** How the degree days of June to August are spread; a setting of the plant. */
export const SUMMERS = ['14_13_13', '40_92'] as const;
export type Summer = (typeof SUMMERS)[number];

/** Table 22 as a period that begins on `day` is weighed by it, under its id of the register; left out: 14/13/13. */
export function degreeDayTable(
  summer: Summer | undefined,
  day: Day,
): { readonly id: string; readonly dated: Dated<readonly DegreeDayWeight[]> } {
  return summer === '40_92'
    ? { id: 'vdi2067.degree_days.40_92', dated: inForceOn(DEGREE_DAYS_40_92, day) }
    : { id: 'vdi2067.degree_days.14_13_13', dated: inForceOn(DEGREE_DAYS_14_13_13, day) };
}

/** Its weights alone. */
export const degreeDayWeights = (summer: Summer | undefined, day: Day): readonly DegreeDayWeight[] =>
  degreeDayTable(summer, day).dated.value;
