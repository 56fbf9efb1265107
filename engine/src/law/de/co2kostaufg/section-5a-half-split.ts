import type { Period } from '../../../time/period.ts';
import { findInForce } from '../../dated.ts';
import { HALF_SPLIT_PERMILLE } from './section-5a-half-split.parameters.ts';

/** CO2KostAufG section 5a: whether the half split reaches into this period of a plant under GModG section 43(1). */
export const touchesHalfSplit = (period: Period): boolean => findInForce(HALF_SPLIT_PERMILLE, period.to) !== undefined;
