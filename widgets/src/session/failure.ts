/** How a failure looks to the reader; each has a text of its own. */
export type FailureKind = 'error' | 'expired' | 'offline' | 'forbidden';

/** What went wrong, without any personal value: it goes to the host. */
export interface Failure {
  readonly kind: FailureKind;
  /** Of the API's problem, or one of ours: `session-unavailable`, `session-missing`, `no-connection`, `element-broken` ... */
  readonly code: string;
  readonly status?: number | undefined;
  /** Name this to support. */
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** There is no session. Nothing of it reaches the host but through `onError` and `km-error`. */
export class SessionFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code, { cause: failure.cause });
    this.failure = failure;
  }
}

function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

/** As the browsers word it when a fetch finds nobody; other TypeErrors are mistakes. */
const NO_CONNECTION = /^(Failed to fetch|fetch failed|NetworkError|Load failed)/;

/** Why the host's own `fetchSession` gave nothing. `ended`: the session before it is over. */
export function hostFailure(cause: unknown, ended: boolean): Failure {
  if (isOffline() || (cause instanceof TypeError && NO_CONNECTION.test(cause.message)))
    return { kind: 'offline', code: 'no-connection', cause };
  const status = (cause as { status?: unknown } | null | undefined)?.status;
  if (ended || status === 401 || status === 403) return { kind: 'expired', code: 'session-expired', cause };
  return { kind: 'error', code: 'session-unavailable', cause };
}
