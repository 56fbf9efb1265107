import { z } from '@hono/zod-openapi';
import { Day, Decimal, Instant, idOf, pageOf, pageQuery, SignedDecimal } from '../http/schemas.ts';
import { purposeQuery } from './purpose/data-purpose.ts';
import { READING_KINDS, READING_ORIGINS, READING_UNITS } from './readings/codes.ts';

const text = (example: string, max = 200) => z.string().trim().min(1).max(max).openapi({ example });
const stamps = { created_at: Instant, updated_at: Instant };
const identity = <T extends Parameters<typeof idOf>[0]>(kind: T) => ({
  id: idOf(kind),
  livemode: z.boolean().openapi({ example: false }),
  version: z.int().openapi({ format: 'int32', example: 1 }),
});

/* Measuring points: the places where something is measured. Devices come and go, the point stays. */

export const UNIT_USES = ['heating', 'hot_water', 'cold_water'] as const;
/** Where nothing is counted. */
const SAFETY_USES = ['smoke_alarm'] as const;
export const HOUSE_USES = ['hot_water_heat', 'total_heat', 'cold_water_main'] as const;
/** Where something is counted: what has a series, is read on a walk and asked of occupants. */
export const COUNTING_USES = [...UNIT_USES, ...HOUSE_USES] as const;
export const isCounting = ({ use }: { readonly use: string }): boolean =>
  (COUNTING_USES as readonly string[]).includes(use);

const pointFields = {
  property_id: idOf('property'),
  unit_id: idOf('unit').nullable().openapi({ description: 'Null: a point of the whole house' }),
  use: z.enum([...UNIT_USES, ...SAFETY_USES, ...HOUSE_USES]).openapi({
    example: 'heating',
    description:
      'In a unit: heating, hot_water, cold_water, smoke_alarm. Of the house: hot_water_heat, total_heat, cold_water_main',
  }),
  room: text('Wohnzimmer', 120),
  position: z.int().min(1).max(9_999).openapi({ format: 'int32', example: 1, description: 'Order on statements' }),
};

export const MeasuringPoint = z
  .object({ ...identity('measuringPoint'), ...pointFields, ...stamps })
  .openapi('MeasuringPoint');
export const CreateMeasuringPoint = z
  .strictObject({ ...pointFields, unit_id: pointFields.unit_id.default(null) })
  .refine(({ unit_id, use }) => (unit_id === null) === (HOUSE_USES as readonly string[]).includes(use), {
    path: ['use'],
    message:
      'A point of a unit (unit_id) measures heating, hot_water, cold_water or smoke_alarm; a point of the house (unit_id null) measures hot_water_heat, total_heat or cold_water_main.',
  })
  .openapi('CreateMeasuringPoint');
export const UpdateMeasuringPoint = z
  .strictObject({ room: pointFields.room, position: pointFields.position })
  .partial()
  .openapi('UpdateMeasuringPoint');

/* Devices. */

/** Room sensors count nothing that is billed and repeaters belong to the gateways: neither is a device here. */
export const DEVICE_KINDS = [
  'heat_meter',
  'hot_water_meter',
  'cold_water_meter',
  'heat_cost_allocator',
  'smoke_alarm',
] as const;

const KeyHex = z
  .string()
  .regex(/^[0-9A-Fa-f]{32}$/, '32 hexadecimal digits: the 16 bytes of an AES-128 key.')
  .nullable()
  .openapi({ example: '0102030405060708090a0b0c0d0e0f11', description: 'AES-128 key, kept sealed, never answered' });

export const NO_MANUFACTURER = 'Three capital letters, as in the telegram, such as "SON".';
export const NO_SERIAL =
  'Eight digits, or letters from A to F, as in the telegram, with the zeros in front, such as "00123456".';

const deviceFields = {
  manufacturer: z
    .string()
    .regex(/^[A-Z]{3}$/, NO_MANUFACTURER)
    .openapi({ example: 'SON', description: 'Three letters as in the telegram' }),
  serial: z
    .string()
    .regex(/^[0-9A-F]{8}$/, NO_SERIAL)
    .openapi({ example: '12345678', description: 'Eight characters as in the telegram' }),
  kind: z.enum(DEVICE_KINDS).openapi({
    example: 'heat_cost_allocator',
    description:
      'What it is, and with that what its register counts: kWh of heat meters, m3 of water meters, units of allocators (HCA), nothing of smoke alarms',
  }),
};
const changeableFields = {
  model: text('E-ITN 30', 120),
  marking_year: z.int().min(1980).max(2199).nullable().openapi({
    format: 'int32',
    example: 2024,
    description: 'Year of the metrological marking; null for allocators, which are not verified',
  }),
  resets_on: z
    .string()
    .regex(
      /^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|1\d|2\d)$/,
      'Month and day, such as "12-31".',
    )
    .nullable()
    .openapi({
      example: '12-31',
      description: 'At the end of this day the register starts again at zero; null: never',
    }),
  scale: z.enum(['unit', 'product']).openapi({
    example: 'unit',
    description:
      'Of an allocator. unit: billed is reading times factor. product: the device has multiplied already, or no factor is known; left out when it is made, it is product',
  }),
  evaluation_factor: Decimal.openapi({
    example: '1.25',
    description: 'Of an allocator (EN 834), printed on statements',
  }),
  address_version: z.int().min(0).max(255).nullable().openapi({
    format: 'int32',
    example: 5,
    description: 'Version byte of its address in the telegram; null: not known',
  }),
  address_type: z.int().min(0).max(255).nullable().openapi({
    format: 'int32',
    example: 8,
    description: 'Device type byte of its address, such as 8 for allocators; null: not known',
  }),
  ownership: z.enum(['rented', 'owned', 'previous_provider']).nullable().openapi({
    example: 'rented',
    description: 'rented: the landlord rents it. owned: it is his. previous_provider: of who read the house before',
  }),
  battery_until: Day.nullable().openapi({
    example: '2034-12-31',
    description: 'Until when the maker says that the battery lasts; null: not known',
  }),
};

export const Device = z
  .object({
    ...identity('device'),
    ...deviceFields,
    ...changeableFields,
    has_key: z.boolean().openapi({ example: true, description: 'Whether its AES key is kept here' }),
    found_property_id: idOf('property').nullable().openapi({
      description: 'The house for which it was made of a file; null: a person entered it',
    }),
    ...stamps,
  })
  .openapi('Device');
export const CreateDevice = z
  .strictObject({
    ...deviceFields,
    ...changeableFields,
    key_hex: KeyHex.default(null),
    marking_year: changeableFields.marking_year.default(null),
    resets_on: changeableFields.resets_on.default(null),
    scale: changeableFields.scale.default('product'),
    evaluation_factor: changeableFields.evaluation_factor.default('1'),
    address_version: changeableFields.address_version.default(null),
    address_type: changeableFields.address_type.default(null),
    ownership: changeableFields.ownership.default(null),
    battery_until: changeableFields.battery_until.default(null),
  })
  .openapi('CreateDevice');
export const UpdateDevice = z
  .strictObject({ ...changeableFields, key_hex: KeyHex })
  .partial()
  .openapi('UpdateDevice');

/* Installations: which device measured at which point, and between which values. */

const COUNTED = 'in the unit of its kind: kWh, m3, or units of an allocator before any factor';
const firstValue = Decimal.openapi({
  example: '0',
  description: `What its register showed when it was installed on that day, ${COUNTED}`,
});

export const Installation = z
  .object({
    ...identity('installation'),
    measuring_point_id: idOf('measuringPoint'),
    device_id: idOf('device'),
    from: Day.openapi({ description: 'Day of the installation: from this day on it measures here' }),
    to: Day.nullable().openapi({
      description: 'Day of the removal; the next device begins on it. Null while installed',
    }),
    initial_value: firstValue,
    final_value: Decimal.nullable().openapi({
      example: '412.5',
      description: `What its register showed when it was removed, ${COUNTED}; null while installed or unreadable`,
    }),
    reason: text('Erstmontage'),
    evaluation_factor: Decimal.nullable().openapi({
      example: null,
      description: 'Of the radiator it sits on, where it differs from that of the device',
    }),
    corrected: z.boolean().openapi({ example: false, description: 'It was taken back: this installation never was' }),
    ...stamps,
  })
  .openapi('Installation');
const radiatorFactor = Decimal.nullable().default(null).openapi({
  example: null,
  description: 'Only where it differs from that of the device; allocators with a unit scale',
});

export const InstallDevice = z
  .strictObject({
    device_id: idOf('device'),
    from: Day.openapi({ description: 'Day of the installation: from this day on it measures here' }),
    initial_value: firstValue,
    reason: text('Erstmontage').default('Erstmontage').openapi({ description: 'Why; stays with the installation' }),
    evaluation_factor: radiatorFactor,
  })
  .openapi('InstallDevice');
const confirmedEnd = z.boolean().default(false).openapi({
  example: false,
  description:
    'Take the end although the final value does not fit what the device reported, or it reported later still: somebody has looked again',
});
export const ExchangeDevice = z
  .strictObject({
    on: Day.openapi({ description: 'The last day of the old device and the first of the new one, not in the future' }),
    old_final_value: Decimal.nullable().openapi({
      example: '412.5',
      description: `Register of the old device when it was removed, ${COUNTED}; null where it could not be read`,
    }),
    unread_reason: text('Anzeige zerstört').nullable().default(null).openapi({
      example: null,
      description: 'Why the old register could not be read; left out: the reason of the exchange',
    }),
    photo_reference: text('archiv/2025/4711.jpg').nullable().default(null).openapi({
      example: 'archiv/2025/4711.jpg',
      description: 'Where the photo of the old register is kept',
    }),
    performed_by: text('Monteur K. Berg', 120)
      .nullable()
      .default(null)
      .openapi({ description: 'Who did it; printed on the protocol' }),
    new_device_id: idOf('device'),
    new_initial_value: firstValue,
    new_evaluation_factor: radiatorFactor,
    reason: text('Eichfrist abgelaufen').openapi({ description: 'Why; printed on the protocol' }),
    confirmed: confirmedEnd,
  })
  .openapi('ExchangeDevice');
export const Exchange = z
  .object({
    exchange_id: idOf('deviceExchange').openapi({ description: 'Of its protocol' }),
    ended: Installation,
    begun: Installation,
  })
  .openapi('Exchange');
export const RemoveDevice = z
  .strictObject({
    on: Day.openapi({ description: 'The last day on which it measured here, not in the future' }),
    final_value: Decimal.nullable().openapi({
      example: '412.5',
      description: `Register when it was removed, ${COUNTED}; null where it could not be read, the reason says why`,
    }),
    reason: text('Heizkörper demontiert'),
    confirmed: confirmedEnd,
  })
  .openapi('RemoveDevice');

/* Readings: register values. */

export const UNIT_WORDS =
  'HCA: units of a heat cost allocator as its register counts them, before any factor; series and consumptions call what they count in `units`';

export const Reading = z
  .object({
    id: idOf('reading'),
    livemode: z.boolean().openapi({ example: false }),
    measuring_point_id: idOf('measuringPoint'),
    device_id: idOf('device'),
    read_at: Instant.openapi({
      description: 'When it was received or read; of a value that the device kept, the end of its day',
    }),
    day: Day.openapi({ description: 'The calendar day in Germany at whose end the value stands' }),
    kind: z.enum(READING_KINDS).openapi({
      example: 'register',
      description: 'register: as it stood; due_date, month_end: kept by the device itself of that day',
    }),
    value: SignedDecimal.openapi({ example: '412.5', description: 'What the register showed, not what was consumed' }),
    unit: z.enum(READING_UNITS).openapi({ example: 'HCA', description: UNIT_WORDS }),
    origin: z.enum(READING_ORIGINS).openapi({
      example: 'radio',
      description:
        'radio: by a telegram. manual: read by somebody for the owner. self_read: by who lives there. file: from a table',
    }),
    telegram_id: idOf('telegram').nullable().openapi({ description: 'Null: it came by no telegram' }),
    released_by: z.string().nullable().openapi({
      example: null,
      description: 'Who released it from quarantine; null: it never was there',
    }),
  })
  .openapi('Reading');

export const CreateReading = z
  .strictObject({
    measuring_point_id: idOf('measuringPoint'),
    read_at: Instant.openapi({
      description: 'When it was read; the value stands for the end of the calendar day in Germany on which that was',
    }),
    value: Decimal.openapi({
      example: '412.5',
      description: 'What the register showed, in the unit of the device: kWh, m3, or units of an allocator',
    }),
    origin: z.enum(['manual', 'self_read']).openapi({
      example: 'manual',
      description: 'manual: read by somebody for the owner. self_read: by who lives there',
    }),
    confirmed: z.boolean().default(false).openapi({
      example: false,
      description: 'Take the value although it is implausible: somebody has looked again',
    }),
  })
  .openapi('CreateReading');

export const CreatedReading = z
  .object({
    reading: Reading,
    plausibility: z.object({
      plausible: z.boolean().openapi({ example: true, description: 'False: taken because it was confirmed' }),
      findings: z.array(
        z.object({
          code: z.string().openapi({ example: 'jump' }),
          message_de: z.string().openapi({ example: 'Der Verbrauch ist viel höher als sonst.' }),
          message_en: z.string().openapi({ example: 'The consumption is far above the usual.' }),
        }),
      ),
    }),
  })
  .openapi('CreatedReading');

export const MeasuringPointPage = pageOf('MeasuringPointPage', MeasuringPoint);
export const DevicePage = pageOf('DevicePage', Device);
export const InstallationPage = pageOf('InstallationPage', Installation);
export const ReadingPage = pageOf('ReadingPage', Reading);

export const pointQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  unit_id: idOf('unit').optional(),
});
export const installationQuery = z.object({
  ...pageQuery,
  measuring_point_id: idOf('measuringPoint').optional(),
  device_id: idOf('device').optional(),
});
export const readingQuery = z.object({
  ...pageQuery,
  measuring_point_id: idOf('measuringPoint').optional(),
  from: Day.optional().openapi({ description: 'First day of the values' }),
  to: Day.optional().openapi({ description: 'Last day of the values' }),
  purpose: purposeQuery('billing'),
});
