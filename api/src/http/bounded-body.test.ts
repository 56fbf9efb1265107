import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { Problem } from '../problem.ts';
import { answerProblem } from './answer-problem.ts';
import type { Env } from './app.ts';
import { holdBody, refuseDeclaredSize } from './bounded-body.ts';
import { createMemoryBudget } from './memory-budget.ts';

const KIB = 1024;
const PATH = '/v1/units';
const budgets = createMemoryBudget(512 * KIB, 256 * KIB);
const nobody = () => Promise.reject(new Problem('unauthenticated', 'Who is it?'));
/** What the handler waits for. */
let pause = Promise.resolve();
const app = new Hono<Env>();
app.onError(answerProblem({ log: () => {} }));
app.use('*', async (c, next) => {
  c.set('requestId', 'req_1');
  refuseDeclaredSize(c);
  const who = c.req.header('authorization');
  const release = await holdBody(c, {
    budget: budgets.of(who ?? ''),
    prove: who === undefined ? nobody : () => Promise.resolve(),
  });
  await next().finally(release);
});
app.all('*', async (c) => {
  await pause;
  return c.text(String((await c.req.arrayBuffer()).byteLength));
});

/** A body in pieces of a kibibyte, without a size; how many were asked for. */
function pieces(count: number) {
  const asked = { pieces: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (asked.pieces === count) return controller.close();
        asked.pieces += 1;
        controller.enqueue(new Uint8Array(KIB));
      },
    },
    { highWaterMark: 0 },
  );
  return { asked, body };
}
const send = (key: string | null, body: BodyInit, more: Record<string, string> = {}, path = PATH) =>
  app.request(path, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { ...(key === null ? {} : { Authorization: key }), ...more },
  } as RequestInit);

test('a body of nobody is not read beyond what a connection costs, however it comes', async () => {
  const { asked, body } = pieces(10_000);
  expect((await send(null, body)).status).toBe(401);
  expect(asked.pieces).toBe(65);
  const { asked: declared, body: large } = pieces(100);
  expect((await send(null, large, { 'Content-Length': String(100 * KIB) })).status).toBe(401);
  expect(declared.pieces).toBe(0);
  const whole = budgets.of('x');
  expect(whole.take(256 * KIB)).toBe(true);
  whole.give(256 * KIB);
});

test('what is too large is told so: what says so itself unread, what does not after as much as is allowed', async () => {
  const { asked, body } = pieces(10_000);
  const declared = { 'Content-Length': String(3 * KIB * KIB) };
  expect((await send(null, pieces(1).body, declared)).status).toBe(413);
  const large = createMemoryBudget(100 * KIB * KIB);
  const own = new Hono<Env>();
  own.onError(answerProblem({ log: () => {} }));
  own.use('*', async (c) => {
    const release = await holdBody(c, { budget: large.of('a'), prove: () => Promise.resolve() });
    release();
    return c.text('whole');
  });
  const answer = await own.request(PATH, { method: 'POST', body, duplex: 'half' } as RequestInit);
  expect([answer.status, asked.pieces]).toEqual([413, 2 * KIB + 1]);
  expect(large.of('b').take(100 * KIB * KIB)).toBe(true);
});

test('who hangs up in the middle is no mistake of ours', async () => {
  const hangsUp = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(KIB));
      controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    },
  });
  const answer = await send('a', hangsUp);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'malformed-body']);
});

test('a sender has a share of what all may send at a time, and gets it back', async () => {
  const gate = Promise.withResolvers<void>();
  pause = gate.promise;
  const waiting = [send('a', pieces(110).body), send('a', new Uint8Array(120 * KIB), { 'Content-Length': '122880' })];
  await new Promise((done) => setTimeout(done, 20));
  const over = await send('a', pieces(110).body);
  const small = send('a', pieces(60).body);
  expect([over.status, over.headers.get('retry-after')]).toEqual([503, '1']);
  expect(((await over.json()) as { code: string }).code).toBe('unavailable');
  const other = send('b', pieces(110).body);
  gate.resolve();
  expect((await small).status).toBe(200);
  expect(await Promise.all([...waiting, other].map(async (each) => (await each).text()))).toEqual([
    String(110 * KIB),
    String(120 * KIB),
    String(110 * KIB),
  ]);
  expect((await send('a', pieces(200).body)).status).toBe(200);
});
