import { z } from '@hono/zod-openapi';
import type { Period } from '@klarmeter/engine';
import type { AuditEntry } from '../../db/audit.ts';

/** What data of remotely readable devices may be used for without being asked (HeizkostenV § 6b), and nothing else. */
const DataPurpose = z.enum(['billing', 'monthly_information']);
export type DataPurpose = z.infer<typeof DataPurpose>;

/** The purpose of a request that reads them; `unsaid` is what the route is for. */
export const purposeQuery = (unsaid: DataPurpose) =>
  DataPurpose.default(unsaid).openapi({
    example: unsaid,
    description:
      'What it is read for. HeizkostenV § 6b allows these and no other; each page leaves one row in the audit trail with the purpose, of what, and the days',
  });

/** The row of the trail that says what was read for what, of whom and of which days; never the values. */
export function dataRead(
  action: 'consumption.read' | 'reading.read',
  purpose: DataPurpose,
  { objectType, objectId }: Pick<AuditEntry, 'objectType' | 'objectId'>,
  { from, to }: Period,
  more: Readonly<Record<string, unknown>>,
): AuditEntry {
  return { action, objectType, objectId, changes: { purpose, legal_basis: 'HeizkostenV § 6b', from, to, ...more } };
}
