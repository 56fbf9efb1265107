/** A list by a key, for houses of thousands of units; of several with one key the first, as `find` has it. */
export function indexBy<T>(list: readonly T[] | undefined, keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const byKey = new Map<string, T>();
  for (const item of list ?? []) {
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return byKey;
}

/** One key of an occupancy; ids are any text. */
export const occupancyKey = ({ unit, occupancy }: { readonly unit: string; readonly occupancy: string }): string =>
  `${unit.length} ${unit} ${occupancy}`;
