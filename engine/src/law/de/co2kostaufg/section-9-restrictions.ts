import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { RESTRICTION_PERMILLE } from './section-9-restrictions.parameters.ts';

export type PublicLawRestrictions = 'none' | 'one' | 'both';

/** CO2KostAufG section 9(1) and (2): the landlord's per mille halved, or gone. */
export function restrictedPermille(permille: bigint, restrictions: PublicLawRestrictions, periodFrom: Day): bigint {
  if (restrictions === 'none') return permille;
  return (permille * inForceOn(RESTRICTION_PERMILLE, periodFrom).value[restrictions]) / 1000n;
}
