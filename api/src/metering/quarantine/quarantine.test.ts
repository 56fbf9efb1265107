import type { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import type { ProblemBody } from '../../problem.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import { countingTelegramHex, type TelegramParts, telegramHex } from '../fixtures/telegram.ts';
import type { ExplainedTelegram } from './schemas.ts';

type Explained = z.infer<typeof ExplainedTelegram>;
interface Ingested {
  readonly results: { readonly verdict: string; readonly telegram_id: string }[];
}

const KEY = '000102030405060708090a0b0c0d0e0f';
const SERIAL = '51000001';

let api: TestApi;
let point: string;
let device_id: string;
beforeAll(async () => {
  api = await startTestApi();
  const build = consumptionBuilder(api);
  const { property } = await build.house();
  const unit_id = await build.unit(property);
  point = await build.make('/v1/measuring-points', {
    property_id: property,
    unit_id,
    use: 'heating',
    room: 'Bad',
    position: 1,
  });
  device_id = await build.make('/v1/devices', {
    kind: 'heat_cost_allocator',
    manufacturer: 'KLM',
    model: 'X',
    serial: SERIAL,
    key_hex: KEY,
  });
  await build.make(`/v1/measuring-points/${point}/installations`, {
    device_id,
    from: '2025-01-01',
    initial_value: '0',
  });
});
afterAll(() => api.close());

async function ingest(telegram_hex: string, received_at: string): Promise<string> {
  const { body } = await api.request<Ingested>('POST', '/v1/telegrams', {
    raw: `${JSON.stringify({ telegram_hex, received_at })}\n`,
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  return body.results[0]?.telegram_id ?? '';
}
const hear = (parts: Partial<TelegramParts> & { value: number }, at: string) =>
  ingest(telegramHex({ serial: SERIAL, key: KEY, ...parts }), at);
const post = <T>(path: string, reason = 'nachgesehen') => api.request<T>('POST', path, { body: { reason } });
const get = async (id: string) => (await api.request<Explained>('GET', `/v1/telegrams/${id}`)).body;
const readings = async () =>
  (
    await api.request<{ data: { value: string; read_at: string; origin: string; released_by: string | null }[] }>(
      'GET',
      `/v1/readings?measuring_point_id=${point}&from=2026-01-01&to=2026-12-31`,
    )
  ).body.data.map(({ value, read_at, origin, released_by }) => [
    read_at.slice(0, 16),
    value,
    origin,
    released_by !== null,
  ]);

test('a released telegram becomes the readings it would have been, once, and says who released it', async () => {
  await hear({ value: 50 }, '2026-01-10T10:00:00Z');
  const id = await hear({ value: 20 }, '2026-01-11T10:00:00Z');
  expect(await get(id)).toMatchObject({
    verdict: 'implausible',
    reason: 'went_back',
    unreadable: null,
    values: [{ kind: 'register', value: '20', day: '2026-01-11', measuring_point_id: point }],
    reading_ids: [],
    obstacle: null,
    decision: null,
  });
  const released = await post<Explained>(`/v1/telegrams/${id}/releases`, 'Auf dem Prüfstand zurückgestellt');
  expect(released.status).toBe(200);
  expect(released.body).toMatchObject({
    verdict: 'implausible',
    decision: { decision: 'released', reason: 'Auf dem Prüfstand zurückgestellt' },
    reading_ids: [expect.stringMatching(/^rdg_/)],
  });
  expect((await post<Explained>(`/v1/telegrams/${id}/releases`, 'noch einmal')).body).toEqual(released.body);
  expect(await readings()).toEqual([
    ['2026-01-10T10:00', '50', 'radio', false],
    ['2026-01-11T10:00', '20', 'radio', true],
  ]);
  const truth = await api.request<{ parts: { code: string; reached_percent: number }[] }>(
    'GET',
    `/v1/devices/${device_id}/truth-score`,
  );
  expect(truth.body.parts.find(({ code }) => code === 'unread')?.reached_percent).toBe(100);
  const rejected = await post<ProblemBody>(`/v1/telegrams/${id}/rejections`);
  expect([rejected.status, rejected.body.errors[0]?.code]).toEqual([409, 'already_released']);
  const trail = await api.request<{ data: { action: string; changes: object }[] }>(
    'GET',
    `/v1/audit-events?object_id=${id}`,
  );
  expect(trail.body.data.filter(({ action }) => action === 'telegram.released')).toMatchObject([
    { changes: { purpose: 'billing', why: 'went_back' } },
  ]);
});

test('of a device whose clock is ahead only what was received has a day', async () => {
  const id = await hear(
    { value: 60, clock: '2026-02-20', dueDate: { day: '2025-12-31', value: 7 } },
    '2026-01-12T10:00:00Z',
  );
  expect(await get(id)).toMatchObject({ reason: 'clock_ahead', values: { length: 2 } });
  expect((await post<Explained>(`/v1/telegrams/${id}/releases`)).body.reading_ids).toHaveLength(1);
});

test('a rejected telegram is kept, and the decision is final', async () => {
  const id = await hear({ value: 70, status: 8 }, '2026-01-13T10:00:00Z');
  const before = await readings();
  const rejected = await post<Explained>(`/v1/telegrams/${id}/rejections`, 'Fühler abgerissen');
  expect(rejected.body).toMatchObject({ reason: 'device_error', decision: { decision: 'rejected' } });
  expect((await post<Explained>(`/v1/telegrams/${id}/rejections`)).body).toEqual(rejected.body);
  const released = await post<ProblemBody>(`/v1/telegrams/${id}/releases`);
  expect([released.status, released.body.errors[0]?.code]).toEqual([409, 'already_rejected']);
  expect(await readings()).toEqual(before);
});

test('the quarantine is what nobody decided yet, and what was decided stands beside the telegram', async () => {
  const open = await hear({ value: 71, status: 8 }, '2026-01-13T10:10:00Z');
  const decided = await hear({ value: 72, status: 8 }, '2026-01-13T10:20:00Z');
  await post(`/v1/telegrams/${decided}/rejections`, 'Fühler abgerissen');
  const list = async (query: string) => {
    const { body } = await api.request<{ data: Explained[] }>('GET', `/v1/telegrams?device_id=${device_id}&${query}`);
    return new Map(body.data.map(({ id, decision }) => [id, decision]));
  };
  const [waiting, done] = [
    await list('verdict=implausible&decided=false&limit=100'),
    await list('decided=true&limit=100'),
  ];
  expect([waiting.get(open), waiting.has(decided)]).toEqual([null, false]);
  expect([done.has(open), done.get(decided)]).toEqual([
    false,
    expect.objectContaining({ decision: 'rejected', reason: 'Fühler abgerissen' }),
  ]);
});

test('what says nothing true is never released', async () => {
  const wrongKey = await hear({ value: 80, key: '0f0e0d0c0b0a09080706050403020100' }, '2026-01-13T11:00:00Z');
  const stored = await hear({ value: 81 }, '2026-01-13T12:00:00Z');
  const ahead = await hear({ value: 90 }, '2026-01-15T09:00:00Z');
  const counted = (session: number, value: number) => countingTelegramHex({ serial: SERIAL, key: KEY, value, session });
  await ingest(counted(9, 82), '2026-01-13T13:00:00Z');
  const replayed = await ingest(counted(9, 83), '2026-01-13T14:00:00Z');
  for (const [id, code] of [
    [wrongKey, 'not_verified'],
    [stored, 'not_implausible'],
    [ahead, 'still_in_the_future'],
    [replayed, 'replay'],
  ] as const) {
    const { status, body } = await post<ProblemBody>(`/v1/telegrams/${id}/releases`);
    expect({ status, code: body.errors[0]?.code }).toEqual({ status: 422, code });
  }
  expect((await post<ProblemBody>(`/v1/telegrams/${stored}/rejections`)).status).toBe(422);
});

test('two who decide one telegram at once: one of them does, and its values are there or not accordingly', async () => {
  const told = async (n: number) => hear({ value: 95 + n, status: 8 }, `2026-01-14T0${n}:00:00Z`);
  const decide = (id: string, way: 'releases' | 'rejections') =>
    api.request<Explained & ProblemBody>('POST', `/v1/telegrams/${id}/${way}`, { body: { reason: 'zugleich' } });
  for (let n = 0; n < 2; n += 1) {
    const id = await told(n);
    const before = await readings();
    const [released, rejected, again] = await Promise.all([
      decide(id, 'releases'),
      decide(id, 'rejections'),
      decide(id, 'releases'),
    ]);
    const after = await get(id);
    const isReleased = after.decision?.decision === 'released';
    expect([released.status === 200 || again.status === 200, rejected.status === 200]).toEqual([
      isReleased,
      !isReleased,
    ]);
    for (const { status } of [released, rejected, again]) expect([200, 409]).toContain(status);
    expect((await readings()).length - before.length).toBe(isReleased ? 1 : 0);
    expect(after.reading_ids).toHaveLength(isReleased ? 1 : 0);
    const trail = await api.request<{ data: { action: string }[] }>('GET', `/v1/audit-events?object_id=${id}`);
    const decisions = trail.body.data.filter(({ action }) => /^telegram\.(released|rejected)$/.test(action));
    expect(decisions.map(({ action }) => action)).toEqual([`telegram.${after.decision?.decision}`]);
  }
});

test('the same telegrams in two requests at once are there once, and so are their values', async () => {
  const lines = [0, 1, 2].map((n) =>
    JSON.stringify({
      telegram_hex: telegramHex({ serial: SERIAL, key: KEY, value: 110 + n }),
      received_at: `2026-01-14T1${n}:00:00Z`,
    }),
  );
  const before = await readings();
  const send = (some: readonly string[]) =>
    api.request<Ingested>('POST', '/v1/telegrams', {
      raw: `${some.join('\n')}\n`,
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
  const answers = await Promise.all([send(lines), send(lines.toReversed()), send(lines.slice(1))]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const verdicts = answers.flatMap(({ body }) => body.results.map(({ verdict }) => verdict)).sort();
  expect(verdicts.filter((verdict) => verdict === 'duplicate')).toHaveLength(5);
  expect((await readings()).slice(before.length).map(([, value]) => value)).toEqual(['110', '111', '112']);
});
