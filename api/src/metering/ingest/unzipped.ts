import { Problem } from '../../problem.ts';

/** So much the lines of one request may be when they are unpacked: ten thousand of the longest telegrams. */
export const UNZIPPED_MAX = 32 * 1024 * 1024;

/**
 * A body as it was before gzip, in pieces; never more of it than one piece is held here. What unpacks to more than
 * `max` bytes ends there, however small it came.
 * @throws Problem `body-too-large`, `malformed-body` for what is no gzip or ends too early.
 */
export async function* unzipped(body: Uint8Array<ArrayBuffer>, max = UNZIPPED_MAX): AsyncGenerator<Uint8Array> {
  const pieces = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  let size = 0;
  const reader = pieces.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new Problem('malformed-body', 'The body is not gzip, or not all of it.', { cause });
      });
      if (done) return;
      size += value.length;
      if (size > max) throw new Problem('body-too-large', `Unpacked the body is larger than ${max / 1024 / 1024} MiB.`);
      yield value;
    }
  } finally {
    // Whoever stops early leaves the rest packed.
    await reader.cancel().catch(() => {});
  }
}
