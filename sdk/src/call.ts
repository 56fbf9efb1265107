import { decodeBody } from './body.ts';
import type { AttemptNote, ClientOptions } from './client.ts';
import { checkedKey } from './key.ts';
import type { Operation } from './operation.ts';
import { KlarMeterProblem } from './problem.ts';
import { bodyOf, type Input, urlOf } from './request.ts';
import { delayMs, isPassing, mayRepeat, type Runtime } from './retry.ts';
import { aborted, type Complete, send } from './send.ts';
import type { Answer, CallOptions } from './types.ts';

export interface Call {
  readonly operationId: string;
  readonly operation: Operation;
  readonly options: ClientOptions;
  readonly runtime: Runtime;
}

const TIMEOUT_MS = 30_000;
const RETRIES_MAX = 3;

/** One call of the API, with as many attempts as are safe and sensible. */
export async function call(
  { operationId, operation, options, runtime }: Call,
  input: Input,
  more: CallOptions,
): Promise<Answer<unknown>> {
  const url = urlOf(options.baseUrl, operation, input);
  const { content, headers: bodyHeaders } = await bodyOf(operation, input, more);
  const { method } = operation;
  // Also when nothing is to be repeated: the connection can break after the effect, and the caller may repeat by hand.
  const idempotencyKey = more.idempotencyKey ?? (method === 'POST' ? runtime.newKey() : undefined);
  const headers = { ...headersOf(operation, options, more, idempotencyKey), ...bodyHeaders, ...more.headers };
  // A key of ours counts only where the document promises to heed it; a caller's own is the caller's word.
  const heeded = operation.idempotency === undefined ? more.idempotencyKey : idempotencyKey;
  const retries = mayRepeat(method, heeded) ? (more.maxRetries ?? options.maxRetries ?? RETRIES_MAX) : 0;
  const limits = { timeoutMs: more.timeoutMs ?? options.timeoutMs ?? TIMEOUT_MS, signal: more.signal };
  const keys = keyRing(options);

  for (let attempt = 0; ; attempt += 1) {
    const note: AttemptNote = { operationId, method, url, attempt: attempt + 1 };
    try {
      const authorization = `Bearer ${await keys.current()}`;
      const init: RequestInit = { method, headers: { ...headers, authorization } };
      if (content !== undefined) init.body = content;
      options.onRequest?.(note);
      const begun = runtime.now();
      const told = (status: number, requestId: string | undefined) =>
        options.onResponse?.({ ...note, status, requestId, durationMs: runtime.now() - begun });
      const complete = await send(options.fetch ?? fetch, url, init, limits).catch((error: unknown) => {
        if (error instanceof KlarMeterProblem) told(error.status, error.requestId);
        throw error;
      });
      told(complete.response.status, requestIdOf(complete.response));
      return toAnswer(complete);
    } catch (error) {
      // A refused token had no effect, so asking with a fresh one is safe whatever the method.
      if (error instanceof KlarMeterProblem && error.status === 401 && (await keys.renew())) continue;
      const delay = attempt < retries && isPassing(error) ? delayMs(error, attempt, runtime) : undefined;
      if (delay === undefined) throw error;
      options.onRetry?.({ ...note, error, delayMs: delay });
      await runtime.wait(delay, limits.signal).catch((cause: unknown) => {
        throw limits.signal?.aborted ? aborted(limits.signal) : cause;
      });
    }
  }
}

function headersOf(
  operation: Operation,
  options: ClientOptions,
  more: CallOptions,
  idempotencyKey: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    // Problems come as JSON whatever is asked for.
    accept: [more.accept ?? operation.answer?.[0] ?? 'application/json', 'application/problem+json'].join(', '),
  };
  const optional = {
    'api-version': options.apiVersion,
    'idempotency-key': idempotencyKey,
    'if-match': more.ifMatch,
    'if-none-match': more.ifNoneMatch,
  };
  for (const [name, value] of Object.entries(optional)) if (value !== undefined) headers[name] = value;
  return headers;
}

/** The key of one call; a function is asked for another at most once, when the API refused what it gave. */
function keyRing({ apiKey }: ClientOptions): { current: () => Promise<string>; renew: () => Promise<boolean> } {
  let held: string | undefined;
  let renewed = false;
  const ask = async (rejected: string | undefined): Promise<string> =>
    checkedKey(typeof apiKey === 'string' ? apiKey : await apiKey({ rejected }));
  return {
    current: async () => {
      held ??= await ask(undefined);
      return held;
    },
    renew: async () => {
      if (typeof apiKey === 'string' || renewed) return false;
      renewed = true;
      held = await ask(held);
      return true;
    },
  };
}

function toAnswer({ response, bytes }: Complete): Answer<unknown> {
  const { status, headers } = response;
  const data = decodeBody(bytes, headers.get('content-type') ?? '');
  return { data, bytes, status, headers, requestId: requestIdOf(response), etag: headers.get('etag') ?? undefined };
}

function requestIdOf({ headers }: Response): string | undefined {
  return headers.get('request-id') ?? undefined;
}
