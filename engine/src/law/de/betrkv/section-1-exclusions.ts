import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { EXCLUSIONS, type Exclusion, RENTED_NOT_RUNNING } from './section-1-exclusions.parameters.ts';

/** BetrKV section 1: why a kind of cost is never an operating cost; undefined for all that is not excluded by name. */
export function exclusionOf(kind: string, day: Day): (Exclusion & { readonly legalBasis: string }) | undefined {
  for (const entries of [EXCLUSIONS, RENTED_NOT_RUNNING]) {
    const { value, source } = inForceOn(entries, day);
    const exclusion = value.find((each) => each.kind === kind);
    if (exclusion !== undefined) return { ...exclusion, legalBasis: `${source.statute} ${source.provision}` };
  }
  return undefined;
}
