import { z } from '@hono/zod-openapi';
import { Day, Decimal, Instant, idOf, orNull, pageOf, pageQuery } from '../../../http/schemas.ts';
import { UNIT_USES } from '../../schemas.ts';
import { Expected, WalkDevice } from '../schemas.ts';

const UNITS_MAX = 5_000;
const REMINDERS_MAX = 10;
const count = (description: string) => z.int().openapi({ format: 'int32', example: 2, description });
const mark = z.enum(['none', 'partly', 'all']).openapi({
  example: 'partly',
  description: 'Whether no point, some or all of them were read',
});

const windowFields = {
  property_id: idOf('property'),
  unit_ids: z.array(idOf('unit')).min(1).max(UNITS_MAX).nullable().openapi({ description: 'Null: all units' }),
  first_day: Day.openapi({ example: '2025-12-29' }),
  last_day: Day.openapi({ example: '2026-01-16', description: 'Values may be corrected until the end of this day' }),
  key_date: Day.nullable().openapi({ description: 'The day for whose end the values stand, where there is one' }),
  reminder_days: z
    .array(Day)
    .max(REMINDERS_MAX)
    .openapi({
      example: ['2026-01-09'],
      description: 'Days on which those who have not read yet are to be reminded, within the window',
    }),
};

export const OpenSelfReading = z
  .strictObject({
    ...windowFields,
    unit_ids: windowFields.unit_ids.default(null),
    key_date: windowFields.key_date.default(null),
    reminder_days: windowFields.reminder_days.default([]),
  })
  .refine(({ first_day, last_day }) => first_day <= last_day, {
    path: ['last_day'],
    message: 'The last day is before the first',
  })
  .refine(
    ({ first_day, last_day, reminder_days }) => reminder_days.every((day) => day >= first_day && day <= last_day),
    { path: ['reminder_days'], message: 'A reminder lies within the window' },
  )
  .openapi('OpenSelfReading');

export const SelfReadingWindow = z
  .object({
    id: idOf('selfReadingWindow'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    ...windowFields,
    status: z.enum(['planned', 'open', 'over', 'closed']).openapi({
      example: 'open',
      description: 'over: nothing more is taken; within the hour it closes by itself. closed: the values are readings',
    }),
    next_reminder_on: Day.nullable().openapi({ description: 'Null: none is left' }),
    units: z
      .array(
        z.object({
          unit_id: idOf('unit'),
          label: z.string().openapi({ example: 'Wohnung 4, OG 2 links' }),
          total: count('Points of the unit with a device'),
          read: count('Points with a value'),
          mark,
        }),
      )
      .openapi({ description: 'Whom to remind: those that are not `all`. An occupant sees the own unit' }),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('SelfReadingWindow');

export const SelfReadingWindowPage = pageOf('SelfReadingWindowPage', SelfReadingWindow);
export const selfReadingWindowQuery = z.object({ ...pageQuery, property_id: idOf('property').optional() });
export const selfReadingWindowParams = z.object({ self_reading_window_id: idOf('selfReadingWindow') });

export const SelfReading = z
  .object({
    id: idOf('selfReading'),
    self_reading_window_id: idOf('selfReadingWindow'),
    measuring_point_id: idOf('measuringPoint'),
    device_id: idOf('device'),
    read_at: Instant,
    day: Day,
    value: Decimal.openapi({ example: '318.742' }),
    confirmed: z.boolean().openapi({ example: false }),
    doubts: z.array(z.string()).openapi({ example: [], description: 'Codes of the doubts that were confirmed' }),
    created_at: Instant,
  })
  .openapi('SelfReading');

export const CreateSelfReading = z
  .strictObject({
    measuring_point_id: idOf('measuringPoint'),
    value: Decimal.openapi({ example: '318.742' }),
    read_at: Instant.optional().openapi({ description: 'Left out: now' }),
    confirmed: z.boolean().default(false).openapi({
      example: false,
      description: 'I looked again: take the value although it is unexpected',
    }),
  })
  .openapi('CreateSelfReading');

const Finding = z.object({
  code: z.string().openapi({ example: 'above_expected' }),
  message_de: z.string().openapi({ example: 'Erwartet werden 305 bis 325 m³. Bitte lesen Sie noch einmal ab.' }),
  message_en: z.string().openapi({ example: '305 to 325 m³ are expected. Please read again.' }),
});

export const SelfReadingAnswer = z
  .object({
    outcome: z.enum(['taken', 'needs_confirmation']).openapi({
      example: 'taken',
      description:
        'taken: it counts until another one is sent. needs_confirmation: nothing was kept; send it again as confirmed, or another one',
    }),
    self_reading: orNull(SelfReading).openapi({ description: 'Null: nothing was kept yet' }),
    expected: orNull(Expected).openapi({ description: 'Null where too little is known' }),
    findings: z.array(Finding).openapi({ description: 'What speaks against the value' }),
    message_de: z.string().openapi({ example: 'Danke. Ihr Wert ist gespeichert.' }),
    message_en: z.string().openapi({ example: 'Thank you. Your value is saved.' }),
  })
  .openapi('SelfReadingAnswer');

export const SelfReadingPoint = z
  .object({
    measuring_point_id: idOf('measuringPoint'),
    unit_id: idOf('unit'),
    use: z.enum(UNIT_USES).openapi({ example: 'hot_water' }),
    room: z.string().openapi({ example: 'Bad' }),
    device: WalkDevice,
    last: orNull(z.object({ value: z.string().openapi({ example: '303.300' }), day: Day })).openapi({
      description: 'The newest value of this device before the window',
    }),
    expected: orNull(Expected),
    self_reading: orNull(SelfReading).openapi({ description: 'What counts so far; earlier values stay kept' }),
  })
  .openapi('SelfReadingPoint');
export const SelfReadingPoints = z.object({ data: z.array(SelfReadingPoint) }).openapi('SelfReadingPoints');

export const ClosedSelfReading = z
  .object({
    window: SelfReadingWindow,
    taken: count('Values that became readings'),
    known: count('Values that were there already'),
    conflicts: z.array(idOf('selfReading')).openapi({
      description: 'Values for whose moment another one was there; they stay kept and count for nothing',
    }),
  })
  .openapi('ClosedSelfReading');
