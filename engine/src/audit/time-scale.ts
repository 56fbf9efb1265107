import type { HouseModel } from '../billing/model.ts';
import type { HeatingBaseScale } from '../law/de/heizkostenv/section-9b-change-of-occupancy.ts';
import { degreeDayWeights } from '../law/de/vdi2067/table-22-degree-days.ts';

/** How much of the winter a time holds, by the table of the house; also where its base costs go by days. */
export function degreeDayScale({ keys, period }: HouseModel): HeatingBaseScale {
  return { by: 'degree_days', weights: degreeDayWeights(keys.summer, period.from) };
}
