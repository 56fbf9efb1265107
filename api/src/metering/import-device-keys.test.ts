import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';

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

test('thousands of keys are one request', async () => {
  const lines = Array.from({ length: 2_000 }, (_, n) => `${10_000_000 + n};KAM;${key(n % 90)}`);
  const { body } = await send(['serial;manufacturer;key', ...lines]);
  expect(body.counts).toMatchObject({ unknown_device: 2_000, malformed: 0 });
});
