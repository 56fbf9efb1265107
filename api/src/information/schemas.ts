import { z } from '@hono/zod-openapi';
import { Day, Decimal, Instant, idOf, orNull, pageOf, pageQuery } from '../http/schemas.ts';

const text = (example: string) => z.string().openapi({ example });

/** A calendar month. */
export const MonthText = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, 'A month, such as "2025-12".')
  .openapi({ example: '2025-12', description: 'A calendar month, YYYY-MM' });

/** A normalised average user, and who names him. */
const ReferenceAverage = z
  .strictObject({
    source: z.string().trim().min(1).max(200).openapi({ example: 'Heizspiegel 2025, Mehrfamilienhaus, Fernwärme' }),
    heating_kwh_per_m2: Decimal.optional().openapi({ example: '12.4', description: 'Of this month' }),
    hot_water_kwh_per_m2: Decimal.optional().openapi({ example: '2.1', description: 'Of this month' }),
  })
  .openapi('ReferenceAverage');
export type ReferenceAverage = z.infer<typeof ReferenceAverage>;

export const StartMonthlyInformationRun = z
  .strictObject({
    property_id: idOf('property'),
    month: MonthText,
    reference_average: ReferenceAverage.optional().openapi({
      description:
        'The normalised user (HeizkostenV § 6a(2) no. 3) for groups of fewer than four units, whose mean would show the neighbours',
    }),
  })
  .openapi('StartMonthlyInformationRun');

export const InformationFinding = z
  .object({
    code: text('value_missing'),
    severity: z.enum(['error', 'warning', 'info']).openapi({ example: 'warning' }),
    pointer: z.string().openapi({
      example: '/units/3/occupancies/0/heating',
      description: 'Place in the month file (klarmeter.month/1)',
    }),
    object_id: z
      .string()
      .optional()
      .openapi({ example: 'unt_0193a5c2f4b87d1e9c60aa51d7e2b3f4', description: 'The object it came from' }),
    legal_basis: z.string().optional().openapi({ example: 'HeizkostenV § 6a(2)' }),
    message_de: text('Der Verbrauch des Monats fehlt: end_value_missing.'),
    message_en: text('The consumption of the month is missing: end_value_missing.'),
  })
  .openapi('InformationFinding');
export type InformationFinding = z.infer<typeof InformationFinding>;

export const InformationProgress = z
  .object({
    step: z.enum(['queued', 'inputs', 'done']).openapi({ example: 'done' }),
    done: z.int().openapi({ format: 'int32', example: 2 }),
    total: z.int().openapi({ format: 'int32', example: 2 }),
    informations: z.int().openapi({ format: 'int32', example: 12, description: 'Users who are told something' }),
    new_versions: z.int().openapi({
      format: 'int32',
      example: 12,
      description: 'Of them those who are told something else than before, or for the first time',
    }),
  })
  .openapi('MonthlyInformationProgress');
export type InformationProgress = z.infer<typeof InformationProgress>;

export const MonthlyInformationRun = z
  .object({
    id: idOf('monthlyInformationRun'),
    livemode: z.boolean().openapi({ example: false }),
    property_id: idOf('property'),
    month: MonthText,
    status: z.enum(['queued', 'informing', 'ready', 'failed']).openapi({ example: 'ready' }),
    reference_average: orNull(ReferenceAverage),
    progress: InformationProgress,
    findings: z.array(InformationFinding),
    created_at: Instant,
    updated_at: Instant,
    finished_at: Instant.nullable(),
  })
  .openapi('MonthlyInformationRun');

export const MonthlyInformationRunPage = pageOf('MonthlyInformationRunPage', MonthlyInformationRun);
export const informationRunQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  month: MonthText.optional(),
});

export const informationQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  occupancy_id: idOf('occupancy').optional(),
  month: MonthText.optional(),
  versions: z.enum(['latest', 'all']).default('latest').openapi({
    example: 'latest',
    description: 'latest: of each user and month what holds now; all: what he was told before, too',
  }),
});

export const dutyQuery = z.object({ ...pageQuery, property_id: idOf('property'), month: MonthText });

export const InformationDuty = z
  .object({
    property_id: idOf('property'),
    unit_id: idOf('unit'),
    occupancy_id: idOf('occupancy'),
    month: MonthText,
    from: Day.openapi({ example: '2025-12-01', description: 'First of his days within the month' }),
    to: Day,
    owed: z.boolean().openapi({ example: true }),
    reason: z
      .enum(['owed', 'vacant', 'before_duty', 'no_devices', 'not_remotely_readable', 'mixed_house', 'not_this_month'])
      .openapi({ example: 'owed' }),
    message_de: text('Fernablesbare Geräte: die Verbrauchsinformation ist mitzuteilen.'),
    message_en: text('Remotely readable devices: the information on consumption is to be given.'),
    legal_basis: text('HeizkostenV § 6a(1)'),
    due_on: Day.openapi({
      example: '2026-01-31',
      description: 'A promise of the product: the ordinance says monthly and names no day',
    }),
    communication: z.object({
      medium: z.enum(['electronic', 'paper']).openapi({
        example: 'electronic',
        description: 'paper: he has no electronic access',
      }),
      notify_by: z.array(z.enum(['e_mail', 'sms', 'push'])).openapi({
        example: ['e_mail'],
        description: 'Active notification: a portal alone is not enough',
      }),
      message_de: text(
        'Der Nutzer wird benachrichtigt, dass die neue Information da ist; das Portal allein genügt nicht.',
      ),
      message_en: text('The user is notified that the new information is there; the portal alone is not enough.'),
      legal_basis: text('HeizkostenV § 6a(1)'),
    }),
    information: z
      .object({
        id: idOf('monthlyInformation'),
        version: z.int().openapi({ format: 'int32', example: 1 }),
        complete: z.boolean().openapi({ example: true }),
        created_at: Instant,
      })
      .nullable()
      .openapi({ description: 'What there is to tell him; null: it has still to be made' }),
  })
  .openapi('MonthlyInformationDuty');

export const InformationDutyPage = pageOf('MonthlyInformationDutyPage', InformationDuty);
