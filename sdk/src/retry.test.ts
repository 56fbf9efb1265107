import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { HttpResponse, http, passthrough } from 'msw';
import { describe, expect, test } from 'vitest';
import { OPERATIONS, type Operations } from '../test/document.ts';
import { BASE, KEY, problem, testClient, wire } from '../test/harness.ts';
import { buildClient } from './client.ts';
import { KlarMeterAbortError, KlarMeterConnectionError, KlarMeterProblem, KlarMeterTimeoutError } from './problem.ts';
import { delayMs, isPassing, RUNTIME, retryAfterMs } from './retry.ts';

const server = wire();
const unit = { path: { unit_id: 'u1' } };

/** Answers the given ones in turn, the last for ever; returns the keys it saw. */
function answering(method: 'get' | 'post' | 'patch' | 'delete', ...answers: (() => Response)[]): (string | null)[] {
  const keys: (string | null)[] = [];
  server.use(
    http[method](method === 'post' ? `${BASE}/v1/units` : `${BASE}/v1/units/u1`, ({ request }) => {
      keys.push(request.headers.get('idempotency-key'));
      const answer = answers[Math.min(keys.length, answers.length) - 1];
      if (answer === undefined) throw new Error('no answer was prepared');
      return answer();
    }),
  );
  return keys;
}
const good = () => HttpResponse.json({ id: 'u1' });

describe('what is tried again', () => {
  test.each([
    ['408', () => problem(408, 'x')],
    ['409 request-in-progress', () => problem(409, 'request-in-progress')],
    ['429', () => problem(429, 'rate-limited')],
    ['500', () => problem(500, 'internal')],
    ['503 of a proxy', () => new HttpResponse('<html>', { status: 503 })],
    ['a lost connection', () => HttpResponse.error()],
    ['a cut JSON body', () => new HttpResponse('{"id": "u', { headers: { 'content-type': 'application/json' } })],
    ['a body that breaks off', () => brokenBody()],
  ])('%s', async (_, bad) => {
    const keys = answering('post', bad, bad, good);
    const { client, waits } = testClient();
    expect(await client.createUnit({ body: { id: 'u1' } })).toEqual({ id: 'u1' });
    expect(keys, 'the same key each time').toEqual(['made-key-1', 'made-key-1', 'made-key-1']);
    expect(waits).toEqual([500, 1000]);
  });

  test.each([
    ['400', 400, 'validation-failed'],
    ['401', 401, 'unauthenticated'],
    ['404', 404, 'not-found'],
    ['409 for another reason', 409, 'run-already-issued'],
    ['422', 422, 'idempotency-key-reused'],
  ])('but not %s', async (_, status, code) => {
    const keys = answering('post', () => problem(status, code));
    await expect(testClient().client.createUnit({ body: { id: 'u1' } })).rejects.toMatchObject({ status, code });
    expect(keys).toHaveLength(1);
  });

  test('and only as often as asked', async () => {
    const keys = answering('get', () => problem(500, 'internal'));
    await expect(testClient().client.getUnit(unit)).rejects.toMatchObject({ status: 500 });
    await expect(testClient({ maxRetries: 1 }).client.getUnit(unit)).rejects.toMatchObject({ status: 500 });
    await expect(testClient().client.getUnit(unit, { maxRetries: 0 })).rejects.toMatchObject({ status: 500 });
    expect(keys).toHaveLength(4 + 2 + 1);
  });

  test('and only where it is safe: a change without a key is tried once', async () => {
    const changes = answering('patch', () => HttpResponse.error());
    await expect(testClient().client.updateUnit({ ...unit, body: { id: 'x' } })).rejects.toThrow(
      KlarMeterConnectionError,
    );
    expect(changes).toEqual([null]);
    const keyed = answering(
      'delete',
      () => problem(500, 'internal'),
      () => new HttpResponse(null, { status: 204 }),
    );
    await testClient().client.deleteUnit(unit, { idempotencyKey: 'mine' });
    expect(keyed).toEqual(['mine', 'mine']);
  });
});

test('a POST whose document promises nothing about keys gets one and is not repeated', async () => {
  const { idempotency: _, ...promisesNothing } = OPERATIONS.createUnit;
  const keys = answering('post', () => problem(500, 'internal'));
  const client = buildClient<Operations>({ createUnit: promisesNothing }, { baseUrl: BASE, apiKey: KEY });
  await expect(client.createUnit({ body: { id: 'u1' } })).rejects.toMatchObject({ status: 500 });
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
});

describe('Retry-After', () => {
  test('decides how long to wait, as seconds and as a date', async () => {
    const at = new Date(Date.UTC(2026, 10, 21) + 9_000).toUTCString();
    answering(
      'get',
      () => problem(429, 'rate-limited', { 'retry-after': '7' }),
      () => problem(503, 'unavailable', { 'retry-after': at }),
      good,
    );
    const { client, waits } = testClient();
    await client.getUnit(unit);
    expect(waits).toEqual([7_000, 9_000]);
  });

  test('of an hour is handed to the caller at once', async () => {
    const keys = answering('get', () => problem(429, 'rate-limited', { 'retry-after': '3600' }));
    await expect(testClient().client.getUnit(unit)).rejects.toMatchObject({ status: 429 });
    expect(keys).toHaveLength(1);
  });

  test.each([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])('%j', (header, expected) => expect(retryAfterMs(header, 5_000)).toBe(expected));
});

test('delays double up to a bound, and at most half of one is chance', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
      const delay = delayMs(new KlarMeterConnectionError('x'), attempt, { now: () => 0, random: () => chance });
      const full = Math.min(8_000, 500 * 2 ** attempt);
      expect(delay).toBeGreaterThanOrEqual(full / 2);
      expect(delay).toBeLessThanOrEqual(full);
    }),
  );
});

describe('time', () => {
  const never = () => http.get(`${BASE}/v1/units/u1`, () => new Promise<Response>(() => undefined));

  test('an answer that does not come ends in a timeout, which counts as an attempt', async () => {
    let asked = 0;
    server.use(
      http.get(`${BASE}/v1/units/u1`, () => {
        asked += 1;
        return new Promise<Response>(() => undefined);
      }),
    );
    await expect(testClient({ timeoutMs: 20 }).client.getUnit(unit, { maxRetries: 2 })).rejects.toThrow(
      KlarMeterTimeoutError,
    );
    expect(asked).toBe(3);
  });

  // A real socket: a connection that stays open half way is what this is about.
  test('so does a body that stops half way', async () => {
    const halfway = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":');
    }).listen(0, '127.0.0.1');
    await once(halfway, 'listening');
    try {
      const { port } = halfway.address() as AddressInfo;
      server.use(http.get(`http://127.0.0.1:${port}/v1/units/u1`, () => passthrough()));
      const { client } = testClient({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 40, maxRetries: 0 });
      await expect(client.getUnit(unit)).rejects.toThrow(KlarMeterTimeoutError);
    } finally {
      halfway.closeAllConnections();
      halfway.close();
    }
  });

  test('the caller may end a call under way, and gets the reason back', async () => {
    server.use(never());
    const stop = new AbortController();
    const answer = testClient().client.getUnit(unit, { signal: stop.signal });
    setTimeout(() => stop.abort('enough'), 5);
    const error = await answer.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(KlarMeterAbortError);
    expect((error as Error).cause).toBe('enough');
  });

  test('the caller may end the wait between two attempts', async () => {
    answering('get', () => problem(503, 'unavailable', { 'retry-after': '30' }));
    const stop = new AbortController();
    const answer = testClient({}, { wait: RUNTIME.wait }).client.getUnit(unit, { signal: stop.signal });
    setTimeout(() => stop.abort(), 30);
    await expect(answer).rejects.toThrow(KlarMeterAbortError);
  });

  test('a call that was ended before it began sends nothing', async () => {
    await expect(testClient().client.getUnit(unit, { signal: AbortSignal.abort() })).rejects.toThrow(
      KlarMeterAbortError,
    );
  });

  test('a wait that is over no longer listens to the signal', async () => {
    const stop = new AbortController();
    await RUNTIME.wait(1, stop.signal);
    stop.abort();
    await expect(RUNTIME.wait(1, stop.signal)).rejects.toBe(stop.signal.reason);
    expect(RUNTIME.newKey()).toMatch(/^[0-9a-f]{32}$/);
  });
});

test('what the client did not cause or cannot cure is not passing', () => {
  expect(isPassing(new Error('mine'))).toBe(false);
  expect(isPassing(new KlarMeterAbortError('stop'))).toBe(false);
  expect(KlarMeterProblem.prototype).toBeInstanceOf(Error);
});

function brokenBody(): Response {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      controller.error(new Error('connection reset'));
    },
  });
  return new HttpResponse(stream, { headers: { 'content-type': 'application/json' } });
}
