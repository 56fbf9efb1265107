import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { EVENTS, undeclaredIn, watchContract } from './contract.ts';
import { sessionAnswer } from './session-fixture.ts';
import { type Answering, type Host, startHost, startWire, type Wire } from './wire.ts';

export interface PageOptions {
  /** What stands in the host's page. */
  readonly body: string;
  /** The host's own style sheet; constructed, so that the strictest policy lets it through. */
  readonly css?: string;
  /** `strict` is the policy the elements promise to work under. */
  readonly policy?: 'strict' | 'none';
  /** What the host's server answers; a function is asked each time. */
  readonly session?: unknown | (() => unknown);
  readonly answer?: Answering;
  /** Further options of `start`, as JSON. */
  readonly start?: Readonly<Record<string, unknown>>;
  readonly context?: BrowserContextOptions;
}

/** A host's page in the browser, with everything that must not happen counted. */
export interface Opened {
  readonly page: Page;
  readonly wire: Wire;
  /** Uncaught errors and rejections of the page. */
  readonly errors: string[];
  /** How often the host's server was asked for a session. */
  readonly sessions: () => number;
  /** Violations of the page's policy. */
  readonly reports: () => Promise<string[]>;
  /** What `onError` was told. */
  readonly failures: () => Promise<{ kind: string; code: string }[]>;
  /** Events of elements: type and detail, in their order. */
  readonly events: () => Promise<{ type: string; detail: Record<string, unknown> }[]>;
  /** Cumulative layout shift so far. */
  readonly shift: () => Promise<number>;
  /** Lets the host's server answer otherwise from now on. */
  readonly answerSession: (session: unknown | (() => unknown)) => void;
}

interface Told {
  reports: string[];
  failures: { kind: string; code: string }[];
  events: { type: string; detail: Record<string, unknown> }[];
  shift: number;
}

/** As the README tells hosts, so that nothing below an element moves. */
const RESERVED_PX = 1600;
const RESERVED = `:root { --km-min-height: ${RESERVED_PX}px } main > :not(:defined) { display: block; min-block-size: var(--km-min-height) }`;

/** Browser, API at the wire and host of one test file. What a page had must be in the manifest, whatever the test is about. */
export function hostPages(): { readonly open: (options: PageOptions) => Promise<Opened> } {
  let browser: Browser;
  let wire: Wire;
  let host: Host;
  let count = 0;
  const contexts: BrowserContext[] = [];
  const pages: Page[] = [];
  beforeAll(async () => {
    [browser, wire, host] = await Promise.all([
      chromium.connect(inject('browser')),
      startWire(inject('dist')),
      startHost(),
    ]);
  });
  afterEach(async () => {
    const undeclared = await Promise.all(pages.splice(0).map(undeclaredIn));
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    wire.asked.length = 0;
    expect(undeclared.flat(), 'is in the page and not in custom-elements.json').toEqual([]);
  });
  afterAll(() => Promise.all([browser?.close(), wire?.close(), host?.close()]));

  const open = async (options: PageOptions): Promise<Opened> => {
    const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options.context });
    contexts.push(context);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    pages.push(page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    wire.answer = options.answer ?? (() => undefined);
    let session: unknown = options.session ?? (() => sessionAnswer());
    let sessions = 0;
    await page.exposeFunction('hostServer', async () => {
      sessions += 1;
      return typeof session === 'function' ? session() : session;
    });
    await page.addInitScript(watchContract);
    await page.addInitScript(watchPage, { events: EVENTS, css: options.css ?? RESERVED });
    count += 1;
    const path = `/page-${count}`;
    const csp = options.policy === 'none' ? {} : { csp: strictPolicy(wire.url) };
    host.pages.set(`${path}.js`, { type: 'text/javascript', body: scriptOf(wire.url, options.start) });
    host.pages.set(path, { type: 'text/html', body: pageOf(path, options), ...csp });
    await page.goto(host.url + path);
    const told = () => page.evaluate(() => (globalThis as unknown as { told: Told }).told);
    return {
      page,
      wire,
      errors,
      sessions: () => sessions,
      reports: async () => (await told()).reports,
      failures: async () => (await told()).failures,
      events: async () => (await told()).events,
      shift: async () => {
        // Below what is higher than its space something moves, in sight or not.
        if (options.css === undefined) expect(await page.evaluate(higherThan, RESERVED_PX)).toEqual([]);
        return (await told()).shift;
      },
      answerSession: (next) => {
        session = next;
      },
    };
  };
  return { open };
}

function higherThan(px: number): string[] {
  const ours = [...document.querySelectorAll('main > *')].filter(({ localName }) => localName.startsWith('km-'));
  return ours.filter((one) => one.getBoundingClientRect().height > px).map(({ localName }) => localName);
}

/** Runs in the page before anything else. */
function watchPage({ events, css }: { events: string[]; css: string }): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const told: Told = { reports: [], failures: [], events: [], shift: 0 };
  Object.assign(globalThis, { told });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    told.reports.push([violatedDirective, blockedURI, sample].join(' ')),
  );
  for (const type of events)
    document.addEventListener(type, (event) => told.events.push({ type, detail: (event as CustomEvent).detail }));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) told.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

function strictPolicy(api: string): string {
  return [
    "default-src 'none'",
    `script-src ${api} 'self'`,
    `connect-src ${api}`,
    "style-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

function scriptOf(api: string, options: Readonly<Record<string, unknown>> = {}): string {
  return `import { start } from '${api}/v1/embed.js';
globalThis.start = start;
globalThis.options = {
  fetchSession: () => globalThis.hostServer(),
  onError: ({ kind, code }) => globalThis.told.failures.push({ kind, code }),
  ...${JSON.stringify(options)},
};
globalThis.embed = start(globalThis.options);
`;
}

function pageOf(path: string, { body }: PageOptions): string {
  return `<!doctype html>
<html lang="de">
  <head>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Portal</title>
    <script type="module" src="${path}.js"></script>
  </head>
  <body><main><h1>Mein Portal</h1>${body}</main></body>
</html>`;
}
