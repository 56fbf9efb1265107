import { z } from '@hono/zod-openapi';
import { Day, Instant, idOf, wholeNumber } from '../../http/schemas.ts';
import { SIGNAL_CLASSES, SignalCounts } from '../gateways/schemas.ts';
import { DEVICE_KINDS } from '../schemas.ts';

const text = (example: string) => z.string().openapi({ example });
const sentence = (example: string) => z.string().trim().min(1).max(500).openapi({ example });
const count = (description: string, example = 74) => z.int().openapi({ format: 'int32', example, description });
const percent = (description: string) =>
  z
    .string()
    .regex(/^\d{1,3}\.\d$/)
    .nullable()
    .openapi({ example: '98.7', description: `${description}; null: there is none` });

const ofUnit = {
  unit_id: idOf('unit').nullable().openapi({ description: 'Null: of the whole house' }),
  unit_label: z.string().nullable().openapi({ example: 'EG links' }),
};
const place = {
  measuring_point_id: idOf('measuringPoint'),
  room: text('Bad'),
  ...ofUnit,
  device_id: idOf('device').nullable(),
  serial: z.string().nullable().openapi({ example: '12345678' }),
  kind: z.enum(DEVICE_KINDS).nullable().openapi({ example: 'heat_cost_allocator' }),
};

export const qualityQuery = z.object({
  days: wholeNumber(1, 366).default(30).openapi({ example: 30, description: 'How far it looks back' }),
});
export const RadioQuality = z
  .object({
    property_id: idOf('property'),
    from: Instant.openapi({ description: 'What was heard before is left out' }),
    to: Instant.openapi({ description: 'The moment of this answer' }),
    devices: count('Installed now'),
    heard: count('Of these, heard in this time', 73),
    heard_percent: percent('Share of devices heard'),
    readable: count('Of these, whose last telegram became a value or could', 73),
    readable_percent: percent('Share of devices whose last telegram could be read'),
    signal: SignalCounts.openapi({ description: 'By the strongest signal of each device heard' }),
    gateways: z.array(
      z.object({
        gateway_id: idOf('gateway').nullable().openapi({ description: 'Null: telegrams that name none' }),
        name: text('GW-7'),
        last_contact_at: Instant.openapi({ description: 'With a device of this house' }),
        heard: count('Devices of this house it heard in this time', 60),
        signal: SignalCounts,
      }),
    ),
    units: z.array(
      z.object({
        ...ofUnit,
        devices: count('Installed now', 6),
        heard: count('Of these, heard in this time', 6),
        weakest: z.enum(SIGNAL_CLASSES).openapi({ example: 'fair', description: 'Signal of the device heard worst' }),
      }),
    ),
    missing: z
      .array(
        z.object({
          ...place,
          last_heard_at: Instant.nullable(),
          reason: z.enum(['no_radio', 'never_heard', 'silent', 'unreadable']).openapi({
            example: 'silent',
            description:
              'no_radio: no key and never heard. never_heard: there is a key. silent: heard before. unreadable: heard, and its last telegram could not be read',
          }),
          reason_de: text('Seit dem 03.11.2025 nicht mehr empfangen.'),
          reason_en: text('Not heard since 2025-11-03.'),
        }),
      )
      .openapi({ description: 'Devices that were not heard or not read, unit by unit' }),
  })
  .openapi('RadioQuality');

export const progressQuery = z.object({
  on: Day.optional().openapi({
    example: '2025-12-31',
    description: 'The cut-off day at whose end the values stand; left out: the last 31 December',
  }),
});
export const ReadingProgress = z
  .object({
    property_id: idOf('property'),
    on: Day,
    points: count('Measuring points that count something'),
    read: count('Of these, with a value of this day; the next day marks the same boundary (HeizkostenV § 9b)', 73),
    read_percent: percent('Share of points with a value'),
    origins: z
      .object({ radio: z.int(), manual: z.int(), self_read: z.int(), file: z.int() })
      .openapi({ example: { radio: 70, manual: 2, self_read: 1, file: 0 }, description: 'How these values came' }),
    units: z.array(z.object({ ...ofUnit, points: count('', 6), read: count('', 5) })),
    missing: z.array(
      z.object({
        ...place,
        last_value_day: Day.nullable().openapi({ description: 'Of the newest value there; null: there is none' }),
        reason: z.enum(['no_device', 'not_yet', 'never_read', 'no_value']).openapi({
          example: 'no_value',
          description:
            'no_device: nothing was installed. not_yet: the day is not over. never_read: no value at all. no_value: values, but none of this day',
        }),
        reason_de: text('Zum Stichtag liegt kein Wert vor.'),
        reason_en: text('There is no value of this day.'),
      }),
    ),
  })
  .openapi('ReadingProgress');

/* How far the values of a device can be relied on. */

export const truthQuery = z.object({
  to: Day.optional().openapi({
    description: 'Last day looked at; left out: today. The score looks back twelve months',
  }),
});
export const TruthScore = z
  .object({
    device_id: idOf('device'),
    from: Day,
    to: Day,
    score: z.int().nullable().openapi({
      format: 'int32',
      example: 97,
      description: '0 to 100; null: nothing is known. A figure of the house, not a term of any law',
    }),
    parts: z.array(
      z.object({
        code: z.enum(['gaps', 'jumps', 'january', 'clock', 'unread', 'estimated']).openapi({ example: 'gaps' }),
        weight: z
          .int()
          .openapi({ format: 'int32', example: 30, description: 'What the part counts for; all together 100' }),
        reached_percent: z.int().nullable().openapi({
          format: 'int32',
          example: 92,
          description: 'Of its weight; null: there is nothing to look at, and it counts for nothing',
        }),
        explanation_de: sentence('12 von 13 Monaten mit Wert.'),
        explanation_en: sentence('12 of 13 months with a value.'),
      }),
    ),
  })
  .openapi('TruthScore');
