import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

/** What the API answers: JSON, bytes, or nothing at all, when the line is cut. `hold` answers when it resolves. */
export type Answer =
  | { readonly status?: number; readonly json: unknown; readonly hold?: Promise<unknown> }
  | { readonly bytes: Uint8Array; readonly type: string; readonly hold?: Promise<unknown> }
  | 'cut';

export type Answering = (asked: Asked) => Answer | undefined | Promise<Answer | undefined>;

/** An API at the wire with the bundle behind it, as foreign to the page as the real one; it says what a test wants. */
export interface Wire {
  readonly url: string;
  /** Every request but those for the bundle. */
  readonly asked: Asked[];
  answer: Answering;
  readonly close: () => Promise<void>;
}

const ANYBODY = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, api-version, content-type, idempotency-key',
  'access-control-allow-methods': 'GET, POST',
  'access-control-expose-headers': 'request-id',
};

export async function startWire(dist: string): Promise<Wire> {
  const asked: Asked[] = [];
  const wire = { asked, answer: (() => undefined) as Answering };
  const server = createServer((request, response) => void handle(request, response));
  const url = await listen(server);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    if (request.method === 'OPTIONS') return void response.writeHead(204, ANYBODY).end();
    if (/^\/v1\/embed(\.js$|\/)/.test(pathname)) return sendFile(join(dist, normalize(pathname.slice(4))), response);
    const { method = '' } = request;
    const one: Asked = { method, path: pathname, query: searchParams, authorization: request.headers.authorization };
    asked.push(one);
    const answer = (await wire.answer(one)) ?? problem(404, 'not-found');
    if (answer === 'cut') return void request.socket.destroy();
    await answer.hold;
    if ('bytes' in answer) response.writeHead(200, { ...ANYBODY, 'content-type': answer.type }).end(answer.bytes);
    else
      response
        .writeHead(answer.status ?? 200, { ...ANYBODY, 'content-type': 'application/json', 'request-id': 'req_42' })
        .end(JSON.stringify(answer.json));
  }

  return Object.assign(wire, { url, close: () => stop(server) });
}

async function sendFile(file: string, response: ServerResponse): Promise<void> {
  const content = await readFile(file).catch(() => undefined);
  if (content === undefined) response.writeHead(404, ANYBODY).end();
  else response.writeHead(200, { ...ANYBODY, 'content-type': 'text/javascript' }).end(content);
}

/** A host's own server: pages and scripts by path, each with the policy the page asks for. */
export interface Host {
  readonly url: string;
  readonly pages: Map<string, { readonly type: string; readonly body: string; readonly csp?: string }>;
  readonly close: () => Promise<void>;
}

export async function startHost(): Promise<Host> {
  const pages: Host['pages'] = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '', 'http://host.test').pathname);
    if (page === undefined) return void response.writeHead(404).end();
    const policy = page.csp === undefined ? {} : { 'content-security-policy': page.csp };
    response.writeHead(200, { 'content-type': `${page.type}; charset=utf-8`, ...policy }).end(page.body);
  });
  return { url: await listen(server), pages, close: () => stop(server) };
}

export function problem(status: number, code: string): Answer {
  return { status, json: { type: `/problems/${code}`, title: code, status, code, detail: code, request_id: 'req_42' } };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
