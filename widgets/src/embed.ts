import { again } from './session/again.ts';
import type { Failure } from './session/failure.ts';
import { currentSession, publishSession } from './session/registry.ts';
import { startSession } from './session/start-session.ts';
import type { FetchSession, Locale, Session } from './session/types.ts';

export type { Failure } from './session/failure.ts';
export { startSession } from './session/start-session.ts';
export type * from './session/types.ts';

interface Definition {
  readonly define: (tag: string) => void;
}

/** Each element's own file, loaded when its tag is met for the first time. */
const ELEMENTS: Readonly<Record<string, () => Promise<Definition>>> = {
  'statement-list': () => import('./statement-list/define.ts'),
  'consumption-chart': () => import('./consumption-chart/define.ts'),
  'delivery-proof': () => import('./delivery-proof/define.ts'),
};

export interface StartOptions {
  /** Asks the host's own server for a session. Called again before the token ends, and when the reader comes back. */
  readonly fetchSession: FetchSession;
  /** Where the API lives, without `/v1`; unless said, where this script came from. */
  readonly apiUrl?: string;
  /** Overrules the session's language. */
  readonly locale?: Locale;
  /** Beginning of the tag names, `km` unless said: with `acme` the list is `<acme-statement-list>`. */
  readonly prefix?: string;
  /** Elements to load at once, such as `statement-list`: for tags inside of other shadow trees, where nobody looks. */
  readonly elements?: readonly string[];
  /** Told of every failure. */
  readonly onError?: (failure: Failure) => void;
}

export interface Embed {
  /** True when there is a session and every element found so far is there; false when not. Never rejects. */
  readonly ready: Promise<boolean>;
  /** A new session now, for instance after another person has logged in. Never rejects. */
  readonly refresh: () => Promise<void>;
  /** No more renewals, no more tags; what is shown stays. */
  readonly stop: () => void;
}

interface Started {
  readonly embed: Embed;
  readonly session: Session;
}

const STARTED = Symbol.for('km.embed.started');
const NOTHING: Embed = { ready: Promise.resolve(false), refresh: async () => {}, stop: () => {} };

/**
 * Starts the elements of a page: asks for the session, and loads each element when its tag is met. Called again, also by a
 * second copy of this script, it hands the new `fetchSession`, `locale` and `onError` to what runs already. It never
 * throws; failures go to `onError`.
 */
export function start(options: StartOptions): Embed {
  const place = globalThis as unknown as Record<symbol, Started | undefined>;
  try {
    const running = place[STARTED];
    if (running !== undefined && currentSession() === running.session) {
      running.session.update(options);
      return running.embed;
    }
    const apiUrl = options.apiUrl ?? apiUrlOf(import.meta.url);
    if (apiUrl === undefined || typeof options.fetchSession !== 'function') {
      tell(options, 'start-incomplete');
      return NOTHING;
    }
    const session = startSession({ ...options, apiUrl });
    const embed = watch(options, session, () => {
      if (place[STARTED]?.session === session) place[STARTED] = undefined;
      if (currentSession() === session) publishSession(undefined);
    });
    place[STARTED] = { embed, session };
    publishSession(session);
    return embed;
  } catch (cause) {
    tell(options, 'start-failed', cause);
    return NOTHING;
  }
}

/** The part of the script's address before `/v1/`; installed by npm there is none, and `apiUrl` has to be said. */
function apiUrlOf(script: string): string | undefined {
  return /^(https?:.+)\/v1\/embed\.js(\?.*)?$/.exec(script)?.[1];
}

function tell(options: Partial<StartOptions> | undefined, code: string, cause?: unknown): void {
  try {
    options?.onError?.({ kind: 'error', code, cause });
  } catch {
    // The host's own fault.
  }
}

function watch(options: StartOptions, session: Session, stopped: () => void): Embed {
  const prefix = `${options.prefix ?? 'km'}-`;
  const loading = new Map<string, Promise<boolean>>();

  /** What is met together is defined together: what came first would be pushed down by what stands above it. */
  const load = (names: readonly string[]): void => {
    const found = names.filter((name) => Object.hasOwn(ELEMENTS, name) && !loading.has(name) && isFree(name));
    const all = Promise.all(found.map(fetchDefinition));
    for (const [at, name] of found.entries())
      loading.set(
        name,
        all.then((definitions) => {
          const tag = prefix + name;
          if (!isTaken(tag, name)) definitions[at]?.define(tag);
          return definitions[at] !== undefined;
        }),
      );
  };

  const isFree = (name: string): boolean => {
    if (!isTaken(prefix + name, name)) return true;
    loading.set(name, Promise.resolve(false));
    session.report({ kind: 'error', code: 'tag-taken', cause: prefix + name });
    return false;
  };

  const fetchDefinition = async (name: string): Promise<Definition | undefined> => {
    try {
      return await again(ELEMENTS[name] as () => Promise<Definition>);
    } catch (cause) {
      // So that the next tag of this name tries once more, and so does a connection that is there again.
      loading.delete(name);
      session.report({ kind: 'error', code: 'element-not-loaded', cause });
      return undefined;
    }
  };

  const look = (root: Element | Document): void =>
    load(
      Object.keys(ELEMENTS).filter(
        (name) => (root instanceof Element && root.localName === prefix + name) || root.querySelector(prefix + name),
      ),
    );

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) look(node);
  });
  keepSpace(Object.keys(ELEMENTS).map((name) => `${prefix}${name}:not(:defined)`));
  const lookAround = (): void => {
    look(document);
    load(options.elements ?? []);
  };
  lookAround();
  globalThis.addEventListener('online', lookAround);
  observer.observe(document, { childList: true, subtree: true });

  const established = session.established().then(
    () => true,
    () => false,
  );
  return {
    ready: established.then(async (is) => (await Promise.all(loading.values())).every(Boolean) && is),
    refresh: session.refresh,
    stop: () => {
      observer.disconnect();
      globalThis.removeEventListener('online', lookAround);
      session.stop();
      stopped();
    },
  };
}

/** Whether somebody else's element has this name. Ours, of this or another copy of the script, say what they are. */
function isTaken(tag: string, name: string): boolean {
  const there = customElements.get(tag) as { readonly kmElement?: string } | undefined;
  return there !== undefined && there.kmElement !== name;
}

/** A tag that is not defined yet is a block and as high as the host says, so that nothing below it moves. */
function keepSpace(selectors: readonly string[]): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${selectors.join()}{display:block;min-block-size:var(--km-min-height,0)}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
