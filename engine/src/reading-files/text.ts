export const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface FileText {
  readonly text: string;
  readonly encoding: Encoding;
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);

/** The encoding a byte order mark names. */
function ofMark(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
}

/** Without a mark, every second byte of German text in UTF-16 is zero. */
function isBareUtf16(bytes: Uint8Array): Encoding | undefined {
  const size = Math.min(bytes.length - (bytes.length % 2), 512);
  if (size < 4) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < size; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > size / 4 && even === 0) return 'utf-16le';
  return even > size / 4 && odd === 0 ? 'utf-16be' : undefined;
}

/** Decoded strictly, or null where the bytes are none of this encoding. */
function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Bytes to text: the mark decides, then the encoding wanted, then UTF-8 where the bytes are valid UTF-8, else Windows-1252,
 * of which ISO-8859-1 is the printable part. Null for bytes that are no text.
 */
export function readText(bytes: Uint8Array, wanted?: Encoding): FileText | null {
  const candidates = [ofMark(bytes), wanted, isBareUtf16(bytes), 'utf-8', 'windows-1252'] as const;
  for (const encoding of candidates) {
    if (encoding === undefined) continue;
    // The platform reads ISO-8859-1 as Windows-1252, as browsers do.
    const text = decoded(bytes, encoding);
    if (text !== null) return text.includes('\0') ? null : { text, encoding };
  }
  return null;
}

export interface TextLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** The lines of a text one after the other, whatever ends them; without a list of them all. */
export function* linesOf(text: string): Generator<TextLine> {
  const end = /\r\n|\n|\r/g;
  let start = 0;
  for (let line = 1; start <= text.length; line += 1) {
    end.lastIndex = start;
    const found = end.exec(text);
    yield { line, text: text.slice(start, found?.index ?? text.length) };
    if (found === null) return;
    start = end.lastIndex;
  }
}
