import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionAnswer, tokenFor } from '../../test/session-fixture.ts';
import type { Failure } from './failure.ts';
import { startSession } from './start-session.ts';
import type { FetchSession, Session, SessionChange, SessionOptions } from './types.ts';

const MINUTE_MS = 60_000;
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
let sessions: Session[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 27, 8) });
  vi.stubGlobal('document', page);
  page.visibilityState = 'visible';
});
afterEach(() => {
  for (const session of sessions) session.stop();
  sessions = [];
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function begin(fetchSession: FetchSession, more: Partial<SessionOptions> = {}) {
  const failures: Failure[] = [];
  const changes: SessionChange[] = [];
  const options = { apiUrl: 'https://api.test/', fetchSession, onError: (failure: Failure) => failures.push(failure) };
  const session = startSession({ ...options, ...more });
  sessions.push(session);
  session.subscribe((change) => changes.push(change));
  return { session, failures, changes, types: () => changes.map(({ type }) => type) };
}

/** A host that gives a new session each time. */
function host() {
  return vi.fn(async () => sessionAnswer());
}

function look(visibilityState: 'visible' | 'hidden') {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
}

describe('one session for all', () => {
  test('many who ask at once make one request', async () => {
    const fetchSession = host();
    const { session } = begin(fetchSession);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => session.token({ rejected: undefined })));
    expect(new Set(tokens).size).toBe(1);
    expect(fetchSession).toHaveBeenCalledTimes(1);
  });

  test('many whose token was refused get the same new one', async () => {
    const fetchSession = host();
    const { session } = begin(fetchSession);
    const rejected = await session.token({ rejected: undefined });
    const tokens = await Promise.all(Array.from({ length: 20 }, () => session.token({ rejected })));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(rejected);
    expect(fetchSession).toHaveBeenCalledTimes(2);
    // Late with the same complaint: there is another token already.
    expect(await session.token({ rejected })).toBe(tokens[0]);
    expect(fetchSession).toHaveBeenCalledTimes(2);
  });

  test('the address has no slash at its end', () => {
    expect(begin(host()).session.apiUrl).toBe('https://api.test');
  });

  test('the language is the one that was asked for, else the session’s, else German', async () => {
    const { session } = begin(async () => sessionAnswer({ locale: 'en' }));
    expect(session.locale).toBe('de');
    await session.established();
    expect(session.locale).toBe('en');
    session.update({ locale: 'de' });
    expect(session.locale).toBe('de');
  });
});

describe('renewal', () => {
  test('a minute before the end, and elements are told before', async () => {
    const fetchSession = host();
    const { session, types } = begin(fetchSession);
    await session.established();
    await vi.advanceTimersByTimeAsync(9 * MINUTE_MS - 1);
    expect(fetchSession).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(fetchSession).toHaveBeenCalledTimes(2);
    // What the reader sees is the same, so nothing is loaded anew.
    expect(types()).toEqual(['established', 'expiring']);
    await vi.advanceTimersByTimeAsync(9 * MINUTE_MS);
    expect(fetchSession).toHaveBeenCalledTimes(3);
  });

  test('not if somebody prevents it', async () => {
    const fetchSession = host();
    const { session } = begin(fetchSession);
    await session.established();
    session.subscribe((change) => change.type === 'expiring' && change.prevent());
    await vi.advanceTimersByTimeAsync(20 * MINUTE_MS);
    expect(fetchSession).toHaveBeenCalledTimes(1);
  });

  test('not while nobody looks, but when the reader comes back', async () => {
    const fetchSession = host();
    const { session } = begin(fetchSession);
    await session.established();
    look('hidden');
    await vi.advanceTimersByTimeAsync(30 * MINUTE_MS);
    expect(fetchSession).toHaveBeenCalledTimes(1);
    look('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(fetchSession).toHaveBeenCalledTimes(2);
  });

  test('a short look away asks for nothing', async () => {
    const fetchSession = host();
    const { session } = begin(fetchSession);
    await session.established();
    look('hidden');
    look('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(fetchSession).toHaveBeenCalledTimes(1);
  });

  test('a clock that is years off makes no difference', async () => {
    const token = tokenFor();
    vi.setSystemTime(Date.UTC(2031, 0, 1));
    const fetchSession = vi.fn(async () => sessionAnswer({ token }));
    const { session } = begin(fetchSession);
    await session.token({ rejected: undefined });
    expect(await session.token({ rejected: undefined })).toBe(token);
    expect(fetchSession).toHaveBeenCalledTimes(1);
  });

  test('another brand is news for the elements', async () => {
    let name = 'Messdienst Nord';
    const { session, types } = begin(async () => {
      const answer = sessionAnswer();
      return { ...answer, brand: { ...answer.brand, name } };
    });
    await session.established();
    await session.refresh();
    expect(types()).toEqual(['established']);
    name = 'Messdienst Süd';
    await session.refresh();
    expect(types()).toEqual(['established', 'established']);
    expect(session.info?.brand.name).toBe('Messdienst Süd');
  });

  test('an early one that fails stays quiet and is tried again; at the end of the token it is said', async () => {
    const fetchSession = vi.fn<FetchSession>(async () => sessionAnswer());
    const { session, types, failures } = begin(fetchSession);
    await session.established();
    fetchSession.mockRejectedValue(new Error('500'));
    await vi.advanceTimersByTimeAsync(9 * MINUTE_MS + 25_000);
    expect(fetchSession).toHaveBeenCalledTimes(4);
    expect([types(), session.failure, failures.length]).toEqual([['established', 'expiring'], undefined, 3]);
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(types()).toEqual(['established', 'expiring', 'failed']);
    expect(session.failure).toMatchObject({ kind: 'expired' });
  });

  test('one that fails once is made good before anybody sees it', async () => {
    const fetchSession = vi.fn<FetchSession>(async () => sessionAnswer());
    const { session, types } = begin(fetchSession);
    await session.established();
    fetchSession.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await vi.advanceTimersByTimeAsync(9 * MINUTE_MS + 10_000);
    expect(fetchSession).toHaveBeenCalledTimes(3);
    expect(types()).toEqual(['established', 'expiring']);
    expect(await session.token({ rejected: undefined })).toBeTruthy();
  });

  test('nobody is logged in any more: said at once', async () => {
    const fetchSession = vi.fn<FetchSession>(async () => sessionAnswer());
    const { session, types } = begin(fetchSession);
    await session.established();
    fetchSession.mockResolvedValue(null);
    await vi.advanceTimersByTimeAsync(9 * MINUTE_MS);
    expect(types()).toEqual(['established', 'expiring', 'failed']);
  });

  test('a stopped session asks no more and keeps no token', async () => {
    const fetchSession = host();
    const { session } = begin(fetchSession);
    await session.established();
    session.stop();
    await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
    look('visible');
    await expect(session.token({ rejected: undefined })).rejects.toThrow('session-stopped');
    expect(fetchSession).toHaveBeenCalledTimes(1);
  });
});

describe('failures', () => {
  const refused = Object.assign(new Error(), { status: 401 });
  test.each<[string, (() => unknown) | undefined, string, string]>([
    ['nobody is logged in', async () => null, 'expired', 'session-missing'],
    ['an answer without a token', async () => ({}), 'expired', 'session-missing'],
    ['the host refuses', () => Promise.reject(refused), 'expired', 'session-expired'],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch')), 'offline', 'no-connection'],
    ['a mistake of the host', () => Promise.reject(new TypeError('x is undefined')), 'error', 'session-unavailable'],
    ['a mistake before any promise', () => JSON.parse('{'), 'error', 'session-unavailable'],
    ['nothing to call', undefined, 'error', 'session-unavailable'],
  ])('%s', async (_, fetchSession, kind, code) => {
    const { session, failures, types } = begin(fetchSession as unknown as FetchSession);
    await expect(session.established()).rejects.toMatchObject({ failure: { kind, code } });
    await session.refresh();
    expect(session.failure).toMatchObject({ kind, code });
    expect(failures).toHaveLength(2);
    expect(types()).toEqual(['failed', 'failed']);
  });

  test('a session that cannot be renewed after its end has expired, whatever the host says', async () => {
    const fetchSession = vi.fn<FetchSession>(async () => sessionAnswer());
    const { session } = begin(fetchSession);
    const rejected = await session.token({ rejected: undefined });
    fetchSession.mockRejectedValue(new Error('500'));
    await expect(session.token({ rejected })).rejects.toMatchObject({ failure: { kind: 'expired' } });
  });

  test('a host that hands out the same dead token has no session', async () => {
    const answer = sessionAnswer();
    const { session } = begin(async () => answer);
    const rejected = await session.token({ rejected: undefined });
    await expect(session.token({ rejected })).rejects.toMatchObject({ failure: { kind: 'expired', status: 401 } });
  });

  test('the reader comes back logged in: it goes on', async () => {
    const fetchSession = vi.fn<FetchSession>(async () => null);
    const { session, types } = begin(fetchSession);
    await session.refresh();
    fetchSession.mockResolvedValue(sessionAnswer());
    look('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(types()).toEqual(['failed', 'established']);
    expect(session.failure).toBeUndefined();
  });

  test('what the host and the elements throw stops nobody', async () => {
    const { session, types } = begin(async () => null, {
      onError: () => {
        throw new Error('host');
      },
    });
    session.subscribe(() => {
      throw new Error('element');
    });
    await session.refresh();
    expect(types()).toEqual(['failed']);
  });
});
