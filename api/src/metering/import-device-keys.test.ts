import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import { telegramHex } from './fixtures/telegram.ts';

let api: TestApi;
const said: unknown[] = [];
beforeAll(async () => {
  api = await startTestApi({ log: (event) => said.push(event) });
});
afterAll(() => api.close());

const key = (n: number) => `${String(n).padStart(2, '0')}`.repeat(16);
const ENCRYPTED = `<EncryptedData><CipherValue>${'A'.repeat(64)}</CipherValue></EncryptedData>`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

interface Import {
  readonly results: readonly { line: number; verdict: string; device_id: string | null; serial: string | null }[];
  readonly counts: Record<string, number>;
}
const send = (lines: readonly string[], more: object = {}, options: object = {}) =>
  api.request<Import>('POST', '/v1/device-key-imports', {
    body: { file_base64: base64(lines.join('\n')), ...more },
    ...options,
  });
const verdicts = ({ body }: { body: Import }) => body.results.map(({ line, verdict }) => `${line} ${verdict}`);
const makeDevice = async (manufacturer: string, serial: string, key_hex: string | null = null) =>
  (
    await api.request<{ id: string; has_key: boolean; version: number }>('POST', '/v1/devices', {
      body: { manufacturer, serial, kind: 'heat_meter', model: 'M', key_hex },
    })
  ).body;

test('every line has its verdict, nothing repeats a key, and what is sealed opens for its device alone', async () => {
  const [bare, keyed, same] = [
    await makeDevice('SON', '11111111'),
    await makeDevice('SON', '22222222', key(1)),
    await makeDevice('SON', '33333333', key(2)),
  ];
  await makeDevice('SON', '44444444');
  await makeDevice('KAM', '44444444');
  const answer = await send([
    'Seriennummer;Hersteller;Schlüssel',
    `11111111;SON;${key(10)}`,
    `22222222;;${key(11)}`,
    `33333333;SON;${key(2)}`,
    `44444444;;${key(12)}`,
    `55555555;KAM;${key(13)}`,
    `11111111;SON;${key(10)}`,
    `66666666;KAM;${key(14)}`,
    `66666666;KAM;${key(15)}`,
    `77777777;KAM;${key(16)}ff`,
  ]);
  expect(answer.status).toBe(200);
  expect(verdicts(answer)).toEqual([
    '2 set',
    '3 replaced',
    '4 unchanged',
    '5 conflict',
    '6 unknown_device',
    '7 duplicate',
    '8 conflict',
    '9 conflict',
    '10 malformed',
  ]);
  expect(answer.body.results.map(({ device_id }) => device_id)).toEqual([
    bare.id,
    keyed.id,
    same.id,
    null,
    null,
    bare.id,
    null,
    null,
    null,
  ]);
  const events = await api.request<{ data: { action: string; object_id: string }[] }>(
    'GET',
    '/v1/audit-events?limit=100',
  );
  expect(
    events.body.data.filter(({ action }) => action === 'device.updated').map(({ object_id }) => object_id),
  ).toEqual([keyed.id]);
  for (const text of [JSON.stringify([answer.body, events.body, said])])
    for (let n = 1; n < 20; n += 1) expect(text).not.toContain(key(n));
  expect(JSON.stringify(await api.db.inspect('select * from devices, waiting_device_keys'))).not.toContain(key(10));

  const found = await api.request<{ has_key: boolean; version: number }>('GET', `/v1/devices/${bare.id}`);
  expect(found.body).toMatchObject({ has_key: true, version: 2 });
});

test('a key that came first waits for its device, and only for that one', async () => {
  await send(['serial;manufacturer;key', `88888888;KAM;${key(20)}`, `99999999;;${key(21)}`]);
  expect((await makeDevice('SON', '88888888')).has_key).toBe(false);
  expect((await makeDevice('KAM', '88888888')).has_key).toBe(true);
  expect((await makeDevice('KAM', '99999999')).has_key).toBe(true);
  const waiting = await api.db.inspect(
    `select serial from waiting_device_keys where serial like '8%' or serial like '9%'`,
  );
  expect(waiting).toEqual([]);
  // The same list again: now they are there.
  const again = await send(['serial;manufacturer;key', `88888888;KAM;${key(20)}`, `99999999;;${key(21)}`]);
  expect(verdicts(again)).toEqual(['2 unchanged', '3 unchanged']);
});

test('another account sees neither devices nor keys that wait', async () => {
  const foreign = await api.foreignAccount();
  const answer = await send(['serial;key', `11111111;${key(30)}`], {}, { key: foreign.key });
  expect(verdicts(answer)).toEqual(['2 unknown_device']);
  const { body } = await api.request<{ has_key: boolean }>('POST', '/v1/devices', {
    body: { manufacturer: 'SON', serial: '55555555', kind: 'heat_meter', model: 'M' },
    key: foreign.key,
  });
  expect(body.has_key).toBe(false);
});

test('a file that gives no keys is refused by name, a missing right first', async () => {
  for (const [lines, more, code] of [
    [['a;b', '1;2'], {}, 'unknown_columns'],
    [[ENCRYPTED], {}, 'password_missing'],
    [[ENCRYPTED], { password: 'x' }, 'password_wrong'],
  ] as const) {
    const answer = await send(lines, more);
    expect(problemOf(answer, 'rule-violated').errors.map((each) => each.code)).toEqual([code]);
  }
  const reader = await send(['serial;key', `11111111;${key(1)}`], {}, { key: await api.keyOf('reader') });
  problemOf(reader, 'forbidden');
  problemOf(
    await api.request('POST', '/v1/device-key-imports', { body: { file_base64: 'not base64!' } }),
    'validation-failed',
  );
});

test('telegrams that were kept for want of the key become readings, once, with the day they were received', async () => {
  const made = async (path: string, body: object) =>
    (await api.request<{ id: string }>('POST', path, { body })).body.id;
  const customer_id = await made('/v1/customers', { kind: 'owner', person: { name: 'Ida Inhaber' } });
  const property_id = await made('/v1/properties', {
    customer_id,
    number: '0000077-1',
    street: 'Hof 1',
    postal_code: '34123',
    city: 'Kassel',
    plant: { energy: 'natural_gas' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  const unit_id = await made('/v1/units', {
    property_id,
    number: 1,
    label: 'Wohnung',
    heating_area_m2: '50',
    hot_water_area_m2: '50',
  });
  const measuring_point_id = await made('/v1/measuring-points', {
    property_id,
    unit_id,
    use: 'heating',
    room: 'Flur',
    position: 1,
  });
  const { id: device_id } = await makeDevice('KLM', '12121212', key(50));
  await made(`/v1/measuring-points/${measuring_point_id}/installations`, {
    device_id,
    from: '2025-01-01',
    initial_value: '0',
  });
  const sent = [10, 11, 12].map((month) => ({
    telegram_hex: telegramHex({ serial: '12121212', key: key(51), type: 4, value: month * 10, accessNumber: month }),
    received_at: `2025-${month}-28T10:00:00.000Z`,
  }));
  const raw = sent.map((line) => JSON.stringify(line)).join('\n');
  const ingest = () =>
    api.request<{ counts: Record<string, number> }>('POST', '/v1/telegrams', {
      raw,
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
  expect((await ingest()).body.counts).toMatchObject({ wrong_key: 3 });
  const readings = async () =>
    (
      await api.request<{ data: { day: string; value: string; read_at: string; telegram_id: string }[] }>(
        'GET',
        `/v1/readings?measuring_point_id=${measuring_point_id}`,
      )
    ).body.data;
  await send(['serial;manufacturer;key', `12121212;KLM;${key(51)}`]);
  await doJobs(api);
  expect((await readings()).map(({ day, value }) => `${day} ${value}`)).toEqual([
    '2025-10-28 100',
    '2025-11-28 110',
    '2025-12-28 120',
  ]);
  expect((await readings())[0]?.read_at).toBe('2025-10-28T10:00:00.000Z');
  // The telegram says what it was when it came; the reading names it.
  const [first] = await readings();
  const telegram = await api.request('GET', `/v1/telegrams/${first?.telegram_id}`);
  expect(telegram.body).toMatchObject({ verdict: 'wrong_key', device_id });
  // Again, by the other way to a key: nothing is doubled.
  const { headers } = await api.request('GET', `/v1/devices/${device_id}`);
  await api.request('PATCH', `/v1/devices/${device_id}`, {
    body: { key_hex: key(51) },
    headers: { 'If-Match': headers.get('etag') ?? '' },
  });
  await doJobs(api);
  expect(await readings()).toHaveLength(3);
  expect((await ingest()).body.counts).toMatchObject({ duplicate: 3 });
});

test('thousands of keys are one request', async () => {
  const lines = Array.from({ length: 2_000 }, (_, n) => `${10_000_000 + n};KAM;${key(n % 90)}`);
  const { body } = await send(['serial;manufacturer;key', ...lines]);
  expect(body.counts).toMatchObject({ unknown_device: 2_000, malformed: 0 });
});
