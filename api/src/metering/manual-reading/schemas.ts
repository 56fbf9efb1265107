import { z } from '@hono/zod-openapi';
import { Day, Decimal, Instant, idOf, orNull, pageOf, pageQuery } from '../../http/schemas.ts';
import { READING_ORIGINS, READING_UNITS } from '../readings/codes.ts';
import { DEVICE_KINDS, HOUSE_USES, UNIT_USES, UNIT_WORDS } from '../schemas.ts';

export const ENTRIES_MAX = 500;
const POINTS_MAX = 5_000;

const text = (example: string, max = 200) => z.string().trim().min(1).max(max).openapi({ example });
const count = (description: string) => z.int().openapi({ format: 'int32', example: 3, description });
const livemode = z.boolean().openapi({ example: false });

/* Routes: which points of a house are read, in which order, between which days. */

const routeFields = {
  name: text('Ablesung 2025, Vorderhaus', 120),
  from: Day.openapi({ example: '2025-12-29', description: 'A value read from this day on counts for the route' }),
  to: Day.openapi({ example: '2026-01-16', description: 'The last day that counts' }),
  key_date: Day.nullable().openapi({ description: 'The day for whose end the values stand, where there is one' }),
  point_ids: z.array(idOf('measuringPoint')).min(1).max(POINTS_MAX).openapi({
    description: 'Measuring points in the order of the walk',
  }),
};

const progressFields = {
  total: count('Points of the walk'),
  read: count('Points with a value in these days, whoever or whatever read it'),
  noted: count('Points without a value but with a remark'),
};
const mark = z.enum(['none', 'partly', 'all']).openapi({
  example: 'partly',
  description: 'Whether no point, some or all of them have a value',
});

export const ReadingRoute = z
  .object({
    id: idOf('readingRoute'),
    livemode,
    version: z.int().openapi({ format: 'int32', example: 1 }),
    property_id: idOf('property'),
    ...routeFields,
    status: z.enum(['open', 'closed']).openapi({
      example: 'open',
      description: 'closed: nothing more is taken, and the accesses are worth nothing',
    }),
    progress: z
      .object({ ...progressFields, mark, conflicts: count('Values that contradict one already taken for the day') })
      .openapi({ description: 'As of this answer' }),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('ReadingRoute');

export const CreateReadingRoute = z
  .strictObject({
    property_id: idOf('property'),
    ...routeFields,
    key_date: routeFields.key_date.default(null),
    point_ids: routeFields.point_ids.optional().openapi({
      description: 'Left out: all points with a device, by number of the unit and their position',
    }),
    only_missing: z.boolean().default(false).openapi({
      example: true,
      description: 'Leave out the points that already have a value in these days, such as by radio',
    }),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The last day is before the first' })
  .openapi('CreateReadingRoute');

export const UpdateReadingRoute = z.strictObject(routeFields).partial().openapi('UpdateReadingRoute');

export const ReadingRoutePage = pageOf('ReadingRoutePage', ReadingRoute);
export const readingRouteQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  status: z.enum(['open', 'closed']).optional().openapi({ example: 'open' }),
});
export const readingRouteParams = z.object({ reading_route_id: idOf('readingRoute') });

/* The walk: what a reader needs of each point, and nothing about the people who live there. */

export const REMARKS = ['no_access', 'blocked', 'device_missing', 'damaged', 'display_error'] as const;
export const Remark = z.enum(REMARKS).openapi({
  example: 'no_access',
  description:
    'no_access: nobody opened. blocked: furniture or covers in front. device_missing: nothing is there. damaged: broken or opened. display_error: the display shows an error',
});

export const Expected = z
  .object({ from: Decimal.openapi({ example: '305.000' }), to: Decimal.openapi({ example: '325.000' }) })
  .openapi('ExpectedReading', { description: 'What the device should show by what it counted so far' });

const Shown = z.object({
  value: z.string().openapi({ example: '303.300' }),
  day: Day,
  origin: z.enum(READING_ORIGINS).openapi({ example: 'manual' }),
});

export const WalkDevice = z
  .object({
    id: idOf('device'),
    manufacturer: z.string().openapi({ example: 'WWZ' }),
    serial: z.string().openapi({ example: '12345678' }),
    kind: z.enum(DEVICE_KINDS).openapi({ example: 'hot_water_meter' }),
    model: z.string().openapi({ example: 'Minomess' }),
    unit: z.enum(READING_UNITS).openapi({ example: 'm3', description: UNIT_WORDS }),
  })
  .openapi('WalkDevice');

export const ReadingWalk = z
  .object({
    reading_route_id: idOf('readingRoute'),
    name: routeFields.name,
    from: routeFields.from,
    to: routeFields.to,
    key_date: routeFields.key_date,
    street: z.string().openapi({ example: 'Casameta-Allee 24' }),
    city: z.string().openapi({ example: 'Kassel' }),
    ...progressFields,
    flats: z.array(
      z.object({
        unit_id: idOf('unit').nullable().openapi({ description: 'Null: points of the whole house' }),
        label: z.string().nullable().openapi({ example: 'Wohnung 4, OG 2 links' }),
        mark,
        ...progressFields,
        points: z.array(
          z.object({
            measuring_point_id: idOf('measuringPoint'),
            use: z.enum([...UNIT_USES, ...HOUSE_USES]).openapi({ example: 'hot_water' }),
            room: z.string().openapi({ example: 'Bad' }),
            device: orNull(WalkDevice).openapi({ description: 'Null: nothing is installed' }),
            last: orNull(Shown).openapi({ description: 'The newest value of this device before these days' }),
            expected: orNull(Expected).openapi({ description: 'For today; null where too little is known' }),
            state: z.enum(['open', 'noted', 'read']).openapi({
              example: 'open',
              description: 'read: has a value in these days. noted: only a remark says why it has none. open: neither',
            }),
            value: orNull(Shown).openapi({ description: 'The newest value in these days' }),
            remark: Remark.nullable(),
            conflicts: count('Values of the same day that contradict the one taken'),
          }),
        ),
      }),
    ),
  })
  .openapi('ReadingWalk');

/* Access without an account: a link and a PIN. */

export const CreateReaderAccess = z
  .strictObject({
    expires_at: Instant.optional().openapi({
      description: 'Left out: the end of the last day of the route. At most 92 days from now',
    }),
    page_url: z
      .url({ protocol: /^https$/ })
      .max(500)
      .refine((url) => !url.includes('#'), 'Without a part behind #: the token goes there')
      .optional()
      .openapi({
        format: 'uri',
        example: 'https://ablesen.messdienst-nord.example/',
        description: 'The page for readers. Its address with the token behind # is answered as a link and as a code',
      }),
  })
  .openapi('CreateReaderAccess');

export const ReaderAccess = z
  .object({
    id: idOf('readerAccess'),
    livemode,
    reading_route_id: idOf('readingRoute'),
    status: z.enum(['open', 'blocked', 'expired', 'revoked']).openapi({
      example: 'open',
      description: 'blocked: the PIN was wrong ten times in a row',
    }),
    failed_attempts: count('Wrong PINs since the last right one'),
    next_attempt_at: Instant.openapi({ description: 'No PIN is looked at before' }),
    last_used_at: Instant.nullable(),
    created_at: Instant,
    expires_at: Instant,
    revoked_at: Instant.nullable(),
  })
  .openapi('ReaderAccess');

export const NewReaderAccess = ReaderAccess.extend({
  link_token: z.string().openapi({
    example: 'rl_test_0193a5c2f4b87d1e9c60aa51d7e2b3f4_…',
    description: 'Answered once. For the part of an address behind # or a code; never in a path or query',
  }),
  link: z.string().nullable().openapi({ format: 'uri', example: 'https://ablesen.example/#rl_test_0193a5c2' }),
  pin: z.string().openapi({ example: '031407', description: 'Answered once. Tell it another way than the link' }),
}).openapi('NewReaderAccess');

export const ReaderAccessPage = pageOf('ReaderAccessPage', ReaderAccess);
export const readerAccessParams = z.object({ reader_access_id: idOf('readerAccess') });
export const accessQuery = z.object(pageQuery);

export const CreateReaderSession = z
  .strictObject({
    pin: z
      .string()
      .regex(/^\d{6}$/, 'The PIN has six digits.')
      .openapi({ example: '031407' }),
  })
  .openapi('CreateReaderSession');

export const ReaderSession = z
  .object({
    id: idOf('readerSession'),
    reading_route_id: idOf('readingRoute'),
    token: z.string().openapi({ example: 'eyJ…', description: 'Sees this route only, for at most twelve hours' }),
    expires_at: Instant,
  })
  .openapi('ReaderSession');

/* Entries: what phones send, in any order, twice or in parts. */

const ClientId = z.uuid().openapi({
  format: 'uuid',
  example: '3f2b8c1e-8a44-4c0e-9a53-5f0c1f6f2a10',
  description: 'Made on the phone when the value was typed. Has one effect, however often it arrives',
});

export const ReadingEntryInput = z
  .strictObject({
    client_id: ClientId,
    measuring_point_id: idOf('measuringPoint'),
    device_id: idOf('device').optional().openapi({ description: 'The device that the reader had before him' }),
    read_at: Instant.openapi({ description: 'By the clock of the phone' }),
    value: Decimal.optional().openapi({
      example: '318.742',
      description: 'What the display shows, in the unit of the device; the walk names it',
    }),
    remark: Remark.optional(),
    confirmed: z.boolean().default(false).openapi({
      example: false,
      description: 'The reader looked again: take the value although it is implausible',
    }),
  })
  .refine(({ value, remark }) => value !== undefined || remark !== undefined, {
    path: ['value'],
    message: 'An entry has a value, a remark or both',
  })
  .openapi('ReadingEntryInput');

/** Each entry is looked at by itself: a broken one gets a verdict and hinders no other. */
export const SubmitReadingBatch = z
  .strictObject({
    entries: z
      .array(z.unknown())
      .min(1)
      .max(ENTRIES_MAX)
      .openapi({ items: { $ref: '#/components/schemas/ReadingEntryInput' } }),
  })
  .openapi('SubmitReadingBatch');

export const VERDICTS = [
  'taken',
  'noted',
  'known',
  'conflict',
  'already',
  'implausible',
  'wrong_time',
  'device_exchanged',
  'no_device',
  'not_in_route',
  'id_reused',
  'malformed',
] as const;
export type EntryVerdict = (typeof VERDICTS)[number];
/** What is kept under a client id for ever. */
export const OUTCOMES = ['taken', 'noted', 'known', 'conflict'] as const;
const Outcome = z.enum(OUTCOMES).openapi({ example: 'taken' });

const Finding = z.object({
  pointer: z.string().openapi({ example: '/entries/0/value' }),
  code: z.string().openapi({ example: 'above_expected' }),
  message_de: z.string().openapi({ example: 'Erwartet werden 305 bis 325 m³.' }),
  message_en: z.string().openapi({ example: '305 to 325 m³ are expected.' }),
});

export const ReadingBatchResult = z
  .object({
    results: z.array(
      z.object({
        index: z.int().openapi({ format: 'int32', example: 0, description: 'Place in the request, from 0' }),
        client_id: z.string().nullable().openapi({ example: '3f2b8c1e-8a44-4c0e-9a53-5f0c1f6f2a10' }),
        verdict: z.enum(VERDICTS).openapi({
          example: 'taken',
          description:
            'taken: is a reading now. noted: the remark is kept. known: the same value of the day was there. conflict: another value of the day was there; both are kept, the first counts. already: this id had its effect before. implausible: look again, then send it confirmed. wrong_time: in the future or outside the days of the route. device_exchanged: another device is there by now. no_device, not_in_route, id_reused, malformed: see findings. From implausible on nothing is left behind: mend it and send it again under the same id, except id_reused, which wants a new one',
        }),
        outcome: Outcome.nullable().openapi({ description: 'What this id came to, now or before' }),
        reading_id: idOf('reading').nullable(),
        expected: orNull(Expected),
        findings: z.array(Finding),
      }),
    ),
    counts: z.partialRecord(z.enum(VERDICTS), z.int()).openapi({ example: { taken: 1 } }),
  })
  .openapi('ReadingBatchResult');

export const ReadingEntry = z
  .object({
    id: idOf('readingEntry'),
    livemode,
    reading_route_id: idOf('readingRoute'),
    measuring_point_id: idOf('measuringPoint'),
    client_id: ClientId,
    device_id: idOf('device').nullable(),
    read_at: Instant,
    day: Day.openapi({ description: 'The calendar day in Germany at whose end the value stands' }),
    value: Decimal.nullable().openapi({ description: 'Null: only a remark' }),
    remark: Remark.nullable(),
    confirmed: z.boolean().openapi({ example: false }),
    outcome: Outcome,
    reading_id: idOf('reading').nullable(),
    photo_id: idOf('readingPhoto').nullable(),
    created_at: Instant,
  })
  .openapi('ReadingEntry');

export const ReadingEntryPage = pageOf('ReadingEntryPage', ReadingEntry);
export const readingEntryQuery = z.object({
  ...pageQuery,
  reading_route_id: idOf('readingRoute').optional(),
  measuring_point_id: idOf('measuringPoint').optional(),
  outcome: Outcome.optional(),
});

/* Photos. */

export const photoQuery = z.object({ client_id: ClientId.openapi({ description: 'The entry the photo belongs to' }) });
export const ReadingPhoto = z
  .object({
    id: idOf('readingPhoto'),
    livemode,
    reading_route_id: idOf('readingRoute'),
    client_id: ClientId,
    content_type: z.enum(['image/jpeg', 'image/png', 'image/webp']).openapi({ example: 'image/jpeg' }),
    size_bytes: z.int().openapi({ format: 'int32', example: 245_120 }),
    sha256: z.string().openapi({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }),
    created_at: Instant,
  })
  .openapi('ReadingPhoto');
export const readingPhotoParams = z.object({ reading_photo_id: idOf('readingPhoto') });
