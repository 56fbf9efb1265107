import { germanCitation, type ProvisionalValue } from '@klarmeter/engine';
import { type Block, small } from './document.ts';
import { enumeration } from './format.ts';

/** What the occupant should know of values that are not officially published yet: that they may change. */
export function provisionalNote(values: readonly ProvisionalValue[] | undefined): Block[] {
  if (values === undefined || values.length === 0) return [];
  const named = enumeration(values.map(({ title_de, legal_basis }) => `${title_de} (${germanCitation(legal_basis)})`));
  return [small(`Vorläufig, noch nicht amtlich veröffentlicht: ${named}.`)];
}
