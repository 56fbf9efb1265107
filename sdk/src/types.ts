import type { Page } from './paging.ts';

// Turns the types generated from the document into the types of the client's methods.

type Shown<T> = { [K in keyof T]: T[K] } & unknown;

/** Rows of an NDJSON body: objects, or the text or bytes they are written in. */
export type Rows<T = object> = Iterable<T> | string | Uint8Array | Blob;

type Sent<C> = {
  [T in keyof C]: T extends `${string}ndjson` | `${string}jsonl`
    ? Rows<C[T] extends string ? object : C[T]>
    : T extends `${string}json`
      ? C[T]
      : T extends 'multipart/form-data'
        ? FormData
        : T extends `text/${string}`
          ? string | Uint8Array | Blob
          : Uint8Array | Blob | string;
}[keyof C];

type Received<C> = {
  [T in keyof C]: T extends `${string}ndjson` | `${string}jsonl`
    ? (C[T] extends string ? unknown : C[T])[]
    : T extends `${string}json`
      ? C[T]
      : T extends `text/${string}`
        ? string
        : Uint8Array;
}[keyof C];

type PathPart<O> = O extends { parameters: { path: infer P } } ? { path: P } : unknown;

type QueryPart<O> = O extends { parameters: { query: infer Q } }
  ? { query: Q }
  : O extends { parameters: { query?: infer Q } }
    ? [Exclude<Q, undefined>] extends [never]
      ? unknown
      : { query?: Exclude<Q, undefined> }
    : unknown;

type BodyPart<O> = O extends { requestBody: { content: infer C } }
  ? { body: Sent<C> }
  : O extends { requestBody?: { content: infer C } }
    ? { body?: Sent<C> }
    : unknown;

type Parts<O> = PathPart<O> & QueryPart<O> & BodyPart<O>;

/** What an operation asks for: `path`, `query` and `body`, each only where the document has it. */
export type InputOf<O> = unknown extends Parts<O> ? Record<string, never> : Shown<Parts<O>>;

type Success = 200 | 201 | 202 | 203 | 204 | 206;

/** What an operation answers when it succeeds. */
export type OutputOf<O> = O extends { responses: infer R }
  ? { [S in keyof R & Success]: R[S] extends { content: infer C } ? Received<C> : undefined }[keyof R & Success]
  : never;

/** One item of a list, or never where an operation answers no list. */
export type ItemOf<O> = OutputOf<O> extends Page<infer T> ? T : never;

export interface CallOptions {
  /** Names what is done, so that doing it twice has one effect. Made by the client for each POST that has none. */
  readonly idempotencyKey?: string;
  /** ETag the object must still have: `etag` of the answer under `client.raw`. Every update asks for it. */
  readonly ifMatch?: string | undefined;
  /** ETag already known, sent as `If-None-Match`; where the API answers 304 there is no data. */
  readonly ifNoneMatch?: string | undefined;
  readonly signal?: AbortSignal;
  /** Milliseconds for one attempt, from asking to the last byte. */
  readonly timeoutMs?: number;
  readonly maxRetries?: number;
  /** Which content type the body has, where an operation takes several. */
  readonly contentType?: string;
  /** Packs the body by gzip on its way, where the operation takes that: a tenth of the bytes for telegrams and tables. */
  readonly gzip?: boolean;
  /** Which content type the answer should have, where an operation offers several. */
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with what HTTP says about it. */
export interface Answer<T> {
  readonly data: T;
  /** The body as it came: what to keep where bytes count, such as a proof file. */
  readonly bytes: Uint8Array;
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  /** Strong ETag of the object, to be handed back as `ifMatch`. */
  readonly etag: string | undefined;
}

type Arguments<O> =
  Record<never, never> extends InputOf<O>
    ? [input?: InputOf<O>, options?: CallOptions]
    : [input: InputOf<O>, options?: CallOptions];

type ListNames<Ops> = { [N in keyof Ops]: [ItemOf<Ops[N]>] extends [never] ? never : N }[keyof Ops];

/** A method per operationId; the same under `raw` with status and headers, and under `iterate` item by item. */
export type ClientOf<Ops> = {
  readonly [N in keyof Ops]: (...call: Arguments<Ops[N]>) => Promise<OutputOf<Ops[N]>>;
} & {
  readonly raw: { readonly [N in keyof Ops]: (...call: Arguments<Ops[N]>) => Promise<Answer<OutputOf<Ops[N]>>> };
  // Picked from all, so that the words of an operation stay with it.
  readonly iterate: Pick<
    {
      readonly [N in keyof Ops]: (...call: Arguments<Ops[N]>) => AsyncGenerator<ItemOf<Ops[N]>, void, undefined>;
    },
    ListNames<Ops>
  >;
};
