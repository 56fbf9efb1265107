import type { Day } from '../../../time/day.ts';
import { inForceOn, type NamedValue } from '../../dated.ts';
import { RESTRICTION_PERMILLE } from './section-9-restrictions.parameters.ts';

export type PublicLawRestrictions = 'none' | 'one' | 'both';

/** CO2KostAufG section 9(1) and (2): the landlord's per mille halved, or gone. */
export function restrictedPermille(
  permille: bigint,
  restrictions: PublicLawRestrictions,
  periodFrom: Day,
): { readonly permille: bigint; readonly parameters: readonly NamedValue[] } {
  if (restrictions === 'none') return { permille, parameters: [] };
  const dated = inForceOn(RESTRICTION_PERMILLE, periodFrom);
  return {
    permille: (permille * dated.value[restrictions]) / 1000n,
    parameters: [{ id: 'co2kostaufg.9.restrictions', dated }],
  };
}
