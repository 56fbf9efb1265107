import type { Context as HonoContext } from 'hono';
import { Problem } from '../problem.ts';
import type { Env } from './app.ts';
import type { MemoryBudget } from './memory-budget.ts';
import { RAW_BODIES } from './raw-bodies.ts';

const MIB = 1024 * 1024;
const FILE_MAX = 32 * MIB;
const PHOTO_MAX = 8 * MIB;
const ORDINARY_MAX = 2 * MIB;
/** So much a connection costs anyway; most bodies are smaller. */
const FREE = 64 * 1024;

/** Phones make photos larger than what everybody else may send. */
const PHOTOS = /^\/v1\/reading-routes\/[^/]+\/photos$/;

/** Bytes that the body of a request to this path may have. */
function bytesMax(path: string): number {
  if (path === '/v1/telegrams' || RAW_BODIES.has(path)) return FILE_MAX;
  return PHOTOS.test(path) ? PHOTO_MAX : ORDINARY_MAX;
}

const tooLarge = (max: number) => new Problem('body-too-large', `The body is larger than ${max / MIB} MiB.`);

/** Nothing reads the body of the others; asking for it is what makes the server build one. */
export const hasBody = ({ req }: HonoContext<Env>): boolean => req.method !== 'GET' && req.method !== 'HEAD';

/** Null where it comes in pieces without saying how much. */
function declaredSize({ req }: HonoContext<Env>): number | null {
  const length = Number(req.header('content-length') ?? 'none');
  return Number.isSafeInteger(length) && req.header('transfer-encoding') === undefined ? length : null;
}

/** Looked at before anything else: what says of itself that it is too large is not read, whoever sends it. */
export function refuseDeclaredSize(c: HonoContext<Env>): void {
  const max = bytesMax(c.req.path);
  if (hasBody(c) && (declaredSize(c) ?? 0) > max) throw tooLarge(max);
}

export interface BodyHolder {
  /** What the sender, and all together, may send at a time. */
  readonly budget: MemoryBudget;
  /** Throws where the sender is not who he claims to be. Asked once, before more of a body is read than costs nothing. */
  readonly prove: () => Promise<void>;
}

/**
 * Counts the body of a request against what may be sent at a time, and reads it where it does not say how large it is. No
 * more than 64 KiB of a stranger's body are read, and none of it is counted.
 * @returns what gives the memory back when the request is over
 * @throws Problem `body-too-large`; `unavailable` while too much is on its way; whatever `prove` throws.
 */
export async function holdBody(c: HonoContext<Env>, { budget, prove }: BodyHolder): Promise<() => void> {
  let held = 0;
  const release = () => {
    budget.give(held);
    held = 0;
  };
  const take = async (bytes: number) => {
    if (held === 0) await prove();
    if (!budget.take(bytes))
      throw new Problem('unavailable', 'Too much is being sent at a time. Send it again in a moment.');
    held += bytes;
  };
  if (!hasBody(c) || c.req.raw.body === null) return release;
  try {
    const size = declaredSize(c);
    if (size !== null) {
      if (size > FREE) await take(size);
    } else {
      const bytes = await readWhole(c.req.raw.body, bytesMax(c.req.path), take);
      c.req.raw = new Request(c.req.raw, { body: bytes });
    }
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

async function readWhole(
  body: ReadableStream<Uint8Array>,
  max: number,
  take: (bytes: number) => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  let buffer = new Uint8Array(0);
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return buffer.subarray(0, size);
    const end = size + value.length;
    if (end > max) throw tooLarge(max);
    if (end > buffer.length) {
      const room = Math.min(max, Math.max(end, buffer.length * 2));
      if (room > FREE) await take(room - (buffer.length > FREE ? buffer.length : 0));
      const grown = new Uint8Array(room);
      grown.set(buffer.subarray(0, size));
      buffer = grown;
    }
    buffer.set(value, size);
    size = end;
  }
}
