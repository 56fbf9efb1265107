import { API_VERSION } from './api-version.ts';
import { call } from './call.ts';
import { OPERATIONS } from './generated/operations.ts';
import type { operations } from './generated/schema.ts';
import { checkedKey, type KeySource } from './key.ts';
import type { OperationTable } from './operation.ts';
import { itemsOf, type Page } from './paging.ts';
import { KlarMeterUsageError } from './problem.ts';
import type { Input } from './request.ts';
import { RUNTIME, type Runtime } from './retry.ts';
import type { CallOptions, ClientOf } from './types.ts';

/** What a hook is told about one attempt. It never holds the key or the body. */
export interface AttemptNote {
  readonly operationId: string;
  readonly method: string;
  readonly url: string;
  /** 1 for the first. */
  readonly attempt: number;
}

export interface ClientOptions {
  /** Where the API lives, without `/v1`. */
  readonly baseUrl: string;
  /** A key, an embed token, or a function that fetches one; it is asked again when the API refuses what it gave. */
  readonly apiKey: KeySource;
  readonly fetch?: typeof fetch;
  /** Milliseconds for one attempt; 30,000 unless said. */
  readonly timeoutMs?: number;
  /** How often a request that is safe to repeat is repeated; 3 unless said. */
  readonly maxRetries?: number;
  /** Dated version to ask for; the one this client was made for unless said. */
  readonly apiVersion?: string;
  readonly onRequest?: (note: AttemptNote) => void;
  readonly onResponse?: (
    note: AttemptNote & { status: number; requestId: string | undefined; durationMs: number },
  ) => void;
  /** Before a repetition: what went wrong, and the milliseconds until the next attempt. */
  readonly onRetry?: (note: AttemptNote & { error: unknown; delayMs: number }) => void;
}

export type Client = ClientOf<operations>;

/** The API as an object: `await createClient({ baseUrl, apiKey }).getUnit({ path: { unit_id } })`. */
export function createClient(options: ClientOptions): Client {
  return buildClient<operations>(OPERATIONS, { apiVersion: API_VERSION, ...options });
}

/** A client for any table of operations and the types that belong to it. */
export function buildClient<Ops>(
  table: OperationTable,
  options: ClientOptions,
  runtime: Runtime = RUNTIME,
): ClientOf<Ops> {
  if (typeof options.baseUrl !== 'string') throw new KlarMeterUsageError('The client needs a baseUrl.');
  if (typeof options.apiKey === 'string') checkedKey(options.apiKey);
  const methods: Record<string, unknown> = {};
  const raw: Record<string, unknown> = {};
  const iterate: Record<string, unknown> = {};
  for (const [operationId, operation] of Object.entries(table)) {
    const ask = (input: Input = {}, more: CallOptions = {}) =>
      call({ operationId, operation, options, runtime }, input, more);
    raw[operationId] = ask;
    methods[operationId] = async (input?: Input, more?: CallOptions) => (await ask(input, more)).data;
    const { paging } = operation;
    if (paging === undefined) continue;
    iterate[operationId] = (input: Input = {}, more?: CallOptions) =>
      itemsOf(async (cursor) => {
        const query = cursor === undefined ? input.query : { ...input.query, [paging]: cursor };
        return (await ask(query === undefined ? input : { ...input, query }, more)).data as Page<unknown>;
      });
  }
  return { ...methods, raw, iterate } as ClientOf<Ops>;
}
