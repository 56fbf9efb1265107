import { Buffer } from 'node:buffer';
import { type FileDropWire, RESULT } from '../../exchange/index.ts';

/** What a client is shown of a file: attributes as SFTP has them. */
export interface Attributes {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly atime: number;
  readonly mtime: number;
}

export interface Entry {
  readonly filename: string;
  readonly longname: string;
  readonly attrs: Attributes;
}

const DIRECTORY = 0o040750;
const PUT_DOWN = 0o100200;
const READABLE = 0o100440;

const attributes = (mode: number, size: number, at: Date): Attributes => {
  const seconds = Math.floor(at.getTime() / 1000);
  return { mode, uid: 0, gid: 0, size, atime: seconds, mtime: seconds };
};

export const directory = (at: Date): Attributes => attributes(DIRECTORY, 0, at);

/** A file that was put down: it is not given back, so there is nothing to read. */
export const attributesOfDrop = (drop: FileDropWire): Attributes =>
  attributes(PUT_DOWN, drop.size_bytes, new Date(drop.received_at));

export const attributesOfResult = ({ text, at }: { readonly text: Uint8Array; readonly at: Date }): Attributes =>
  attributes(READABLE, text.length, at);

/** What became of a file, for people who read it in their client. */
export function resultText(drop: FileDropWire, file: object | null): Buffer {
  const { name, received_at, size_bytes, sha256, verdict, reason, detail, reading_file_id } = drop;
  const result = { name, received_at, size_bytes, sha256, verdict, reason, detail, reading_file_id, file };
  return Buffer.from(`${JSON.stringify(result, null, 2)}\n`);
}

/** A drop as two entries of the listing: the file, and its verdict. */
export function entriesOf(drop: FileDropWire): Entry[] {
  const result = { text: resultText(drop, null), at: new Date(drop.received_at) };
  return [
    entry(drop.name, attributesOfDrop(drop)),
    // Its size changes while the file is taken in; whoever reads it asks for its size first.
    entry(`${drop.name}${RESULT}`, attributesOfResult(result)),
  ];
}

export const entry = (filename: string, attrs: Attributes): Entry => ({
  filename,
  longname: `${modeText(attrs.mode)} 1 files files ${String(attrs.size).padStart(10)} ${dayText(attrs.mtime)} ${filename}`,
  attrs,
});

function modeText(mode: number): string {
  const bits = [...'rwxrwxrwx'].map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-')).join('');
  return `${(mode & 0o170000) === 0o040000 ? 'd' : '-'}${bits}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayText(seconds: number): string {
  const at = new Date(seconds * 1000);
  return `${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${at.toISOString().slice(11, 16)}`;
}
