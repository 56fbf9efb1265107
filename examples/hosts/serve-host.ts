import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createClient, KlarMeterError, type operations } from '@klarmeter/sdk';

/*
 * The smallest server of a host: files of a folder, and one address at which its own page gets a session. In your
 * portal that address asks first who is logged in; here whoever asks is the first person of the list.
 */

type SessionBody = operations['createEmbedSession']['requestBody']['content']['application/json'];

export type People = Readonly<Record<string, Omit<SessionBody, 'allowed_origins'>>>;

export interface HostOptions {
  readonly folder: string;
  readonly apiUrl: string;
  /** Stays on this server: pages get sessions and never a key. */
  readonly apiKey: string;
  /** Who may be looked at as, by the name that `?as=` says; without one, the first. Asked for each session. */
  readonly people: People | (() => People);
  /** Texts of the page, put in where it says `{{name}}`. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Files made on the way, by path, such as a bundle. */
  readonly made?: Readonly<Record<string, string>>;
  /** 0 picks a free one. */
  readonly port?: number;
  readonly csp?: (apiUrl: string) => string;
}

export interface Host {
  readonly url: string;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Scripts and requests to this server and the API, styles of this server, and nothing else from anywhere. */
export const strictCsp = (apiUrl: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${apiUrl}`,
    `connect-src 'self' ${apiUrl}`,
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

/** A file that is not there, an API that refuses or is down, or our own mistake. */
function wrong(error: unknown): readonly [status: number, text: string] {
  if (error instanceof KlarMeterError) return [502, 'The API gave no session.'];
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [404, 'Not here.'] : [500, 'Something is wrong here.'];
}

export async function serveHost(options: HostOptions): Promise<Host> {
  const { apiUrl, apiKey, port = 0 } = options;
  const client = createClient({ baseUrl: apiUrl, apiKey });
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const [status, text] = wrong(error);
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the host has no port');
  const url = `http://127.0.0.1:${address.port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (pathname === '/embed-session' && request.method === 'POST') {
      const people = typeof options.people === 'function' ? options.people() : options.people;
      const asked = people[searchParams.get('as') ?? ''] ?? Object.values(people)[0];
      if (asked === undefined) throw new Error('nobody to show');
      const session = await client.createEmbedSession({ body: { ...asked, allowed_origins: [url] } });
      const type = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
      response.writeHead(200, type).end(JSON.stringify(session));
      return;
    }
    const path = pathname === '/' ? '/index.html' : normalize(pathname);
    const made = options.made?.[path];
    const text = made ?? (await readFile(join(options.folder, path), 'utf8'));
    const texts: Readonly<Record<string, string>> = { api: apiUrl, ...options.texts };
    response
      .writeHead(200, {
        'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
        'Content-Security-Policy': (options.csp ?? strictCsp)(apiUrl),
        'Cache-Control': 'no-store',
      })
      .end(made ?? text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => texts[name] ?? ''));
  }

  return {
    url,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
