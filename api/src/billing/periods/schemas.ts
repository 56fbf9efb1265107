import { z } from '@hono/zod-openapi';
import { Cents, Day, Instant, idOf, orNull, pageOf, pageQuery } from '../../http/schemas.ts';
import { DistributionKeys } from '../../properties/index.ts';
import { OperatingCostSettings } from '../operating-costs/settings.ts';
import { PERIOD_KINDS } from './kind.ts';
import { PeriodSettings } from './settings.ts';

export const AdvancePayment = z
  .strictObject({
    occupancy_id: idOf('occupancy').openapi({ description: 'Who paid it' }),
    amount_cents: Cents.min(0).openapi({ example: 80_000, description: 'Gross, for the whole period' }),
  })
  .openapi('AdvancePayment');
export type AdvancePayment = z.infer<typeof AdvancePayment>;

const PeriodKind = z.enum(PERIOD_KINDS).openapi({
  example: 'heating',
  description: 'heating: heat and hot water by the HeizkostenV; operating_costs: BetrKV § 2',
});

const periodFields = {
  from: Day.openapi({ example: '2025-01-01', description: 'First day; it decides which values of the law hold' }),
  to: Day.openapi({ description: 'Last day, included; at most twelve months (BGB § 556(3))' }),
  keys: DistributionKeys,
  settings: PeriodSettings,
  advances: z.array(AdvancePayment).max(5_000).openapi({ description: 'What occupancies have paid in advance' }),
};

export const BillingPeriod = z
  .object({
    id: idOf('billingPeriod'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    property_id: idOf('property'),
    kind: PeriodKind,
    ...periodFields,
    keys: orNull(DistributionKeys).openapi({ description: 'HeizkostenV §§ 6 to 9b; null for operating costs' }),
    settings: orNull(PeriodSettings).openapi({ description: 'Of heating; null for operating costs' }),
    operating_costs: orNull(OperatingCostSettings).openapi({ description: 'Of operating costs; null for heating' }),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('BillingPeriod');
export const CreateBillingPeriod = z
  .strictObject({
    property_id: idOf('property').openapi({ description: 'The house it is for' }),
    kind: PeriodKind.default('heating'),
    ...periodFields,
    keys: DistributionKeys.optional().openapi({
      description: 'Of heating; left out: the keys of the property as they are now',
    }),
    settings: PeriodSettings.optional().openapi({ description: 'Of heating' }),
    operating_costs: OperatingCostSettings.optional().openapi({ description: 'Of operating costs' }),
    advances: periodFields.advances.default([]),
  })
  .openapi('CreateBillingPeriod');
export const UpdateBillingPeriod = z
  .strictObject({ ...periodFields, operating_costs: OperatingCostSettings })
  .partial()
  .openapi('UpdateBillingPeriod');

export const BillingPeriodPage = pageOf('BillingPeriodPage', BillingPeriod);
export const periodQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  kind: z.enum(PERIOD_KINDS).optional().openapi({ example: 'operating_costs' }),
});

/** Of lists of what belongs to a period. */
export const inPeriodQuery = z.object({ ...pageQuery, billing_period_id: idOf('billingPeriod').optional() });
