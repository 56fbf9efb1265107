/** As much of a place in a syntax tree as is looked at. */
export interface Place {
  readonly key?: string | number | null | undefined;
  readonly listKey?: string | null | undefined;
  readonly parent: {
    readonly type: string;
    readonly key?: { readonly name?: string };
    readonly callee?: { readonly name?: string };
  };
}

/** Where a text of the law comes from. */
const CITATION = ['statute', 'provision', 'url'];

/**
 * Texts are mutated like all else: codes, pointers, values and first days of a law are texts. Left out are citations, and
 * titles, units and interpretations in the register, which are read by people: the only test that could notice would
 * write the same sentence a second time.
 */
export function isWording({ key, listKey, parent }: Place): boolean {
  if (parent.type === 'ObjectProperty') return key === 'value' && CITATION.includes(parent.key?.name ?? '');
  return listKey === 'arguments' && parent.callee?.name === 'parameter' && key !== 0;
}

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'wording',
    value: { shouldIgnore: (place: Place) => (isWording(place) ? 'wording' : undefined) },
  },
];
