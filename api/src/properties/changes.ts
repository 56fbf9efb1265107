/**
 * What a change did to an object, for its audit row: before and after of each field that differs, and only the word
 * `changed` for fields that may hold personal values.
 */
export function changesOf<T extends object>(
  before: T,
  after: T,
  personal: readonly (keyof T)[] = [],
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const field of Object.keys(after) as (keyof T & string)[]) {
    if (field === 'updated_at' || JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
    changes[field] = personal.includes(field) ? 'changed' : { from: before[field], to: after[field] };
  }
  return changes;
}
