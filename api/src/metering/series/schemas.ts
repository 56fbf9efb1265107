import { z } from '@hono/zod-openapi';
import { PICK_DAYS_MAX, SERIES_FINDINGS, type SeriesFindingCode } from '@klarmeter/engine';
import { Day, idOf, pageOf, pageQuery, wholeNumber } from '../../http/schemas.ts';
import {
  CONSUMPTION_UNITS,
  NamedPart,
  ORIGINS,
  REASON_WORDS,
  ReasonPoint,
  VIRTUAL_REASONS,
} from '../consumption/schemas.ts';
import { Remark } from '../manual-reading/schemas.ts';
import { purposeQuery } from '../purpose/data-purpose.ts';
import { READING_ORIGINS } from '../readings/codes.ts';
import { COUNTING_USES } from '../schemas.ts';

export const CountedIn = z.enum(CONSUMPTION_UNITS).openapi({
  example: 'kWh',
  description:
    'units: of heat cost allocators, before their evaluation factor in a register, after it in a consumption',
});
export const Quantity = z
  .string()
  .regex(/^-?\d+\.\d{3}$/)
  .openapi({ example: '123.000' });
const flag = (unsaid: 'true' | 'false', description: string) =>
  z.enum(['true', 'false']).default(unsaid).openapi({ example: unsaid, description });

const pointFields = {
  id: idOf('measuringPoint'),
  property_id: idOf('property'),
  unit_id: idOf('unit').nullable(),
  use: z.enum(COUNTING_USES).openapi({ example: 'heating' }),
  room: z.string().openapi({ example: 'Wohnzimmer' }),
};
const SeriesPoint = z.object(pointFields).openapi('SeriesPoint');

export const METHODS = [
  'interpolated',
  'previous_periods',
  'comparable_rooms',
  'group_average',
  'building_average',
] as const;

const SeriesValue = z
  .object({
    from: Day.openapi({ example: '2025-12-01', description: 'First day' }),
    to: Day.openapi({ example: '2025-12-31', description: 'Last day, counted in: its end is where the value ends' }),
    value: Quantity.nullable().openapi({ description: 'What was consumed; null where it is missing' }),
    origin: z.enum(ORIGINS).openapi({
      example: 'measured',
      description:
        'measured: by the device, read by radio or by a reader. self_read: an end was read by who lives there. estimated: an end was estimated or interpolated. substituted: HeizkostenV § 9a(1). missing: nothing is known, `reason` says why',
    }),
    method: z.enum(METHODS).nullable().openapi({
      example: null,
      description: 'Of an estimated or substituted value how it was formed; null otherwise',
    }),
    reason: z
      .enum(VIRTUAL_REASONS)
      .nullable()
      .openapi({
        example: null,
        description: `Why nothing was measured, also of a substituted value; null where it was. ${REASON_WORDS}`,
      }),
    reason_point_id: ReasonPoint,
    formula: z.string().nullable().openapi({
      example: null,
      description: 'Of a substituted value its formula, with the names of HeizkostenV § 9a(1) as in an explanation',
    }),
    next_day: z.boolean().openapi({
      example: false,
      description: 'Whether an end is marked by a value of the next day (HeizkostenV § 9b)',
    }),
    device_ids: z.array(idOf('device')).openapi({
      description: 'Devices that counted, in order of time; of a virtual point none, because its parts have them',
    }),
    reading_ids: z
      .array(idOf('reading'))
      .openapi({ description: 'Readings at the ends, or beside an interpolated one' }),
  })
  .openapi('SeriesValue');

const CODES = Object.keys(SERIES_FINDINGS) as [SeriesFindingCode, ...SeriesFindingCode[]];
const SeriesFinding = z
  .object({
    code: z.enum(CODES).openapi({ example: 'gap', description: 'What it is; message_en says it in words' }),
    severity: z.enum(['error', 'warning', 'info']).openapi({
      example: 'warning',
      description: 'error: billing with it would be wrong. warning: somebody should look. info: explains the series',
    }),
    device_id: idOf('device').nullable(),
    day: Day.openapi({ description: 'The day from which on it shows' }),
    reading_ids: z.array(idOf('reading')).openapi({ description: 'Readings it is about, in order of time' }),
    message_de: z.string().openapi({ example: '36 Tage lang kam kein Wert.' }),
    message_en: z.string().openapi({ example: 'No value came for 36 days.' }),
  })
  .openapi('SeriesFinding');

const interval = z.enum(['day', 'month']).openapi({ example: 'month' });

/** Not an extension: a schema that extends another one has to fit that, too. */
const ShownPoint = z
  .object({
    ...pointFields,
    id: z.union([idOf('measuringPoint'), idOf('virtualPoint')]).openapi({
      example: 'mpt_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
    }),
    room: pointFields.room.openapi({ description: 'Of a virtual point its name' }),
    virtual: z.boolean().openapi({ example: false, description: 'Whether it is a sum or difference of others' }),
  })
  .openapi('ShownPoint');

export const Series = z
  .object({
    measuring_point: ShownPoint,
    parts: z
      .array(NamedPart)
      .nullable()
      .openapi({ description: 'Of a virtual point what it is made of in these days; null of a measured one' }),
    interval,
    from: Day.openapi({ example: '2025-01-01' }),
    to: Day,
    counted_in: CountedIn.nullable().openapi({ description: 'Null where no device was ever installed' }),
    values: z.array(SeriesValue).openapi({ description: 'Oldest first, without gap' }),
    findings: z.array(SeriesFinding).openapi({ description: 'What is wrong or remarkable in these days' }),
    remarks: z
      .array(z.object({ day: Day, remark: Remark, reading_entry_id: idOf('readingEntry') }))
      .openapi({ description: 'What readers noted on the spot: why a value may be missing' }),
  })
  .openapi('Series');
export const SeriesPage = pageOf('SeriesPage', Series);

const spanQuery = {
  interval: interval.default('month'),
  from: Day.optional().openapi({
    example: '2025-01-01',
    description: 'First day; left out: 12 months, or 31 days, up to `to`',
  }),
  to: Day.optional().openapi({ description: 'Last day; left out: that of the newest reading, or today' }),
  interpolate: flag('false', 'Whether an end without a reading is calculated between its neighbours; always labelled'),
  substitutes: flag(
    'true',
    'Whether a month of heat or hot water that was not measured gets its substitute value (HeizkostenV § 9a(1)), labelled with the method. A bill forms its own for its whole period',
  ),
  purpose: purposeQuery('billing'),
};
export const seriesQuery = z.object(spanQuery);
export const seriesListQuery = z.object({
  ...pageQuery,
  ...spanQuery,
  property_id: idOf('property').optional(),
  unit_id: idOf('unit').optional(),
  virtual: z.enum(['true', 'false']).optional().openapi({
    example: 'false',
    description: 'Only virtual points, or only measured ones; left out: both, those that are measured first',
  }),
});

/* Month ends. */

const MonthEndNeighbour = z
  .object({
    reading_id: idOf('reading'),
    day: Day,
    value: z.string().openapi({ example: '400.500' }),
  })
  .openapi('MonthEndNeighbour');

const MonthEndValue = z
  .object({
    day: Day.openapi({ description: 'The value stands for the end of this day' }),
    kind: z.enum(['month_end', 'cut_off_date']).openapi({
      example: 'month_end',
      description: 'cut_off_date: the day on which the register of its device begins at zero again',
    }),
    status: z.enum(['exact', 'next_day', 'within_tolerance', 'noted', 'interpolated', 'missing']).openapi({
      example: 'exact',
      description:
        'exact: of the day itself. next_day: of the next one, which marks the same boundary (HeizkostenV § 9b). within_tolerance: nearest within the days asked for. noted: written down when the device came or went. interpolated: calculated between both neighbours. missing: nothing of it',
    }),
    value: z.string().nullable().openapi({
      example: '412.500',
      description: 'Of the register; exact unless interpolated, then to nine decimals',
    }),
    exact: z.string().nullable().openapi({
      example: '825/2',
      description: 'The same as an exact fraction; null where it is missing',
    }),
    reason: z.enum(['no_device', 'no_reading']).nullable().openapi({
      example: null,
      description: 'Of a missing one. no_device: none was installed. no_reading: no value within the days asked for',
    }),
    device_id: idOf('device').nullable(),
    origin: z
      .enum(READING_ORIGINS)
      .nullable()
      .openapi({ example: 'radio', description: 'Of the reading, as in a reading; null: there is none' }),
    reading_id: idOf('reading').nullable(),
    read_on: Day.nullable().openapi({ description: 'Day of the reading' }),
    offset_days: z.int().nullable().openapi({ format: 'int32', example: 0, description: 'From `day` to `read_on`' }),
    neighbours: z.array(MonthEndNeighbour).openapi({ description: 'Of an interpolated value the two it lies between' }),
  })
  .openapi('MonthEndValue');

export const MonthEnds = z
  .object({
    measuring_point: SeriesPoint,
    counted_in: CountedIn.nullable(),
    values: z.array(MonthEndValue).openapi({ description: 'Oldest first' }),
  })
  .openapi('MonthEnds');
export const MonthEndPage = pageOf('MonthEndPage', MonthEnds);

export const monthEndQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  unit_id: idOf('unit').optional(),
  measuring_point_id: idOf('measuringPoint').optional(),
  from: Day.optional().openapi({ example: '2025-01-01', description: 'First day; left out: 12 months up to `to`' }),
  to: Day.optional().openapi({ description: 'Last day; left out: today' }),
  days_before: wholeNumber(0, PICK_DAYS_MAX).default(0).openapi({
    example: 0,
    description: 'How many days before a month end a value may be; the law knows none',
  }),
  days_after: wholeNumber(0, PICK_DAYS_MAX).default(1).openapi({
    example: 1,
    description: 'How many days behind it; 1 is what HeizkostenV § 9b allows',
  }),
  cut_off_dates: flag('true', 'Whether the cut-off dates of the devices are told as well'),
  interpolate: flag('false', 'Whether a missing value is calculated between its neighbours; always labelled'),
  purpose: purposeQuery('billing'),
});
