import type { CalibrationRecord } from '@klarmeter/engine';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { deviceInstallations, measuringPoints } from '../tables.ts';

/** What changed the calibration of a device since it was marked, in order of days. */
export const calibrationRecordsOf = (
  accountId: SQLWrapper,
  deviceId: SQLWrapper,
): SQL<readonly CalibrationRecord[]> => sql`coalesce((
  select jsonb_agg(jsonb_build_object('kind', c.kind, 'day', c.day::text, 'validUntil', c.valid_until::text)
                   order by c.day, c.created_at)
    from calibration_records c
   where c.account_id = ${accountId} and c.device_id = ${deviceId}), '[]'::jsonb)`;

/**
 * Why a device or its house need not be remotely readable at the end of a period, where that is written down. What was
 * revoked later held until then.
 */
export const hardshipOfDevice = (day: string): SQL<string | null> => sql`(
  select e.evidence from equipment_exemptions e
   where e.account_id = ${measuringPoints.accountId} and e.property_id = ${measuringPoints.propertyId}
     and (e.device_id is null or e.device_id = ${deviceInstallations.deviceId})
     and e.revokes_id is null and e.day <= ${day} and (e.until_day is null or e.until_day >= ${day})
     and not exists (select from equipment_exemptions later
                      where later.account_id = e.account_id and later.property_id = e.property_id
                        and later.revokes_id = e.id and later.day <= ${day})
   order by e.device_id nulls last, e.day desc limit 1)`;
