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

/** Properties whose texts are read by people and never calculated with. */
const PROPERTIES = ['de', 'en', 'statute', 'provision', 'url'];

/** Functions that take such texts, and from which argument on. */
const FUNCTIONS: Readonly<Record<string, number>> = { kind: 0, parameter: 1 };

/**
 * Texts are mutated like all else: codes, pointers, values and first days of a law are texts. Left out is wording, since
 * the only test that could notice would write the same sentence a second time.
 */
export function isWording({ key, listKey, parent }: Place): boolean {
  if (parent.type === 'ObjectProperty') return key === 'value' && PROPERTIES.includes(parent.key?.name ?? '');
  const from = FUNCTIONS[parent.callee?.name ?? ''];
  return listKey === 'arguments' && typeof key === 'number' && from !== undefined && key >= from;
}

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'wording',
    value: { shouldIgnore: (place: Place) => (isWording(place) ? 'wording' : undefined) },
  },
];
