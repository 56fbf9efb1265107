import { z } from '@hono/zod-openapi';
import { PERIOD_KINDS, StatementPayment } from '../billing/index.ts';
import { Cents, Day, Instant, idOf, orNull, pageOf, pageQuery } from '../http/schemas.ts';
import { Channel, DeliveryStatus, DocumentStatus, Level } from './schemas.ts';

const text = (example: string) => z.string().openapi({ example });
const version = z.int().openapi({ format: 'int32', example: 1 });

const Objection = z
  .object({
    receipt_on: Day.openapi({ example: '2026-01-18', description: 'Day of receipt, Germany' }),
    until: Day.openapi({ example: '2027-01-31' }),
    cautious_until: Day.openapi({
      example: '2027-01-18',
      description: 'Where months are counted from the day of receipt',
    }),
    legal_basis: text('BGB § 556(3) sentence 5'),
  })
  .openapi('ObjectionDeadline');

const OverviewDelivery = z
  .object({
    id: idOf('delivery'),
    channel: Channel,
    status: DeliveryStatus,
    level: Level,
    receipt_on: Day.nullable().openapi({ example: '2026-01-18' }),
  })
  .openapi('OverviewDelivery');

const OverviewVersion = z
  .object({
    version,
    statement_version_id: idOf('statementVersion'),
    created_at: Instant,
    released_at: Instant.nullable(),
    reason: z.string().nullable().openapi({ example: null, description: 'Why it replaces the version before' }),
    total_cents: Cents.openapi({ example: 109_156 }),
    balance_cents: Cents.openapi({ example: 29_156 }),
    document: orNull(
      z
        .object({
          id: idOf('document'),
          status: DocumentStatus,
          sha256: z
            .string()
            .nullable()
            .openapi({ example: '9f3a5c2f4b87d1e9c60aa51d7e2b3f49f3a5c2f4b87d1e9c60aa51d7e2b3f4ab' }),
          size_bytes: z.int().nullable().openapi({ format: 'int32', example: 84_213 }),
        })
        .openapi('OverviewDocument'),
    ),
    deliveries: z.array(OverviewDelivery),
  })
  .openapi('OverviewVersion');

/** What a portal shows of a statement, in one answer. Amounts are those of the newest version the caller may see. */
export const StatementOverview = z
  .object({
    statement_id: idOf('statement'),
    livemode: z.boolean().openapi({ example: false }),
    kind: z.enum(PERIOD_KINDS).openapi({ example: 'heating' }),
    number: text('HK-2022-0000001-01'),
    period: z.object({ from: Day.openapi({ example: '2022-01-01' }), to: Day.openapi({ example: '2022-12-31' }) }),
    property: z.object({
      id: idOf('property'),
      street: text('Casameta-Allee 24'),
      postal_code: text('34123'),
      city: text('Kassel'),
    }),
    unit: z.object({ id: idOf('unit'), label: text('Wohnung, 1. OG') }),
    occupancy: z.object({
      id: idOf('occupancy'),
      number: text('2-1'),
      from: Day.openapi({ example: '2020-10-01' }),
      to: Day.nullable().openapi({ example: null }),
      vacant: z.boolean().openapi({ example: false }),
    }),
    occupant: z
      .string()
      .nullable()
      .openapi({ example: 'Ada Muster', description: 'Null while vacant, or once erased' }),
    landlord: z.string().nullable().openapi({
      example: 'H. Sonnenschuh',
      description: 'As printed on the newest document; null before there is one, or once erased',
    }),
    state: z.enum(['additional_payment', 'credit', 'even', 'carried_over', 'vacancy']).openapi({
      example: 'additional_payment',
      description:
        'carried_over: into the operating-cost statement, nothing is to be paid now. vacancy: the landlord bears it',
    }),
    total_cents: Cents.openapi({ example: 109_156 }),
    advance_cents: Cents.nullable().openapi({ example: 80_000 }),
    balance_cents: Cents.openapi({ example: 29_156, description: 'Above zero: to be paid; below: a credit balance' }),
    payment: orNull(StatementPayment).openapi({ description: 'Only where something is to be paid' }),
    objection: orNull(Objection).openapi({
      description: 'Of the newest version; null while its receipt is not proven: then the rule holds, and no date',
    }),
    versions: z.array(OverviewVersion).openapi({ description: 'Newest first' }),
  })
  .openapi('StatementOverview');

export const StatementOverviewPage = pageOf('StatementOverviewPage', StatementOverview);
export const overviewQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  occupancy_id: idOf('occupancy').optional(),
  statement_id: idOf('statement').optional(),
});
