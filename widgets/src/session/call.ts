import type { Operation } from '@klarmeter/sdk';
import { API_VERSION } from '@klarmeter/sdk/operations';
import type { Session } from './types.ts';

// What a page needs of the SDK's client, in a quarter of its size: no hooks, no paging, no uploads. The types and the table
// of operations are the SDK's.

/** The API refused (RFC 9457). */
export class Refusal extends Error {
  readonly status: number;
  /** Says why and never changes its meaning. */
  readonly code: string;
  readonly requestId: string | undefined;

  constructor(status: number, { code, request_id }: { readonly code?: string; readonly request_id?: string }) {
    // An answer of somebody in between, such as a proxy, has no code.
    super(code ?? `http-${status}`);
    this.status = status;
    this.code = this.message;
    this.requestId = request_id;
  }
}

/** No complete answer arrived, or none in time. */
export class NoAnswer extends Error {}

export interface Input {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

const TIMEOUT_MS = 15_000;
/** A reader waits; after that the element says what is wrong and offers another try. */
const REPEATS_MAX = 2;
const FIRST_DELAY_MS = 500;

/**
 * One call with the session's token. A reading that failed in passing is repeated twice; a refused token is replaced once.
 * @throws Refusal, NoAnswer, SessionFailure, and the signal's reason once it is aborted
 */
export async function call(
  { apiUrl, token }: Pick<Session, 'apiUrl' | 'token'>,
  operation: Operation,
  { path = {}, query = {} }: Input = {},
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.append(name, String(value));
  const place = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const url = `${apiUrl}${place}?${search}`.replace(/\?$/, '');
  let rejected: string | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const held = await token({ rejected });
    const headers = { 'api-version': API_VERSION, authorization: `Bearer ${held}` };
    try {
      return await send(url, { method: operation.method, headers }, signal);
    } catch (error) {
      signal?.throwIfAborted();
      const status = error instanceof Refusal ? error.status : 0;
      if (status === 401 && rejected === undefined) {
        rejected = held;
        continue;
      }
      const passing = status === 0 || status === 408 || status === 429 || status >= 500;
      if (!passing || operation.method !== 'GET' || attempt >= REPEATS_MAX) throw error;
      // Half of it is chance, so that many pages that failed together do not return together.
      const delayMs = FIRST_DELAY_MS * 2 ** attempt * (0.5 + Math.random() / 2);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      signal?.throwIfAborted();
    }
  }
}

async function send(url: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(url, { ...init, signal: controller.signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return bytes;
    throw new Refusal(response.status, jsonOf<object>(bytes) ?? {});
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new NoAnswer('', { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** Undefined for what is no JSON: the API sends none such, so somebody in between did. */
export function jsonOf<T>(bytes: Uint8Array): T | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch {
    return undefined;
  }
}
