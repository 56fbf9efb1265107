import { z } from '@hono/zod-openapi';
import { ENCODINGS, READING_FILE_FORMATS, SERIAL_TRANSFORMS, STATUS_MEANINGS } from '@klarmeter/engine';
import { Day, Decimal, Instant, idOf, isOneLine, ONE_LINE, orNull, pageOf, pageQuery } from '../../http/schemas.ts';
import { VALUES_VERDICTS, VERDICTS } from '../../metering/index.ts';
import { DEVICE_REFUSALS } from '../new-devices/refusals.ts';
import { newDevicesOfReceiver } from '../new-devices/schemas.ts';

const line = (example: string, max = 200) =>
  z.string().trim().min(1).max(max).refine(isOneLine, ONE_LINE).openapi({ example });
const count = (example = 1) => z.int().openapi({ format: 'int32', example });

export const FILE_SOURCES = ['api', 'gateway', 'sftp', 'email'] as const;
export const FILE_STATUSES = ['queued', 'processing', 'review', 'done', 'rejected', 'failed'] as const;

/** What becomes of a record of a file. */
export const LINE_VERDICTS = [
  ...new Set([...VERDICTS, ...VALUES_VERDICTS, 'no_telegram', 'no_value', 'unsupported', 'skipped'] as const),
] as const;
export type LineVerdict = (typeof LINE_VERDICTS)[number];

const FORMAT_IDS = READING_FILE_FORMATS.map(({ id }) => id);

/* Mappings: how a table is read. */

const column = line('Zählernummer');
const unit = line('kWh', 20).openapi({
  example: 'kWh',
  description: 'kWh, MWh, Wh, GJ, MJ, m3, l, HCA ...; device: what the device counts in',
});
const units = { unit: unit.optional(), unit_column: column.optional() };
const ValueColumn = z.strictObject({ name: column, ...units }).openapi('ReadingValueColumn');

export const MappingDocument = z
  .strictObject({
    kind: z.enum(['csv', 'xml', 'json']).openapi({ example: 'csv' }),
    encoding: z
      .enum(['auto', ...ENCODINGS])
      .default('auto')
      .openapi({ example: 'auto' }),
    header_rows: z.int().min(0).max(5).default(1).openapi({
      format: 'int32',
      example: 1,
      description: 'Rows of the header of a CSV; 0: none, and columns are #1, #2 ...',
    }),
    record: z.string().max(400).default('').openapi({
      example: 'export/device',
      description: 'Of XML: path of the elements that are rows; empty: as recognised',
    }),
    decimal: z.enum([',', '.']).openapi({ example: ',' }),
    thousands: z
      .enum(['.', ',', ' ', "'"])
      .nullable()
      .default(null)
      .openapi({ example: null, description: 'Null: numbers with one are refused as ambiguous' }),
    date_formats: z
      .array(line('DD.MM.YYYY', 40))
      .min(1)
      .max(12)
      .openapi({ example: ['DD.MM.YYYY', 'YYYY-MM-DD HH:mm:ss'] }),
    columns: z.strictObject({
      meter_id: z.strictObject({
        name: column,
        transform: z.enum(SERIAL_TRANSFORMS).default('auto').openapi({ example: 'auto' }),
      }),
      manufacturer: z
        .strictObject({ name: column.optional(), constant: line('EFE', 3).optional() })
        .optional()
        .openapi({ example: { constant: 'EFE' } }),
      device_kind: z
        .strictObject({ name: column, map: z.record(z.string().max(80), z.string().max(40)).optional() })
        .optional()
        .openapi({ example: { name: 'Gerätetyp', map: { V: 'heat_cost_allocator' } } }),
      read_at: z
        .strictObject({ name: column })
        .optional()
        .openapi({ example: { name: 'Ablesedatum' } }),
      current: ValueColumn.optional().openapi({ example: { name: 'Zählerstand', unit_column: 'Einheit' } }),
      due_date: z
        .strictObject({ name: column })
        .optional()
        .openapi({ example: { name: 'Stichtag' } }),
      due_value: ValueColumn.optional().openapi({ example: { name: 'Stichtagswert', unit: 'kWh' } }),
      months: z
        .strictObject({ pattern: column, date: column, max: z.int().min(1).max(36), ...units })
        .optional()
        .openapi({ example: { pattern: 'Monatswert {n}', date: 'Monatsdatum {n}', max: 18, unit: 'kWh' } }),
      status: z
        .strictObject({ name: column, map: z.record(z.string().max(80), z.enum(STATUS_MEANINGS)).optional() })
        .optional()
        .openapi({ example: { name: 'Status', map: { '0': 'ok' } } }),
    }),
    skip: z
      .array(z.strictObject({ column, empty: z.boolean().optional(), equals: z.string().max(200).optional() }))
      .max(20)
      .default([])
      .openapi({ example: [{ column: 'Zählernummer', empty: true }] }),
  })
  .openapi('ReadingFileMappingDocument');

const Fingerprint = z
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
    version: count(),
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

/* Files. */

const Remark = z
  .object({
    code: z.string().openapi({ example: 'date_impossible' }),
    message_de: z.string().openapi({ example: 'Ablesedatum: Diesen Tag oder diese Uhrzeit gibt es nicht: 31.02.2025' }),
    message_en: z.string().openapi({ example: 'Ablesedatum: there is no such day or time: 31.02.2025' }),
  })
  .openapi('ReadingFileRemark');

const fileFields = {
  id: idOf('readingFile'),
  livemode: z.boolean().openapi({ example: false }),
  version: count(),
  name: z.string().openapi({ example: 'ablesung-2025.csv' }),
  source: z.enum(FILE_SOURCES).openapi({ example: 'api' }),
  content_type: z.string().nullable().openapi({ example: 'text/csv' }),
  gateway: z.string().nullable().openapi({ example: '0009000001', description: 'Where it names itself' }),
  receiver_id: orNull(z.union([idOf('uploadLogin'), idOf('inboxAddress')])).openapi({
    example: null,
    description: 'The upload login or inbox address by which it came',
  }),
  digest: z.string().openapi({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }),
  size_bytes: z.int().openapi({ format: 'int64', example: 4711 }),
  format: z
    .enum(FORMAT_IDS)
    .nullable()
    .openapi({ example: 'neutral_csv', description: 'Recognised by what is in the file' }),
  encoding: z.enum(ENCODINGS).nullable().openapi({ example: 'utf-8' }),
  status: z.enum(FILE_STATUSES).openapi({
    example: 'done',
    description: 'review: a table with columns nobody has mapped yet. failed: nothing in it can be read, see remark',
  }),
  fingerprint: orNull(Fingerprint),
  mapping: orNull(z.object({ id: idOf('readingFileMapping'), version: count() })).openapi({
    description: 'Of a table, unless it has our own columns',
  }),
  read_at: Instant.openapi({ description: 'Moment of the telegrams whose line names none' }),
  attempt: count().openapi({ example: 1, description: 'How often its lines were taken in' }),
  records_done: count().openapi({ example: 3 }),
  counts: z.record(z.string(), count()).openapi({
    example: { stored: 2, malformed: 1 },
    description: 'Records of this attempt by verdict',
  }),
  new_devices_property_id: orNull(idOf('property')).openapi({
    description:
      'The house whose devices are made of it; null: none is made, or only those of gateways that its lines name and that ask for it',
  }),
  new_devices_asked_by: z.string().nullable().openapi({
    example: 'upl_0193a5c2f4b87d1e9c60aa51d7e2b3f4',
    description:
      '`request`, or the gateway, upload login, inbox address or mapping whose setting holds: the first of these that says something when its lines are taken in',
  }),
  new_devices_remark: orNull(Remark).openapi({
    description: 'house_gone: none is made although somebody asks, because the house is no longer there',
  }),
  devices_created: count().openapi({ example: 0, description: 'Devices made of it, in all attempts' }),
  devices_refused: count().openapi({
    example: 0,
    description:
      'Records of this attempt whose device was to be made and could not be; device_refusal of its line says why',
  }),
  remark: orNull(Remark).openapi({ description: 'What is wrong with all of the file' }),
  reason: z.string().nullable().openapi({ example: null, description: 'Why it was rejected' }),
  created_at: Instant,
  updated_at: Instant,
  finished_at: orNull(Instant),
};
export const ReadingFile = z.object(fileFields).openapi('ReadingFile');

const MISSING = ['meter_id', 'read_at', 'value', 'unit', 'date_format', 'due_date'] as const;
export const ReadingFileDetail = z
  .object({
    ...fileFields,
    proposal: orNull(
      z
        .object({
          document: MappingDocument,
          missing: z.array(z.enum(MISSING)).openapi({
            example: [],
            description:
              'What nobody could guess and a document has to say. meter_id: the first column only stands in its place. value: neither `current` nor `due_value` is known. unit: what the value counts in',
          }),
          unused: z
            .array(z.string())
            .openapi({ example: ['Bemerkung'], description: 'Columns whose names say nothing to us' }),
          columns: z.array(z.string()).openapi({ example: ['Zählernummer', 'Datum', 'Stand', 'Bemerkung'] }),
        })
        .openapi('ReadingFileProposal'),
    ).openapi({ description: 'Of a file in review: how its columns could be read' }),
  })
  .openapi('ReadingFileDetail');
export const ReadingFilePage = pageOf('ReadingFilePage', ReadingFile);
export const fileQuery = z.object({
  ...pageQuery,
  status: z.enum(FILE_STATUSES).optional().openapi({ example: 'review', description: 'review: the review queue' }),
  source: z.enum(FILE_SOURCES).optional().openapi({ example: 'sftp' }),
  new_devices_property_id: idOf('property')
    .optional()
    .openapi({
      description: 'Files whose new devices are of this house, all but those of gateways that their lines name',
    }),
});

export const ReadingFileLine = z
  .object({
    position: count().openapi({ example: 1, description: 'Place of the record in the file' }),
    line: count(2).openapi({ description: 'Line it begins in' }),
    verdict: z.enum(LINE_VERDICTS).openapi({ example: 'stored' }),
    meter: z.string().nullable().openapi({ example: 'EFE-00004711' }),
    device_id: orNull(idOf('device')),
    device_created: z.boolean().openapi({ example: false, description: 'The device was made of this record' }),
    device_refusal: z.enum(DEVICE_REFUSALS).nullable().openapi({
      example: null,
      description:
        'Why the device that was asked for could not be made. house_gone: the property is no longer there. maker_unsaid, kind_unsaid: the file does not say so. kind_not_kept: such devices are not registered, as repeaters',
    }),
    telegram_id: orNull(idOf('telegram')),
    reading_ids: z.array(idOf('reading')).openapi({ description: 'Readings that are new' }),
    remarks: z.array(Remark),
  })
  .openapi('ReadingFileLine');
export const ReadingFileLinePage = pageOf('ReadingFileLinePage', ReadingFileLine);
export const lineQuery = z.object({
  ...pageQuery,
  verdict: z.enum(LINE_VERDICTS).optional().openapi({ example: 'malformed' }),
  device_created: z.enum(['true', 'false']).optional().openapi({ example: 'true' }),
  device_refused: z.enum(['true', 'false']).optional().openapi({
    example: 'true',
    description: 'Only lines whose device was to be made and could not be, or only others',
  }),
});

export const ConfirmReadingFileMapping = z
  .strictObject({
    name: line('Export der Hausverwaltung').optional().openapi({ description: 'Left out: the name of the file' }),
    document: MappingDocument.optional().openapi({ description: 'Left out: as proposed' }),
    new_devices_property_id: newDevicesOfReceiver('tables that are read by it name').default(null),
  })
  .openapi('ConfirmReadingFileMapping');
export const RejectReadingFile = z
  .strictObject({ reason: line('Gehört zu einem anderen Haus', 500) })
  .openapi('RejectReadingFile');

const newDevicesPropertyId = idOf('property').optional().openapi({
  description:
    'Devices that the file names and nobody entered are made, of this house; left out: as the settings of its gateway, way in and mapping say, none where they say nothing. A walk by a house also hears its neighbours',
});
export const repeatQuery = z.object({ new_devices_property_id: newDevicesPropertyId });

export const receiveQuery = z.object({
  name: z.string().max(400).optional().openapi({
    example: 'ablesung-2025.csv',
    description: 'Left out: the header Filename, else "unnamed"',
  }),
  read_at: Instant.optional().openapi({
    description: 'When telegrams were heard whose lines do not say it, such as those of a walk-by tour; left out: now',
  }),
  new_devices_property_id: newDevicesPropertyId,
});

export const pushQuery = z.object({
  gateway: z
    .string()
    .regex(/^[\x21-\x7e]{1,120}$/)
    .optional()
    .openapi({
      example: 'GW-7',
      description:
        'Name of the gateway, for one that says it neither in its headers nor in its lines; what a line says goes before',
    }),
});

/** All a gateway needs to know. */
export const GatewayReceipt = z
  .object({
    id: idOf('readingFile'),
    status: z.enum(FILE_STATUSES).openapi({ example: 'done' }),
    counts: fileFields.counts,
    devices_created: fileFields.devices_created,
    devices_refused: fileFields.devices_refused,
  })
  .openapi('GatewayReceipt');

export const PreviewReadingFile = z
  .strictObject({ document: MappingDocument.optional().openapi({ description: 'Left out: as proposed' }) })
  .openapi('PreviewReadingFile');
export const ReadingFilePreview = z
  .object({
    rows: z.array(
      z.object({
        line: count(2),
        readable: z.boolean().openapi({ example: true }),
        manufacturer: z.string().nullable().openapi({ example: 'EFE' }),
        serial: z.string().nullable().openapi({ example: '00004711' }),
        values: z.array(
          z.object({
            kind: z.enum(['register', 'due_date', 'month_end']).openapi({ example: 'register' }),
            day: Day,
            value: Decimal.openapi({ example: '157' }),
            unit: z
              .enum(['kWh', 'm3', 'HCA'])
              .nullable()
              .openapi({ example: 'HCA', description: 'Null: what the device counts in' }),
          }),
        ),
        remarks: z.array(Remark),
      }),
    ),
  })
  .openapi('ReadingFilePreview');
