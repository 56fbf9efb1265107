import type { Day } from '../../../time/day.ts';
import type { Period } from '../../../time/period.ts';
import { findInForce, firstDayOf } from '../../dated.ts';
import { HALF_SPLIT_PERMILLE } from './section-5a-half-split.parameters.ts';

/** First day of the half split. */
export const HALF_SPLIT_FROM: Day = firstDayOf(HALF_SPLIT_PERMILLE);

/** CO2KostAufG section 5a: whether the half split reaches into this period of a plant under GModG section 43(1). */
export const touchesHalfSplit = (period: Period): boolean => findInForce(HALF_SPLIT_PERMILLE, period.to) !== undefined;
