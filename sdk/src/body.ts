import { KlarMeterConnectionError, KlarMeterUsageError } from './problem.ts';

const isNdjson = (type: string): boolean => /^application\/(x-)?(ndjson|jsonl)\b/.test(type);
const isJson = (type: string): boolean => /^application\/([^;]*\+)?json\b/.test(type);

export interface EncodedBody {
  /** Never a stream: a retry sends it again. */
  readonly content: BodyInit;
  /** Undefined where fetch must write it, because it alone knows the boundary. */
  readonly contentType: string | undefined;
}

/** A request body as `contentType` wants it. */
export function encodeBody(body: unknown, contentType: string): EncodedBody {
  if (typeof FormData !== 'undefined' && body instanceof FormData) return { content: body, contentType: undefined };
  if (isNdjson(contentType) && typeof body === 'object' && body !== null && Symbol.iterator in body && !isBytes(body)) {
    const rows = Array.from(body as Iterable<unknown>, (row) => JSON.stringify(row));
    return { content: `${rows.join('\n')}\n`, contentType };
  }
  if (isJson(contentType)) return { content: JSON.stringify(body), contentType };
  if (typeof body === 'string' || isBytes(body)) return { content: body as BodyInit, contentType };
  throw new KlarMeterUsageError(`A body of type ${contentType} must be text or bytes.`);
}

/** The same body, packed: the whole of it, so that a retry sends the very same bytes. */
export async function gzipped(content: BodyInit): Promise<ArrayBuffer> {
  const packing = new Blob([await new Response(content).arrayBuffer()]).stream();
  return new Response(packing.pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

function isBytes(body: unknown): boolean {
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body) || body instanceof Blob;
}

/**
 * An answer's bytes as a value: JSON parsed, NDJSON as an array of its rows, text as text, all else as bytes.
 * JSON that does not parse was cut on its way, since the API sends none such.
 */
export function decodeBody(bytes: Uint8Array, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  try {
    if (isNdjson(contentType))
      return textOf(bytes)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line));
    if (isJson(contentType)) return JSON.parse(textOf(bytes));
  } catch (cause) {
    throw new KlarMeterConnectionError('The answer broke off.', { cause });
  }
  return contentType.startsWith('text/') ? textOf(bytes) : bytes;
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
