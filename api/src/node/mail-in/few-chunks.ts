import PostalMime from 'postal-mime';

/*
 * The parser keeps each line of a part by itself, and each padded group of base64, until the part ends: a mail of short
 * lines takes a thousand times its size. Here they are put together while they come. It reaches into the parser (its
 * version is pinned); uploads.test.ts fails where that no longer holds.
 */

type Chunk = Uint8Array<ArrayBuffer> | ArrayBuffer | string;
interface Decoder {
  chunks: Chunk[];
  update(line: Uint8Array<ArrayBuffer>): void;
}
interface PartOfMail {
  contentDecoder: Decoder | null;
  setupContentDecoder(transferEncoding: string): void;
}

const CHUNKS_MAX = 4_096;
/** A line without end is given in pieces of this size, where it means the same. */
const PIECE = 16 * 1024;

let done = false;

/** Once is enough for all parsers of the process, also those of mails within mails. */
export function keepFewChunks(): void {
  if (done) return;
  done = true;
  const part = partOf(new PostalMime());
  const { setupContentDecoder } = part;
  part.setupContentDecoder = function (this: PartOfMail, transferEncoding) {
    setupContentDecoder.call(this, transferEncoding);
    if (this.contentDecoder !== null) joinChunks(this.contentDecoder, /base64/i.test(transferEncoding));
  };
}

/** What all parts of mails inherit. The parser does not tell of it, so it is looked for. */
function partOf(parser: object): PartOfMail {
  const root: unknown = 'root' in parser ? parser.root : null;
  const part: unknown = typeof root === 'object' && root !== null ? Object.getPrototypeOf(root) : null;
  if (!isPartOfMail(part)) throw new Error('the parser of mails is another one than its version says');
  return part;
}

const isPartOfMail = (part: unknown): part is PartOfMail =>
  typeof part === 'object' &&
  part !== null &&
  'setupContentDecoder' in part &&
  typeof part.setupContentDecoder === 'function';

function joinChunks(decoder: Decoder, divisible: boolean): void {
  const update = decoder.update.bind(decoder);
  /** So many at the beginning are joined already. */
  let joined = 0;
  decoder.update = (line) => {
    const piece = divisible ? PIECE : Math.max(line.length, 1);
    for (let at = 0; at === 0 || at < line.length; at += piece) {
      update(line.subarray(at, at + piece));
      if (decoder.chunks.length - joined < CHUNKS_MAX) continue;
      decoder.chunks.push(together(decoder.chunks.splice(joined)));
      joined += 1;
    }
  };
}

const encoder = new TextEncoder();
const bytesOf = (chunk: Chunk): Uint8Array =>
  typeof chunk === 'string' ? encoder.encode(chunk) : chunk instanceof ArrayBuffer ? new Uint8Array(chunk) : chunk;

function together(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const parts = chunks.map(bytesOf);
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
