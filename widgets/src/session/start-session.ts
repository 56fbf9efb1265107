import { type Failure, hostFailure, SessionFailure } from './failure.ts';
import { claimsOf } from './token.ts';
import type { Locale, Session, SessionChange, SessionInfo, SessionListener, SessionOptions } from './types.ts';

/** Renewed this long before its end, so that no click meets a dead token. */
const AHEAD_MS = 60_000;
/** Where that fails, tried again this often. */
const AGAIN_MS = 10_000;

interface Held {
  readonly token: string;
  readonly endsAt: number;
}

/**
 * Starts a session: asks the host for it and keeps it alive. The token lives in memory only. Renewal is one for all
 * elements: a minute before the end, when the API refuses the token, and when the reader comes back to the tab.
 */
export function startSession(options: SessionOptions): Session {
  const apiUrl = options.apiUrl.replace(/\/+$/, '');
  let { fetchSession, locale: chosen, onError } = options;
  let held: Held | undefined;
  let info: SessionInfo | undefined;
  let failure: Failure | undefined;
  let flight: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const listeners = new Set<SessionListener>();
  const page = globalThis.document as Document | undefined;

  const tell = (change: SessionChange): void => {
    for (const listener of [...listeners]) quietly(() => listener(change));
  };

  /** One renewal at a time; whoever asks meanwhile gets the same. */
  const renew = (refused = false, early = false): Promise<void> => {
    flight ??= obtain(refused, early).finally(() => {
      flight = undefined;
    });
    return flight;
  };

  const obtain = async (refused: boolean, early: boolean): Promise<void> => {
    const ended = refused || (held !== undefined && held.endsAt <= Date.now());
    const again = failure !== undefined;
    try {
      if (stopped) throw new SessionFailure({ kind: 'error', code: 'session-stopped' });
      const answer = await fetchSession();
      const token = typeof answer === 'string' ? answer : answer?.token;
      if (!token) throw new SessionFailure({ kind: 'expired', code: 'session-missing' });
      const { id, lifetimeMs } = claimsOf(token);
      const next = typeof answer === 'object' && answer?.brand ? answer : await described(token, id);
      if (stopped) return;
      // Each renewal is another session; only what the reader sees of it is a change.
      const changed = again || seenOf(next) !== seenOf(info);
      info = next;
      held = { token, endsAt: Date.now() + lifetimeMs };
      failure = undefined;
      schedule(lifetimeMs);
      if (changed) tell({ type: 'established' });
    } catch (cause) {
      const failed = cause instanceof SessionFailure ? cause : new SessionFailure(hostFailure(cause, ended));
      const leftMs = early && failed.failure.kind !== 'expired' ? (held?.endsAt ?? 0) - Date.now() : 0;
      if (leftMs > 0) {
        // The token still serves: nobody has to know but the host.
        report(failed.failure);
        clearTimeout(timer);
        timer = setTimeout(renewEarly, Math.min(AGAIN_MS, leftMs));
      } else fail(failed.failure);
      throw failed;
    }
  };

  const renewEarly = (): void => {
    // Nobody looks: the reader's return renews it.
    if (!isHidden()) renew(false, true).catch(ignored);
  };

  const isHidden = (): boolean => page?.visibilityState === 'hidden';

  /** With nothing but a token, the session is asked what it is. */
  const described = async (token: string, id: string | undefined): Promise<SessionInfo> => {
    if (info !== undefined && info.id === id) return info;
    // By way of what every element needs anyhow, so that it is no file of its own.
    const { describeSession } = await import('../element/km-element.ts');
    return describeSession(apiUrl, token, id);
  };

  const report = (why: Failure): void => quietly(() => onError?.(why));

  const fail = (why: Failure): void => {
    failure = why;
    report(why);
    tell({ type: 'failed', failure: why });
  };

  const schedule = (lifetimeMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(onTimer, Math.max(lifetimeMs - AHEAD_MS, lifetimeMs / 2));
  };

  const onTimer = (): void => {
    if (held === undefined || isHidden()) return;
    let prevented = false;
    const prevent = () => {
      prevented = true;
    };
    tell({ type: 'expiring', expiresAt: new Date(held.endsAt), prevent });
    if (!prevented) renewEarly();
  };

  const onReturn = (): void => {
    if (isHidden() || (info === undefined && failure === undefined)) return;
    const aging = held === undefined || held.endsAt - Date.now() < AHEAD_MS;
    if (failure !== undefined || aging) renewEarly();
  };

  const onLine = (): void => {
    if (failure?.kind === 'offline') renew().catch(ignored);
  };

  page?.addEventListener('visibilitychange', onReturn);
  globalThis.addEventListener?.('online', onLine);

  return {
    apiUrl,
    get info() {
      return info;
    },
    get locale(): Locale {
      return chosen ?? info?.locale ?? 'de';
    },
    get failure() {
      return failure;
    },
    async established() {
      if (info === undefined || failure !== undefined) await renew();
      if (info === undefined) throw new SessionFailure({ kind: 'error', code: 'session-stopped' });
      return info;
    },
    async token({ rejected }) {
      const refused = rejected !== undefined && held?.token === rejected;
      if (held === undefined || refused || held.endsAt <= Date.now()) await renew(refused);
      if (held === undefined) throw new SessionFailure({ kind: 'error', code: 'session-stopped' });
      // The same token again cannot help: the host's server keeps one that has ended.
      if (held.token === rejected) {
        const why: Failure = { kind: 'expired', code: 'session-expired', status: 401 };
        fail(why);
        throw new SessionFailure(why);
      }
      return held.token;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report,
    refresh: () => renew().catch(ignored),
    update(changes) {
      fetchSession = changes.fetchSession ?? fetchSession;
      onError = changes.onError ?? onError;
      if (changes.locale === undefined || changes.locale === chosen) return;
      chosen = changes.locale;
      if (info !== undefined) tell({ type: 'established' });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      listeners.clear();
      held = undefined;
      page?.removeEventListener('visibilitychange', onReturn);
      globalThis.removeEventListener?.('online', onLine);
    },
  };
}

function seenOf(info: SessionInfo | undefined): string | undefined {
  return info && JSON.stringify([info.subject, info.components, info.brand, info.locale]);
}

/** Whoever waits has been told by `failed`. */
function ignored(): void {}

/** Runs what belongs to the host or to one element; its errors must not stop the others. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // Its own fault, and not ours to report.
  }
}
