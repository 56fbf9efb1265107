import type { Period } from '@klarmeter/engine';
import type { AuditEntry } from '../db/audit.ts';

/** What data of remotely readable devices may be used for without being asked (HeizkostenV § 6b), and nothing else. */
export const DATA_PURPOSES = ['billing', 'monthly_information'] as const;
export type DataPurpose = (typeof DATA_PURPOSES)[number];

/** The row of the trail that says what consumption was read for, of what and of which days; never what was read. */
export function consumptionRead(
  purpose: DataPurpose,
  { objectType, objectId }: Pick<AuditEntry, 'objectType' | 'objectId'>,
  { from, to }: Period,
  more: Readonly<Record<string, unknown>>,
): AuditEntry {
  const changes = { purpose, legal_basis: 'HeizkostenV § 6b', from, to, ...more };
  return { action: 'consumption.read', objectType, objectId, changes };
}
