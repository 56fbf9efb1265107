import { Problem } from '../../problem.ts';
import { FILE_BYTES_MAX, inflate } from './inflate.ts';

/**
 * The bytes of a request as they were before they travelled.
 * @throws Problem `unsupported-media-type` for a coding that is not read, `malformed-body` for gzip that does not open,
 * `body-too-large` above 32 MiB.
 */
export async function decodedBody(
  body: ArrayBuffer,
  contentEncoding: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(body);
  const coding = (contentEncoding ?? 'identity').trim().toLowerCase();
  if (coding === 'identity') return bytes;
  if (coding !== 'gzip' && coding !== 'x-gzip')
    throw new Problem('unsupported-media-type', 'Send the file as it is, or compressed by gzip.');
  const plain = await inflate(bytes, FILE_BYTES_MAX);
  if (plain === 'too_large') throw new Problem('body-too-large', 'Unpacked, the body is larger than 32 MiB.');
  if (plain === 'broken') throw new Problem('malformed-body', 'The body is no gzip, or was cut off.');
  return plain;
}
