import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import type { Env } from './app.ts';
import { isFresh } from './etag.ts';

/*
 * Who asks for an object again and holds it already is answered so, without it (RFC 9110 section 15.4.5): every GET that
 * answers an ETag, here for all of them.
 */

/** Takes the content out of an answer whose reader has it. Rights were asked for and the trail was written as always. */
export function withoutKnownContent(c: HonoContext<Env>): void {
  const etag = c.res.headers.get('etag');
  if (!['GET', 'HEAD'].includes(c.req.method) || c.res.status !== 200 || etag === null) return;
  if (!isFresh(etag, c.req.header('if-none-match'))) return;
  const headers = new Headers(c.res.headers);
  for (const ofContent of ['content-type', 'content-length']) headers.delete(ofContent);
  // Without the first one gone, Hono joins its headers to those of the second.
  c.res = undefined;
  c.res = new Response(null, { status: 304, headers });
}

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

const IF_NONE_MATCH = {
  name: 'if-none-match',
  in: 'header' as const,
  required: false,
  description:
    'ETags of what the caller holds; where one of them is that of the object as it is now, the answer is 304',
  schema: { type: 'string' as const, example: '"1-9f86d081884c7d65"' },
};

/** The same in the contract. */
export function describeNotModified(document: Document): Document {
  for (const { get } of Object.values(document.paths ?? {})) {
    const etag = get?.responses?.['200']?.headers?.ETag;
    if (get === undefined || etag === undefined) continue;
    get.parameters = [...(get.parameters ?? []), IF_NONE_MATCH];
    get.responses = {
      ...get.responses,
      '304': { description: 'What the caller holds is what there is', headers: { ETag: etag } },
    };
  }
  return document;
}
