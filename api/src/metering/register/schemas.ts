import { z } from '@hono/zod-openapi';
import { DEVICE_EVENT_KINDS, DEVICE_STATES } from '@klarmeter/engine';
import { Day, Decimal, Instant, idOf, pageOf, pageQuery } from '../../http/schemas.ts';
import { Device, Installation } from '../schemas.ts';
import { DeviceCalibration } from '../upkeep/schemas.ts';

const text = (example: string, max = 200) => z.string().trim().min(1).max(max).openapi({ example });

export const deviceQuery = z.object({
  ...pageQuery,
  manufacturer: Device.shape.manufacturer.optional(),
  serial: Device.shape.serial.optional(),
  found_property_id: idOf('property')
    .optional()
    .openapi({ description: 'Devices made of files, of this house: also those that are installed nowhere yet' }),
});

/* The life of a device: what happened to it, and the state that follows from that. */

/** Beside installations and removals, which have routes of their own. */
const TOLD_EVENTS = ['purchased', 'stored', 'refurbished', 'scrapped'] as const;

export const DeviceEvent = z
  .object({
    id: idOf('deviceEvent'),
    livemode: z.boolean().openapi({ example: false }),
    device_id: idOf('device'),
    kind: z.enum(DEVICE_EVENT_KINDS).openapi({
      example: 'stored',
      description:
        'registered: entered here. installation_corrected, removal_corrected: takes back what corrects_id names',
    }),
    day: Day,
    reason: text('Rücklauf aus der Liegenschaft 0000042-1'),
    installation_id: idOf('installation')
      .nullable()
      .openapi({ description: 'Which one began, ended or was taken back' }),
    corrects_id: idOf('deviceEvent').nullable().openapi({ example: null, description: 'The event it takes back' }),
    actor: text('key_0193a5c2f4b87d1e9c60aa51d7e2b3f4').openapi({ description: 'Who said so' }),
    created_at: Instant,
  })
  .openapi('DeviceEvent');

export const RecordDeviceEvent = z
  .strictObject({
    kind: z.enum(TOLD_EVENTS).openapi({
      example: 'stored',
      description: 'Installations and removals have routes of their own. A scrapped device is never installed again',
    }),
    day: Day,
    reason: text('Rücklauf aus der Liegenschaft 0000042-1'),
  })
  .openapi('RecordDeviceEvent');

export const DeviceLifeCycle = z
  .object({
    device_id: idOf('device'),
    state: z.enum(DEVICE_STATES).openapi({
      example: 'installed',
      description: 'By its last event that stands; bought ones are registered',
    }),
    since: Day.nullable().openapi({ description: 'The day of that event' }),
    events: z.array(DeviceEvent).openapi({ description: 'In the order of their days' }),
    installations: z.array(Installation).openapi({ description: 'Where it measured, those that never were included' }),
    calibration: DeviceCalibration,
  })
  .openapi('DeviceLifeCycle');

/* Exchanges: the protocol of each, and corrections that take a wrong one back. */

export const DeviceExchange = z
  .object({
    id: idOf('deviceExchange'),
    livemode: z.boolean().openapi({ example: false }),
    kind: z.enum(['exchange', 'correction']).openapi({
      example: 'exchange',
      description: 'correction: takes back the exchange that `corrects_id` names',
    }),
    measuring_point_id: idOf('measuringPoint'),
    ended_installation_id: idOf('installation').openapi({ description: 'That of the old device' }),
    begun_installation_id: idOf('installation').openapi({ description: 'That of the new device' }),
    on: Day.openapi({ description: 'The last day of the old device and the first of the new one' }),
    reason: text('Eichfrist abgelaufen'),
    performed_by: text('Monteur K. Berg', 120).nullable().openapi({ description: 'Who did it' }),
    old_final_value: Decimal.nullable().openapi({ example: '412.5', description: 'Null where it could not be read' }),
    unread_reason: text('Anzeige zerstört').nullable().openapi({
      example: null,
      description: 'Why the old register could not be read',
    }),
    new_initial_value: Decimal.openapi({ example: '0', description: 'What the new register showed' }),
    photo_reference: text('archiv/2025/4711.jpg').nullable(),
    corrects_id: idOf('deviceExchange')
      .nullable()
      .openapi({ example: null, description: 'Of a correction: the exchange that it takes back' }),
    corrected_by_id: idOf('deviceExchange').nullable().openapi({
      example: null,
      description: 'The correction that took this exchange back; null: it stands',
    }),
    actor: text('key_0193a5c2f4b87d1e9c60aa51d7e2b3f4'),
    created_at: Instant,
  })
  .openapi('DeviceExchange');
export const DeviceExchangePage = pageOf('DeviceExchangePage', DeviceExchange);
export const deviceExchangeQuery = z.object({
  ...pageQuery,
  measuring_point_id: idOf('measuringPoint').optional(),
  property_id: idOf('property').optional(),
});

export const CorrectExchange = z
  .strictObject({
    reason: text('Falsches Gerät angegeben'),
    performed_by: text('Innendienst', 120).nullable().default(null),
  })
  .openapi('CorrectExchange');
export const CorrectedExchange = z
  .object({
    correction: DeviceExchange,
    reopened: Installation.openapi({ description: 'The installation of the old device, which goes on' }),
    taken_back: Installation.openapi({ description: 'The installation of the new device, which never was' }),
    readings_set_aside: z.int().openapi({
      format: 'int32',
      example: 0,
      description: 'Values of the new device at this point. They are kept and count for nothing here any more',
    }),
  })
  .openapi('CorrectedExchange');
