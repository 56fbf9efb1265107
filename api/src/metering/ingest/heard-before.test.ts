import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { doJobs } from '../../../test/world.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import { compactTelegramHex, fragmentHexes, type TelegramParts, telegramHex } from '../fixtures/telegram.ts';
import { forgetTelegrams } from './forget-telegrams.ts';

/* What was heard before its device was entered, installed or given its key: nothing of it is lost. */

interface Ingested {
  readonly results: { readonly verdict: string; readonly telegram_id: string }[];
}
interface Explained {
  readonly verdict: string;
  readonly obstacle: string | null;
  readonly judged_again: { verdict: string; reason: string | null; device_id: string } | null;
}

const KEY = '000102030405060708090a0b0c0d0e0f';

let api: TestApi;
let build: ReturnType<typeof consumptionBuilder>;
let property_id: string;
let unit_id: string;
let number = 61_000_000;

beforeAll(async () => {
  api = await startTestApi();
  build = consumptionBuilder(api);
  property_id = (await build.house()).property;
  unit_id = await build.unit(property_id);
});
afterAll(() => api.close());

/** A serial that nobody has, and a point where nothing is. */
async function place(use = 'heating') {
  number += 1;
  const point = await build.make('/v1/measuring-points', { property_id, unit_id, use, room: 'Bad', position: 1 });
  return { serial: String(number), point };
}
const enter = (serial: string, more: object = {}, kind = 'heat_cost_allocator') =>
  build.make('/v1/devices', { manufacturer: 'KLM', serial, kind, model: 'X', key_hex: KEY, ...more });
const install = (point: string, device_id: string, from = '2025-11-01') =>
  build.make(`/v1/measuring-points/${point}/installations`, { device_id, from, initial_value: '0' });
const noon = (day: number) => `2025-12-${String(day).padStart(2, '0')}T11:00:00.000Z`;
const line = (received_at: string, parts: Omit<TelegramParts, 'key'>) => ({
  telegram_hex: telegramHex({ key: KEY, ...parts }),
  received_at,
});

async function hear(lines: readonly object[], key?: string) {
  const { body } = await api.request<Ingested>('POST', '/v1/telegrams', {
    raw: lines.map((each) => JSON.stringify(each)).join('\n'),
    headers: { 'Content-Type': 'application/x-ndjson' },
    ...(key === undefined ? {} : { key }),
  });
  return body.results;
}
const readingsAt = async (point: string) =>
  (
    await api.request<{ data: { day: string; kind: string; value: string }[] }>(
      'GET',
      `/v1/readings?measuring_point_id=${point}&limit=100`,
    )
  ).body.data.map(({ day, kind, value }) => `${day} ${kind} ${value}`);
const explained = async (id: string) => (await api.request<Explained>('GET', `/v1/telegrams/${id}`)).body;

describe('any order of device, place, key and telegrams', () => {
  const STEPS = ['device', 'place', 'key', 'early', 'late'] as const;
  type Step = (typeof STEPS)[number];

  /** All steps in an order, and what is there at the end. */
  async function walked(order: readonly Step[]) {
    const { serial, point } = await place();
    let device = '';
    let ids: string[] = [];
    const day = (n: number) => line(noon(n), { serial, value: 100 + n, dueDate: { day: '2025-11-30', value: 90 } });
    // One of them is for a person to look at: its clock is years ahead.
    const odd = line(noon(3), { serial, value: 103, clock: '2031-01-01' });
    const steps: Record<Step, () => Promise<unknown>> = {
      device: async () => {
        device = await enter(serial, { key_hex: null });
      },
      place: () => install(point, device),
      key: () =>
        api.request('PATCH', `/v1/devices/${device}`, {
          body: { key_hex: KEY },
          headers: { 'If-Match': '"1"', 'Content-Type': 'application/merge-patch+json' },
        }),
      early: async () => {
        ids = (await hear([day(1), odd, line(noon(2), { serial, value: 102, status: 4 })])).map(
          ({ telegram_id }) => telegram_id,
        );
      },
      late: () => hear([day(5), day(4)]),
    };
    for (const step of order) {
      await steps[step]();
      await doJobs(api);
    }
    const list = await api.request<{ data: { id: string }[] }>('GET', `/v1/telegrams?device_id=${device}`);
    const doubtful = await api.request<{ data: object[] }>(
      'GET',
      `/v1/telegrams?device_id=${device}&verdict=implausible`,
    );
    const score = await api.request<{ parts: { code: string; explanation_en: string }[] }>(
      'GET',
      `/v1/devices/${device}/truth-score?to=2025-12-31`,
    );
    const stands = await explained(ids[1] ?? '');
    const [said] = await api.db.inspect<{ flags: string }>(
      `select flags from device_statuses where device_id = '${device}' order by since desc limit 1`,
    );
    return {
      readings: await readingsAt(point),
      telegrams: list.body.data.length,
      doubtful: doubtful.body.data.length,
      unread: score.body.parts.find(({ code }) => code === 'unread')?.explanation_en,
      obstacle: stands.obstacle,
      flags: said?.flags ?? '',
    };
  }

  test('ends the same', { timeout: 60_000 }, async () => {
    const expected = await walked(['device', 'key', 'place', 'early', 'late']);
    expect(expected).toEqual({
      readings: ['2025-11-30 due_date 90', ...[1, 2, 4, 5].map((n) => `2025-12-0${n} register ${100 + n}`)],
      telegrams: 5,
      doubtful: 1,
      unread: '1 of 5 telegrams could not be read or believed.',
      obstacle: null,
      flags: '',
    });
    const orders = fc
      .shuffledSubarray([...STEPS], { minLength: STEPS.length })
      .filter((order) => order.indexOf('device') < Math.min(order.indexOf('place'), order.indexOf('key')));
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        expect(await walked(order)).toEqual(expected);
      }),
      { numRuns: 3, seed: 11, examples: [[['early', 'late', 'device', 'place', 'key']]] },
    );
  });
});

test('a telegram says what it was when it came, and what it was found to be', async () => {
  const { serial, point } = await place();
  const [first, odd] = await hear([
    line(noon(1), { serial, value: 1 }),
    line(noon(2), { serial, value: 2, clock: '2031-01-01' }),
  ]);
  expect(first?.verdict).toBe('unknown_device');
  const device = await enter(serial);
  expect(await explained(first?.telegram_id ?? '')).toMatchObject({
    verdict: 'unknown_device',
    judged_again: { verdict: 'stored', reason: 'not_installed', device_id: device },
  });
  await install(point, device);
  expect(await explained(first?.telegram_id ?? '')).toMatchObject({
    verdict: 'unknown_device',
    obstacle: 'not_implausible',
    judged_again: { verdict: 'stored', reason: null },
  });
  const release = `/v1/telegrams/${odd?.telegram_id}/releases`;
  expect((await api.request('POST', release, { body: { reason: 'Uhr gestellt' } })).status).toBe(200);
  expect(await readingsAt(point)).toEqual(['2025-12-01 register 1', '2025-12-02 register 2']);
  const trail = await api.db.inspect<{ changes: object }>(
    `select changes from audit_events where action = 'telegrams.judged_again' and object_id = '${device}'`,
  );
  expect(trail).toEqual([{ changes: { telegrams: 1, readings: 1 } }]);
  // What is a reading, or may be released as one, outlives the days of telegrams that nobody knows.
  const year = new Date('2026-12-01T00:00:00Z');
  await forgetTelegrams(api.db.database, year);
  expect((await explained(first?.telegram_id ?? '')).verdict).toBe('unknown_device');
  await forgetTelegrams(api.db.database, new Date('2033-12-31T22:59:00Z'));
  expect((await explained(first?.telegram_id ?? '')).verdict).toBe('unknown_device');
  // The year ends in Germany.
  await forgetTelegrams(api.db.database, new Date('2033-12-31T23:00:00Z'));
  problemOf(await api.request('GET', `/v1/telegrams/${first?.telegram_id}`), 'not-found');
  expect(await api.db.inspect(`select 1 from telegram_judgements where device_id = km_pack('${device}')`)).toEqual([]);
});

test('more than one request can do is left to a job', async () => {
  const { serial, point } = await place();
  const device = await enter(serial);
  const hour = (n: number) => new Date(Date.parse('2025-11-05T00:00:00Z') + n * 600_000).toISOString();
  await hear(Array.from({ length: 1_004 }, (_, n) => line(hour(n), { serial, value: n })));
  const count = async () =>
    (
      await api.db.inspect<{ n: number }>(
        `select count(*)::int as n from readings where measuring_point_id = km_pack('${point}')`,
      )
    )[0]?.n;
  await install(point, device);
  expect(await count()).toBe(1_000);
  await doJobs(api);
  expect(await count()).toBe(1_004);
});

test('compact frames of an unknown device wait for their format too', async () => {
  const { serial, point } = await place();
  await hear([{ telegram_hex: compactTelegramHex({ serial, value: 7 }), received_at: noon(2) }]);
  await install(point, await enter(serial, {}, 'heat_meter'));
  await hear([line(noon(3), { serial, type: 4, value: 8 })]);
  expect(await readingsAt(point)).toEqual(['2025-12-02 register 7', '2025-12-03 register 8']);
});

test('a message in several telegrams is read when its last part has come, in whatever order and requests', async () => {
  const sent = [1, 2, 3].map((day) => ({ day, at: Date.parse(noon(day)) }));
  const partsOf = (serial: string) =>
    sent.flatMap(({ day, at }) =>
      fragmentHexes({ serial, key: KEY, value: 100 + day, counter: day }).map((telegram_hex, n) => ({
        telegram_hex,
        received_at: new Date(at + 4_000 * n).toISOString(),
      })),
    );
  const expected = [1, 2, 3].map((day) => `2025-12-0${day} register ${100 + day}`);

  const known = await place();
  await install(known.point, await enter(known.serial, {}, 'heat_meter'));
  const [a1, a2, b1, b2, c1, c2] = partsOf(known.serial);
  const first = await hear([a2 ?? {}, b1 ?? {}]);
  expect(first).toMatchObject([{ verdict: 'unreadable', reason: 'fragment' }, { verdict: 'unreadable' }]);
  await hear([c1 ?? {}, b2 ?? {}, c2 ?? {}]);
  expect(await readingsAt(known.point)).toEqual(expected.slice(1));
  await hear([a1 ?? {}, c1 ?? {}]);
  expect(await readingsAt(known.point)).toEqual(expected);
  const { judged_again } = await explained(first[0]?.telegram_id ?? '');
  expect(judged_again).toMatchObject({ verdict: 'stored', reason: null });

  const unknown = await place();
  const parts = partsOf(unknown.serial);
  await hear(parts.slice(0, 3));
  const device = await enter(unknown.serial, {}, 'heat_meter');
  await hear(parts.slice(3, 5));
  await install(unknown.point, device);
  expect(await readingsAt(unknown.point)).toEqual(expected.slice(0, 2));
  await hear(parts.slice(5));
  expect(await readingsAt(unknown.point)).toEqual(expected);
});

test('an exchange, and taking it back, bring what was heard meanwhile', async () => {
  const [old, fresh] = [await place(), await place()];
  const { point } = old;
  await install(point, await enter(old.serial));
  const device = await enter(fresh.serial);
  await hear([line(noon(10), { serial: old.serial, value: 50 }), line(noon(12), { serial: fresh.serial, value: 3 })]);
  const exchanged = await api.request<{ exchange_id: string }>('POST', `/v1/measuring-points/${point}/exchanges`, {
    body: { on: '2025-12-11', old_final_value: '50', new_device_id: device, new_initial_value: '0', reason: 'Defekt' },
  });
  expect(await readingsAt(point)).toEqual(['2025-12-10 register 50', '2025-12-12 register 3']);
  await hear([line(noon(14), { serial: old.serial, value: 51 })]);
  const back = `/v1/device-exchanges/${exchanged.body.exchange_id}/corrections`;
  await api.request('POST', back, { body: { reason: 'Falsches Gerät' } });
  expect(await readingsAt(point)).toContain('2025-12-14 register 51');
});

describe('who a device is', () => {
  test('maker and serial twice are two devices where version or type differ, and a conflict where nobody says', async () => {
    const { serial, point } = await place();
    const twin = await place('hot_water');
    const body = { manufacturer: 'KLM', serial, kind: 'hot_water_meter', model: 'W' };
    const meter = (version: number, type: number, value: number) =>
      line(noon(value), { serial, version, type, value: value * 1_000 });
    await hear([meter(3, 6, 1), meter(4, 6, 2)]);
    await install(point, await enter(serial, { address_version: 3, address_type: 8 }));
    const unsaid = problemOf(await api.request('POST', '/v1/devices', { body }), 'conflict');
    expect(unsaid.errors).toMatchObject([
      { pointer: '/serial', message_en: expect.stringContaining('address_version') },
    ]);
    problemOf(await api.request('POST', '/v1/devices', { body: { ...body, address_version: 3 } }), 'conflict');
    const water = await build.make('/v1/devices', { ...body, key_hex: KEY, address_version: 4 });
    await install(twin.point, water);
    expect([await readingsAt(point), await readingsAt(twin.point)]).toEqual([[], ['2025-12-02 register 2']]);
    const change = (patch: object, etag: string) =>
      api.request('PATCH', `/v1/devices/${water}`, {
        body: patch,
        headers: { 'If-Match': etag, 'Content-Type': 'application/merge-patch+json' },
      });
    const same = problemOf(await change({ address_version: null }, '"1"'), 'conflict');
    expect(same.errors).toMatchObject([{ pointer: '/address_version' }]);
    // Said right at last: the telegrams of that version are of this device.
    expect((await change({ address_version: 3, address_type: 6 }, '"1"')).status).toBe(200);
    expect(await readingsAt(twin.point)).toEqual(['2025-12-01 register 1', '2025-12-02 register 2']);
  });

  test('two accounts may claim one device: each has what it handed in, and is told nothing of the other', async () => {
    const { serial, point } = await place();
    const other = await api.foreignAccount();
    const [heard] = await hear([line(noon(1), { serial, value: 1 })], other.key);
    expect(heard?.verdict).toBe('unknown_device');
    const body = { manufacturer: 'KLM', serial, kind: 'heat_cost_allocator', model: 'X', key_hex: KEY };
    await install(point, await build.make('/v1/devices', body));
    expect(await readingsAt(point)).toEqual([]);
    const theirs = () =>
      api.db.inspect(`select 1 from telegram_judgements where telegram_id = km_pack('${heard?.telegram_id}')`);
    expect(await theirs()).toEqual([]);
    const claimed = await api.request<{ id: string }>('POST', '/v1/devices', { body, key: other.key });
    expect([claimed.status, await theirs()]).toEqual([201, [expect.anything()]]);
    // The same bytes by two gateways of two accounts are a telegram of each.
    const [own] = await hear([line(noon(1), { serial, value: 1 })]);
    expect(own?.verdict).toBe('stored');
    expect(await readingsAt(point)).toEqual(['2025-12-01 register 1']);
  });
});
