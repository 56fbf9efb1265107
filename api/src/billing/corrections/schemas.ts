import { z } from '@hono/zod-openapi';
import { Day, Instant, idOf, orNull, pageOf, pageQuery } from '../../http/schemas.ts';

const cents = z.int().openapi({ format: 'int64', example: -1_250 });

const EndOfMeasurement = z.object({
  day: Day,
  value: z.string().openapi({ example: '9000' }),
});

export const MeasuredState = z
  .object({
    value: z.string().nullable().openapi({ example: '8000', description: 'In the unit of the field; null: none' }),
    origin: z.enum(['measured', 'interim', 'substituted', 'missing']).openapi({
      example: 'substituted',
      description:
        'measured: by devices. interim: calculated at a change of the billing cycle. substituted: HeizkostenV § 9a(1). missing: nothing stood here',
    }),
    method: z.string().nullable().openapi({ example: 'previous_periods', description: 'Of a substitute' }),
    reading_ids: z.array(idOf('reading')),
    measurements: z.array(
      z.object({
        device_id: idOf('device'),
        serial: z.string().openapi({ example: '12345678' }),
        room: z.string().openapi({ example: 'Wohnzimmer' }),
        start: EndOfMeasurement,
        end: EndOfMeasurement,
        consumption: z.string().openapi({ example: '8000' }),
      }),
    ),
  })
  .openapi('MeasuredState');

const ProposedChange = z
  .object({
    unit_id: idOf('unit').nullable().openapi({ description: 'Null: of the whole house' }),
    occupancy_id: idOf('occupancy').nullable().openapi({ description: 'Null: of the unit' }),
    field: z
      .enum(['heating', 'hot_water_m3', 'cold_water_m3', 'energy_used', 'hot_water_share', 'water'])
      .openapi({ example: 'heating', description: 'As the house file calls it' }),
    measuring_point_ids: z
      .array(idOf('measuringPoint'))
      .openapi({ description: 'Points that measure this, as they are today' }),
    before: MeasuredState,
    after: MeasuredState,
  })
  .openapi('ProposedChange');

const ProposedEffect = z
  .object({
    occupants: z
      .array(
        z.object({
          unit_id: idOf('unit'),
          occupancy_id: idOf('occupancy'),
          statement_version_id: idOf('statementVersion').nullable(),
          before_cents: cents,
          after_cents: cents,
          difference_cents: cents,
        }),
      )
      .openapi({ description: 'Totals that would change, by the costs, keys and rules the run was issued with' }),
    moved_cents: cents.openapi({ example: 2_500, description: 'Sum of all differences without their sign' }),
  })
  .openapi('ProposedEffect');

const STATES = ['open', 'accepted', 'dismissed', 'withdrawn', 'superseded'] as const;
const state = z.enum(STATES).openapi({
  example: 'open',
  description:
    'withdrawn: by now the run measures what it was issued with. superseded: a later proposal or a later issued run of the period has everything this one has',
});

const CorrectionDecision = z
  .object({
    decision: z.enum(['accepted', 'dismissed', 'withdrawn']).openapi({
      example: 'accepted',
      description:
        'withdrawn: by nobody; what was found does not hold any more, because a device exchange was taken back',
    }),
    reason: z.string().openapi({ example: 'Der Endstand ging erst im März ein.' }),
    run_id: idOf('billingRun').nullable().openapi({ description: 'The run that an accepted proposal started' }),
    decided_by: z.string().openapi({ example: 'api_key key_0193a5c2f4b87d1e9c60aa51d7e2b3f4' }),
    decided_at: Instant,
  })
  .openapi('CorrectionDecision');

export const CorrectionProposal = z
  .object({
    id: idOf('correctionProposal'),
    livemode: z.boolean().openapi({ example: false }),
    property_id: idOf('property'),
    billing_period_id: idOf('billingPeriod'),
    run_id: idOf('billingRun').openapi({ description: 'The issued run whose figures would change' }),
    state,
    changes: z.array(ProposedChange),
    effect: orNull(ProposedEffect).openapi({ description: 'Null: with these values the house cannot be billed' }),
    decision: orNull(CorrectionDecision),
    created_at: Instant,
  })
  .openapi('CorrectionProposal');
export const CorrectionProposalPage = pageOf('CorrectionProposalPage', CorrectionProposal);

const reason = z.string().trim().min(1).max(300);
export const AcceptCorrectionProposal = z
  .strictObject({
    reason: reason.openapi({
      example: 'Der Endstand ging erst im März ein.',
      description: 'Printed on the corrections of the whole house, so it names nobody',
    }),
  })
  .openapi('AcceptCorrectionProposal');
export const DismissCorrectionProposal = z
  .strictObject({
    reason: reason.openapi({
      example: 'Der Wert stammt von einem anderen Gerät.',
      description: 'Stays with the proposal',
    }),
  })
  .openapi('DismissCorrectionProposal');

export const proposalQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  billing_period_id: idOf('billingPeriod').optional(),
  state: state.optional(),
});
