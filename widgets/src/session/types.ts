import type { EmbedBrand, EmbedSession } from '@klarmeter/sdk';
import type { Failure } from './failure.ts';

export type { EmbedBrand };

/** Languages the elements speak; German is the source. */
export type Locale = EmbedSession['locale'];

/** What a session says of itself, as far as elements need it. */
export type SessionInfo = Pick<EmbedSession, 'id' | 'locale' | 'brand' | 'subject' | 'components'>;

/** What the host's server got from `POST /v1/embed-sessions`, handed on as it came. */
export interface SessionAnswer extends SessionInfo {
  readonly token: string;
}

/**
 * The host's way to a session: the whole answer of its server, or just the token. Nothing (`null`, `undefined`) says that
 * nobody is logged in.
 */
export type FetchSession = () => Promise<SessionAnswer | string | null | undefined>;

export interface SessionOptions {
  /** Where the API lives, without `/v1`. */
  readonly apiUrl: string;
  readonly fetchSession: FetchSession;
  /** Overrules the session's language. */
  readonly locale?: Locale | undefined;
  /** Told of every failure. What it throws is swallowed. */
  readonly onError?: ((failure: Failure) => void) | undefined;
}

export type SessionChange =
  /** There is a session, for the first time or again after a failure; brand or language may be others. */
  | { readonly type: 'established' }
  | { readonly type: 'failed'; readonly failure: Failure }
  /** A minute before the end; unless a listener calls `prevent`, the session is renewed. */
  | { readonly type: 'expiring'; readonly expiresAt: Date; readonly prevent: () => void };

export type SessionListener = (change: SessionChange) => void;

/** The hub between a page and its elements: one session, one token, renewed once for all of them. */
export interface Session {
  readonly apiUrl: string;
  /** Undefined until the first answer of `fetchSession`. */
  readonly info: SessionInfo | undefined;
  readonly locale: Locale;
  /** Why there is no session at present. */
  readonly failure: Failure | undefined;
  /** Resolves when there is a session. @throws SessionFailure */
  readonly established: () => Promise<SessionInfo>;
  /** A token to send; another one than `rejected`. @throws SessionFailure */
  readonly token: (why: { readonly rejected: string | undefined }) => Promise<string>;
  /** Tells `listener` of changes until the function it returns is called. */
  readonly subscribe: (listener: SessionListener) => () => void;
  /** Tells the host of a failure, as it wants to be told at present. */
  readonly report: (failure: Failure) => void;
  /** Another token now, and word to every element. Never rejects; `failure` says whether it went well. */
  readonly refresh: () => Promise<void>;
  readonly update: (options: Partial<Pick<SessionOptions, 'fetchSession' | 'locale' | 'onError'>>) => void;
  /** No renewal any more, and no token kept. */
  readonly stop: () => void;
}
