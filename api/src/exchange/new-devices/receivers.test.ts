// Long because every case works on one database, whose start costs more than all of them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { doJobs, UPLOAD_KEY } from '../../../test/world.ts';
import { consumptionBuilder } from '../../metering/fixtures/measured-house.ts';
import { telegramHex } from '../../metering/fixtures/telegram.ts';
import { readingFiles } from '../../node/transports.ts';
import { takeDrop } from '../drops/take-drop.ts';

/* What receives files says whether devices are made that only a file knows: one setting, the same for all ways in. */

interface FileWire {
  readonly id: string;
  readonly status: string;
  readonly receiver_id: string | null;
  readonly devices_created: number;
  readonly devices_refused: number;
  readonly new_devices_property_id: string | null;
  readonly new_devices_asked_by: string | null;
  readonly new_devices_remark: { code: string; message_de: string } | null;
  readonly counts: Record<string, number>;
}
interface LineWire {
  readonly line: number;
  readonly verdict: string;
  readonly device_id: string | null;
  readonly device_created: boolean;
  readonly device_refusal: string | null;
  readonly remarks: { code: string; message_de: string }[];
}
interface DeviceWire {
  readonly id: string;
  readonly serial: string;
  readonly kind: string;
  readonly address_version: number | null;
  readonly found_property_id: string | null;
}
type Made = { readonly id: string; readonly version: number; readonly new_devices_property_id: string | null };

const KEY = '000102030405060708090a0b0c0d0e0f';
const SETTING = 'new_devices_property_id';
const LOGIN = { name: 'L', password: false, public_keys: [UPLOAD_KEY] };

let api: TestApi;
let build: ReturnType<typeof consumptionBuilder>;
let house: string;
let gatewayKey: string;
let foreignKey: string;
let liveKey: string;
beforeAll(async () => {
  api = await startTestApi();
  build = consumptionBuilder(api);
  house = (await build.house()).property;
  gatewayKey = await api.keyOf('gateway');
  foreignKey = (await api.foreignAccount()).key;
  liveKey = await api.keyOf('admin', { livemode: true });
});
afterAll(() => api.close());

let counter = 0;
const fresh = () => {
  counter += 1;
  return { serial: String(70_000_000 + counter), name: `n-${counter}` };
};
const telegram = (serial: string, accessNumber = 42) => telegramHex({ serial, key: KEY, value: 120, accessNumber });
const elvaco = (gateway: string, serial: string) => `${gateway};${serial};2026-01-10 09:00:00;00;`;
const json = (gateway: string, serial: string) =>
  JSON.stringify({ telegram_hex: telegram(serial), received_at: '2026-01-10T09:00:00.000Z', gateway });

const make = async (path: string, body: object) => (await api.request<Made>('POST', path, { body })).body;
const setting = (propertyId = house) => ({ [SETTING]: propertyId });
const login = (more: object = {}) => make('/v1/upload-logins', { ...LOGIN, ...more });
const inbox = (more: object = {}) => make('/v1/inbox-addresses', { name: 'I', ...more });
const gateway = (name: string, more: object = {}) => make('/v1/gateways', { name, ...more });
const change = (path: string, { id, version }: Made, body: object) =>
  api.request<Made>('PATCH', `${path}/${id}`, { body, headers: { 'If-Match': `"${version}"` } });

const fileOf = async (id: string) => (await api.request<FileWire>('GET', `/v1/reading-files/${id}`)).body;
async function drop(channel: 'sftp' | 'email', { id }: { id: string }, text: string, name = 'a.txt') {
  const bytes = new TextEncoder().encode(text);
  const source = { accountId: api.root.accountId, livemode: false, channel, id } as const;
  const { fileId } = await takeDrop(api.services, source, { name, bytes }, readingFiles.receive);
  return fileOf(String(fileId));
}
async function push(text: string, { query = '', agent = '' } = {}) {
  const answer = await api.request<FileWire>('POST', `/v1/gateway-pushes${query}`, {
    key: gatewayKey,
    raw: text,
    headers: { 'User-Agent': agent },
  });
  expect(answer.status).toBe(200);
  const file = await fileOf(answer.body.id);
  expect(answer.body).toMatchObject({ devices_created: file.devices_created, devices_refused: file.devices_refused });
  return file;
}
const post = async (text: string, query = '') =>
  (await api.request<FileWire>('POST', `/v1/reading-files${query}`, { raw: text })).body;
const again = async (id: string, query = '') =>
  (await api.request<FileWire>('POST', `/v1/reading-files/${id}/attempts${query}`)).body;
const linesOf = async (id: string, query = '') =>
  (await api.request<{ data: LineWire[] }>('GET', `/v1/reading-files/${id}/lines?limit=100${query}`)).body.data;
const devicesOf = async (serial: string) =>
  (await api.request<{ data: DeviceWire[] }>('GET', `/v1/devices?serial=${serial}`)).body.data;

/** A table whose columns are nobody else's. */
const table = (mark: string, ...rows: string[]) => [`Nr;Gerätetyp;Datum;Stand;${mark}`, ...rows, ''].join('\n');
const mapping = (mark: string, more: object = {}) =>
  make('/v1/reading-file-mappings', { ...mappingBody(mark), ...more });
const mappingBody = (mark: string) => ({
  name: mark,
  columns: ['Nr', 'Gerätetyp', 'Datum', 'Stand', mark],
  document: {
    kind: 'csv',
    decimal: ',',
    date_formats: ['DD.MM.YYYY'],
    columns: {
      meter_id: { name: 'Nr' },
      device_kind: { name: 'Gerätetyp' },
      manufacturer: { constant: 'KLM' },
      read_at: { name: 'Datum' },
      current: { name: 'Stand', unit: 'device' },
    },
  },
});

describe('each way in makes the devices as the API does', () => {
  test.each<
    [string, (serial: string, name: string) => Promise<{ file: FileWire; by: string; send: () => Promise<FileWire> }>]
  >([
    [
      'an upload login',
      async (serial) => {
        const by = await login(setting());
        const send = () => drop('sftp', by, telegram(serial));
        return { file: await send(), by: by.id, send };
      },
    ],
    [
      'an inbox address',
      async (serial) => {
        const by = await inbox(setting());
        const send = () => drop('email', by, telegram(serial));
        return { file: await send(), by: by.id, send };
      },
    ],
    [
      'a gateway that names itself when it pushes',
      async (serial, name) => {
        const by = await gateway(name, setting());
        const send = () => push(telegram(serial), { agent: `Elvaco Serial/${name}` });
        return { file: await send(), by: by.id, send };
      },
    ],
    [
      'a gateway that is named where it pushes',
      async (serial, name) => {
        const by = await gateway(name, setting());
        const send = () => push(telegram(serial), { query: `?gateway=${name}` });
        return { file: await send(), by: by.id, send };
      },
    ],
    [
      'a mapping',
      async (serial, name) => {
        const by = await mapping(name, setting());
        const send = () => post(table(name, `${serial};HKV;09.01.2026;5;`));
        return { file: await send(), by: by.id, send };
      },
    ],
  ])('%s', async (_, receive) => {
    const { serial, name } = fresh();
    const { file, by, send } = await receive(serial, name);
    expect(file).toMatchObject({
      status: 'done',
      devices_created: 1,
      devices_refused: 0,
      new_devices_property_id: house,
      new_devices_asked_by: by,
      new_devices_remark: null,
    });
    const [device, other] = await devicesOf(serial);
    expect([device?.kind, device?.found_property_id, other]).toEqual(['heat_cost_allocator', house, undefined]);
    expect(await linesOf(file.id, '&device_created=true')).toMatchObject([
      { device_id: device?.id, device_refusal: null },
    ]);
    const trail = await api.db.inspect<{ changes: Record<string, unknown> }>(
      `select changes from audit_events where action = 'device.created' and object_id = '${device?.id}'`,
    );
    expect(trail).toMatchObject([{ changes: { found_property_id: house, asked_by: by } }]);

    // The same bytes are the same file; taken in again, nothing is there twice.
    expect((await send()).id).toBe(file.id);
    expect(await again(file.id)).toMatchObject({ devices_created: 1, new_devices_asked_by: by });
    expect(await devicesOf(serial)).toHaveLength(1);
  });

  test('telegrams that a gateway asks for by themselves: kept, their device made, judged again', async () => {
    const { serial, name } = fresh();
    const by = await gateway(name, setting());
    const line = (type: number) =>
      JSON.stringify({
        telegram_hex: telegramHex({ serial, key: KEY, value: 120, type }),
        received_at: '2026-01-10T09:00:00.000Z',
        gateway: name,
      });
    const send = async () =>
      (
        await api.request<{ results: { verdict: string; created_device_id?: string; device_refusal?: string }[] }>(
          'POST',
          '/v1/telegrams',
          {
            key: gatewayKey,
            raw: [line(8), line(50)].join('\n'),
            headers: { 'Content-Type': 'application/x-ndjson' },
          },
        )
      ).body.results;
    const [made, refused] = await send();
    const [device] = await devicesOf(serial);
    expect(device).toMatchObject({ kind: 'heat_cost_allocator', found_property_id: house });
    expect(made).toMatchObject({ verdict: 'unknown_device', created_device_id: device?.id });
    expect(refused).toMatchObject({ verdict: 'unknown_device', device_refusal: 'kind_not_kept' });
    const trail = await api.db.inspect<{ asked_by: string }>(
      `select changes->>'asked_by' as asked_by from audit_events where object_id = '${device?.id}'`,
    );
    expect(trail).toEqual([{ asked_by: by.id }]);
    expect((await send()).map(({ verdict }) => verdict)).toEqual(['duplicate', 'duplicate']);
    await doJobs(api);
    const kept = await api.request<{ data: { judged_again: { device_id: string } | null }[] }>(
      'GET',
      `/v1/telegrams?device_id=${device?.id}`,
    );
    expect(kept.body.data.map(({ judged_again }) => judged_again?.device_id)).toEqual([device?.id]);
  });

  test('a large file is taken in by its job, and its setting is looked up there', async () => {
    const { serial } = fresh();
    const by = await login();
    const file = await drop('sftp', by, `# ${'x'.repeat(300_000)}\n${telegram(serial)}\n`);
    expect([file.status, file.new_devices_asked_by]).toEqual(['queued', null]);
    await change('/v1/upload-logins', by, setting());
    await doJobs(api);
    expect(await fileOf(file.id)).toMatchObject({ status: 'done', devices_created: 1, new_devices_asked_by: by.id });
  });

  test('two pushes at a time make each once', async () => {
    const { name } = fresh();
    await gateway(name, setting());
    const serials = Array.from({ length: 10 }, () => fresh().serial);
    const sent = await Promise.all(
      [serials, serials.toReversed()].map((each, n) =>
        push(each.map((serial) => telegram(serial, n)).join('\n'), { query: `?gateway=${name}` }),
      ),
    );
    expect(sent.reduce((sum, { devices_created }) => sum + devices_created, 0)).toBe(10);
  });
});

describe('who says what', () => {
  test('who asks with the file, then its gateway, its way in, and the mapping', async () => {
    const houses: string[] = [];
    for (let n = 0; n < 4; n += 1) houses.push((await build.house()).property);
    const [ofLine, ofFile, ofLogin, ofMapping] = houses;
    const { name } = fresh();
    await gateway(`${name}-line`, setting(ofLine));
    const sender = await gateway(name, setting(ofFile));
    const by = await login(setting(ofLogin));
    await mapping(name, setting(ofMapping));
    const row = (serial: string) => table(name, `${serial};HKV;09.01.2026;5;`);
    const houseOf = async (serial: string) => (await devicesOf(serial))[0]?.found_property_id;

    const byMapping = fresh().serial;
    await post(row(byMapping));
    expect(await houseOf(byMapping)).toBe(ofMapping);
    const byLogin = fresh().serial;
    await drop('sftp', by, row(byLogin));
    expect(await houseOf(byLogin)).toBe(ofLogin);
    const byGateway = fresh().serial;
    expect(await push(row(byGateway), { agent: `Serial/${name}` })).toMatchObject({ new_devices_asked_by: sender.id });
    expect(await houseOf(byGateway)).toBe(ofFile);

    // One login for the gateways of many houses: each line is of the house of its gateway.
    const [near, far] = [fresh().serial, fresh().serial];
    const mixed = await drop('sftp', by, [json(`${name}-line`, near), json('another', far)].join('\n'));
    expect(mixed).toMatchObject({ devices_created: 2, new_devices_asked_by: by.id });
    expect([await houseOf(near), await houseOf(far)]).toEqual([ofLine, ofLogin]);
    const asked = fresh().serial;
    await post(json(`${name}-line`, asked), `?${SETTING}=${house}`);
    expect(await houseOf(asked)).toBe(house);
    const found = await api.request<{ data: DeviceWire[] }>('GET', `/v1/devices?found_property_id=${ofLine}`);
    expect(found.body.data.map(({ serial }) => serial)).toEqual([near]);
  });

  test('a person who confirms a mapping says it for all that waits', async () => {
    const { name } = fresh();
    const [one, two] = [fresh().serial, fresh().serial];
    const waiting = await post(table(name, `KLM ${one};HKV;09.01.2026;5;`));
    const other = await post(table(name, `KLM ${two};HKV;09.01.2026;5;`));
    const { proposal } = (
      await api.request<{ proposal: { document: { columns: object } } }>('GET', `/v1/reading-files/${waiting.id}`)
    ).body;
    const current = { name: 'Stand', unit: 'device' };
    const document = { ...proposal.document, columns: { ...proposal.document.columns, current } };
    const path = `/v1/reading-files/${waiting.id}/mapping-confirmations`;
    const refused = await api.request('POST', path, { body: { document, ...setting(`prp_${'0'.repeat(32)}`) } });
    expect(problemOf(refused, 'unknown-reference').errors).toMatchObject([{ pointer: `/${SETTING}` }]);
    const confirmed = await api.request<FileWire>('POST', path, { body: { document, ...setting() } });
    expect(confirmed.body).toMatchObject({ status: 'done', devices_created: 1, [SETTING]: house });
    await doJobs(api);
    expect(await fileOf(other.id)).toMatchObject({ status: 'done', devices_created: 1 });
  });

  test('what is said later holds when the file is taken in again', async () => {
    const { serial } = fresh();
    const by = await inbox();
    const file = await drop('email', by, telegram(serial));
    expect(file).toMatchObject({
      receiver_id: by.id,
      counts: { unknown_device: 1 },
      devices_created: 0,
      devices_refused: 0,
    });
    await change('/v1/inbox-addresses', by, setting());
    expect(await again(file.id)).toMatchObject({ devices_created: 1, new_devices_asked_by: by.id });
  });
});

describe('the setting', () => {
  test.each([
    ['/v1/upload-logins', () => LOGIN],
    ['/v1/inbox-addresses', () => ({ name: 'I' })],
    ['/v1/gateways', () => ({ name: fresh().name })],
    ['/v1/reading-file-mappings', () => mappingBody(fresh().name)],
  ])('%s: names a house of the account and mode, is shown, changed and written down', async (path, body) => {
    for (const [id, key] of [
      [`prp_${'0'.repeat(32)}`, api.root.key],
      [house, foreignKey],
      [house, liveKey],
    ] as const) {
      const refused = await api.request('POST', path, { key, body: { ...body(), ...setting(id) } });
      expect(problemOf(refused, 'unknown-reference').errors).toMatchObject([{ pointer: `/${SETTING}` }]);
    }
    problemOf(await api.request('POST', path, { key: gatewayKey, body: { ...body(), ...setting() } }), 'forbidden');
    const made = await make(path, { ...body(), ...setting() });
    expect(made[SETTING]).toBe(house);
    const unknown = await change(path, made, setting(`prp_${'0'.repeat(32)}`));
    expect(problemOf(unknown, 'unknown-reference').errors).toMatchObject([{ pointer: `/${SETTING}` }]);
    const changed = await change(path, made, { [SETTING]: null });
    expect([changed.status, changed.body[SETTING], changed.body.version]).toEqual([200, null, made.version + 1]);
    expect((await api.request<Made>('GET', `${path}/${made.id}`)).body[SETTING]).toBeNull();
    problemOf(await change(path, made, { [SETTING]: null }), 'precondition-failed');
    const trail = await api.db.inspect(
      `select 1 from audit_events where object_id = '${made.id}' and changes->'${SETTING}'->>'from' = '${house}'`,
    );
    expect(trail).toHaveLength(1);
  });

  test.each([
    ['/v1/upload-logins', login],
    ['/v1/inbox-addresses', inbox],
  ] as const)('%s: what was ended is changed no more', async (path, begin) => {
    const { id } = await begin();
    const ended = await api.request<Made>('POST', `${path}/${id}/revocations`);
    problemOf(await change(path, ended.body, setting()), 'conflict');
  });

  test('a house that is gone stops no file; with another one it is taken in again', async () => {
    const { serial, name } = fresh();
    const { property } = await build.house();
    const by = await login(setting(property));
    const far = await gateway(name, setting(property));
    await api.db.inspect(`delete from properties where id = '${property}'`);
    const file = await drop('sftp', by, telegram(serial));
    expect(file).toMatchObject({
      status: 'done',
      counts: { unknown_device: 1 },
      devices_created: 0,
      devices_refused: 1,
      [SETTING]: null,
      new_devices_asked_by: by.id,
      new_devices_remark: { code: 'house_gone', message_de: expect.stringContaining('gibt es nicht mehr') },
    });
    const [line] = await linesOf(file.id, '&device_refused=true');
    expect([line?.device_refusal, line?.remarks.at(-1)?.code]).toEqual(['house_gone', 'house_gone']);
    const mixed = await post(json(name, serial));
    expect(await linesOf(mixed.id)).toMatchObject([{ verdict: 'duplicate', device_refusal: 'house_gone' }]);
    expect(await linesOf((await push(json(name, fresh().serial))).id)).toMatchObject([
      { device_refusal: 'house_gone' },
    ]);

    expect((await change('/v1/gateways', far, setting())).status).toBe(200);
    expect((await change('/v1/upload-logins', by, setting())).status).toBe(200);
    expect(await again(file.id)).toMatchObject({ devices_created: 1, devices_refused: 0, new_devices_remark: null });
  });
});

describe('meters that were seen without telegram or value', () => {
  test('are made where it is asked for, by their whole address; the register knows the others', async () => {
    const [known, water, repeater] = [fresh().serial, fresh().serial, fresh().serial];
    await make('/v1/devices', { manufacturer: 'KLM', serial: known, kind: 'heat_meter', model: 'X' });
    const rows = [
      `${known}; KLM;01;04;00; -83; T;`,
      `${water}; KLM;07;06;00; -77; T;`,
      `${water}; KLM;07;06;00; -79; T;`,
      `${repeater}; KLM;01;32;00; -79; T;`,
    ].join('\r\n');
    const by = await login();
    const file = await drop('sftp', by, rows);
    expect([file.counts, file.devices_created, file.devices_refused]).toEqual([{ no_telegram: 4 }, 0, 0]);
    const before = await linesOf(file.id);
    expect(before.map(({ device_id }) => device_id !== null)).toEqual([true, false, false, false]);
    await change('/v1/upload-logins', by, setting());
    expect(await again(file.id)).toMatchObject({ counts: { no_telegram: 4 }, devices_created: 1, devices_refused: 1 });
    const after = await linesOf(file.id);
    const [made] = await devicesOf(water);
    expect(made).toMatchObject({ kind: 'hot_water_meter', address_version: 7, found_property_id: house });
    expect(after.map(({ device_id, device_created }) => [device_id, device_created])).toEqual([
      [before[0]?.device_id, false],
      [made?.id, true],
      [made?.id, false],
      [null, false],
    ]);
    expect(after[3]).toMatchObject({ device_refusal: 'kind_not_kept' });
  });

  test('a report of a gateway names no maker; a list of devices does', async () => {
    const { name, serial } = fresh();
    await gateway(name, setting());
    const report = await push(elvaco('9000000001', serial), { query: `?gateway=${name}` });
    expect(await linesOf(report.id)).toMatchObject([{ verdict: 'no_telegram', device_refusal: 'maker_unsaid' }]);
    const list = [
      'Zählernummer;Hersteller;Gerätetyp;Ablesedatum;Zählerstand;Einheit;Stichtag;Stichtagswert;Status',
      `${serial};KLM;RWM;;;;;;`,
      `${fresh().serial};KLM;;;;;;;`,
    ].join('\n');
    const file = await post(list, `?${SETTING}=${house}`);
    expect(file).toMatchObject({ counts: { no_value: 2 }, devices_created: 1, devices_refused: 1 });
    const lines = await linesOf(file.id);
    expect(lines.map(({ device_created, device_refusal }) => [device_created, device_refusal])).toEqual([
      [true, null],
      [false, 'kind_unsaid'],
    ]);
    expect(lines[1]?.remarks.at(-1)?.message_de).toContain('was für ein Gerät');
    // Now the register knows whom the gateway meant.
    expect(await again(report.id)).toMatchObject({ devices_created: 0, devices_refused: 0 });
    expect(await linesOf(report.id)).toMatchObject([{ device_id: (await devicesOf(serial))[0]?.id }]);
  });

  test('a mapping may read a list without values', async () => {
    const { name, serial } = fresh();
    const columns = ['Nr', 'Art', name];
    const document = { kind: 'csv', decimal: ',', date_formats: ['DD.MM.YYYY'], columns: { meter_id: { name: 'Nr' } } };
    const bare = await api.request('POST', '/v1/reading-file-mappings', { body: { name, columns, document } });
    expect(problemOf(bare, 'rule-violated').errors).toMatchObject([{ code: 'incomplete' }, { code: 'incomplete' }]);
    const listed = { ...document, columns: { ...document.columns, device_kind: { name: 'Art' } } };
    await make('/v1/reading-file-mappings', { name, columns, document: listed, ...setting() });
    const file = await post(`Nr;Art;${name}\nKLM ${serial};HKV;\n`);
    expect(file).toMatchObject({ counts: { no_value: 1 }, devices_created: 1 });
  });
});
