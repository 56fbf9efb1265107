import { inForceOn } from '../law/dated.ts';
import {
  type HeatingBaseScale,
  heatingTimeShare,
  hotWaterTimeShare,
} from '../law/de/heizkostenv/section-9b-change-of-occupancy.ts';
import { DEGREE_DAYS_14_13_13, DEGREE_DAYS_40_92 } from '../law/de/vdi2067/table-22-degree-days.parameters.ts';
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
  const long = house.keys.summer === '40_92';
  const table = inForceOn(long ? DEGREE_DAYS_40_92 : DEGREE_DAYS_14_13_13, house.period.from);
  const scale: HeatingBaseScale = byDegreeDays ? { by: 'degree_days', weights: table.value } : { by: 'days' };
  const share = heating ? heatingTimeShare(period, house.period, scale) : hotWaterTimeShare(period, house.period);
  if (book === undefined) return { share, reasonId: '' };
  const parameterId = long ? 'vdi2067.degree_days.40_92' : 'vdi2067.degree_days.14_13_13';
  const reasonId = book.add(
    heating ? 'heating_time_share' : 'hot_water_time_share',
    `time${path}/${kind}`,
    format(share),
    [`${path}/from`, `${path}/to`, '/period/from', '/period/to'],
    byDegreeDays ? { parameters: [{ id: parameterId, dated: table }] } : {},
  );
  return { share, reasonId };
}
