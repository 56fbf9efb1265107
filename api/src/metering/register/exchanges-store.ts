import { and, asc, eq, gt, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Context } from '../../context.ts';
import { notFound } from '../../problem.ts';
import { measuringPoints } from '../tables.ts';
import { deviceExchanges } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

const corrections = alias(deviceExchanges, 'corrections');

export interface ExchangeRow {
  readonly exchange: typeof deviceExchanges.$inferSelect;
  readonly correctedById: string | null;
}

function selectRows({ db, accountId }: Scope, which: SQL | undefined, limit: number): Promise<ExchangeRow[]> {
  return db
    .select({ exchange: deviceExchanges, correctedById: corrections.id })
    .from(deviceExchanges)
    .leftJoin(corrections, and(eq(corrections.accountId, accountId), eq(corrections.correctsId, deviceExchanges.id)))
    .innerJoin(
      measuringPoints,
      and(eq(measuringPoints.accountId, accountId), eq(measuringPoints.id, deviceExchanges.measuringPointId)),
    )
    .where(and(eq(deviceExchanges.accountId, accountId), which))
    .orderBy(asc(deviceExchanges.id))
    .limit(limit);
}

export async function fetchExchange(scope: Scope, id: string): Promise<ExchangeRow> {
  const [row] = await selectRows(scope, eq(deviceExchanges.id, id), 1);
  if (row === undefined) throw notFound('device exchange', id);
  return row;
}

/** The exchange that ended or began an installation, whether it stands or was taken back. */
export async function findExchangeOf(scope: Scope, installationId: string): Promise<ExchangeRow | undefined> {
  const ofInstallation = or(
    eq(deviceExchanges.begunInstallationId, installationId),
    eq(deviceExchanges.endedInstallationId, installationId),
  );
  const rows = await selectRows(scope, and(eq(deviceExchanges.kind, 'exchange'), ofInstallation), 100);
  // An installation begins by one exchange and may end by another: the one that began it is its own.
  return (
    rows.find(({ exchange }) => exchange.begunInstallationId === installationId) ??
    rows.findLast(({ correctedById }) => correctedById === null) ??
    rows.at(-1)
  );
}

export function selectExchanges(
  scope: Scope,
  filter: { measuringPointId?: string | undefined; propertyId?: string | undefined },
  after: string | null,
  limit: number,
): Promise<ExchangeRow[]> {
  const { measuringPointId, propertyId } = filter;
  return selectRows(
    scope,
    and(
      measuringPointId === undefined ? undefined : eq(deviceExchanges.measuringPointId, measuringPointId),
      propertyId === undefined ? undefined : eq(measuringPoints.propertyId, propertyId),
      after === null ? undefined : gt(deviceExchanges.id, after),
    ),
    limit,
  );
}
