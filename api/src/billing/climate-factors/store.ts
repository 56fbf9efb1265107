import type { Day, Period } from '@klarmeter/engine';
import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import type { Scope } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { notFound } from '../../problem.ts';
import { climateFactors, climateFactorTables } from './tables.ts';

export type ClimateFactorTableRow = typeof climateFactorTables.$inferSelect;

/** One factor and the table it stands in. */
export interface ClimateFactorRow {
  readonly postcode: string;
  readonly from: Day;
  readonly to: Day;
  readonly factor: string;
  readonly tableId: string;
  readonly source: string;
}

const COLUMNS = {
  postcode: climateFactors.postcode,
  from: sql<Day>`${climateFactors.fromDay}::text`,
  to: sql<Day>`${climateFactors.toDay}::text`,
  factor: climateFactors.factor,
  tableId: climateFactors.tableId,
  source: climateFactorTables.source,
};
const TABLE_OF_FACTOR = and(
  eq(climateFactorTables.accountId, climateFactors.accountId),
  eq(climateFactorTables.id, climateFactors.tableId),
);

export async function fetchClimateFactorTable({ db, accountId }: Scope, id: string): Promise<ClimateFactorTableRow> {
  const [row] = await db
    .select()
    .from(climateFactorTables)
    .where(and(eq(climateFactorTables.accountId, accountId), eq(climateFactorTables.id, id)));
  if (row === undefined) throw notFound('climate factor table', id);
  return row;
}

/** What is known of some postcodes for exactly these periods, newest table first. */
export function selectClimateFactorsOf(
  { db, accountId }: Scope,
  postcodes: Iterable<string>,
  periods: readonly Period[],
): Promise<ClimateFactorRow[]> {
  return db
    .select(COLUMNS)
    .from(climateFactors)
    .innerJoin(climateFactorTables, TABLE_OF_FACTOR)
    .where(
      and(
        eq(climateFactors.accountId, accountId),
        oneOf(climateFactors.postcode, postcodes),
        or(...periods.map(({ from, to }) => and(eq(climateFactors.fromDay, from), eq(climateFactors.toDay, to)))),
      ),
    )
    .orderBy(desc(climateFactorTables.position));
}

/** The factors of a postcode that count, by period: of two for the same one the newer. */
export function selectCurrentClimateFactors(
  { db, accountId }: Scope,
  postcode: string,
  after: string | null,
  limit: number,
): Promise<ClimateFactorRow[]> {
  const { fromDay, toDay } = climateFactors;
  const [from, to] = after?.split(' ') ?? [];
  return db
    .selectDistinctOn([fromDay, toDay], COLUMNS)
    .from(climateFactors)
    .innerJoin(climateFactorTables, TABLE_OF_FACTOR)
    .where(
      and(
        eq(climateFactors.accountId, accountId),
        eq(climateFactors.postcode, postcode),
        from === undefined ? undefined : sql`(${fromDay}, ${toDay}) > (${from}::date, ${to}::date)`,
      ),
    )
    .orderBy(asc(fromDay), asc(toDay), desc(climateFactorTables.position))
    .limit(limit);
}
