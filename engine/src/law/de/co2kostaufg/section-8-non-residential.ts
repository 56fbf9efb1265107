import type { Day } from '../../../time/day.ts';
import { type Dated, inForceOn } from '../../dated.ts';
import { NON_RESIDENTIAL_LANDLORD_PERMILLE } from './section-8-non-residential.parameters.ts';

/** CO2KostAufG section 8(1): the landlord's part of a building that is not predominantly residential. */
export const nonResidentialPermille = (periodFrom: Day): Dated<bigint> =>
  inForceOn(NON_RESIDENTIAL_LANDLORD_PERMILLE, periodFrom);
