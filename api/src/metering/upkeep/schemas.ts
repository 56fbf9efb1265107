import { z } from '@hono/zod-openapi';
import { REUSE_QUESTIONS } from '@klarmeter/engine';
import { Day, Instant, idOf, orNull, pageOf, pageQuery } from '../../http/schemas.ts';
import { DEVICE_KINDS, NO_MANUFACTURER, NO_SERIAL } from '../schemas.ts';

const text = (example: string, max = 500) => z.string().trim().min(1).max(max).openapi({ example });

/** Where a device is, for lists of what is to be done. */
const place = {
  device_id: idOf('device'),
  manufacturer: text('SON', 3),
  serial: text('12345678', 8),
  kind: z.enum(DEVICE_KINDS).openapi({ example: 'heat_meter' }),
  model: text('Supercal', 120),
  marking_year: z
    .int()
    .nullable()
    .openapi({ format: 'int32', example: 2020, description: 'Year of the metrological marking; null: not known' }),
  ownership: z.enum(['rented', 'owned', 'previous_provider']).nullable().openapi({
    example: 'owned',
    description: 'Of an owned device the duty is the landlord’s: he is told in time',
  }),
  measuring_point_id: idOf('measuringPoint'),
  room: text('Bad', 120),
  unit_id: idOf('unit').nullable(),
  installed_on: Day.openapi({ description: 'Since when it measures here' }),
};

/* Calibration. */

const CALIBRATION_KINDS = ['recalibrated', 'extended', 'ended'] as const;
export const CalibrationRecord = z
  .object({
    id: idOf('calibrationRecord'),
    livemode: z.boolean().openapi({ example: false }),
    device_id: idOf('device'),
    kind: z.enum(CALIBRATION_KINDS).openapi({ example: 'extended' }),
    day: Day,
    valid_until: Day.nullable(),
    reference: text('Stichprobenverfahren Los 2024-17, Bescheid vom 02.09.2024').openapi({
      description: 'The paper that says so',
    }),
    actor: text('key_0193a5c2f4b87d1e9c60aa51d7e2b3f4'),
    created_at: Instant,
  })
  .openapi('CalibrationRecord');
export const RecordCalibration = z
  .strictObject({
    kind: z.enum(CALIBRATION_KINDS).openapi({
      example: 'extended',
      description:
        'recalibrated: verified again (MessEV § 34). extended: by sampling inspection of its lot (MessEV § 35). ended: from this day on it must not be used (MessEG § 37(2))',
    }),
    day: Day.openapi({
      description:
        'recalibrated: when it was verified. extended: when the decision was taken. ended: the first day on which it must not be used',
    }),
    valid_until: Day.nullable()
      .default(null)
      .openapi({ example: '2029-12-31', description: 'The new last day; of an extension, and only there' }),
    reference: text('Stichprobenverfahren Los 2024-17, Bescheid vom 02.09.2024').openapi({
      description: 'The paper that says so',
    }),
  })
  .refine(({ kind, valid_until }) => (kind === 'extended') === (valid_until !== null), {
    path: ['valid_until'],
    message: 'An extension has a new last day, and nothing else has one',
  })
  .openapi('RecordCalibration');
export const DeviceCalibration = z
  .object({
    until: Day.nullable().openapi({ description: 'Last day it may be used; null: not verified, or not known' }),
    basis: z.enum(['not_verified', 'unknown', 'marking', 'recalibration', 'extension', 'ended']).openapi({
      example: 'marking',
      description:
        'What the last day rests on. not_verified: its kind is never verified. unknown: no year of marking is entered. marking: its year of marking. recalibration, extension, ended: what was recorded of it',
    }),
    records: z.array(CalibrationRecord),
  })
  .openapi('DeviceCalibration');

export const CalibrationExpiry = z
  .object({
    ...place,
    calibrated_until: Day.nullable().openapi({ description: 'Null: its year of marking is not known' }),
    basis: DeviceCalibration.shape.basis,
    expired: z
      .boolean()
      .openapi({ example: false, description: 'Today: its values must not be billed (MessEG § 33(1))' }),
  })
  .openapi('CalibrationExpiry');
export const CalibrationExpiryPage = pageOf('CalibrationExpiryPage', CalibrationExpiry);
export const expiryQuery = z.object({
  ...pageQuery,
  property_id: idOf('property'),
  until: Day.optional().openapi({
    example: '2026-12-31',
    description: 'Whose calibration ends on this day or before; left out: the end of next year',
  }),
});

export const VerificationNotice = z
  .object({
    ...place,
    duty: z.boolean().openapi({ example: false, description: 'Whether the law asked for a report on that day' }),
    until: Day.nullable().openapi({ description: 'Last day to report it; null: nothing is to be reported' }),
    legal_basis: text('MessEG § 32'),
    provisional: z
      .boolean()
      .openapi({ example: true, description: 'The day of the change of the law is not confirmed' }),
    street: text('Am Hang 3'),
    postal_code: text('34117', 12),
    city: text('Kassel'),
  })
  .openapi('VerificationNotice');
export const VerificationNoticePage = pageOf('VerificationNoticePage', VerificationNotice);
export const noticeQuery = z.object({
  ...pageQuery,
  property_id: idOf('property'),
  from: Day.optional().openapi({ description: 'Put into service on this day or later; left out: all' }),
});

/* Batteries. */

export const BatteryForecast = z
  .object({
    ...place,
    empty_on: Day.nullable().openapi({ description: 'Expected; null: nothing is known' }),
    basis: z.enum(['reported_low', 'reported_days', 'maker', 'age', 'unknown']).openapi({
      example: 'age',
      description:
        'reported_low: the device says so. reported_days: it says how many days are left. maker: battery_until of the device. age: how long such batteries last',
    }),
    exchange_by: Day.nullable().openapi({ description: 'Day by which to exchange it, some months ahead of empty_on' }),
    urgency: z.enum(['overdue', 'soon', 'later', 'unknown']).openapi({
      example: 'later',
      description: 'overdue: empty_on is over. soon: exchange_by is there. later: neither',
    }),
  })
  .openapi('BatteryForecast');
export const BatteryForecastPage = pageOf('BatteryForecastPage', BatteryForecast);
export const batteryQuery = z.object({
  ...pageQuery,
  property_id: idOf('property'),
  by: Day.optional().openapi({ description: 'To be exchanged on this day or before; left out: all' }),
});

/* Exemptions from remote reading. */

export const EquipmentExemption = z
  .object({
    id: idOf('equipmentExemption'),
    livemode: z.boolean().openapi({ example: false }),
    property_id: idOf('property'),
    device_id: idOf('device').nullable().openapi({ description: 'Null: the whole house' }),
    ground: z.enum(['technically_impossible', 'disproportionate_effort', 'undue_hardship', 'section_11']).openapi({
      example: 'technically_impossible',
      description:
        'Why nothing has to be equipped: not possible, too much effort, or hardship (HeizkostenV § 5(3)), or a house outside of the ordinance (§ 11)',
    }),
    legal_basis: text('HeizkostenV § 5(3) S. 2'),
    evidence: text('Gutachten Ing.-Büro Weber vom 01.02.2024: Stahlbetonschacht', 2_000),
    day: Day,
    until: Day.nullable(),
    revokes_id: idOf('equipmentExemption').nullable().openapi({ example: null }),
    revoked: z.boolean().openapi({ example: false, description: 'It does not hold any more' }),
    actor: text('key_0193a5c2f4b87d1e9c60aa51d7e2b3f4'),
    created_at: Instant,
  })
  .openapi('EquipmentExemption');
export const EquipmentExemptionPage = pageOf('EquipmentExemptionPage', EquipmentExemption);
export const RecordEquipmentExemption = z
  .strictObject({
    property_id: idOf('property'),
    device_id: idOf('device').nullable().default(null),
    ground: EquipmentExemption.shape.ground,
    evidence: text('Gutachten Ing.-Büro Weber vom 01.02.2024: Stahlbetonschacht', 2_000),
    day: Day.openapi({ description: 'The day on which it was established' }),
    until: Day.nullable().default(null).openapi({ description: 'Last day it is relied on; null: open' }),
    revokes_id: idOf('equipmentExemption')
      .nullable()
      .default(null)
      .openapi({ example: null, description: 'The exemption that does not hold any more, with the evidence for that' }),
  })
  .openapi('RecordEquipmentExemption');
export const exemptionQuery = z.object({ ...pageQuery, property_id: idOf('property').optional() });

/* Devices of other providers. */

const ForeignDevice = z
  .strictObject({
    reference: text('Wohnung 3, Bad', 120).nullable().default(null).openapi({ description: 'Yours; answered again' }),
    manufacturer: z
      .string()
      .regex(/^[A-Z]{3}$/, NO_MANUFACTURER)
      .openapi({ example: 'TCH' }),
    serial: z
      .string()
      .regex(/^[0-9A-F]{8}$/, NO_SERIAL)
      .nullable()
      .default(null)
      .openapi({ example: '12345678' }),
    kind: z.enum(DEVICE_KINDS).openapi({ example: 'heat_cost_allocator' }),
    model: text('radio 4', 120).nullable().default(null),
    radio: z.enum(['oms', 'wireless_mbus', 'proprietary', 'none', 'unknown']).openapi({
      example: 'oms',
      description: 'oms: Open Metering System. wireless_mbus: EN 13757 with content of its own. proprietary: closed',
    }),
    address_version: z.int().min(0).max(255).nullable().default(null).openapi({ format: 'int32', example: 69 }),
    address_type: z.int().min(0).max(255).nullable().default(null).openapi({ format: 'int32', example: 8 }),
    installed_on: Day.nullable().default(null),
    marking_year: z.int().min(1980).max(2199).nullable().default(null).openapi({ format: 'int32', example: 2022 }),
    key_available: z.boolean().nullable().default(null).openapi({
      example: true,
      description: 'Null: nobody has asked the former provider yet',
    }),
    added_to_older_system: z.boolean().default(false).openapi({
      example: false,
      description: 'A single device replaced or added among others that cannot be read remotely',
    }),
    hardship_reason: text('Denkmal, Gutachten vom 01.02.2024').nullable().default(null),
  })
  .openapi('ForeignDevice');
export const CheckDeviceReuse = z
  .strictObject({
    on: Day.optional().openapi({ description: 'From which day on they are to be used; left out: today' }),
    devices: z.array(ForeignDevice).min(1).max(1_000),
  })
  .openapi('CheckDeviceReuse');

const verdict = z.enum(['yes', 'conditional', 'no']).openapi({
  example: 'conditional',
  description: 'conditional: something is to be asked first, or it may stay for a time only',
});
export const DeviceReuse = z
  .object({
    on: Day,
    counts: z.object({ yes: z.int(), conditional: z.int(), no: z.int() }).openapi({
      example: { yes: 40, conditional: 30, no: 4 },
    }),
    devices: z.array(
      z.object({
        reference: z.string().nullable().openapi({ example: 'Wohnung 3, Bad' }),
        manufacturer: text('TCH', 3),
        serial: z.string().nullable().openapi({ example: '12345678' }),
        known_device_id: idOf('device').nullable().openapi({
          description: 'It is entered here already, by maker and number. Other accounts are never looked at',
        }),
        verdict,
        until: Day.nullable().openapi({ description: 'Until when it may stay; null: open, or not at all' }),
        profile: orNull(
          z.object({
            id: text('techem-allocator'),
            family: text('radio 4'),
            certainty: z.enum(['verified', 'partial', 'inferred']).openapi({
              example: 'verified',
              description: 'As in getCapabilities',
            }),
            missing: z.string().openapi({ example: '' }),
          }),
        ).openapi({ description: 'The rules its telegrams are read by, beyond the standard' }),
        checks: z.array(
          z.object({
            question: z.enum(REUSE_QUESTIONS).openapi({ example: 'remotely_readable' }),
            answer: z.enum(['yes', 'no', 'unknown', 'not_needed']).openapi({ example: 'yes' }),
            reason: text('sends'),
            reason_de: text('Das Gerät funkt; es wird abgelesen, ohne die Nutzeinheit zu betreten.'),
            reason_en: text('The device sends by radio; it is read without entering the unit.'),
            legal_basis: z.string().nullable().openapi({ example: 'HeizkostenV § 5(2)' }),
            interpretation: z.string().nullable().openapi({ example: null }),
            until: Day.nullable(),
            blocks: z.boolean().openapi({ example: false, description: 'It stands against using the device' }),
          }),
        ),
      }),
    ),
  })
  .openapi('DeviceReuse');
