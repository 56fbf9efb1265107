export { type Certainty, READING_FILE_FORMATS, type ReadingFileFormat } from './formats.ts';
export { readTableFile } from './read-table.ts';
export { type Recognised, readTelegramFile, recogniseReadingFile } from './recognise.ts';
export type { FileRecord, Moment, Remark, ValueOfFile, ValuesOfFile } from './record.ts';
export { fillWords, REMARKS } from './remarks.ts';
export { type CsvRow, csvRows } from './table/csv.ts';
export { type FoundTable, fingerprintText } from './table/find-table.ts';
export {
  faultsOf,
  type MappingFault,
  SERIAL_TRANSFORMS,
  STATUS_MEANINGS,
  type TableMapping,
} from './table/mapping.ts';
export { NEUTRAL_MAPPING } from './table/neutral.ts';
export { type Proposal, proposeMapping } from './table/propose.ts';
export { xmlEvents } from './table/xml.ts';
export { ENCODINGS, readText } from './text.ts';
