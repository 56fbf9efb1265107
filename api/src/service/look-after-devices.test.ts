import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import { consumptionBuilder } from '../metering/fixtures/measured-house.ts';
import { compactTelegramHex, telegramHex } from '../metering/fixtures/telegram.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';

let api: TestApi;
let property: string;
let device: string;
let point: string;
let now = new Date('2026-01-15T08:00:00.000Z');
beforeAll(async () => {
  api = await startTestApi({ clock: () => now });
  ({ property } = await consumptionBuilder(api).house());
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit_id = await make('/v1/units', { property_id: property, number: 1, label: 'EG', ...area });
  const place = { property_id: property, unit_id, use: 'heating', position: 1 };
  point = await make('/v1/measuring-points', { ...place, room: 'Flur' });
  const body = { kind: 'heat_cost_allocator', manufacturer: 'KLM', model: 'M', key_hex: KEY };
  const installed = { from: '2025-01-01', initial_value: '0' };
  device = await make('/v1/devices', { ...body, serial: '10000001' });
  await make(`/v1/measuring-points/${point}/installations`, { ...installed, device_id: device });
  const other = await make('/v1/measuring-points', { ...place, room: 'Bad' });
  const neighbour = await make('/v1/devices', { ...body, serial: '10000002' });
  await make(`/v1/measuring-points/${other}/installations`, { ...installed, device_id: neighbour });
});
afterAll(() => api.close());

async function make(path: string, body: unknown): Promise<string> {
  const made = await api.request('POST', path, { body });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.id as string;
}
const list = async <T = Record<string, unknown>>(path: string) =>
  (await api.request<{ data: T[] }>('GET', path)).body.data;

async function ingest(
  ...lines: { serial: string; value: number; at: string; gateway: string; status?: number }[]
): Promise<void> {
  const raw = lines.map(({ serial, value, at, gateway, status = 0 }) =>
    JSON.stringify({ telegram_hex: telegramHex({ serial, key: KEY, value, status }), received_at: at, gateway }),
  );
  const headers = { 'Content-Type': 'application/x-ndjson' };
  expect((await api.request('POST', '/v1/telegrams', { raw: raw.join('\n'), headers })).status).toBe(200);
  await doJobs(api);
}

test('a gateway that nobody has entered is there once it is heard, and keeps what it heard when it is entered', async () => {
  await ingest(
    { serial: '10000001', value: 10, at: '2026-01-13T10:00:00Z', gateway: 'GW-7' },
    { serial: '99999999', value: 10, at: '2026-01-13T11:00:00Z', gateway: 'GW-7' },
    { serial: '10000001', value: 11, at: '2026-01-14T10:00:00Z', gateway: 'GW-7' },
  );
  const [heard] = await list<{ id: string }>('/v1/gateways?status=unregistered');
  expect(heard).toMatchObject({
    name: 'GW-7',
    property_id: null,
    contact: {
      first_contact_at: '2026-01-13T10:00:00.000Z',
      last_contact_at: '2026-01-14T10:00:00.000Z',
      last_transfer_addresses: 1,
      addresses: 2,
      unknown_addresses: 1,
      readable: 1,
      kinds: { heat_cost_allocator: 1 },
      manufacturers: { KLM: 2 },
    },
  });
  const entered = { name: 'GW-7', serial: 'SLC-1', model: 'Superlink C', property_id: property };
  expect(await make('/v1/gateways', entered)).toBe(heard?.id);
  const twice = await api.request('POST', '/v1/gateways', { body: entered });
  expect(twice).toMatchObject({ status: 409, body: { errors: [{ pointer: '/name' }] } });
  expect(await list(`/v1/gateways/${heard?.id}/devices?unknown=true`)).toMatchObject([
    { meter_address: 'KLM-99999999', device_id: null, last_verdict: 'unknown_device' },
  ]);
  expect(await list(`/v1/gateways/${heard?.id}/devices?unknown=false`)).toMatchObject([
    { meter_address: 'KLM-10000001', device_id: device, last_heard_at: '2026-01-14T10:00:00.000Z', signal: 'unknown' },
  ]);
  // Two devices may share maker and number; what was heard is one address all the same.
  const twins = { kind: 'heat_meter', manufacturer: 'KLM', model: 'M', serial: '99999999' };
  const first = await make('/v1/devices', { ...twins, address_version: 3 });
  await make('/v1/devices', { ...twins, address_version: 4 });
  expect(await list(`/v1/gateways/${heard?.id}/devices?unknown=false`)).toMatchObject([
    { meter_address: 'KLM-10000001', device_id: device },
    { meter_address: 'KLM-99999999', device_id: first },
  ]);
  expect(await list('/v1/gateways')).toMatchObject([{ contact: { addresses: 2, unknown_addresses: 0 } }]);
  const path = `/v1/gateways/${heard?.id}`;
  const { version } = (await api.request<{ version: number }>('GET', path)).body;
  const headers = { 'If-Match': `"${version}"` };
  const away = await api.request('PATCH', path, { body: { property_id: null, status: 'retired' }, headers });
  expect(away.body).toMatchObject({ property_id: null, status: 'retired', serial: 'SLC-1' });
});

test('a cause opens one ticket, also when a person closes it, and the end of the cause closes it', async () => {
  await ingest({ serial: '10000001', value: 12, status: 4, at: '2026-01-14T12:00:00Z', gateway: 'GW-7' });
  await ingest({ serial: '10000001', value: 13, status: 4, at: '2026-01-14T13:00:00Z', gateway: 'GW-7' });
  const [ticket, ...more] = await list<{ id: string }>(`/v1/tickets?device_id=${device}`);
  expect(more).toEqual([]);
  expect(ticket).toMatchObject({
    kind: 'battery_low',
    status: 'open',
    property_id: property,
    automatic: true,
    due_on: '2026-03-16',
  });
  expect((await list(`/v1/battery-forecasts?property_id=${property}`))[0]).toMatchObject({ basis: 'reported_low' });

  const path = `/v1/tickets/${ticket?.id}`;
  const change = (version: number, body: object) =>
    api.request('PATCH', path, { body, headers: { 'If-Match': `"${version}"` } });
  expect((await change(1, { assignee: 'Team Technik', status: 'in_progress' })).body).toMatchObject({ version: 2 });
  expect((await change(1, { status: 'closed' })).status).toBe(412);
  expect((await api.request('POST', `${path}/comments`, { body: { text: 'Termin am 12.02.' } })).status).toBe(201);
  expect((await change(2, { status: 'closed', comment: 'erledigt' })).body).toMatchObject({ status: 'closed' });
  await ingest({ serial: '10000001', value: 14, status: 4, at: '2026-01-14T14:00:00Z', gateway: 'GW-7' });
  expect(await list(`/v1/tickets?device_id=${device}`)).toHaveLength(1);

  await ingest({ serial: '10000001', value: 15, at: '2026-01-14T15:00:00Z', gateway: 'GW-7' });
  expect((await api.request('GET', path)).body.cause_ended_at).not.toBeNull();
  const events = await list<{ kind: string }>(`${path}/events`);
  expect(events.map(({ kind }) => kind).sort()).toEqual(['cause_ended', 'changed', 'closed', 'commented', 'opened']);
});

test('a device that fell silent has a ticket until it is heard again', async () => {
  now = new Date('2026-03-15T08:00:00.000Z');
  await ingest({ serial: '10000002', value: 20, at: '2026-03-14T10:00:00Z', gateway: 'GW-7' });
  const silent = () => list('/v1/tickets?kind=no_contact');
  expect(await silent()).toMatchObject([{ device_id: device, status: 'open' }]);
  await ingest({ serial: '10000001', value: 21, at: '2026-03-14T11:00:00Z', gateway: 'GW-7' });
  expect(await silent()).toMatchObject([{ device_id: device, status: 'closed' }]);
});

test('what a device said before it was taken out ends with the day, also where it still sends', async () => {
  await ingest({ serial: '10000001', value: 22, status: 4, at: '2026-03-14T12:00:00Z', gateway: 'GW-7' });
  const low = async () => (await list<{ status: string }>('/v1/tickets?kind=battery_low')).map(({ status }) => status);
  expect(await low()).toEqual(['closed', 'open']);
  const removal = { on: '2026-03-14', final_value: '22', reason: 'Heizkörper entfernt', confirmed: true };
  const removed = await api.request('POST', `/v1/measuring-points/${point}/removals`, { body: removal });
  expect(removed.status, JSON.stringify(removed.body)).toBe(201);
  now = new Date('2026-03-16T08:00:00.000Z');
  await ingest({ serial: '10000002', value: 23, at: '2026-03-15T12:00:00Z', gateway: 'GW-7' });
  expect(await low()).toEqual(['closed', 'closed']);
  await ingest({ serial: '10000001', value: 22, status: 4, at: '2026-03-15T13:00:00Z', gateway: 'GW-7' });
  expect(await low()).toEqual(['closed', 'closed']);
});

test('a person opens one as well', async () => {
  const id = await make('/v1/tickets', { subject: 'Display dunkel', device_id: device, due_on: '2026-04-01' });
  expect((await api.request('GET', `/v1/tickets/${id}`)).body).toMatchObject({ kind: 'other', automatic: false });
  expect(
    (await api.request('POST', '/v1/tickets', { body: { subject: 'x', device_id: `dev_${'0'.repeat(32)}` } })).status,
  ).toBe(422);
});

test('compact frames say how a device is, too', async () => {
  const meter = { kind: 'heat_meter', manufacturer: 'KLM', model: 'M', key_hex: KEY, serial: '10000003' };
  const heat = await make('/v1/devices', meter);
  const { serial } = meter;
  const hear = async (telegram_hex: string, received_at: string) => {
    const headers = { 'Content-Type': 'application/x-ndjson' };
    await api.request('POST', '/v1/telegrams', { raw: JSON.stringify({ telegram_hex, received_at }), headers });
    await doJobs(api);
    const [row] = await api.db.inspect<{ at: string }>(
      `select to_json(said_at)#>>'{}' as at from device_health where device_id = '${heat}'`,
    );
    return row === undefined ? null : new Date(row.at).toISOString();
  };
  expect(await hear(compactTelegramHex({ serial, value: 1 }), '2026-03-01T08:00:00.000Z')).toBeNull();
  const full = telegramHex({ serial, key: KEY, type: 4, value: 2 });
  expect(await hear(full, '2026-03-02T08:00:00.000Z')).toBe('2026-03-02T08:00:00.000Z');
  const compact = compactTelegramHex({ serial, value: 3 });
  expect(await hear(compact, '2026-03-15T08:00:00.000Z')).toBe('2026-03-15T08:00:00.000Z');
});

// One statement takes 65,534 parameters. Once is enough.
test.skipIf(inject('postgresUrl') === null)('a request may name as many gateways as it has lines', async () => {
  const lines = Array.from({ length: 10_000 }, (_, n) => {
    const frame = `44ee4d${String(80_000_000 + n)}0104780c0642000000`;
    return `{"telegram_hex":"${(frame.length / 2).toString(16)}${frame}","received_at":"2026-03-14T13:00:00Z","gateway":"GW-${n}"}`;
  });
  const headers = { 'Content-Type': 'application/x-ndjson' };
  const sent = await api.request('POST', '/v1/telegrams', { raw: lines.join('\n'), headers });
  expect(sent.body).toMatchObject({ counts: { unknown_device: 10_000 } });
  await doJobs(api);
  expect(await api.db.inspect(`select count(*)::int from gateways where name ~ '^GW-[0-9]+$'`)).toEqual([
    { count: 10_000 },
  ]);
});
