import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { buildWidgets, type WidgetsManifest } from '../../../scripts/build-widgets.ts';
import { chromiumOptions } from '../../../scripts/chromium.ts';
import { type Host, startHost } from '../../../widgets/test/wire.ts';

/** What a row in a browser works with: the bundle as it is served, a host's server, and a browser. */
export interface Place {
  readonly browser: Browser;
  readonly host: Host;
  /** Folder of the bundle. */
  readonly dist: string;
  readonly manifest: WidgetsManifest;
  /** A folder for other bundles. */
  readonly folder: string;
}

/** Builds, serves and starts all of it for `work`, and clears it away. */
export async function inBrowser<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-widgets-'));
  const dist = join(folder, 'dist');
  let browser: Browser | undefined;
  let host: Host | undefined;
  try {
    const manifest = await buildWidgets(dist);
    host = await startHost();
    browser = await chromium.launch(await chromiumOptions());
    return await work({ browser, host, dist, manifest, folder });
  } finally {
    await browser?.close();
    await host?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts a page with one tag and one script on the host's server, under the policy that hosts are told is enough. */
export function putPage(host: Host, name: string, page: { api: string; tag: string; script: string }): string {
  const csp = [
    "default-src 'none'",
    `script-src ${page.api} 'self'`,
    `connect-src ${page.api} 'self'`,
    "style-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
  host.pages.set(`/${name}.js`, { type: 'text/javascript', body: page.script });
  host.pages.set(`/${name}`, {
    type: 'text/html',
    csp,
    body: `<!doctype html><html lang="de"><head><title>Portal</title>
<script type="module" src="/${name}.js"></script></head><body><h1>Portal</h1>${page.tag}</body></html>`,
  });
  return `${host.url}/${name}`;
}
