import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Heard {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** A page of a host with everything that must not happen, and all that came over the network. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Uncaught errors and rejections in the page. */
  readonly errors: string[];
  /** Addresses, headers and bodies of every answer. */
  readonly heard: () => Promise<Heard[]>;
  /** Violations of the page's policy. */
  readonly reports: () => Promise<string[]>;
  /** Cumulative layout shift so far. */
  readonly shift: () => Promise<number>;
  /** Waits until each element of the page is in this state. */
  readonly until: (state: string, timeoutMs?: number) => Promise<void>;
}

export const TAGS = ['km-statement-list', 'km-consumption-chart', 'km-delivery-proof'] as const;

let connected: Promise<Browser> | undefined;

/** The browser of all host tests, with contexts of their own. */
export function browser(): Promise<Browser> {
  connected ??= chromium.connect(inject('hostBrowser'));
  return connected;
}

export async function visit(url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await (await browser()).newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1_100, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const errors: string[] = [];
  const answers: Promise<Heard>[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  context.on('response', (response) => {
    answers.push(
      Promise.all([response.allHeaders(), response.text().catch(() => '')]).then(([headers, body]) => ({
        url: response.url(),
        status: response.status(),
        text: `${JSON.stringify(headers)}\n${body}`,
      })),
    );
  });
  await page.addInitScript(watch);
  await page.goto(url);
  const told = () => page.evaluate(() => (globalThis as unknown as { told: Told }).told);
  return {
    page,
    context,
    errors,
    heard: () => Promise.all(answers),
    reports: async () => (await told()).reports,
    shift: async () => (await told()).shift,
    until: async (state, timeout = 15_000) => {
      for (const tag of TAGS) await page.waitForSelector(`${tag}[state="${state}"]`, { timeout, state: 'attached' });
    },
  };
}

interface Told {
  reports: string[];
  shift: number;
}

/** Runs in the page before anything of it. */
function watch(): void {
  const told: Told = { reports: [], shift: 0 };
  Object.assign(globalThis, { told });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    told.reports.push([violatedDirective, blockedURI, sample].join(' ')),
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) told.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Everything a page shows or holds, shadow trees included. */
export function wholeDom(page: Page): Promise<string> {
  return page.evaluate(() => {
    const inside = (root: Document | ShadowRoot | Element): string =>
      [...root.querySelectorAll('*')]
        .map((element) => {
          const attributes = [...element.attributes].map(({ name, value }) => `${name}="${value}"`).join(' ');
          const own = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.textContent : '')).join('');
          const shadow = element.shadowRoot === null ? '' : inside(element.shadowRoot);
          return `<${element.localName} ${attributes}>${own}${shadow}`;
        })
        .join('\n');
    return `${document.title}\n${inside(document)}`;
  });
}
