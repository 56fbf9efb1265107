import type { Browser } from 'playwright-core';

export interface Visit {
  readonly url: string;
  readonly tag: string;
  /** A piece of the data: when the element shows it, the data are there. */
  readonly text: string;
}

/**
 * Milliseconds from the start of the navigation until the tag's data were painted, in a context of its own, so with an
 * empty cache.
 */
export async function firstRenderMs(browser: Browser, visit: Visit): Promise<number> {
  const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.addInitScript(watchFor, visit);
    await page.goto(visit.url, { waitUntil: 'commit' });
    const painted = await page
      .waitForFunction(() => (globalThis as { paintedMs?: number }).paintedMs, undefined, { timeout: 20_000 })
      .catch((cause: unknown) => {
        throw new Error(`<${visit.tag}> never showed "${visit.text}": ${errors.join('; ')}`, { cause });
      });
    if (errors.length > 0) throw new Error(`<${visit.tag}>: ${errors.join('; ')}`);
    return Number(await painted.jsonValue());
  } finally {
    await context.close();
  }
}

/** Runs in the page before anything of it. Says when the first frame with the data is behind us. */
function watchFor({ tag, text }: Visit): void {
  const look = () => {
    if (document.querySelector(tag)?.shadowRoot?.textContent?.includes(text) !== true) {
      requestAnimationFrame(look);
      return;
    }
    // A frame's own work runs before it is painted, a message sent from there arrives after that.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => Object.assign(globalThis, { paintedMs: performance.now() });
    port2.postMessage(null);
  };
  const observer = new MutationObserver(() => {
    if (document.querySelector(tag)?.getAttribute('state') !== 'ready') return;
    observer.disconnect();
    requestAnimationFrame(look);
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['state'] });
}
