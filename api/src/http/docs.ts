import { openApiDocument } from '../openapi.ts';
import type { App } from './app.ts';
import type { DocsFile } from './docs-files.ts';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>API reference</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <div id="app"></div>
    <script src="/docs/before.js"></script>
    <script src="/docs/scalar.js"></script>
    <script type="module" src="/docs/start.js"></script>
  </body>
</html>
`;

/** The reference's validator tries whether it may evaluate text. Here it may not, and to try is a violation already. */
const BEFORE = `globalThis.__zod_globalConfig = { jitless: true };
`;

/**
 * The quickstart and the page on meters stand before the operations, with the address of this API in it, and beside each operation how an
 * example calls it. The contract itself stays as it is.
 */
const START = `const [contract, quickstart, meters, calls] = await Promise.all([
  fetch('/openapi.json').then((answer) => answer.json()),
  fetch('/docs/quickstart.md').then((answer) => answer.text()),
  fetch('/docs/meters.md').then((answer) => answer.text()),
  fetch('/docs/calls.json').then((answer) => answer.json()),
]);
for (const operation of Object.values(contract.paths).flatMap((path) => Object.values(path))) {
  const source = calls[operation.operationId];
  if (source !== undefined) operation['x-codeSamples'] = [{ lang: 'TypeScript', label: 'TypeScript', source }];
}
contract.info.description += '\\n\\n' + (quickstart + '\\n' + meters).replaceAll('http://127.0.0.1:8787', location.origin);
Scalar.createApiReference('#app', {
  content: contract,
  withDefaultFonts: false,
  telemetry: false,
  showOperationId: true,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
});
`;

/** The reference draws its own styles, hence style-src; scripts and requests stay at home. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The contract at /openapi.json, its reference with the quickstart and the page on meters at /docs. Nothing is fetched from elsewhere. */
export function registerDocs(app: App, file: (name: DocsFile) => Promise<string>): void {
  let document: string | undefined;
  const read = new Map<DocsFile, Promise<string>>();
  const once = (name: DocsFile): Promise<string> => {
    const text = read.get(name) ?? file(name);
    read.set(name, text);
    text.catch(() => read.delete(name));
    return text;
  };
  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(openApiDocument());
    return c.body(document, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' });
  });
  // Whoever opens the address that was printed looks for a way in.
  app.get('/', (c) => c.redirect('/docs'));
  app.get('/docs', (c) => c.html(PAGE, 200, { 'Content-Security-Policy': CSP, 'X-Content-Type-Options': 'nosniff' }));
  for (const [name, script] of Object.entries({ before: BEFORE, start: START }))
    app.get(`/docs/${name}.js`, (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  for (const name of ['quickstart.md', 'meters.md'] as const)
    app.get(`/docs/${name}`, async (c) =>
      c.body(await once(name), 200, { 'Content-Type': 'text/markdown; charset=utf-8' }),
    );
  app.get('/docs/calls.json', async (c) =>
    c.body(await once('calls.json'), 200, { 'Content-Type': 'application/json' }),
  );
  app.get('/docs/scalar.js', async (c) =>
    c.body(await once('scalar.js'), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'max-age=86400',
    }),
  );
}
