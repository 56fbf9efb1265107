import {
  type HeatingBaseScale,
  heatingTimeShare,
  hotWaterTimeShare,
} from '../law/de/heizkostenv/section-9b-change-of-occupancy.ts';
import { degreeDayTable } from '../law/de/vdi2067/table-22-degree-days.ts';
import { format } from '../money/decimal.ts';
import type { Fraction } from '../money/fraction.ts';
import type { HouseModel, OccupancyModel } from './model.ts';
import type { ReasonBook } from './reasons.ts';

export interface TimeShare {
  readonly share: Fraction;
  readonly reasonId: string;
}

/** An occupancy's share of the period's time; undefined for the whole of it. */
export function timeShare(
  house: HouseModel,
  kind: 'heating' | 'hot_water',
  { period, wholePeriod, path }: OccupancyModel,
  book: ReasonBook | undefined,
): TimeShare | undefined {
  if (wholePeriod) return undefined;
  const heating = kind === 'heating';
  const byDegreeDays = heating && house.keys.heatingBaseBy === 'degree_days';
  const table = degreeDayTable(house.keys.summer, house.period.from);
  const scale: HeatingBaseScale = byDegreeDays ? { by: 'degree_days', weights: table.dated.value } : { by: 'days' };
  const share = heating ? heatingTimeShare(period, house.period, scale) : hotWaterTimeShare(period, house.period);
  if (book === undefined) return { share, reasonId: '' };
  const reasonId = book.add(
    heating ? 'heating_time_share' : 'hot_water_time_share',
    `time${path}/${kind}`,
    format(share),
    [`${path}/from`, `${path}/to`, '/period/from', '/period/to'],
    byDegreeDays ? { parameters: [table] } : {},
  );
  return { share, reasonId };
}
