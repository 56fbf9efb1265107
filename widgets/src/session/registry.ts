import type { Session } from './types.ts';

/**
 * Where elements find the page's session. It hangs on the global object under a symbol, so that it is one even when the
 * script was loaded twice.
 */
interface Registry {
  session: Session | undefined;
  readonly waiting: Set<(session: Session) => void>;
}

const KEY = Symbol.for('km.embed');

function registry(): Registry {
  const place = globalThis as unknown as Record<symbol, Registry | undefined>;
  place[KEY] ??= { session: undefined, waiting: new Set() };
  return place[KEY];
}

/** The page's session, if one was started. */
export function currentSession(): Session | undefined {
  return registry().session;
}

/** Makes `session` the page's, and tells every element that waits; undefined takes it away. */
export function publishSession(session: Session | undefined): void {
  const place = registry();
  place.session = session;
  if (session !== undefined) for (const tell of [...place.waiting]) tell(session);
}

/** Tells of the page's session, now and whenever there is another, until the function it returns is called. */
export function onSession(tell: (session: Session) => void): () => void {
  const { session, waiting } = registry();
  waiting.add(tell);
  if (session !== undefined) tell(session);
  return () => waiting.delete(tell);
}
