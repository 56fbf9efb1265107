import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import { consumptionBuilder } from '../metering/fixtures/measured-house.ts';
import { type TelegramParts, telegramHex } from '../metering/fixtures/telegram.ts';

/* Whoever walks by a house with a receiver brings a list of what is mounted there: its devices are made of it, once. */

interface FileWire {
  readonly id: string;
  readonly status: string;
  readonly devices_created: number;
  readonly new_devices_property_id: string | null;
  readonly counts: Record<string, number>;
}
interface LineWire {
  readonly line: number;
  readonly verdict: string;
  readonly device_id: string | null;
  readonly device_created: boolean;
  readonly remarks: { code: string }[];
}

const KEY = '000102030405060708090a0b0c0d0e0f';

let api: TestApi;
let build: ReturnType<typeof consumptionBuilder>;
let property_id: string;
beforeAll(async () => {
  api = await startTestApi();
  build = consumptionBuilder(api);
  property_id = (await build.house()).property;
});
afterAll(() => api.close());

const telegram = (serial: string, parts: Partial<TelegramParts> = {}) =>
  telegramHex({ serial, key: KEY, value: 120, ...parts });
const send = (lines: readonly string[], query = '') =>
  api.request<FileWire>('POST', `/v1/reading-files?read_at=2026-01-10T09:00:00Z${query}`, { raw: lines.join('\n') });
const ofHouse = (id = property_id) => `&new_devices_property_id=${id}`;
const linesOf = async (id: string, query = '') =>
  (await api.request<{ data: LineWire[] }>('GET', `/v1/reading-files/${id}/lines?limit=100${query}`)).body.data;
const devicesWith = async (serial: string) =>
  (
    await api.request<{ data: { id: string; kind: string; address_version: number; has_key: boolean }[] }>(
      'GET',
      `/v1/devices?serial=${serial}`,
    )
  ).body.data;
const count = async () => (await api.db.inspect<{ n: number }>('select count(*)::int as n from devices'))[0]?.n;

test('devices that a walk-by file names and nobody entered are made once, without an installation', async () => {
  await build.make('/v1/devices', {
    manufacturer: 'KLM',
    serial: '80000001',
    kind: 'heat_cost_allocator',
    model: 'X',
    key_hex: KEY,
  });
  const list = Buffer.from(`Seriennummer;Hersteller;Schlüssel\n80000002;KLM;${KEY}\n`).toString('base64');
  await api.request('POST', '/v1/device-key-imports', { body: { file_base64: list } });
  const file = [
    '# Rundgang',
    telegram('80000001'),
    telegram('80000002', { type: 6 }),
    telegram('80000002', { type: 6, accessNumber: 43 }),
    telegram('80000003', { type: 4 }),
    telegram('80000004', { type: 55 }),
    'nonsense',
  ];
  const plain = await send(file);
  expect([plain.body.counts, plain.body.devices_created]).toEqual([{ stored: 1, unknown_device: 4, malformed: 1 }, 0]);
  expect(await devicesWith('80000002')).toEqual([]);

  const again = await api.request<FileWire>(
    'POST',
    `/v1/reading-files/${plain.body.id}/attempts?${ofHouse().slice(1)}`,
  );
  expect(again.body).toMatchObject({ devices_created: 2, new_devices_property_id: property_id });
  const [water] = await devicesWith('80000002');
  expect(water).toMatchObject({ kind: 'hot_water_meter', address_version: 3, has_key: true });
  expect(await devicesWith('80000003')).toMatchObject([{ kind: 'heat_meter', has_key: false }]);
  const made = await linesOf(plain.body.id, '&device_created=true');
  expect(made.map(({ line, device_id }) => [line, device_id === water?.id])).toEqual([
    [3, true],
    [5, false],
  ]);
  await doJobs(api);

  // What was heard before its device was made becomes a reading as soon as it is known where it measured.
  const unit_id = await build.unit(property_id);
  const at = { property_id, unit_id, use: 'hot_water', room: 'Bad', position: 1 };
  const point = await build.make('/v1/measuring-points', at);
  await build.make(`/v1/measuring-points/${point}/installations`, {
    device_id: water?.id,
    from: '2026-01-01',
    initial_value: '0',
  });
  const readings = await api.request<{ data: { value: string }[] }>('GET', `/v1/readings?measuring_point_id=${point}`);
  expect(readings.body.data.map(({ value }) => value)).toEqual(['0.12']);
  const trail = await api.db.inspect(
    `select 1 from audit_events where action = 'device.created' and object_id = '${water?.id}'`,
  );
  expect(trail).toHaveLength(1);

  // Again, and another tour by the same house: nothing is there twice.
  const devices = await count();
  await api.request('POST', `/v1/reading-files/${plain.body.id}/attempts?${ofHouse().slice(1)}`);
  const tour = await send([telegram('80000003', { type: 4, accessNumber: 44 }), ...file], ofHouse());
  expect([tour.status, tour.body.devices_created, await count()]).toEqual([201, 0, devices]);
  const radio = (await linesOf(tour.body.id)).find(({ line }) => line === 7);
  expect(radio).toMatchObject({ verdict: 'duplicate', device_id: null, device_created: false });
  const files = await api.request<{ data: { id: string }[] }>('GET', `/v1/reading-files?${ofHouse().slice(1)}`);
  expect(files.body.data.map(({ id }) => id).sort()).toEqual([plain.body.id, tour.body.id].sort());
});

test('a table makes those whose maker and kind it names; version and type decide who is another device', async () => {
  const header = 'Zählernummer;Hersteller;Gerätetyp;Ablesedatum;Zählerstand;Einheit;Stichtag;Stichtagswert;Status';
  const { body } = await send(
    [
      header,
      '81000001;KLM;WMZ;09.01.2026;5;kWh;;;0',
      '81000001;KLM;WMZ;10.01.2026;6;kWh;;;0',
      '81000002;;WMZ;09.01.2026;5;kWh;;;0',
    ],
    ofHouse(),
  );
  const lines = await linesOf(body.id);
  expect(lines.map(({ verdict, device_created, remarks }) => [verdict, device_created, remarks.at(-1)?.code])).toEqual([
    ['not_installed', true, 'not_installed'],
    ['not_installed', false, 'not_installed'],
    ['unknown_device', false, 'maker_unsaid'],
  ]);
  // The table said no version: a telegram of this number is of this device.
  expect((await send([telegram('81000001', { type: 4 })], ofHouse())).body.devices_created).toBe(0);
  await send([telegram('81000003', { type: 4 })], ofHouse());
  expect((await send([telegram('81000003', { type: 4, version: 9 })], ofHouse())).body.devices_created).toBe(1);
  expect((await devicesWith('81000003')).map(({ address_version }) => address_version).sort()).toEqual([3, 9]);
});

test('two files at a time with the same new devices make each once', async () => {
  const before = (await count()) ?? 0;
  const lines = (n: number) => Array.from({ length: 20 }, (_, at) => telegram(`8200${1000 + at}`, { accessNumber: n }));
  const sent = await Promise.all([send(lines(1), ofHouse()), send(lines(2).reverse(), ofHouse())]);
  expect(sent.map(({ status }) => status)).toEqual([201, 201]);
  expect(sent.reduce((sum, { body }) => sum + body.devices_created, 0)).toBe(20);
  expect(await count()).toBe(before + 20);
});

test('the house is one of the account', async () => {
  const refused = problemOf(await send([telegram('83000001')], ofHouse(`prp_${'0'.repeat(32)}`)), 'unknown-reference');
  expect(refused.errors).toMatchObject([{ pointer: '/query/new_devices_property_id' }]);
  problemOf(await send([telegram('83000001')], '&new_devices_property_id=x'), 'validation-failed');
});
