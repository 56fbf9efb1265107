import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { Problem } from '../problem.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { refuseMovedSeam } from './cycle-change/refuse-moved-seam.ts';
import { type BillingPeriodWire, toBillingPeriod } from './periods/convert.ts';
import { type PeriodKind, refuseFieldsOfOtherKind } from './periods/kind.ts';
import { refuseUnknownReferences, refuseUnlawfulPeriod } from './periods/rules.ts';
import type { UpdateBillingPeriod } from './periods/schemas.ts';
import { fetchBillingPeriod, lockBillingPeriod } from './periods/store.ts';
import { billingPeriods } from './periods/tables.ts';
import { isIssued } from './statements/store.ts';

/**
 * Changes a period. Once statements of it are issued, its days and keys stay (HeizkostenV section 6(4)); everything else
 * may be corrected and takes effect with the next run.
 */
export async function updateBillingPeriod(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateBillingPeriod>,
): Promise<BillingPeriodWire> {
  authorize(context, 'updateBillingPeriod');
  const row = await fetchBillingPeriod(context, id);
  matchVersion(row, ifMatch);
  await lockBillingPeriod(context, id);
  const kind = row.kind as PeriodKind;
  refuseFieldsOfOtherKind(kind, patch);
  const { keys: oldKeys, ...oldSettings } = row.settings;
  const after = {
    from: (patch.from ?? row.fromDay) as Day,
    to: (patch.to ?? row.toDay) as Day,
    keys: patch.keys ?? oldKeys,
    settings: patch.settings ?? oldSettings,
    operatingCosts: patch.operating_costs ?? row.operatingCosts,
    advances: patch.advances ?? row.advances,
  };
  const moved = after.from !== row.fromDay || after.to !== row.toDay;
  const rekeyed = JSON.stringify(sorted(after.keys)) !== JSON.stringify(sorted(oldKeys));
  if ((moved || rekeyed) && (await isIssued(context, id))) throw frozen(moved ? '/from' : '/keys', kind);
  refuseUnlawfulPeriod(kind, after, after.keys);
  await refuseMovedSeam(context, row, after);
  await refuseUnknownReferences(context, row.propertyId, after, { ...after, periodId: id });

  const [updated] = await context.db
    .update(billingPeriods)
    .set({
      fromDay: after.from,
      toDay: after.to,
      settings: { ...after.settings, keys: after.keys },
      operatingCosts: after.operatingCosts,
      advances: after.advances,
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(
      and(
        eq(billingPeriods.accountId, context.accountId),
        eq(billingPeriods.id, id),
        eq(billingPeriods.version, row.version),
      ),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  const wire = toBillingPeriod(updated);
  await audit(context, {
    action: 'billing_period.updated',
    objectType: 'billing_period',
    objectId: id,
    changes: changesOf(toBillingPeriod(row), wire),
  });
  return wire;
}

const sorted = (keys: object) => Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1));

function frozen(pointer: string, kind: PeriodKind): Problem {
  return new Problem('billing-period-issued', 'Days and keys of a period stay once its statements are issued.', {
    findings: [
      {
        pointer,
        code: 'billing_period_issued',
        legal_basis: kind === 'heating' ? 'HeizkostenV § 6(4)' : 'BGB § 556(3)',
        message_de: 'Zeitraum und Schlüssel gelten für künftige Zeiträume neu, nie für abgerechnete.',
        message_en: 'Days and keys change for future periods only, never for one that is billed.',
      },
    ],
  });
}
