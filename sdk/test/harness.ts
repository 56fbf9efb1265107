import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { buildClient, type ClientOptions } from '../src/client.ts';
import type { Runtime } from '../src/retry.ts';
import { OPERATIONS, type Operations } from './document.ts';

export const BASE = 'http://api.test';
export const KEY = 'km_test_sk_00000000000000000000';

/** A server at the wire for one test file; a request nobody expects fails the test. */
export function wire() {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}

/** A client that never really waits; `waits` are the milliseconds it would have. */
export function testClient(options: Partial<ClientOptions> = {}, runtime: Partial<Runtime> = {}) {
  const waits: number[] = [];
  let keys = 0;
  const client = buildClient<Operations>(
    OPERATIONS,
    { baseUrl: BASE, apiKey: KEY, ...options },
    {
      now: () => Date.UTC(2026, 10, 21),
      random: () => 1,
      wait: async (ms) => {
        waits.push(ms);
      },
      newKey: () => `made-key-${++keys}`,
      ...runtime,
    },
  );
  return { client, waits };
}

export function problem(status: number, code: string, headers: Record<string, string> = {}) {
  return HttpResponse.json(
    {
      type: `/problems/${code}`,
      title: 'Title',
      status,
      detail: `Detail of ${code}.`,
      instance: '/v1/units',
      code,
      request_id: 'req_1',
      errors: [{ pointer: '/from', code: 'x', message_de: 'falsch', message_en: 'wrong' }],
    },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  );
}
