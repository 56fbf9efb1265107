import { KlarMeterConnectionError, KlarMeterProblem } from './problem.ts';

/** What the client takes from its surroundings; tests hand in their own. */
export interface Runtime {
  readonly now: () => number;
  /** From 0 to just below 1. */
  readonly random: () => number;
  /** Resolves after `ms`, rejects with the signal's reason as soon as it aborts. */
  readonly wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** A key nobody else will make. */
  readonly newKey: () => string;
}

export const RUNTIME: Runtime = {
  now: Date.now,
  random: Math.random,
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    }),
  // randomUUID exists only on https pages; random values exist everywhere.
  newKey: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
};

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;
/** A server that asks for more patience than this gets the answer passed on to the caller instead. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** Whether the same request, sent again, can have its effect only once. */
export function mayRepeat(method: string, idempotencyKey: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD' || idempotencyKey !== undefined;
}

/** Whether sending again could help. */
export function isPassing(error: unknown): boolean {
  if (error instanceof KlarMeterConnectionError) return true;
  if (!(error instanceof KlarMeterProblem)) return false;
  const { status, code } = error;
  return status === 408 || status === 429 || status >= 500 || (status === 409 && code === 'request-in-progress');
}

/**
 * Milliseconds to wait before attempt `attempt` + 1 (the first is 0), or undefined when waiting so long makes no sense.
 * The server's Retry-After counts; without it the delay doubles, and half of it is chance, so that many callers that
 * failed together do not return together.
 */
export function delayMs(
  error: unknown,
  attempt: number,
  { now, random }: Pick<Runtime, 'now' | 'random'>,
): number | undefined {
  const asked = error instanceof KlarMeterProblem ? retryAfterMs(error.headers.get('retry-after'), now()) : undefined;
  if (asked !== undefined) return asked <= LONGEST_RETRY_AFTER_MS ? asked : undefined;
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  return full * (0.5 + random() / 2);
}

/** Retry-After as milliseconds from now; both of its forms, RFC 9110 section 10.2.3. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
