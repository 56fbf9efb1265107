import { isCmex50Line, readCmex50Walkby } from './cmex50-walkby.ts';
import { isElvacoLine, readElvacoReport } from './elvaco-report.ts';
import { readJsonTelegrams } from './json-telegrams.ts';
import { isRawLine, readRawLines } from './raw-lines.ts';
import type { FileRecord } from './record.ts';

/** How sure we are of a format: seen in public material of its maker, inferred from examples, or by hearsay only. */
export type Certainty = 'verified' | 'inferred' | 'unknown';

export interface ReadingFileFormat {
  readonly id: string;
  readonly name: string;
  readonly certainty: Certainty;
  /** Where its form is described. */
  readonly source: string;
  readonly mediaTypes: readonly string[];
  /** Whether a line is one of this format, for those that are recognised line by line. */
  readonly isLine?: (text: string) => boolean;
  /** Null: by a mapping. */
  readonly read: ((text: string) => Generator<FileRecord>) | null;
}

const JSON_TYPES = ['application/json', 'application/x-ndjson'];
const CSV_TYPES = ['text/csv', 'text/plain'];

/** Every form of file that is read, once. The API publishes it. */
export const READING_FILE_FORMATS = [
  {
    id: 'cmex50_walkby',
    name: 'Elvaco CMeX50, walk-by dump',
    certainty: 'verified',
    source: 'Elvaco, CMeX50 manual',
    mediaTypes: ['text/plain'],
    isLine: isCmex50Line,
    read: readCmex50Walkby,
  },
  {
    id: 'elvaco_report',
    name: 'Elvaco CMe/CMi, raw report (templates 2001, 3001, 4001)',
    certainty: 'verified',
    source: 'support.elvaco.com',
    mediaTypes: CSV_TYPES,
    isLine: isElvacoLine,
    read: readElvacoReport,
  },
  {
    id: 'raw_lines',
    name: 'Raw telegrams: hexadecimal text, rtl-wmbus, culfw',
    certainty: 'verified',
    source: 'output of rtl-wmbus and culfw receivers',
    mediaTypes: ['text/plain'],
    isLine: isRawLine,
    read: readRawLines,
  },
  {
    id: 'telegram_lines',
    name: 'Telegrams as lines of JSON',
    certainty: 'verified',
    source: 'this API, ingestTelegrams',
    mediaTypes: ['application/x-ndjson'],
    read: readJsonTelegrams,
  },
  {
    id: 'lobaro_json',
    name: 'Lobaro wMbus JSON',
    certainty: 'verified',
    source: 'doc.lobaro.com',
    mediaTypes: JSON_TYPES,
    read: readJsonTelegrams,
  },
  {
    id: 'cls_json',
    name: 'CLS/EMT forwarding (OMSRAW, MBUSRAW)',
    certainty: 'verified',
    source: 'docs.hessware.de',
    mediaTypes: JSON_TYPES,
    read: readJsonTelegrams,
  },
  {
    id: 'ttn_uplink',
    name: 'The Things Stack v3, uplink: envelope, and payloads that are whole telegrams',
    certainty: 'unknown',
    source: 'general knowledge, not confirmed by a document',
    mediaTypes: JSON_TYPES,
    read: readJsonTelegrams,
  },
  {
    id: 'chirpstack_uplink',
    name: 'ChirpStack v4, uplink: envelope, and payloads that are whole telegrams',
    certainty: 'unknown',
    source: 'general knowledge, not confirmed by a document',
    mediaTypes: JSON_TYPES,
    read: readJsonTelegrams,
  },
  {
    id: 'neutral_csv',
    name: 'Neutral table of readings (Zählernummer; Hersteller; Gerätetyp; Ablesedatum; ...)',
    certainty: 'verified',
    source: 'this API',
    mediaTypes: CSV_TYPES,
    read: null,
  },
  {
    id: 'table_csv',
    name: 'Any CSV, by a mapping of the account',
    certainty: 'inferred',
    source: 'the mapping that a person confirmed',
    mediaTypes: CSV_TYPES,
    read: null,
  },
  {
    id: 'table_xml',
    name: 'Any XML, by a mapping of the account',
    certainty: 'inferred',
    source: 'the mapping that a person confirmed',
    mediaTypes: ['application/xml', 'text/xml'],
    read: null,
  },
  {
    id: 'table_json',
    name: 'Any JSON objects, by a mapping of the account',
    certainty: 'inferred',
    source: 'the mapping that a person confirmed',
    mediaTypes: JSON_TYPES,
    read: null,
  },
] as const satisfies readonly ReadingFileFormat[];

export type ReadingFileFormatId = (typeof READING_FILE_FORMATS)[number]['id'];
