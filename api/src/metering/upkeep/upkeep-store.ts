import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { calibrationRecords, equipmentExemptions } from '../register/tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;
export type CalibrationRow = typeof calibrationRecords.$inferSelect;

export function selectCalibrations({ db, accountId }: Scope, deviceId: string): Promise<CalibrationRow[]> {
  return db
    .select()
    .from(calibrationRecords)
    .where(and(eq(calibrationRecords.accountId, accountId), eq(calibrationRecords.deviceId, deviceId)))
    .orderBy(asc(calibrationRecords.day), asc(calibrationRecords.id));
}

export interface ExemptionRow {
  readonly exemption: typeof equipmentExemptions.$inferSelect;
  readonly revoked: boolean;
}

/** Exemptions with whether a later row took them back; of one house, or the one with this id. */
export function selectExemptions(
  { db, accountId }: Scope,
  { propertyId, id }: { propertyId?: string | undefined; id?: string | undefined },
  after: string | null,
  limit: number,
): Promise<ExemptionRow[]> {
  return db
    .select({
      exemption: equipmentExemptions,
      revoked: sql<boolean>`exists (select from equipment_exemptions later
        where later.account_id = ${accountId} and later.property_id = equipment_exemptions.property_id
          and later.revokes_id = equipment_exemptions.id)`,
    })
    .from(equipmentExemptions)
    .where(
      and(
        eq(equipmentExemptions.accountId, accountId),
        propertyId === undefined ? undefined : eq(equipmentExemptions.propertyId, propertyId),
        id === undefined ? undefined : eq(equipmentExemptions.id, id),
        after === null ? undefined : gt(equipmentExemptions.id, after),
      ),
    )
    .orderBy(asc(equipmentExemptions.id))
    .limit(limit);
}
