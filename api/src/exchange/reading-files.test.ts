// Long because every case works on one database, whose start costs more than all of them.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import { consumptionBuilder } from '../metering/fixtures/measured-house.ts';
import { forgetDrops } from './drops/forget-drops.ts';
import { refuseDrop, takeDrop } from './drops/take-drop.ts';
import { forgetFileContents } from './reading-files/forget-file-contents.ts';
import { forgetFileLines } from './reading-files/forget-file-lines.ts';

interface FileWire {
  readonly id: string;
  readonly status: string;
  readonly format: string | null;
  readonly counts: Record<string, number>;
  readonly attempt: number;
  readonly records_done: number;
  readonly mapping: { id: string; version: number } | null;
  readonly remark: { code: string } | null;
  readonly proposal?: { document: Record<string, unknown>; missing: string[]; unused: string[] } | null;
}
interface LineWire {
  readonly position: number;
  readonly line: number;
  readonly verdict: string;
  readonly meter: string | null;
  readonly device_id: string | null;
  readonly reading_ids: string[];
  readonly remarks: { code: string; message_de: string; message_en: string }[];
}

let api: TestApi;
/** The devices 00002468 to 00002470 of EFE, and their points. */
const devices: Record<string, string> = {};
const points: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi();
  const { property } = await consumptionBuilder(api).house();
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit = await make('/v1/units', { property_id: property, number: 1, label: 'EG', ...area });
  for (const [serial, kind, use] of [
    ['00002468', 'heat_cost_allocator', 'heating'],
    ['00002469', 'cold_water_meter', 'cold_water'],
    ['00002470', 'heat_meter', 'heating'],
  ] as const) {
    const point = await make('/v1/measuring-points', {
      property_id: property,
      unit_id: unit,
      use,
      room: 'Flur',
      position: 1,
    });
    const device = await make('/v1/devices', { manufacturer: 'EFE', serial, kind, model: 'M' });
    await make(`/v1/measuring-points/${point}/installations`, {
      device_id: device,
      from: '2024-01-01',
      initial_value: '0',
    });
    points[serial] = point;
    devices[serial] = device;
  }
});
afterAll(() => api.close());

async function make(path: string, body: unknown): Promise<string> {
  const made = await api.request<{ id: string }>('POST', path, { body });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.id;
}

const send = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, query = '') =>
  api.request<FileWire>('POST', `/v1/reading-files${query}`, { raw, headers });
const linesOf = async (id: string, query = '') =>
  (await api.request<{ data: LineWire[] }>('GET', `/v1/reading-files/${id}/lines${query}`)).body.data;
const detailOf = async (id: string) => (await api.request<FileWire>('GET', `/v1/reading-files/${id}`)).body;
/** Newest day first. */
const readingsOf = async (serial: string) =>
  (
    await api.request<{ data: { kind: string; day: string; value: string; origin: string }[] }>(
      'GET',
      `/v1/readings?measuring_point_id=${points[serial]}`,
    )
  ).body.data.toSorted((a, b) => (a.day < b.day ? 1 : -1));
const act = (id: string, what: string, body?: unknown, key?: string) =>
  api.request<FileWire>('POST', `/v1/reading-files/${id}/${what}`, {
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'Idempotency-Key': key } }),
  });

const HCA = '2744C5146824000001087A010000000B6E5701004B6E120900426C1F3CCB086E060100C2086C3F31';
const WATER = '1E44C5146924000001077A010000000C13452301004C1300200100426C1F3C';
const HEADER = 'Zählernummer;Hersteller;Gerätetyp;Ablesedatum;Zählerstand;Einheit;Stichtag;Stichtagswert;Status';

describe('telegrams in files', () => {
  test('a list of raw telegrams is taken in at once, a verdict a line; the same bytes are the same file', async () => {
    const text = `# two meters\n${HCA}\ntelegram=|${WATER}|\nT1;0;1;2025-02-01 06:00:13.000;72;110;00002468;0x${HCA}\nnonsense\n`;
    const query = '?name=C%3A%5Ctour%5Craw.txt&read_at=2025-02-01T06:00:00Z';
    const { status, body, headers } = await send(text, {}, query);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/reading-files/${body.id}`);
    expect(body).toMatchObject({
      name: 'raw.txt',
      format: 'raw_lines',
      status: 'done',
      records_done: 4,
      counts: { stored: 2, bad_crc: 1, malformed: 1 },
    });
    const lines = await linesOf(body.id);
    expect(lines.map(({ line, verdict, meter, device_id }) => [line, verdict, meter, device_id])).toEqual([
      [2, 'stored', 'EFE-00002468', devices['00002468']],
      [3, 'stored', 'EFE-00002469', devices['00002469']],
      [4, 'bad_crc', null, null],
      [5, 'malformed', null, null],
    ]);
    expect(lines[3]?.remarks[0]).toMatchObject({
      code: 'other_format',
      message_de: expect.stringContaining('nonsense'),
    });
    expect(await readingsOf('00002468')).toMatchObject([
      { kind: 'register', day: '2025-02-01', value: '157', origin: 'radio' },
      { kind: 'month_end', day: '2025-01-31', value: '106' },
      { kind: 'due_date', day: '2024-12-31', value: '912' },
    ]);
    const again = await send(text);
    expect([again.status, again.body.id]).toEqual([200, body.id]);
    const content = await api.request('GET', `/v1/reading-files/${body.id}/content`);
    expect(new TextDecoder().decode(content.bytes)).toBe(text);
  });

  test('gateways push with Basic authentication under any media type, and are answered 200 whatever they send', async () => {
    const key = await api.keyOf('gateway');
    const basic = `Basic ${btoa(`cme3100:${key}`)}`;
    const push = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      api.request<FileWire>('POST', '/v1/gateway-pushes', {
        key: null,
        raw,
        headers: { Authorization: basic, ...headers },
      });
    const cls = JSON.stringify({
      typ: 'wmbus',
      enc: 'hex',
      kom: 'clsf',
      mac: '00-11',
      zpb: 'X',
      ts: 1_738_389_612,
      d: HCA,
    });
    const first = await push(cls, { 'Content-Type': 'application/json' });
    expect([first.status, first.body.counts]).toEqual([200, { duplicate: 1 }]);
    expect((await push(cls, { 'Content-Type': 'application/json' })).body.id).toBe(first.body.id);
    const lobaro = await push(JSON.stringify({ Raw: `0x${WATER}`, IdString: '99999999' }));
    expect((await linesOf(lobaro.body.id))[0]?.remarks.map(({ code }) => code)).toEqual(['duplicate', 'meter_differs']);
    const row = '0009000001;00002468;2025-03-01 00:00:00;00;08017268240000c5140108050000000b6e58 0100';
    const elvaco = await push(`${row}\r\n0009000001;00002469;2025-03-01 00:00:00;00\r\n`, {
      Filename: '0009000001_valuereport_20250301010000_3001.csv',
      'User-Agent': 'CMe3100 Serial/0009000001',
      'Content-Type': 'application/octet-stream',
    });
    expect(elvaco.body.counts).toEqual({ stored: 1, malformed: 1 });
    expect(await detailOf(elvaco.body.id)).toMatchObject({
      name: '0009000001_valuereport_20250301010000_3001.csv',
      gateway: '0009000001',
      source: 'gateway',
    });
    for (const raw of ['{"a":', '\u0000\u0001\u0002', 'nothing of ours']) {
      const { status, body } = await push(raw, { 'Content-Type': 'application/json' });
      expect([raw, status, body.status]).toEqual([raw, 200, 'failed']);
    }
    problemOf(await push(''), 'malformed-body');
    const bomb = new Uint8Array(gzipSync(new Uint8Array(40 * 1024 * 1024)));
    problemOf(await push(bomb, { 'Content-Encoding': 'gzip' }), 'body-too-large');
    problemOf(await push('x', { 'Content-Encoding': 'br' }), 'unsupported-media-type');
    problemOf(await api.request('POST', '/v1/reading-files', { key, raw: 'x' }), 'forbidden');
    const wrong = { Authorization: `Basic ${btoa('a:b')}` };
    problemOf(
      await api.request('POST', '/v1/gateway-pushes', { key: null, raw: cls, headers: wrong }),
      'unauthenticated',
    );
  });

  test('gzip is unpacked as far as a file may be large, and no further', async () => {
    const packed = (text: string | Uint8Array) => new Uint8Array(gzipSync(text));
    const sent = await send(packed(`${WATER}\n`), { 'Content-Encoding': 'gzip' });
    expect(sent.body.counts).toEqual({ duplicate: 1 });
    const inside = await send(packed(`${WATER}\n\n`), {}, '?name=raw.txt.gz');
    expect(inside.body).toMatchObject({ name: 'raw.txt.gz', counts: { duplicate: 1 } });
    const bomb = packed(new Uint8Array(40 * 1024 * 1024));
    problemOf(await send(bomb, { 'Content-Encoding': 'gzip' }), 'body-too-large');
    expect((await send(bomb)).body.remark?.code).toBe('file_too_large');
    problemOf(await send('not gzip', { 'Content-Encoding': 'gzip' }), 'malformed-body');
    problemOf(await send('x', { 'Content-Encoding': 'br' }), 'unsupported-media-type');
  });
});

describe('tables of readings', () => {
  test('our own columns are read at once; every broken row says what is wrong with it', async () => {
    const rows = [
      '00002468;EFE;HKV;01.03.2025;160;Einheiten;31.12.2024;912;0',
      '2469;EFE;KWZ;01.03.2025;13345;l;31.12.2024;12000;0',
      '00002470;;WMZ;01.03.2025;5,1752;MWh;;;4',
      '00002470;EFE;WMZ;02.03.2025;5000,5;kWh;;;0',
      '00002470;EFE;WMZ;03.03.2025;9;m³;;;0',
      '00002470;EFE;KWZ;03.03.2025;9;m³;;;0',
      '00002470;EFE;WMZ;03.03.2027;6000;kWh;;;0',
      '00002470;EFE;WMZ;03.03.2023;1;kWh;;;0',
      '00002470;EFE;WMZ;01.03.2025;5175,3;kWh;;;0',
      '00002471;EFE;WMZ;01.03.2025;1;kWh;;;0',
      '0000247Z;EFE;WMZ;31.02.2025;abc;Fass;;;0',
      '00002468;EFE;HKV;01.04.2025;170;Einheiten;31.12.2024;913;0',
      '00002468;EFE;HKV;01.04.2025;170;Einheiten;;;8',
      '00002468;EFE;HKV;01.0',
    ];
    const { body } = await send(new Uint8Array(Buffer.from([HEADER, ...rows].join('\r\n'), 'latin1')));
    expect(body).toMatchObject({ format: 'neutral_csv', encoding: 'windows-1252', status: 'done' });
    const lines = await linesOf(body.id);
    expect(lines.map(({ line, verdict, remarks }) => [line, verdict, remarks.map(({ code }) => code).join()])).toEqual([
      [2, 'stored', ''],
      [3, 'stored', ''],
      [4, 'stored', 'battery_low'],
      [5, 'implausible', 'went_back'],
      [6, 'implausible', 'other_unit'],
      [7, 'implausible', 'other_kind'],
      [8, 'implausible', 'future'],
      [9, 'not_installed', 'not_installed'],
      [10, 'conflict', 'other_value'],
      [11, 'unknown_device', 'no_device'],
      [12, 'malformed', 'serial_unreadable,number_unreadable,date_impossible,unit_unknown'],
      [13, 'conflict', 'other_value'],
      [14, 'implausible', 'device_error'],
      [15, 'malformed', 'columns_missing'],
    ]);
    expect(await readingsOf('00002470')).toMatchObject([
      { kind: 'register', day: '2025-03-01', value: '5175.2', origin: 'file' },
    ]);
    expect(await linesOf(body.id, '?verdict=malformed')).toHaveLength(2);
    const again = await act(body.id, 'attempts');
    expect(again.body).toMatchObject({ attempt: 2, status: 'done', counts: { duplicate: 3 } });
    expect(await linesOf(body.id, '?limit=1')).toMatchObject([{ verdict: 'duplicate' }]);
  });

  const UNKNOWN = 'Geräte-Nr.;Datum;Akt. Wert;Bemerkung\n00002470;2025-04-01;5200,5;x\n00002470;01.05.2025;5300,5;\n';

  test('unknown columns wait for a person; confirmed, they are read from then on', async () => {
    const first = (await send(UNKNOWN)).body;
    const second = (await send(UNKNOWN.replace('5300,5', '5301,5'))).body;
    expect([first.status, second.status]).toEqual(['review', 'review']);
    const queue = await api.request<{ data: FileWire[] }>('GET', '/v1/reading-files?status=review');
    expect(queue.body.data.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    const { proposal } = await detailOf(first.id);
    expect(proposal).toMatchObject({
      document: {
        decimal: ',',
        date_formats: ['DD.MM.YYYY', 'YYYY-MM-DD'],
        columns: { meter_id: { name: 'Geräte-Nr.' }, read_at: { name: 'Datum' }, current: { name: 'Akt. Wert' } },
      },
      missing: ['unit'],
      unused: ['Bemerkung'],
    });
    const open = problemOf(await act(first.id, 'mapping-confirmations', {}), 'rule-violated');
    expect(open.errors.map(({ code }) => code)).toEqual(['incomplete']);
    const document = {
      ...proposal?.document,
      columns: {
        meter_id: { name: 'Geräte-Nr.' },
        read_at: { name: 'Datum' },
        current: { name: 'Akt. Wert', unit: 'kWh' },
        manufacturer: { constant: 'EFE' },
      },
    };
    const typo = { ...document, date_formats: ['DD.MM'], columns: { ...document.columns, read_at: { name: 'Tag' } } };
    const wrong = problemOf(await act(first.id, 'mapping-confirmations', { document: typo }), 'rule-violated');
    expect(wrong.errors.map(({ pointer }) => pointer)).toEqual([
      '/document/columns/read_at/name',
      '/document/date_formats/0',
    ]);
    const preview = await api.request<{ rows: { values: { value: string }[] }[] }>(
      'POST',
      `/v1/reading-files/${first.id}/mapping-previews`,
      { body: { document } },
    );
    expect(preview.body.rows.map(({ values }) => values[0]?.value)).toEqual(['5200.5', '5300.5']);
    const confirmed = await act(first.id, 'mapping-confirmations', { name: 'Verwaltung', document });
    expect(confirmed.body).toMatchObject({ status: 'done', counts: { stored: 2 }, mapping: { version: 1 } });
    problemOf(await act(first.id, 'mapping-confirmations', {}), 'conflict');
    problemOf(await act(first.id, 'mapping-previews', {}), 'conflict');
    await doJobs(api);
    expect(await detailOf(second.id)).toMatchObject({ status: 'done', counts: { duplicate: 1, conflict: 1 } });
    // Other columns order, another line of the house above the header: the same columns.
    const third = await send('Haus 7\n\nBemerkung;Akt. Wert;Geräte-Nr.;Datum\n;5400,5;00002470;01.06.2025\n');
    expect(third.body).toMatchObject({ status: 'done', counts: { stored: 1 } });

    const mapping = `/v1/reading-file-mappings/${confirmed.body.mapping?.id}`;
    const read = await api.request('GET', mapping);
    expect(read.headers.get('etag')).toMatch(/^"1-/);
    const refused = { body: { document: typo }, headers: { 'If-Match': '"1"' } };
    problemOf(await api.request('PATCH', mapping, refused), 'rule-violated');
    const changed = await api.request('PATCH', mapping, {
      body: { document: { ...document, columns: { ...document.columns, current: { name: 'Akt. Wert', unit: 'Wh' } } } },
      headers: { 'If-Match': '"1"' },
    });
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    expect((await act(first.id, 'attempts')).body).toMatchObject({ mapping: { version: 2 }, counts: { conflict: 2 } });
    const { fingerprint } = read.body as { fingerprint: string };
    const list = await api.request<{ data: unknown[] }>('GET', `/v1/reading-file-mappings?fingerprint=${fingerprint}`);
    expect(list.body.data).toHaveLength(1);
    const columns = ['Datum', 'Akt. Wert', 'Geräte-Nr.', 'Bemerkung'];
    const double = await api.request('POST', '/v1/reading-file-mappings', { body: { name: 'X', columns, document } });
    problemOf(double, 'conflict');
  });

  test('a file that waits can be rejected, and taken up again', async () => {
    const { body } = await send('Nr;Wann;Wieviel\n1;2;3\n');
    expect(body.status).toBe('review');
    const rejected = await act(body.id, 'rejections', { reason: 'Kein Ableseprotokoll' }, 'reject');
    expect(rejected.body).toMatchObject({ status: 'rejected', reason: 'Kein Ableseprotokoll' });
    problemOf(await act(body.id, 'rejections', { reason: 'noch einmal' }), 'conflict');
    problemOf(await act(body.id, 'rejections', { reason: 'doch nicht' }, 'reject'), 'idempotency-key-reused');
    expect((await act(body.id, 'attempts', undefined, 'again')).body.status).toBe('review');
    problemOf(await act(body.id, 'attempts', { of: 'another request' }, 'again'), 'idempotency-key-reused');
    problemOf(await act(body.id, 'attempts'), 'conflict');
  });

  test('the same serial at two makers is ambiguous unless the file names one', async () => {
    for (const manufacturer of ['AAA', 'BBB'])
      await make('/v1/devices', { manufacturer, serial: '00005000', kind: 'heat_meter', model: 'M' });
    const row = (maker: string) => `5000;${maker};WMZ;01.03.2025;1;kWh;;;0`;
    const { body } = await send([HEADER, row(''), row('AAA')].join('\n'));
    expect((await linesOf(body.id)).map(({ verdict }) => verdict)).toEqual(['ambiguous_device', 'not_installed']);
  });

  test('where a device never was, because its exchange was taken back, none of its values belongs', async () => {
    const fresh = { manufacturer: 'EFE', serial: '00005002', kind: 'cold_water_meter', model: 'M' };
    const exchanged = await api.request('POST', `/v1/measuring-points/${points['00002469']}/exchanges`, {
      body: {
        on: '2025-12-01',
        old_final_value: null,
        unread_reason: 'Anzeige leer',
        new_device_id: await make('/v1/devices', fresh),
        new_initial_value: '0',
        reason: 'Defekt',
      },
    });
    const taken = { body: { reason: 'Falsches Gerät' } };
    await api.request('POST', `/v1/device-exchanges/${exchanged.body.exchange_id}/corrections`, taken);
    const { body } = await send([HEADER, '00005002;EFE;KWZ;01.12.2025;1;m³;;;0'].join('\n'));
    expect(await linesOf(body.id)).toMatchObject([{ verdict: 'not_installed', reading_ids: [] }]);
  });
});

test('a large file is a job that a crash can stop anywhere: each record is taken in once', async () => {
  const count = 9_000;
  const row = (n: number) =>
    `00002469;EFE;KWZ;01.06.2025 ${String(n % 24).padStart(2, '0')}:00:00;${n < 24 ? 20 + n : 'x'.repeat(20)};m3;;;0`;
  const { body } = await send([HEADER, ...Array.from({ length: count }, (_, n) => row(n))].join('\n'));
  expect(body.status).toBe('queued');
  let deaths = 0;
  const mortal = {
    ...api,
    services: {
      ...api.services,
      faultPort: (point: string) => {
        if (point === 'process-reading-file:lines-before-commit' && deaths < 1) {
          deaths += 1;
          throw new Error('killed');
        }
        if (point === 'process-reading-file:lines-committed' && deaths < 3) {
          deaths += 1;
          throw new Error('killed');
        }
      },
    },
  };
  const job = { accountId: api.root.accountId, livemode: false, payload: { reading_file_id: body.id } };
  const { processReadingFile } = await import('./process-reading-file.ts');
  for (let n = 0; n < 3; n += 1) await expect(processReadingFile(mortal.services, job)).rejects.toThrow('killed');
  expect(await detailOf(body.id)).toMatchObject({ status: 'processing', records_done: 8_000 });
  await Promise.all([processReadingFile(mortal.services, job), processReadingFile(mortal.services, job)]);
  expect(await detailOf(body.id)).toMatchObject({
    status: 'done',
    records_done: count,
    counts: { stored: 24, malformed: count - 24 },
  });
  const [{ n, last } = { n: 0, last: 0 }] = await api.db.inspect<{ n: number; last: number }>(
    `select count(*)::int as n, max(position)::int as last from reading_file_lines where file_id = '${body.id}'`,
  );
  expect([n, last]).toEqual([count, count]);
});

test('the bytes of files are forgotten when their time is over, then their lines; the file stays, and the trail says which', async () => {
  const at = api.clock.now;
  const [broken, read, waiting] = [
    await send('nothing that anybody reads'),
    await send(`${HEADER}\n00002469;EFE;KWZ;31.12.2019;5,0;m³;;;0`),
    await send('Gerät;Wert unbekannter Art\n1;2\n'),
  ].map(({ body }) => body);
  expect([broken?.status, read?.status, waiting?.status]).toEqual(['failed', 'done', 'review']);
  const ids = [broken, read, waiting].map((file) => file?.id ?? '');
  const left = async (day: string) => {
    await api.db.database.systemTransaction((db) => forgetFileContents(db, new Date(`${day}T00:00:00Z`)));
    const answers = await Promise.all(ids.map((id) => api.request('GET', `/v1/reading-files/${id}/content`)));
    return answers.map(({ status }) => status);
  };
  expect(await left('2026-04-17')).toEqual([200, 200, 200]);
  expect(await left('2026-04-18')).toEqual([404, 200, 200]);
  problemOf(await api.request('POST', `/v1/reading-files/${ids[0]}/attempts`), 'not-found');
  // Sent again it is the same file, and can be repeated.
  api.clock.now = new Date('2026-04-18T08:00:00Z');
  expect((await send('nothing that anybody reads')).body).toMatchObject({ id: ids[0], status: 'failed' });
  api.clock.now = at;
  expect(await left('2026-04-19')).toEqual([200, 200, 200]);
  expect(await left('2034-12-31')).toEqual([404, 200, 200]);
  expect(await left('2035-01-01')).toEqual([404, 404, 200]);
  const lines = async () =>
    (await api.request<{ data: LineWire[] }>('GET', `/v1/reading-files/${ids[1]}/lines`)).body.data.length;
  expect(await lines()).toBe(1);
  // What became of its lines goes with it, not before, and the file says how many there were.
  await forgetFileLines(api.db.database, new Date('2034-12-31T22:59:00Z'));
  expect(await lines()).toBe(1);
  await forgetFileLines(api.db.database, new Date('2034-12-31T23:00:00Z'));
  expect(await lines()).toBe(0);
  expect(await detailOf(ids[1] ?? '')).toMatchObject({ status: 'done', records_done: 1 });
  const trail = await api.db.inspect<{ changes: { class: string; forgotten: { id: string }[] } }>(
    `select changes from audit_events where action = 'reading_file_contents.forgotten' order by occurred_at`,
  );
  const seen = trail.flatMap(({ changes }) => changes.forgotten.map(({ id }) => `${changes.class} ${id}`));
  expect(seen).toEqual(expect.arrayContaining([`file_not_read ${ids[0]}`, `file_read ${ids[1]}`]));
});

test('what was put down is forgotten as well, what was refused sooner', async () => {
  const source = { accountId: api.root.accountId, livemode: false, channel: 'sftp', id: 'upl_gone' } as const;
  const file = { name: 'a.csv', bytes: new TextEncoder().encode('a;b') };
  const { id } = await send(`${HEADER}\n00002470;EFE;KWZ;31.12.2019;5,0;m³;;;0`).then(({ body }) => body);
  await takeDrop(api.services, source, file, async () => ({ id }));
  await refuseDrop(api.services, source, file, 'too_large');
  const left = async (moment: string) => {
    await api.db.database.systemTransaction((db) => forgetDrops(db, new Date(moment)));
    const rows = await api.db.inspect<{ verdict: string }>(
      "select verdict from file_drops where source_id = 'upl_gone' order by verdict",
    );
    return rows.map(({ verdict }) => verdict);
  };
  expect(await left('2026-04-17T08:00:00Z')).toEqual(['refused', 'taken']);
  expect(await left('2026-04-17T08:00:01Z')).toEqual(['taken']);
  expect(await left('2034-12-31T22:59:00Z')).toEqual(['taken']);
  expect(await left('2034-12-31T23:00:00Z')).toEqual([]);
});

test('what is read and how sure that is can be asked', async () => {
  const { body } = await api.request<Record<string, { id: string }[]>>('GET', '/v1/capabilities');
  expect(body.reading_files?.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['elvaco_report', 'cmex50_walkby', 'lobaro_json', 'cls_json', 'raw_lines', 'table_xml']),
  );
  expect(body.maker_profiles?.length).toBeGreaterThan(10);
  expect(body.security_modes).toContainEqual({ id: 'mode_13', name: 'TLS', opened: false });
});
