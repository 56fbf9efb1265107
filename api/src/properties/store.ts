import { and, asc, eq, gt, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { oneOf } from '../db/one-of.ts';
import { notFound } from '../problem.ts';
import { customers, occupancies, properties, units } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type CustomerRow = typeof customers.$inferSelect;
export type PropertyRow = typeof properties.$inferSelect;
export type UnitRow = typeof units.$inferSelect;
export type OccupancyRow = typeof occupancies.$inferSelect;

export async function fetchCustomer({ db, accountId }: Scope, id: string): Promise<CustomerRow> {
  const [row] = await db
    .select()
    .from(customers)
    .where(and(eq(customers.accountId, accountId), eq(customers.id, id)));
  if (row === undefined) throw notFound('customer', id);
  return row;
}

export function selectCustomers({ db, accountId }: Scope, after: string | null, limit: number): Promise<CustomerRow[]> {
  return db
    .select()
    .from(customers)
    .where(and(eq(customers.accountId, accountId), after === null ? undefined : gt(customers.id, after)))
    .orderBy(asc(customers.id))
    .limit(limit);
}

export async function findProperty({ db, accountId }: Scope, id: string): Promise<PropertyRow | null> {
  const [row] = await db
    .select()
    .from(properties)
    .where(and(eq(properties.accountId, accountId), eq(properties.id, id)));
  return row ?? null;
}

export async function fetchProperty(scope: Scope, id: string): Promise<PropertyRow> {
  const row = await findProperty(scope, id);
  if (row === null) throw notFound('property', id);
  return row;
}

export function selectPropertiesById({ db, accountId }: Scope, ids: Iterable<string>): Promise<PropertyRow[]> {
  return db
    .select()
    .from(properties)
    .where(and(eq(properties.accountId, accountId), oneOf(properties.id, ids)));
}

export function selectProperties(
  { db, accountId }: Scope,
  filter: { customerId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<PropertyRow[]> {
  return db
    .select()
    .from(properties)
    .where(
      and(
        eq(properties.accountId, accountId),
        filter.customerId === undefined ? undefined : eq(properties.customerId, filter.customerId),
        after === null ? undefined : gt(properties.id, after),
      ),
    )
    .orderBy(asc(properties.id))
    .limit(limit);
}

export async function fetchUnit({ db, accountId }: Scope, id: string): Promise<UnitRow> {
  const [row] = await db
    .select()
    .from(units)
    .where(and(eq(units.accountId, accountId), eq(units.id, id)));
  if (row === undefined) throw notFound('unit', id);
  return row;
}

export function selectUnits(
  { db, accountId }: Scope,
  filter: { propertyId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<UnitRow[]> {
  return db
    .select()
    .from(units)
    .where(
      and(
        eq(units.accountId, accountId),
        filter.propertyId === undefined ? undefined : eq(units.propertyId, filter.propertyId),
        after === null ? undefined : gt(units.id, after),
      ),
    )
    .orderBy(asc(units.id))
    .limit(limit);
}

/** All units of some houses by their number, as statements are sorted. */
export function selectUnitsOfProperties({ db, accountId }: Scope, propertyIds: Iterable<string>): Promise<UnitRow[]> {
  return db
    .select()
    .from(units)
    .where(and(eq(units.accountId, accountId), oneOf(units.propertyId, propertyIds)))
    .orderBy(asc(units.number));
}

export async function fetchOccupancy({ db, accountId }: Scope, id: string): Promise<OccupancyRow> {
  const [row] = await db
    .select()
    .from(occupancies)
    .where(and(eq(occupancies.accountId, accountId), eq(occupancies.id, id)));
  if (row === undefined) throw notFound('occupancy', id);
  return row;
}

export function selectOccupancies(
  { db, accountId }: Scope,
  filter: { propertyId?: string | undefined; unitId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<OccupancyRow[]> {
  return db
    .select()
    .from(occupancies)
    .where(
      and(
        eq(occupancies.accountId, accountId),
        filter.propertyId === undefined ? undefined : eq(occupancies.propertyId, filter.propertyId),
        filter.unitId === undefined ? undefined : eq(occupancies.unitId, filter.unitId),
        after === null ? undefined : gt(occupancies.id, after),
      ),
    )
    .orderBy(asc(occupancies.id))
    .limit(limit);
}

/** Who used some houses on at least one day of the period (both days included), by unit and first day. */
export function selectOccupanciesOfProperties(
  { db, accountId }: Scope,
  propertyIds: Iterable<string>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<OccupancyRow[]> {
  return db
    .select()
    .from(occupancies)
    .where(
      and(
        eq(occupancies.accountId, accountId),
        oneOf(occupancies.propertyId, propertyIds),
        lte(occupancies.fromDay, to),
        or(isNull(occupancies.toDay), gte(occupancies.toDay, from)),
      ),
    )
    .orderBy(asc(occupancies.unitId), asc(occupancies.fromDay));
}

export function selectOccupanciesById({ db, accountId }: Scope, ids: Iterable<string>): Promise<OccupancyRow[]> {
  return db
    .select()
    .from(occupancies)
    .where(and(eq(occupancies.accountId, accountId), oneOf(occupancies.id, ids)));
}

/** Where something is and who uses it, by id. */
interface Places {
  readonly properties: ReadonlyMap<string, PropertyRow>;
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly occupancies: ReadonlyMap<string, OccupancyRow>;
}

/** The places of many things at once, in three questions whatever their number. */
export async function selectPlaces(
  { db, accountId }: Scope,
  ids: readonly { readonly propertyId: string; readonly unitId: string; readonly occupancyId: string }[],
): Promise<Places> {
  const among = (pick: (place: (typeof ids)[number]) => string) => [...new Set(ids.map(pick))];
  const [houses, flats, uses] = await Promise.all([
    db
      .select()
      .from(properties)
      .where(
        and(
          eq(properties.accountId, accountId),
          inArray(
            properties.id,
            among(({ propertyId }) => propertyId),
          ),
        ),
      ),
    db
      .select()
      .from(units)
      .where(
        and(
          eq(units.accountId, accountId),
          inArray(
            units.id,
            among(({ unitId }) => unitId),
          ),
        ),
      ),
    db
      .select()
      .from(occupancies)
      .where(
        and(
          eq(occupancies.accountId, accountId),
          inArray(
            occupancies.id,
            among(({ occupancyId }) => occupancyId),
          ),
        ),
      ),
  ]);
  const byId = <T extends { readonly id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));
  return { properties: byId(houses), units: byId(flats), occupancies: byId(uses) };
}
