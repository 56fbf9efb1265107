import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { fetchProperty, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { OperatingCostSettings } from './operating-costs/settings.ts';
import { type BillingPeriodWire, toBillingPeriod } from './periods/convert.ts';
import { refuseFieldsOfOtherKind } from './periods/kind.ts';
import { refuseUnknownReferences, refuseUnlawfulPeriod } from './periods/rules.ts';
import type { CreateBillingPeriod } from './periods/schemas.ts';
import { PeriodSettings } from './periods/settings.ts';
import { billingPeriods } from './periods/tables.ts';

/** Makes a billing period. Keys left out are those of the property, so a later change of them begins with a later period. */
export async function createBillingPeriod(
  context: Context,
  input: z.infer<typeof CreateBillingPeriod>,
): Promise<BillingPeriodWire> {
  authorize(context, 'createBillingPeriod');
  const { db, accountId, livemode } = context;
  const { property_id: propertyId, kind, advances } = input;
  const property = await referenced(
    { pointer: '/property_id', noun: 'property', id: propertyId },
    fetchProperty(context, propertyId),
  );
  refuseFieldsOfOtherKind(kind, input);
  const keys = input.keys ?? property.keys;
  const settings = input.settings ?? PeriodSettings.parse({});
  const operatingCosts = kind === 'heating' ? null : (input.operating_costs ?? OperatingCostSettings.parse({}));
  const period = { from: input.from as Day, to: input.to as Day };
  refuseUnlawfulPeriod(kind, period, keys);
  await refuseUnknownReferences(context, propertyId, period, { settings, operatingCosts, advances, periodId: null });
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('billingPeriod'),
    livemode,
    propertyId,
    kind,
    fromDay: input.from,
    toDay: input.to,
    settings: { ...settings, keys },
    operatingCosts,
    advances,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(billingPeriods).values(row);
  await audit(context, {
    action: 'billing_period.created',
    objectType: 'billing_period',
    objectId: row.id,
    changes: { property_id: propertyId, kind, from: input.from, to: input.to, ...(kind === 'heating' ? { keys } : {}) },
  });
  return toBillingPeriod(row);
}
