/** What a file may hold once it is unpacked: a few kilobytes can be made to hold gigabytes. */
export const FILE_BYTES_MAX = 32 * 1024 * 1024;

const GZIP = [0x1f, 0x8b] as const;

export const isGzip = (bytes: Uint8Array): boolean => GZIP.every((byte, at) => bytes[at] === byte);

type Bytes = Uint8Array<ArrayBuffer>;

async function throughStream(bytes: Bytes, stream: TransformStream, max: number): Promise<Bytes | 'too_large'> {
  const writer = stream.writable.getWriter();
  // What goes wrong while writing goes wrong while reading, too.
  const written = writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => {});
  const pieces: Bytes[] = [];
  let size = 0;
  const reader = (stream.readable as ReadableStream<Bytes>).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.length;
    if (size > max) {
      await reader.cancel().catch(() => {});
      return 'too_large';
    }
    pieces.push(piece.value);
  }
  await written;
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Unpacks gzip up to `max` bytes, and no further: neither time nor memory is spent on the rest. */
export async function inflate(bytes: Bytes, max = FILE_BYTES_MAX): Promise<Bytes | 'too_large' | 'broken'> {
  try {
    return await throughStream(bytes, new DecompressionStream('gzip'), max);
  } catch {
    return 'broken';
  }
}

/** Packs what was taken in, which never is too large. */
export async function deflate(bytes: Bytes): Promise<Bytes> {
  const packed = await throughStream(bytes, new CompressionStream('gzip'), Number.MAX_SAFE_INTEGER);
  if (packed === 'too_large') throw new Error('nothing is larger than any number');
  return packed;
}
