import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { doJobs } from '../../../test/world.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import { telegramHex } from '../fixtures/telegram.ts';
import { signalOf } from '../gateways/signal.ts';
import { percentOf } from './percent.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';

let api: TestApi;
let property: string;
const points: Record<string, string> = {};
const devices: Record<string, string> = {};
beforeAll(async () => {
  api = await startTestApi();
  ({ property } = await consumptionBuilder(api).house());
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit_id = await make('/v1/units', { property_id: property, number: 1, label: 'EG', ...area });
  const rooms = ['Flur', 'Bad', 'Küche', 'Wohnen', 'leer'];
  for (const [at, room] of rooms.entries()) {
    const place = { property_id: property, unit_id, use: 'heating', room, position: at + 1 };
    const point = await make('/v1/measuring-points', place);
    points[room] = point;
    if (room === 'leer') continue;
    const key_hex = room === 'Wohnen' ? null : KEY;
    const body = { kind: 'heat_cost_allocator', manufacturer: 'KLM', serial: `1000000${at}`, model: 'M', key_hex };
    const device_id = await make('/v1/devices', body);
    devices[room] = device_id;
    await make(`/v1/measuring-points/${point}/installations`, { device_id, from: '2025-01-01', initial_value: '0' });
  }
  const due = { day: '2025-12-31', value: 90 };
  const lines = [
    { serial: '10000000', value: 40, at: '2025-06-30T20:00:00Z', key: KEY },
    { serial: '10000000', value: 95, at: '2026-01-10T10:00:00Z', key: KEY, dueDate: due },
    { serial: '10000001', value: 70, at: '2025-11-03T10:00:00Z', key: KEY },
    { serial: '10000002', value: 30, at: '2026-01-10T10:00:00Z', key: KEY.replace('00', '77') },
  ].map(({ at, ...parts }) => JSON.stringify({ telegram_hex: telegramHex(parts), received_at: at, gateway: 'GW-7' }));
  const headers = { 'Content-Type': 'application/x-ndjson' };
  expect((await api.request('POST', '/v1/telegrams', { raw: lines.join('\n'), headers })).status).toBe(200);
  await doJobs(api);
  const read = { measuring_point_id: points.Wohnen, read_at: '2025-12-31T18:00:00Z', value: '12', origin: 'manual' };
  expect((await api.request('POST', '/v1/readings', { body: read })).status).toBe(201);
});
afterAll(() => api.close());

async function make(path: string, body: unknown): Promise<string> {
  const made = await api.request('POST', path, { body });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.id as string;
}
const get = async (path: string) => (await api.request('GET', path)).body;

test('who is heard, by gateway and unit, and why others are not', async () => {
  expect(await get(`/v1/properties/${property}/radio-quality`)).toMatchObject({
    devices: 4,
    heard: 2,
    heard_percent: '50.0',
    readable: 1,
    readable_percent: '25.0',
    signal: { good: 0, fair: 0, weak: 0, unknown: 2 },
    gateways: [{ name: 'GW-7', heard: 2, last_contact_at: '2026-01-10T10:00:00.000Z' }],
    units: [{ unit_label: 'EG', devices: 4, heard: 2, weakest: 'unknown' }],
    missing: [
      { room: 'Bad', reason: 'silent', reason_de: 'Seit dem 03.11.2025 nicht mehr empfangen.' },
      { room: 'Küche', reason: 'unreadable' },
      { room: 'Wohnen', reason: 'no_radio', last_heard_at: null },
    ],
  });
  const longer = await get(`/v1/properties/${property}/radio-quality?days=100`);
  expect(longer).toMatchObject({ heard: 3, missing: [{ room: 'Küche' }, { room: 'Wohnen' }] });
});

test('how far the house is read for a cut-off day', async () => {
  expect(await get(`/v1/properties/${property}/reading-progress`)).toMatchObject({
    on: '2025-12-31',
    points: 5,
    read: 2,
    read_percent: '40.0',
    origins: { radio: 1, manual: 1, self_read: 0, file: 0 },
    units: [{ unit_label: 'EG', points: 5, read: 2 }],
    missing: [
      { room: 'Bad', reason: 'no_value', last_value_day: '2025-11-03' },
      { room: 'Küche', reason: 'never_read', last_value_day: null },
      { room: 'leer', reason: 'no_device', device_id: null },
    ],
  });
  const ahead = await get(`/v1/properties/${property}/reading-progress?on=2026-12-31`);
  expect(ahead).toMatchObject({ read: 0, missing: [{ reason: 'not_yet' }, {}, {}, {}, { reason: 'no_device' }] });
});

test('how far the values of a device can be relied on', async () => {
  const parts = async (room: string) => {
    const { score, from, to, parts: found } = await get(`/v1/devices/${devices[room]}/truth-score`);
    const reached = (found as { code: string; reached_percent: number }[]).map(({ code, reached_percent }) => [
      code,
      reached_percent,
    ]);
    return { score, from, to, ...Object.fromEntries(reached) };
  };
  // Two of eleven months have a value, none of them a January; everything that came could be read.
  expect(await parts('Flur')).toMatchObject({
    from: '2025-01-16',
    to: '2026-01-15',
    gaps: 16,
    jumps: 100,
    unread: 100,
  });
  expect(await parts('Küche')).toMatchObject({ gaps: 0, jumps: null, unread: 0 });
  expect(await parts('Wohnen')).toMatchObject({ estimated: 0, unread: null, clock: null });
});

test('a signal is good, fair or weak', () => {
  expect([-79, -80, -95, -96, null].map(signalOf)).toEqual(['good', 'fair', 'fair', 'weak', 'unknown']);
});

test('nearly all is not all', () => {
  expect([percentOf(0, 0), percentOf(1, 3), percentOf(999, 1_000), percentOf(9_999, 10_000)]).toEqual([
    null,
    '33.3',
    '99.9',
    '99.9',
  ]);
});
