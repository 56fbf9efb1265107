import type { Services } from '../context.ts';
import { PROBLEMS, type ProblemCode } from '../problem.ts';
import type { App } from './app.ts';

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Pages that need no key: health, and the words behind each problem type. They name no product. */
export function registerPublicPages(app: App, { database }: Services): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    await database.systemTransaction(async () => {});
    return c.json({ status: 'ready', database: database.kind });
  });
  app.get('/problems/:code', (c, next) => {
    const code = c.req.param('code');
    if (!Object.hasOwn(PROBLEMS, code)) return next();
    const { status, title } = PROBLEMS[code as ProblemCode];
    return c.html(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1><p>Code <code>${code}</code>, HTTP status ${status}. The field <code>errors</code> names each place by JSON pointer.</p></html>`,
      200,
      { 'Content-Security-Policy': "default-src 'none'" },
    );
  });
}
