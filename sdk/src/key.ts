import { KlarMeterUsageError } from './problem.ts';

/** The key itself, or where to get one. `rejected` is the key the API has just refused, when there is one. */
export type KeySource = string | ((why: { readonly rejected: string | undefined }) => string | Promise<string>);

/** Secret and restricted keys act for the whole account. */
const SECRET = /^km_(live|test)_(sk|rk)_/;

/** The key as it may be sent. A secret key in a web page is readable by everybody who visits it, so it is refused there. */
export function checkedKey(key: string): string {
  if (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key)) {
    throw new KlarMeterUsageError('The API key is empty or has characters no key has.');
  }
  if (SECRET.test(key) && inBrowser()) {
    throw new KlarMeterUsageError(
      'A secret key must not be in a web page, where every visitor can read it. Make an embed session on your server and hand its token to the page.',
    );
  }
  return key;
}

function inBrowser(): boolean {
  const { document, navigator } = globalThis as { document?: unknown; navigator?: { userAgent?: unknown } };
  // Web workers have no document. Node, Deno, Bun and Cloudflare name themselves; only browsers say Mozilla.
  return document !== undefined || String(navigator?.userAgent ?? '').startsWith('Mozilla/');
}
