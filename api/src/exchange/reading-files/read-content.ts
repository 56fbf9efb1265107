import {
  type ENCODINGS,
  type FileRecord,
  type FoundTable,
  fingerprintText,
  NEUTRAL_MAPPING,
  type Remark,
  readTableFile,
  readTelegramFile,
  readText,
  recogniseReadingFile,
  type TableMapping,
} from '@klarmeter/engine';
import { sha256Hex } from '../../crypto/sha256.ts';
import { FILE_BYTES_MAX, inflate, isGzip } from './inflate.ts';

type Encoding = (typeof ENCODINGS)[number];

/** What a file turned out to be. */
export interface ReadContent {
  readonly encoding: string | null;
  readonly format: string | null;
  /** Characters. */
  readonly size: number;
  /** Of a table: its columns, and what selects its mapping. */
  readonly table: FoundTable | null;
  readonly fingerprint: string | null;
  /** What is wrong with all of it. */
  readonly fault: Remark | null;
  /** Its records, from the first; of a table they need a mapping. */
  records(mapping: TableMapping | null): Iterable<FileRecord>;
}

const fault = (code: Remark['code'], encoding: string | null = null): ReadContent => ({
  encoding,
  format: null,
  size: 0,
  table: null,
  fingerprint: null,
  fault: { code, values: {} },
  records: () => [],
});

/** Recognises the bytes of a file by what is in them; packed ones are unpacked. */
export async function readContent(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const plain = isGzip(bytes) ? await inflate(bytes, FILE_BYTES_MAX) : bytes;
  if (plain === 'too_large') return fault('file_too_large');
  if (plain === 'broken') return fault('gzip_broken');
  // Media types are often wrong; bytes that are valid UTF-8 are hardly ever something else.
  const read = readText(plain);
  if (read === null) return fault('not_text');
  const { text, encoding } = read;
  const found = recogniseReadingFile(text);
  if (found.kind === 'empty') return fault('no_records', encoding);
  if (found.kind === 'unknown') return fault('format_unknown', encoding);
  const { format } = found;
  if (found.kind === 'telegrams') {
    const records = () => readTelegramFile(text, format);
    return { encoding, format, size: text.length, table: null, fingerprint: null, fault: null, records };
  }
  const { table } = found;
  return {
    encoding,
    format,
    size: text.length,
    table,
    fingerprint: sha256Hex(fingerprintText(table)),
    fault: null,
    records(mapping) {
      const by = mapping ?? NEUTRAL_MAPPING;
      return readTableFile(inEncoding(plain, by.encoding) ?? text, table, by);
    },
  };
}

/** The text in the encoding a mapping names, where the bytes are in it. */
function inEncoding(bytes: Uint8Array, encoding: Encoding | 'auto'): string | undefined {
  return encoding === 'auto' ? undefined : readText(bytes, encoding)?.text;
}
