import type { HouseModel } from '../billing/model.ts';
import { inForceOn } from '../law/dated.ts';
import type { HeatingBaseScale } from '../law/de/heizkostenv/section-9b-change-of-occupancy.ts';
import { DEGREE_DAYS_14_13_13, DEGREE_DAYS_40_92 } from '../law/de/vdi2067/table-22-degree-days.parameters.ts';

/** How much of the winter a time holds, by the table of the house; also where its base costs go by days. */
export function degreeDayScale({ keys, period }: HouseModel): HeatingBaseScale {
  const table = keys.summer === '40_92' ? DEGREE_DAYS_40_92 : DEGREE_DAYS_14_13_13;
  return { by: 'degree_days', weights: inForceOn(table, period.from).value };
}
