import { z } from '@hono/zod-openapi';
import { ENCODINGS, SERIAL_TRANSFORMS, STATUS_MEANINGS } from '@klarmeter/engine';
import { Instant, idOf, isOneLine, ONE_LINE, pageOf, pageQuery } from '../../http/schemas.ts';
import { newDevicesOfReceiver } from '../new-devices/schemas.ts';

const line = (example: string, max = 200) =>
  z.string().trim().min(1).max(max).refine(isOneLine, ONE_LINE).openapi({ example });

/* Mappings: how a table is read. */

const column = line('Zählernummer');
const unit = line('kWh', 20).openapi({
  example: 'kWh',
  description: 'kWh, MWh, Wh, GJ, MJ, m3, l, HCA ...; device: what the device counts in',
});
const units = {
  unit: unit.optional(),
  unit_column: column.optional().openapi({ description: 'Or a column that says it' }),
};
const ValueColumn = z.strictObject({ name: column, ...units }).openapi('ReadingValueColumn');

export const MappingDocument = z
  .strictObject({
    kind: z.enum(['csv', 'xml', 'json']).openapi({ example: 'csv', description: 'How the table is written' }),
    encoding: z
      .enum(['auto', ...ENCODINGS])
      .default('auto')
      .openapi({ example: 'auto', description: 'auto: as recognised by the bytes' }),
    header_rows: z.int().min(0).max(5).default(1).openapi({
      format: 'int32',
      example: 1,
      description: 'Rows of the header of a CSV; 0: none, and columns are #1, #2 ...',
    }),
    record: z.string().max(400).default('').openapi({
      example: 'export/device',
      description: 'Of XML: path of the elements that are rows; empty: as recognised',
    }),
    decimal: z.enum([',', '.']).openapi({ example: ',', description: 'The sign in front of decimals' }),
    thousands: z
      .enum(['.', ',', ' ', "'"])
      .nullable()
      .default(null)
      .openapi({ example: null, description: 'Null: numbers with one are refused as ambiguous' }),
    date_formats: z
      .array(line('DD.MM.YYYY', 40))
      .min(1)
      .max(12)
      .openapi({
        example: ['DD.MM.YYYY', 'YYYY-MM-DD HH:mm:ss'],
        description:
          'How days are written, of YYYY or YY, MM, DD, HH, mm, ss and Z (offset from UTC) with signs between them. A time without Z is that of Germany; a day without a time stands for its end. A cell that two of them read differently is refused as ambiguous',
      }),
    columns: z.strictObject({
      meter_id: z.strictObject({
        name: column,
        transform: z.enum(SERIAL_TRANSFORMS).default('auto').openapi({
          example: 'auto',
          description:
            'auto: up to eight digits, filled with zeros, or a number that names its maker. digits8: the digits alone. last8: the last eight characters. none: exactly as in the telegram',
        }),
      }),
      manufacturer: z
        .strictObject({ name: column.optional(), constant: line('EFE', 3).optional() })
        .optional()
        .openapi({
          example: { constant: 'EFE' },
          description:
            'A column, or one maker for all rows: three letters as in the telegram. Left out, the number has to be unique in the account',
        }),
      device_kind: z
        .strictObject({ name: column, map: z.record(z.string().max(80), z.string().max(40)).optional() })
        .optional()
        .openapi({
          example: { name: 'Gerätetyp', map: { V: 'heat_cost_allocator' } },
          description: 'Words of the trade (HKV, WWZ, KWZ, WMZ, RWM) are known; a map says the others',
        }),
      read_at: z
        .strictObject({ name: column })
        .optional()
        .openapi({ example: { name: 'Ablesedatum' }, description: 'When `current` was read; needed with it' }),
      current: ValueColumn.optional().openapi({
        example: { name: 'Zählerstand', unit_column: 'Einheit' },
        description: 'What the register showed when it was read',
      }),
      due_date: z
        .strictObject({ name: column })
        .optional()
        .openapi({
          example: { name: 'Stichtag' },
          description: 'The day at whose end `due_value` stood; needed with it',
        }),
      due_value: ValueColumn.optional().openapi({
        example: { name: 'Stichtagswert', unit: 'kWh' },
        description: 'What the device kept of its cut-off date',
      }),
      months: z
        .strictObject({ pattern: column, date: column, max: z.int().min(1).max(36), ...units })
        .optional()
        .openapi({
          example: { pattern: 'Monatswert {n}', date: 'Monatsdatum {n}', max: 18, unit: 'kWh' },
          description: 'Month ends in columns of a series: `{n}` stands for 1 to `max`',
        }),
      status: z
        .strictObject({ name: column, map: z.record(z.string().max(80), z.enum(STATUS_MEANINGS)).optional() })
        .optional()
        .openapi({
          example: { name: 'Status', map: { '0': 'ok' } },
          description:
            'What the device says of itself, as a remark of the line. mbus: the status byte of EN 13757; left out, numbers are read as such and other words are a warning',
        }),
    }),
    skip: z
      .array(z.strictObject({ column, empty: z.boolean().optional(), equals: z.string().max(200).optional() }))
      .max(20)
      .default([])
      .openapi({
        example: [{ column: 'Zählernummer', empty: true }],
        description: 'Rows to leave out: with nothing in the column, or with exactly this in it',
      }),
  })
  .openapi('ReadingFileMappingDocument');

export const Fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({
    example: '4f5e8f1d8c1f6a6f2a0d3f0c9d6b1b7e5a4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e',
    description: 'SHA-256 of the sorted column names: the same columns are read the same way',
  });

export const ReadingFileMapping = z
  .object({
    id: idOf('readingFileMapping'),
    livemode: z.boolean().openapi({ example: false }),
    version: z.int().openapi({ format: 'int32', example: 1 }),
    name: line('Export der Hausverwaltung'),
    fingerprint: Fingerprint,
    document: MappingDocument,
    new_devices_property_id: newDevicesOfReceiver('tables that are read by it name'),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('ReadingFileMapping');
export const CreateReadingFileMapping = z
  .strictObject({
    name: line('Export der Hausverwaltung'),
    columns: z
      .array(column)
      .min(2)
      .max(400)
      .openapi({
        example: ['Zählernummer', 'Ablesedatum', 'Zählerstand'],
        description: 'All columns of the tables it is for, in any order; of XML and JSON, all paths',
      }),
    document: MappingDocument,
    new_devices_property_id: newDevicesOfReceiver('tables that are read by it name').default(null),
  })
  .openapi('CreateReadingFileMapping');
export const UpdateReadingFileMapping = z
  .strictObject({
    name: line('Export der Hausverwaltung'),
    document: MappingDocument,
    new_devices_property_id: newDevicesOfReceiver('tables that are read by it name'),
  })
  .partial()
  .openapi('UpdateReadingFileMapping');
export const ReadingFileMappingPage = pageOf('ReadingFileMappingPage', ReadingFileMapping);
export const mappingQuery = z.object({ ...pageQuery, fingerprint: Fingerprint.optional() });
