import { and, asc, eq, gt } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import { virtualPointDefinitions, virtualPoints } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type VirtualPointRow = typeof virtualPoints.$inferSelect;
export type DefinitionRow = typeof virtualPointDefinitions.$inferSelect;

/** A virtual point with all its definitions, in the order in which they hold and were made. */
export interface DefinedPoint {
  readonly row: VirtualPointRow;
  readonly definitions: readonly DefinitionRow[];
}

export async function fetchVirtualPoint(scope: Scope, id: string): Promise<DefinedPoint> {
  const { db, accountId } = scope;
  const rows = await db
    .select()
    .from(virtualPoints)
    .where(and(eq(virtualPoints.accountId, accountId), eq(virtualPoints.id, id)));
  const [found] = await withDefinitions(scope, rows);
  if (found === undefined) throw notFound('virtual point', id);
  return found;
}

export async function selectVirtualPoints(
  scope: Scope,
  filter: { readonly propertyId?: string | undefined; readonly unitId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<DefinedPoint[]> {
  const { db, accountId } = scope;
  const rows = await db
    .select()
    .from(virtualPoints)
    .where(
      and(
        eq(virtualPoints.accountId, accountId),
        filter.propertyId === undefined ? undefined : eq(virtualPoints.propertyId, filter.propertyId),
        filter.unitId === undefined ? undefined : eq(virtualPoints.unitId, filter.unitId),
        after === null ? undefined : gt(virtualPoints.id, after),
      ),
    )
    .orderBy(asc(virtualPoints.id))
    .limit(limit);
  return withDefinitions(scope, rows);
}

/** Of some units, in the order of their ids. */
export async function selectVirtualPointsOfUnits(scope: Scope, unitIds: readonly string[]): Promise<DefinedPoint[]> {
  const { db, accountId } = scope;
  const rows = await db
    .select()
    .from(virtualPoints)
    .where(and(eq(virtualPoints.accountId, accountId), oneOf(virtualPoints.unitId, unitIds)))
    .orderBy(asc(virtualPoints.id));
  return withDefinitions(scope, rows);
}

/** All of some houses; `held` keeps others from changing them until the transaction ends, so that two make no circle. */
export async function selectVirtualPointsOf(
  scope: Scope,
  propertyIds: readonly string[],
  held = false,
): Promise<DefinedPoint[]> {
  const { db, accountId } = scope;
  const query = db
    .select()
    .from(virtualPoints)
    .where(and(eq(virtualPoints.accountId, accountId), oneOf(virtualPoints.propertyId, propertyIds)))
    .orderBy(asc(virtualPoints.id));
  return withDefinitions(scope, held ? await query.for('update') : await query);
}

async function withDefinitions({ db, accountId }: Scope, rows: readonly VirtualPointRow[]): Promise<DefinedPoint[]> {
  if (rows.length === 0) return [];
  const definitions = await db
    .select()
    .from(virtualPointDefinitions)
    .where(
      and(
        eq(virtualPointDefinitions.accountId, accountId),
        oneOf(
          virtualPointDefinitions.virtualPointId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(
      asc(virtualPointDefinitions.fromDay),
      asc(virtualPointDefinitions.createdAt),
      asc(virtualPointDefinitions.id),
    );
  const byPoint = Map.groupBy(definitions, ({ virtualPointId }) => virtualPointId);
  return rows.map((row) => ({ row, definitions: byPoint.get(row.id) ?? [] }));
}
