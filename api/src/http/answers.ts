import type { Context as HonoContext } from 'hono';
import type { Env } from './app.ts';
import type { Page } from './cursor.ts';
import { etagOf } from './etag.ts';

/** Link to the next page (RFC 8288), beside `next_cursor` in the body. */
export function linkNext(c: HonoContext<Env>, page: Page<unknown>): void {
  if (page.next_cursor === null) return;
  const url = new URL(c.req.url);
  url.searchParams.set('cursor', page.next_cursor);
  c.header('Link', `<${url.pathname}${url.search}>; rel="next"`);
}

/** Where the new object is, and its ETag. */
export function created(c: HonoContext<Env>, path: string, row?: { readonly version: number }): void {
  c.header('Location', path);
  if (row !== undefined) c.header('ETag', etagOf(row));
}

/** The ETag of what is answered. */
export function tagged(c: HonoContext<Env>, row: { readonly version: number }): void {
  c.header('ETag', etagOf(row));
}
