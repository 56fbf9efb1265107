import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { deviceInstallations, measuringPoints } from '../tables.ts';

/** Ids of every device that ever measured in a house. */
export async function deviceIdsOfProperty(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  propertyId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ id: deviceInstallations.deviceId })
    .from(deviceInstallations)
    .innerJoin(
      measuringPoints,
      and(eq(measuringPoints.accountId, accountId), eq(measuringPoints.id, deviceInstallations.measuringPointId)),
    )
    .where(
      and(
        eq(deviceInstallations.accountId, accountId),
        isNull(deviceInstallations.correctedBy),
        eq(measuringPoints.propertyId, propertyId),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
