import { textOf } from './body.ts';
import {
  KlarMeterAbortError,
  KlarMeterConnectionError,
  KlarMeterError,
  KlarMeterTimeoutError,
  toProblem,
} from './problem.ts';

/** A complete answer: nothing of it is still on its way. */
export interface Complete {
  readonly response: Response;
  readonly bytes: Uint8Array;
}

/**
 * One attempt, ended after `timeoutMs` or by `signal`, whichever is first; the time covers the last byte of the answer.
 * @throws KlarMeterProblem when the API refuses, KlarMeterConnectionError when no complete answer comes,
 *   KlarMeterTimeoutError, KlarMeterAbortError
 */
export async function send(
  fetchIt: typeof fetch,
  url: string,
  init: RequestInit,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal | undefined },
): Promise<Complete> {
  if (signal?.aborted) throw aborted(signal);
  const controller = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, timeoutMs);
  const stop = () => controller.abort();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetchIt(url, { ...init, signal: controller.signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok && response.status !== 304) throw toProblem(response, textOf(bytes));
    return { response, bytes };
  } catch (cause) {
    if (late) throw new KlarMeterTimeoutError(`No complete answer within ${timeoutMs} ms.`, { cause });
    if (signal?.aborted) throw aborted(signal);
    // What fetch throws for a lost connection is a TypeError on most platforms, and something else on some.
    if (cause instanceof KlarMeterError) throw cause;
    throw new KlarMeterConnectionError('No complete answer: the connection failed or broke off.', { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

export function aborted(signal: AbortSignal): KlarMeterAbortError {
  return new KlarMeterAbortError('The call was aborted.', { cause: signal.reason });
}
