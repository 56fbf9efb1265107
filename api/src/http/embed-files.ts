import type { Context as HonoContext } from 'hono';
import type { Services } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { toHex } from '../ids.ts';
import { Problem } from '../problem.ts';
import type { App, Env } from './app.ts';
import { isFresh } from './etag.ts';

/** What the build names its parts: a word or more, and a hash of the content. Nothing else is looked for anywhere. */
const PART = /^[a-z0-9]+(?:-[a-z0-9]+)*-[A-Za-z0-9]{8,64}\.js$/;

/** Whoever embeds may load them from any page, and an embedder-policy there does not stop them. */
const FOR_ANY_PAGE = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Host pages keep the address of the loader for years, so a new one must reach them soon. */
const SOON = 'public, max-age=300';
/** A part's name changes with its content. */
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * The scripts of the widgets, for pages of others: the loader at /v1/embed.js, and its parts, which it imports as
 * `./embed/…`. They stand before the authentication of /v1, since whoever embeds has a token only once they run.
 */
export function registerEmbedFiles(app: App, embedFiles: NonNullable<Services['embedFiles']>): void {
  app.get('/v1/embed.js', async (c) => answerScript(c, await embedFiles('embed.js'), SOON));
  app.get('/v1/embed/:part', async (c) => {
    const part = c.req.param('part');
    return answerScript(c, PART.test(part) ? await embedFiles(`embed/${part}`) : null, FOREVER);
  });
}

function answerScript(c: HonoContext<Env>, script: Uint8Array<ArrayBuffer> | null, cacheControl: string): Response {
  if (script === null) throw new Problem('not-found', 'There is no such file.');
  const etag = `"${toHex(sha256(script).subarray(0, 16))}"`;
  const headers = { ...FOR_ANY_PAGE, 'Cache-Control': cacheControl, ETag: etag };
  if (isFresh(etag, c.req.header('if-none-match'))) return c.body(null, 304, headers);
  return c.body(script, 200, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' });
}
