import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { SessionAnswer } from '../../widgets/src/session/types.ts';
import { sessionAnswer } from '../../widgets/test/session-fixture.ts';
import { type Host, startHost, startWire, type Wire } from '../../widgets/test/wire.ts';
import type { Scene } from './scene.ts';

export const WIDTHS = [900, 320] as const;
export const THEMES = ['light', 'dark'] as const;

export interface Shot {
  readonly element: string;
  readonly scene: Scene;
  readonly brand: { readonly name: string; readonly brand: SessionAnswer['brand'] };
  readonly locale: SessionAnswer['locale'];
}

export interface Picture {
  /** Below the folder of all pictures. */
  readonly file: string;
  readonly shot: Shot;
  readonly theme: (typeof THEMES)[number];
  readonly width: (typeof WIDTHS)[number];
  /** Wider than the page: the reader would have to scroll sideways. */
  readonly overflows: boolean;
}

/** A host's page, an API at the wire behind it, and pictures of what they show together. */
export interface Camera {
  readonly take: (shot: Shot) => Promise<Picture[]>;
  readonly close: () => Promise<void>;
}

export async function startCamera(browser: Browser, dist: string, folder: string): Promise<Camera> {
  const [host, wire] = await Promise.all([startHost(), startWire(dist)]);
  return {
    take: (shot) => take(browser, host, wire, folder, shot),
    close: async () => void (await Promise.all([host.close(), wire.close()])),
  };
}

async function take(browser: Browser, host: Host, wire: Wire, folder: string, shot: Shot): Promise<Picture[]> {
  const { element, scene, brand, locale } = shot;
  const session = { brand: brand.brand, locale, ...scene.session };
  wire.answer = scene.answer;
  host.pages.set('/session', { type: 'application/json', body: JSON.stringify(sessionAnswer(session)) });
  host.pages.set('/page.js', { type: 'text/javascript', body: scriptOf(wire.url) });
  host.pages.set('/', { type: 'text/html', body: pageOf(element, scene, locale) });
  const context = await browser.newContext({
    locale: locale === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: WIDTHS[0], height: 400 },
  });
  try {
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(host.url);
    await page.waitForSelector(`km-${element}[state=${scene.state}]`);
    await scene.act?.(page, wire);
    const pictures: Picture[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 400 });
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme });
        await settled(page);
        const name = [scene.name.replaceAll(/[^a-z]+/gi, '-'), brand.name, locale, theme, width].join('.');
        const file = `${element}/${name}.png`.toLowerCase();
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
        const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        pictures.push({ file, shot, theme, width, overflows });
      }
    }
    return pictures;
  } catch (cause) {
    throw new Error(`no picture of ${element}, ${scene.name}, ${brand.name}, ${locale}`, { cause });
  } finally {
    await context.close();
  }
}

/** Two frames later whatever watches its own size has drawn anew. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const scriptOf = (api: string): string => `import { start } from '${api}/v1/embed.js';
start({ fetchSession: async () => (await fetch('/session')).json() });
`;

function pageOf(element: string, { attributes = '' }: Scene, locale: string): string {
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Portal</title>
    <style>
      :root { color-scheme: light dark; font-family: system-ui, sans-serif }
      body { margin: 16px }
    </style>
    <script type="module" src="/page.js"></script>
  </head>
  <body><km-${element} logo ${attributes}></km-${element}></body>
</html>`;
}
