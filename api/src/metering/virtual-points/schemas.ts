import { z } from '@hono/zod-openapi';
import { VIRTUAL_DEPTH_MAX } from '@klarmeter/engine';
import { Day, Instant, idOf, pageOf, pageQuery } from '../../http/schemas.ts';
import { ORIGINS, VIRTUAL_REASONS } from '../consumption/schemas.ts';
import { purposeQuery } from '../purpose/data-purpose.ts';
import { COUNTING_USES, HOUSE_USES } from '../schemas.ts';
import { CountedIn, Quantity } from '../series/schemas.ts';

const VirtualTerm = z
  .strictObject({
    point_id: z.union([idOf('measuringPoint'), idOf('virtualPoint')]).openapi({
      description: 'A measuring point of the property, or another virtual point of it',
      example: 'mpt_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
    }),
    sign: z.enum(['plus', 'minus']).openapi({ example: 'plus' }),
  })
  .openapi('VirtualTerm');
export type VirtualTermWire = z.infer<typeof VirtualTerm>;

const definitionFields = {
  from: Day.openapi({ example: '2025-01-01', description: 'First day; it holds until the next definition' }),
  terms: z
    .array(VirtualTerm)
    .max(1_000)
    .openapi({
      description: `What is added and taken away; at most ${VIRTUAL_DEPTH_MAX} virtual points deep. None: from this day on there is no such point`,
    }),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .openapi({ example: 'Die Flure haben keinen eigenen Zähler', description: 'Why; stays with the definition' }),
};
const DefineVirtualPoint = z.strictObject(definitionFields).openapi('DefineVirtualPoint');
/** A point begins with something to count; only a later definition may end it. */
const FirstDefinition = z
  .strictObject({
    ...definitionFields,
    terms: definitionFields.terms.min(1).openapi({
      description: `What is added and taken away; at most ${VIRTUAL_DEPTH_MAX} virtual points deep`,
    }),
  })
  .openapi('FirstVirtualPointDefinition');
const VirtualPointDefinition = z.object({ ...definitionFields, created_at: Instant }).openapi('VirtualPointDefinition');

const fields = {
  property_id: idOf('property'),
  unit_id: idOf('unit').nullable().openapi({ description: 'Null: a point of the whole house' }),
  use: z.enum(COUNTING_USES).openapi({
    example: 'heating',
    description: 'Of a unit: heating, hot_water, cold_water. Of the house: hot_water_heat, total_heat, cold_water_main',
  }),
  name: z.string().trim().min(1).max(120).openapi({ example: 'Gemeinschaftsräume' }),
  counted_in: CountedIn,
};

export const VirtualPoint = z
  .object({
    id: idOf('virtualPoint'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    ...fields,
    definitions: z
      .array(VirtualPointDefinition)
      .openapi({ description: 'Oldest first; of two for one day the later one counts' }),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('VirtualPoint');
export const VirtualPointPage = pageOf('VirtualPointPage', VirtualPoint);

export const CreateVirtualPoint = z
  .strictObject({ ...fields, unit_id: fields.unit_id.default(null), definition: FirstDefinition })
  .refine(({ unit_id, use }) => (unit_id === null) === (HOUSE_USES as readonly string[]).includes(use), {
    path: ['use'],
    message:
      'A virtual point of a unit (unit_id) counts heating, hot_water or cold_water; one of the house (unit_id null) counts hot_water_heat, total_heat or cold_water_main.',
  })
  .openapi('CreateVirtualPoint');
export const UpdateVirtualPoint = z
  .strictObject({ name: fields.name, definition: DefineVirtualPoint })
  .partial()
  .openapi('UpdateVirtualPoint');

export const virtualPointQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  unit_id: idOf('unit').optional(),
});

/* What they count. */

const reason = z.enum(VIRTUAL_REASONS).nullable().openapi({ example: null });
const origin = z.enum(ORIGINS).openapi({
  example: 'measured',
  description: 'As of a series; as good as the worst part, and missing where there is no value',
});

const VirtualPart = z
  .object({
    point_id: z.string().openapi({ example: 'mpt_0193a5c2f4b87d1e9c60aa51d7e2b3f4' }),
    within: idOf('virtualPoint').openapi({ description: 'The virtual point it is a part of' }),
    sign: z.enum(['plus', 'minus']).openapi({ example: 'plus' }),
    from: Day,
    to: Day,
    value: Quantity.nullable().openapi({ description: 'Without its sign; null where it is missing' }),
    origin,
    reason,
  })
  .openapi('VirtualPart');

const VirtualValue = z
  .object({
    from: Day.openapi({ example: '2025-12-01' }),
    to: Day,
    value: Quantity.nullable().openapi({
      description: 'Null as soon as a part is missing, and where more was taken away than there was',
    }),
    origin,
    reason,
    sum: Quantity.nullable().openapi({
      example: null,
      description: 'Where it is below zero: what the parts add up to',
    }),
    message_de: z.string().nullable().openapi({ example: null, description: 'What is to be said of it' }),
    message_en: z.string().nullable().openapi({ example: null }),
    parts: z.array(VirtualPart).openapi({ description: 'In order, parts of a part behind it' }),
  })
  .openapi('VirtualValue');

export const VirtualConsumption = z
  .object({
    virtual_point_id: idOf('virtualPoint'),
    interval: z.enum(['month', 'year']).openapi({ example: 'month' }),
    from: Day.openapi({ example: '2025-01-01' }),
    to: Day,
    counted_in: CountedIn,
    values: z.array(VirtualValue).openapi({ description: 'Oldest first, without gap' }),
  })
  .openapi('VirtualConsumption');

export const virtualConsumptionQuery = z.object({
  interval: z.enum(['month', 'year']).default('month').openapi({ example: 'month' }),
  from: Day.optional().openapi({ example: '2025-01-01', description: 'First day; left out: 24 months or 5 years' }),
  to: Day.optional().openapi({ description: 'Last day; left out: today' }),
  purpose: purposeQuery('billing'),
});
