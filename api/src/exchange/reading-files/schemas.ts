import { z } from '@hono/zod-openapi';
import { ENCODINGS, READING_FILE_FORMATS } from '@klarmeter/engine';
import { Day, Decimal, Instant, idOf, isOneLine, ONE_LINE, orNull, pageOf, pageQuery } from '../../http/schemas.ts';
import { DEVICE_REFUSALS, meaningsOf, VALUES_VERDICTS, VERDICT_MEANINGS, VERDICTS } from '../../metering/index.ts';
import { newDevicesOfReceiver } from '../new-devices/schemas.ts';
import { Fingerprint, MappingDocument } from './mapping-schemas.ts';

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

const LINE_WORDS = meaningsOf(LINE_VERDICTS, {
  ...VERDICT_MEANINGS,
  stored: 'its values are readings, or a remark says why there are none',
  duplicate: 'the same was there',
  malformed: 'the record cannot be read; the remarks say what',
  implausible: 'of a telegram: in quarantine. Of values: not taken',
  ambiguous_device: 'several devices have this number; name the maker',
  not_installed: 'the device was installed nowhere on that day',
  conflict: 'there is another value of this moment, which stays',
  no_telegram: 'the file names the meter and has no telegram of it',
  no_value: 'the file names the meter and has no value of it',
  unsupported: 'recognised, and not read',
  skipped: 'left out by a rule of the mapping',
});

const FORMAT_IDS = READING_FILE_FORMATS.map(({ id }) => id);

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
  digest: z.string().openapi({
    description: 'SHA-256 of the bytes',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  }),
  size_bytes: z.int().openapi({ format: 'int64', example: 4711 }),
  format: z
    .enum(FORMAT_IDS)
    .nullable()
    .openapi({ example: 'neutral_csv', description: 'Recognised by what is in the file' }),
  encoding: z.enum(ENCODINGS).nullable().openapi({ example: 'utf-8' }),
  status: z.enum(FILE_STATUSES).openapi({
    example: 'done',
    description:
      'queued, processing: it is taken in as a job. review: a table with columns nobody has mapped yet. done: every record has a verdict, also where that is malformed. rejected: turned down by a person. failed: nothing in it can be read, see remark',
  }),
  fingerprint: orNull(Fingerprint),
  mapping: orNull(z.object({ id: idOf('readingFileMapping'), version: count() })).openapi({
    description: 'Of a table, unless it has our own columns',
  }),
  read_at: Instant.openapi({ description: 'Moment of the telegrams whose line names none' }),
  attempt: count().openapi({ example: 1, description: 'How often its lines were taken in' }),
  records_done: count().openapi({ example: 3, description: 'Records of this attempt that have a verdict' }),
  counts: z.partialRecord(z.enum(LINE_VERDICTS), z.int().openapi({ format: 'int32', minimum: 1 })).openapi({
    example: { stored: 2, malformed: 1 },
    description: 'Records of this attempt by verdict; a verdict that none has is left out',
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
              'What nobody could guess and a document has to say. meter_id: the first column only stands in its place. value: neither `current` nor `due_value` is known. unit: what the value counts in; the document says `device` in its place, which a table in MWh or litres makes wrong by a thousand',
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
  new_devices_property_id: idOf('property').optional().openapi({
    description: 'Files whose new devices are of this house, all but those of gateways that their lines name',
  }),
});

export const ReadingFileLine = z
  .object({
    position: count().openapi({ example: 1, description: 'Place of the record in the file' }),
    line: count(2).openapi({ description: 'Line it begins in' }),
    verdict: z.enum(LINE_VERDICTS).openapi({ example: 'stored', description: LINE_WORDS }),
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
