import { pointerStep } from '../billing/reader.ts';

/** `base` with some fields as in `other`, also where they are missing there. */
export function withFields<T extends object>(base: T, other: T, fields: readonly (keyof T)[]): T {
  const made = { ...base };
  for (const field of fields) {
    if (other[field] === undefined) delete made[field];
    else made[field] = other[field];
  }
  return made;
}

/** One value of a house that differs. */
export interface ValueChange {
  /** By ids instead of places, since places move: `/units/{id}/occupancies/{id}/heating`, escaped like a JSON pointer. */
  readonly path: string;
  /** Undefined: not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Every value in which two houses differ, objects of a list compared by their ids. */
export function changesBetween(before: unknown, after: unknown, path = ''): ValueChange[] {
  if (before === after) return [];
  if (!isNested(before) && !isNested(after)) return [{ path, before: textOf(before), after: textOf(after) }];
  const [left, right] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    changesBetween(left.get(key), right.get(key), `${path}/${pointerStep(key)}`),
  );
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));

function entriesOf(value: unknown): Map<string, unknown> {
  if (!isNested(value)) return new Map();
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(value.map((each, index) => [isNested(each) && 'id' in each ? String(each.id) : String(index), each]));
}
