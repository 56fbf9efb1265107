import { z } from '@hono/zod-openapi';
import { type MissingReason, SERIES_ORIGINS } from '@klarmeter/engine';
import { Day, idOf, pageOf, pageQuery } from '../../http/schemas.ts';
import { meaningsOf } from '../ingest/verdicts.ts';
import { purposeQuery } from '../purpose/data-purpose.ts';
import { UNIT_USES } from '../schemas.ts';

export const CONSUMPTION_UNITS = ['kWh', 'm3', 'units'] as const;

/** Every reason of the engine, and nothing else. */
export const REASONS = Object.keys({
  no_device: true,
  start_value_missing: true,
  end_value_missing: true,
  due_date_value_missing: true,
  initial_value_missing: true,
  final_value_missing: true,
  evaluation_factor_missing: true,
  negative_consumption: true,
} satisfies Record<MissingReason, true>) as [MissingReason, ...MissingReason[]];

/** Why a virtual point has no value. */
export const VIRTUAL_REASONS = [...REASONS, 'not_defined', 'counts_differently', 'negative_difference'] as const;

export const REASON_WORDS = meaningsOf(VIRTUAL_REASONS, {
  no_device: 'no device was installed',
  start_value_missing: 'no value of the day before the first',
  end_value_missing: 'no value of the last day',
  due_date_value_missing: 'no value of the day on which the register began at zero again',
  initial_value_missing: 'no first value of a device that came in these days',
  final_value_missing: 'no last value of a device that went in these days',
  evaluation_factor_missing: 'an allocator has no evaluation factor',
  negative_consumption: 'the register went back',
  not_defined: 'of a virtual point: it was not defined yet, or not any more',
  counts_differently: 'of a virtual point: a part counts in another unit',
  negative_difference: 'of a virtual point: more would be taken away than was counted',
});

/** Where a value of a series comes from, best first. */
export const ORIGINS = [...SERIES_ORIGINS, 'missing'] as const;

/** A term of a virtual point and the days on which it counts. */
export const NamedPart = z
  .object({
    point_id: z.union([idOf('measuringPoint'), idOf('virtualPoint')]).openapi({
      example: 'mpt_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
    }),
    sign: z.enum(['plus', 'minus']).openapi({ example: 'plus', description: 'Whether it is added or taken away' }),
    from: Day.openapi({ example: '2025-12-01' }),
    to: Day.openapi({ example: '2025-12-31' }),
  })
  .openapi('NamedPart');
export const ReasonPoint = z
  .union([idOf('measuringPoint'), idOf('virtualPoint')])
  .nullable()
  .openapi({ example: null, description: 'Of a virtual point without a value its first part that has none' });

const interval = z.enum(['month', 'year']).openapi({ example: 'month' });

const ConsumptionValue = z
  .object({
    from: Day.openapi({ example: '2025-12-01' }),
    to: Day.openapi({ example: '2025-12-31' }),
    value: z
      .string()
      .regex(/^\d+\.\d{3}$/)
      .nullable()
      .openapi({ example: '123.000', description: 'What was measured; null where that cannot be said, never a guess' }),
    reason: z.enum(REASONS).nullable().openapi({
      example: null,
      description: 'Why there is no value; null where there is one',
    }),
  })
  .openapi('ConsumptionValue');

const ConsumptionSeries = z
  .object({
    use: z.enum(UNIT_USES).openapi({ example: 'heating' }),
    unit: z.enum(CONSUMPTION_UNITS).openapi({
      example: 'kWh',
      description: 'units: of heat cost allocators, multiplied by their evaluation factor where the device does not',
    }),
    values: z.array(ConsumptionValue).openapi({ description: 'Oldest first, without gap' }),
  })
  .openapi('ConsumptionSeries');

const VirtualConsumptionValue = z
  .object({
    ...ConsumptionValue.shape,
    origin: z.enum(ORIGINS).openapi({ example: 'measured', description: 'As good as the worst of its parts' }),
    reason: z
      .enum(VIRTUAL_REASONS)
      .nullable()
      .openapi({ example: null, description: `Why there is no value. ${REASON_WORDS}` }),
    reason_point_id: ReasonPoint,
  })
  .openapi('VirtualConsumptionValue');

const VirtualConsumptionSeries = z
  .object({
    virtual_point_id: idOf('virtualPoint'),
    name: z.string().openapi({ example: 'Gewerbe ohne eigenen Zähler' }),
    use: z.enum(UNIT_USES).openapi({ example: 'cold_water' }),
    unit: z.enum(CONSUMPTION_UNITS).openapi({ example: 'm3' }),
    parts: z.array(NamedPart).openapi({ description: 'Of what it is made; `getVirtualConsumption` says their values' }),
    values: z.array(VirtualConsumptionValue).openapi({ description: 'Oldest first, without gap' }),
  })
  .openapi('VirtualConsumptionSeries');

export const Consumption = z
  .object({
    unit: z.object({
      id: idOf('unit'),
      label: z.string().openapi({ example: 'Wohnung 1' }),
      property_id: idOf('property'),
    }),
    occupancy_id: idOf('occupancy').nullable().openapi({
      description: 'Whose days these are; null: of the unit, whoever lived there',
    }),
    interval,
    from: Day.openapi({ example: '2025-12-01' }),
    to: Day.openapi({ example: '2025-12-31' }),
    series: z.array(ConsumptionSeries).openapi({
      description: 'By use, and by unit where devices of a use count differently; a use without any device has none',
    }),
    virtual_points: z.array(VirtualConsumptionSeries).openapi({
      description:
        'Sums and differences that are defined for the unit. Nothing is billed by them, so who lives there is shown none',
    }),
  })
  .openapi('Consumption');

export const ConsumptionPage = pageOf('ConsumptionPage', Consumption);

export const consumptionQuery = z.object({
  ...pageQuery,
  interval: interval.default('month'),
  from: Day.optional().openapi({
    example: '2025-12-01',
    description: 'First day; left out: 24 months or 5 years are shown',
  }),
  to: Day.optional().openapi({
    description:
      'Last day; left out: the end of the month of the newest reading, as far as 36 months or 10 years reach',
  }),
  unit_id: idOf('unit').optional(),
  occupancy_id: idOf('occupancy').optional(),
  property_id: idOf('property').optional(),
  purpose: purposeQuery('monthly_information'),
});
