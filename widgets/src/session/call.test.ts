import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, NoAnswer, Refusal } from './call.ts';

const READ = { method: 'GET', path: '/v1/documents/{document_id}', status: 200 } as const;
const WRITE = { method: 'POST', path: '/v1/things', status: 201 } as const;
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

let asked: { url: string; authorization: string; init: RequestInit }[];
let answers: (Response | Error)[];
let tokens: { rejected: string | undefined }[];
const session = {
  apiUrl: 'https://api.test',
  token: async (why: { readonly rejected: string | undefined }) => {
    tokens.push(why);
    return `token-${tokens.length}`;
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  [asked, answers, tokens] = [[], [], []];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, authorization: new Headers(init.headers).get('authorization') ?? '', init });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer === undefined)
      return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    return answer;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What a call comes to, with all its waiting. */
async function outcome(run: Promise<Uint8Array>): Promise<string | Error> {
  const settled = run.then(
    (bytes) => new TextDecoder().decode(bytes),
    (error: Error) => error,
  );
  await vi.runAllTimersAsync();
  return settled;
}

test('asks with the session, and gives the bytes as they came', async () => {
  answers = [new Response('{"a": 1}\n')];
  const input = { path: { document_id: 'doc/1' }, query: { limit: 5, cursor: undefined, from: '2022-01-01' } };
  expect(await outcome(call(session, READ, input))).toBe('{"a": 1}\n');
  expect(asked[0]).toMatchObject({
    url: 'https://api.test/v1/documents/doc%2F1?limit=5&from=2022-01-01',
    authorization: 'Bearer token-1',
  });
  const headers = new Headers(asked[0]?.init.headers);
  expect(headers.get('api-version')).toMatch(/^\d{4}-\d\d-\d\d$/);
});

describe('what fails in passing', () => {
  test.each([
    ['no connection', new TypeError('failed to fetch')],
    ['an ailing server', json(503, {})],
    ['too many requests', json(429, {})],
  ])('is read again, twice at most: %s', async (_, failure) => {
    const again = () => (failure instanceof Response ? failure.clone() : failure);
    answers = [again(), again(), json(200, { ok: true })];
    expect(await outcome(call(session, READ))).toBe('{"ok":true}');
    answers = [again(), again(), again(), json(200, {})];
    expect(await outcome(call(session, READ))).toBeInstanceOf(failure instanceof Response ? Refusal : NoAnswer);
    expect(asked).toHaveLength(6);
  });
  test('a step is not taken twice', async () => {
    answers = [new TypeError('failed to fetch'), json(200, {})];
    expect(await outcome(call(session, WRITE))).toBeInstanceOf(NoAnswer);
  });
  test('an answer that never comes is none', async () => {
    expect(await outcome(call(session, WRITE))).toBeInstanceOf(NoAnswer);
  });
});

describe('a refusal', () => {
  test('says why and under which name to ask', async () => {
    answers = [json(404, { code: 'not-found', request_id: 'req_1' })];
    expect(await outcome(call(session, READ))).toMatchObject({ status: 404, code: 'not-found', requestId: 'req_1' });
    expect(asked).toHaveLength(1);
  });
  test('of somebody in between has its status for a code', async () => {
    answers = [new Response('<html>', { status: 413 })];
    expect(await outcome(call(session, READ))).toMatchObject({ status: 413, code: 'http-413', requestId: undefined });
  });
  test('of the token asks for another one, once', async () => {
    answers = [json(401, { code: 'session-expired' }), json(200, { ok: true })];
    expect(await outcome(call(session, WRITE))).toBe('{"ok":true}');
    expect(tokens).toEqual([{ rejected: undefined }, { rejected: 'token-1' }]);
    answers = [json(401, {}), json(401, { code: 'session-revoked' })];
    expect(await outcome(call(session, READ))).toMatchObject({ status: 401, code: 'session-revoked' });
  });
});

test('an aborted call ends with the reason, also while it waits', async () => {
  const controller = new AbortController();
  const first = outcome(call(session, READ, {}, controller.signal));
  controller.abort(new Error('left'));
  expect(await first).toMatchObject({ message: 'left' });
  const other = new AbortController();
  answers = [json(503, {}), json(200, {})];
  const second = call(session, READ, {}, other.signal).catch((error: Error) => error);
  await vi.advanceTimersByTimeAsync(10);
  other.abort(new Error('left'));
  await vi.runAllTimersAsync();
  expect(await second).toMatchObject({ message: 'left' });
});
