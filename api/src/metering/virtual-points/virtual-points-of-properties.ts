import type { Context } from '../../context.ts';
import { selectVirtualPointsOf } from './store.ts';

/** A point that nobody reads, as far as others have to know that it is there. */
export interface VirtualPointOfHouse {
  readonly id: string;
  /** Null: of the whole house. */
  readonly unitId: string | null;
  readonly use: string;
  readonly name: string;
  /** First day of its first definition. */
  readonly definedFrom: string;
}

/** Virtual points of some houses, by house. One that ended is none. */
export async function virtualPointsOfProperties(
  context: Pick<Context, 'db' | 'accountId'>,
  propertyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly VirtualPointOfHouse[]>> {
  const defined = (await selectVirtualPointsOf(context, propertyIds)).flatMap(({ row, definitions }) => {
    const [first, last] = [definitions[0], definitions.at(-1)];
    if (first === undefined || last === undefined || last.terms.length === 0) return [];
    const { id, unitId, use, name, propertyId } = row;
    return [{ propertyId, point: { id, unitId, use, name, definedFrom: first.fromDay } }];
  });
  const byHouse = Map.groupBy(defined, ({ propertyId }) => propertyId);
  return new Map([...byHouse].map(([propertyId, own]) => [propertyId, own.map(({ point }) => point)]));
}
