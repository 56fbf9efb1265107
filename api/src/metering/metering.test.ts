// Long because every case works on one database, whose start costs more than all of them.
import { consumptionOf, format } from '@klarmeter/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { inContext } from '../context.ts';
import { countingTelegramHex, type TelegramParts, telegramHex, withChecksums } from './fixtures/telegram.ts';
import { seriesOfProperties } from './index.ts';

interface Made {
  readonly id: string;
  readonly version: number;
}
interface Ingested {
  readonly results: {
    readonly line: number;
    readonly verdict: string;
    readonly telegram_id?: string;
    readonly reading_ids?: string[];
    readonly detail?: string;
  }[];
  readonly counts: Record<string, number>;
}
interface ReadingWire {
  readonly id: string;
  readonly kind: string;
  readonly day: string;
  readonly value: string;
  readonly telegram_id: string | null;
}

const KEY = '000102030405060708090a0b0c0d0e0f';
const OTHER_KEY = '0f0e0d0c0b0a09080706050403020100';

let api: TestApi;
let foreign: { key: string; property: string; unit: string; point: string; device: string; telegram: string };

beforeAll(async () => {
  api = await startTestApi();
  const { key } = await api.foreignAccount();
  const { property, unit } = await makeHouse(key);
  const { point, device, serial } = await makePoint(property.id, unit.id, { key });
  const { results } = await ingest([line({ serial, value: 5 })], { key });
  foreign = { key, property: property.id, unit: unit.id, point, device, telegram: results[0]?.telegram_id ?? '' };
});
afterAll(() => api.close());

async function make<T = Made>(path: string, body: unknown, key?: string): Promise<T> {
  const made = await api.request<T>('POST', path, { body, ...(key === undefined ? {} : { key }) });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body;
}

let counter = 0;
async function makeHouse(key?: string) {
  counter += 1;
  const customer = await make('/v1/customers', { kind: 'owner', person: { name: 'Berta' } }, key);
  const property = await make(
    '/v1/properties',
    {
      customer_id: customer.id,
      number: `M-${counter}`,
      street: 'Am Hang 3',
      postal_code: '34117',
      city: 'Kassel',
      plant: { energy: 'natural_gas' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    },
    key,
  );
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit = await make('/v1/units', { property_id: property.id, number: 1, label: 'EG', ...area }, key);
  return { property, unit };
}

const pointBody = (property_id: string, unit_id: string | null, use = 'heating') => ({
  property_id,
  unit_id,
  use,
  room: 'Wohnzimmer',
  position: 1,
});
const nextSerial = () => {
  counter += 1;
  return String(10_000_000 + counter);
};
const deviceBody = (more: object = {}) => ({
  manufacturer: 'KLM',
  serial: nextSerial(),
  kind: 'heat_cost_allocator',
  model: 'E-ITN 30',
  key_hex: KEY,
  ...more,
});

/** A point with a device installed since the beginning of 2025. */
async function makePoint(
  propertyId: string,
  unitId: string | null,
  { key, use = 'heating', device = {} }: { key?: string; use?: string; device?: object } = {},
) {
  const point = await make('/v1/measuring-points', pointBody(propertyId, unitId, use), key);
  const made = await make<Made & { serial: string }>('/v1/devices', deviceBody(device), key);
  const body = { device_id: made.id, from: '2025-01-01', initial_value: '0' };
  await make(`/v1/measuring-points/${point.id}/installations`, body, key);
  return { point: point.id, device: made.id, serial: made.serial };
}

async function installed(options: { use?: string; device?: object } = {}) {
  const { property, unit } = await makeHouse();
  return { property: property.id, unit: unit.id, ...(await makePoint(property.id, unit.id, options)) };
}

const line = (parts: Omit<TelegramParts, 'key'> & { key?: string }, received_at = '2026-01-14T10:00:00Z') => ({
  telegram_hex: telegramHex({ key: KEY, ...parts }),
  received_at,
});

async function ingest(lines: (object | string)[], { key, headers }: { key?: string; headers?: object } = {}) {
  const raw = lines.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n');
  const answer = await api.request<Ingested>('POST', '/v1/telegrams', {
    raw,
    headers: { 'Content-Type': 'application/x-ndjson', ...headers },
    ...(key === undefined ? {} : { key }),
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

const verdicts = ({ results }: Ingested) => results.map(({ verdict }) => verdict);
const readingsOf = async (point: string, query = '') =>
  (await api.request<{ data: ReadingWire[] }>('GET', `/v1/readings?limit=100&measuring_point_id=${point}${query}`)).body
    .data;
const pointers = (answer: Answer<unknown>, code: string) =>
  problemOf(answer, code).errors.map(({ pointer }) => pointer);
const patch = (path: string, body: unknown, match?: string) =>
  api.request<Made>('PATCH', path, { body, ...(match === undefined ? {} : { headers: { 'If-Match': match } }) });

describe('measuring points and devices', () => {
  test.each([
    { noun: 'point', path: 'measuring-points', change: { room: 'Bad' } },
    { noun: 'device', path: 'devices', change: { model: 'Q caloric 5', marking_year: 2024 } },
  ] as const)('$noun: made, read, listed, changed by If-Match only; a foreign one is not there', async (row) => {
    const { noun, path, change } = row;
    const at = `/v1/${path}/${(await installed())[noun]}`;
    const read = await api.request<Made>('GET', at);
    expect(read.headers.get('etag')).toMatch(/^"1-/);
    problemOf(await patch(at, change), 'precondition-required');
    problemOf(await patch(at, change, '"7"'), 'precondition-failed');
    expect(problemOf(await patch(at, change, '7'), 'precondition-failed').detail).toContain('quotes');
    problemOf(await patch(at, { ...change, nonsense: 1 }, '"1"'), 'validation-failed');
    expect((await patch(at, change, '"1"')).body).toMatchObject({ ...change, version: 2 });
    problemOf(await api.request('GET', `/v1/${path}/${foreign[noun]}`), 'not-found');
    problemOf(await patch(`/v1/${path}/${foreign[noun]}`, change, '"1"'), 'not-found');
    const ids = JSON.stringify((await api.request('GET', `/v1/${path}?limit=100`)).body);
    expect(ids).toContain(read.body.id);
    expect(ids).not.toContain(foreign[noun]);
  });

  test.each([
    { list: 'measuring-points', by: 'property_id', id: () => foreign.property },
    { list: 'measuring-points', by: 'unit_id', id: () => foreign.unit },
    { list: 'device-installations', by: 'measuring_point_id', id: () => foreign.point },
    { list: 'device-installations', by: 'device_id', id: () => foreign.device },
    { list: 'telegrams', by: 'device_id', id: () => foreign.device },
    { list: 'readings', by: 'measuring_point_id', id: () => foreign.point },
  ])('$list by a foreign $by are none', async ({ list, by, id }) => {
    expect((await api.request('GET', `/v1/${list}?${by}=${id()}`)).body).toMatchObject({ data: [] });
  });

  test('a point names a house and a unit of it, and measures what can be measured there', async () => {
    const { property, unit } = await installed();
    const other = await makeHouse();
    const refused = (body: object) => api.request('POST', '/v1/measuring-points', { body });
    expect(pointers(await refused(pointBody(foreign.property, null, 'total_heat')), 'unknown-reference')).toEqual([
      '/property_id',
    ]);
    expect(pointers(await refused(pointBody(property, foreign.unit)), 'unknown-reference')).toEqual(['/unit_id']);
    expect(pointers(await refused(pointBody(property, other.unit.id)), 'unknown-reference')).toEqual(['/unit_id']);
    expect(pointers(await refused(pointBody(property, unit, 'total_heat')), 'validation-failed')).toEqual(['/use']);
    expect(pointers(await refused(pointBody(property, null, 'heating')), 'validation-failed')).toEqual(['/use']);
    expect(pointers(await refused({ ...pointBody(property, unit), nonsense: 1 }), 'validation-failed')).toEqual([
      '/nonsense',
    ]);
    const key = await api.keyOf('reader');
    problemOf(await api.request('POST', '/v1/measuring-points', { body: pointBody(property, unit), key }), 'forbidden');
  });

  test('an address is one device, its key is never shown and nowhere in plain text', async () => {
    const body = deviceBody({ key_hex: 'abcdef0123456789abcdef0123456789' });
    const { body: made } = await api.request<Made & { has_key: boolean }>('POST', '/v1/devices', { body });
    expect(made.has_key).toBe(true);
    expect(JSON.stringify(made)).not.toContain('abcdef');
    const twin = problemOf(await api.request('POST', '/v1/devices', { body }), 'conflict');
    expect(twin.errors).toMatchObject([{ pointer: '/serial' }]);
    for (const table of ['devices', 'audit_events', 'idempotency_keys']) {
      expect(JSON.stringify(await api.db.inspect(`select * from ${table}`))).not.toContain('abcdef0123456789');
    }
    expect((await patch(`/v1/devices/${made.id}`, { key_hex: null }, '"1"')).body).toMatchObject({ has_key: false });
  });

  test('only allocators have a unit scale', async () => {
    const meter = deviceBody({ kind: 'hot_water_meter', scale: 'unit' });
    expect(pointers(await api.request('POST', '/v1/devices', { body: meter }), 'rule-violated')).toEqual(['/scale']);
    const made = await make('/v1/devices', { ...meter, scale: 'product' });
    expect(pointers(await patch(`/v1/devices/${made.id}`, { scale: 'unit' }, '"1"'), 'rule-violated')).toEqual([
      '/scale',
    ]);
  });
});

describe('installations', () => {
  test('one device at a point, one point for a device, and it must measure what is measured there', async () => {
    const { point, device, property, unit } = await installed();
    const at = (id: string) => `/v1/measuring-points/${id}/installations`;
    const body = { device_id: device, from: '2025-06-01', initial_value: '0' };
    const second = await make('/v1/measuring-points', pointBody(property, unit));
    expect(pointers(await api.request('POST', at(second.id), { body }), 'installation-overlap')).toEqual([
      '/device_id',
    ]);
    const spare = await make('/v1/devices', deviceBody());
    problemOf(await api.request('POST', at(point), { body: { ...body, device_id: spare.id } }), 'installation-overlap');
    const water = await make('/v1/devices', deviceBody({ kind: 'hot_water_meter' }));
    const wrong = await api.request('POST', at(second.id), { body: { ...body, device_id: water.id } });
    expect(pointers(wrong, 'rule-violated')).toEqual(['/device_id']);
    const theirs = await api.request('POST', at(second.id), { body: { ...body, device_id: foreign.device } });
    expect(pointers(theirs, 'unknown-reference')).toEqual(['/device_id']);
    problemOf(await api.request('POST', at(foreign.point), { body }), 'not-found');
    problemOf(await api.request('POST', at(point), { body: { ...body, nonsense: 1 } }), 'validation-failed');
  });

  test('an exchange ends and begins on the same day, once', async () => {
    const { point, device, property, unit } = await installed();
    const next = await make('/v1/devices', deviceBody());
    const at = `/v1/measuring-points/${point}/exchanges`;
    const body = {
      on: '2025-07-01',
      old_final_value: '412.5',
      new_device_id: next.id,
      new_initial_value: '3',
      reason: 'Eichfrist abgelaufen',
    };
    const refused = (change: object, path = at) => api.request('POST', path, { body: { ...body, ...change } });
    expect(pointers(await refused({ on: '2025-01-01' }), 'rule-violated')).toEqual(['/on']);
    expect(pointers(await refused({ new_device_id: foreign.device }), 'unknown-reference')).toEqual(['/new_device_id']);
    problemOf(await refused({}, `/v1/measuring-points/${foreign.point}/exchanges`), 'not-found');
    problemOf(await refused({ nonsense: 1 }), 'validation-failed');
    expect(pointers(await refused({ new_device_id: device }), 'rule-violated')).toEqual(['/new_device_id']);
    const elsewhere = await makePoint(property, unit);
    problemOf(await refused({ new_device_id: elsewhere.device }), 'installation-overlap');
    const empty = await make('/v1/measuring-points', pointBody(property, unit));
    problemOf(await refused({}, `/v1/measuring-points/${empty.id}/exchanges`), 'rule-violated');

    const headers = { 'Idempotency-Key': `exchange-${point}` };
    const first = await api.request<{ ended: object; begun: object }>('POST', at, { body, headers });
    const again = await api.request('POST', at, { body, headers });
    expect(again.body).toEqual(first.body);
    expect(first.body.ended).toMatchObject({ device_id: device, to: '2025-07-01', final_value: '412.5', version: 2 });
    expect(first.body.begun).toMatchObject({ device_id: next.id, from: '2025-07-01', to: null, initial_value: '3' });
    const list = await api.request<{ data: Made[] }>('GET', `/v1/device-installations?measuring_point_id=${point}`);
    expect(list.body.data).toHaveLength(2);
    const unread = await make('/v1/devices', deviceBody());
    const broken = { ...body, on: '2025-09-01', old_final_value: null, new_device_id: unread.id, reason: 'Defekt' };
    expect((await api.request('POST', at, { body: broken })).status).toBe(201);
  });

  test('a register that counts through does not end below its beginning', async () => {
    const { property, unit } = await makeHouse();
    const point = await make('/v1/measuring-points', pointBody(property.id, unit.id));
    const [old, next] = [await make('/v1/devices', deviceBody()), await make('/v1/devices', deviceBody())];
    const begin = { device_id: old.id, from: '2025-01-01', initial_value: '500' };
    await make(`/v1/measuring-points/${point.id}/installations`, begin);
    const body = {
      on: '2025-07-01',
      old_final_value: '499',
      new_device_id: next.id,
      new_initial_value: '0',
      reason: 'x',
    };
    const at = `/v1/measuring-points/${point.id}/exchanges`;
    expect(pointers(await api.request('POST', at, { body }), 'rule-violated')).toEqual(['/old_final_value']);
  });
});

describe('telegrams', () => {
  test('a line becomes a telegram and readings, the same bytes at any time a duplicate', async () => {
    const { point, device, serial } = await installed();
    const sent = line({ serial, value: 120, dueDate: { day: '2025-12-31', value: 100 }, clock: '2026-01-14' });
    const first = await ingest([sent, { ...sent, received_at: '2026-01-14T11:00:00Z' }]);
    expect(verdicts(first)).toEqual(['stored', 'duplicate']);
    expect(first.results[1]?.telegram_id).toBe(first.results[0]?.telegram_id);
    expect(verdicts(await ingest([{ ...sent, received_at: '2026-01-01T00:00:00Z' }]))).toEqual(['duplicate']);
    const stored = await readingsOf(point);
    expect(stored.map(({ kind, day, value }) => [kind, day, value]).sort()).toEqual([
      ['due_date', '2025-12-31', '100'],
      ['register', '2026-01-14', '120'],
    ]);
    expect(first.results[0]?.reading_ids?.sort()).toEqual(stored.map(({ id }) => id).sort());

    const id = first.results[0]?.telegram_id;
    const read = await api.request('GET', `/v1/telegrams/${id}`);
    expect(read.body).toMatchObject({
      device_id: device,
      meter_address: `KLM-${serial}`,
      verdict: 'stored',
      ...sentAs(sent),
    });
    const list = await api.request<{ data: Made[] }>('GET', `/v1/telegrams?device_id=${device}&verdict=stored`);
    expect(list.body.data.map((each) => each.id)).toEqual([id]);
    problemOf(await api.request('GET', `/v1/telegrams/${foreign.telegram}`), 'not-found');
  });

  const sentAs = ({ telegram_hex, received_at }: { telegram_hex: string; received_at: string }) => ({
    telegram_hex,
    received_at: new Date(received_at).toISOString(),
  });

  test('every line has a verdict of its own and hinders no other', async () => {
    const { serial } = await installed();
    const { serial: keyless } = await installed({ device: { key_hex: null } });
    const { serial: water } = await installed({ use: 'hot_water', device: { kind: 'hot_water_meter' } });
    const good = line({ serial, value: 10 });
    const broken = Buffer.from(good.telegram_hex, 'hex');
    const checked = withChecksums(good.telegram_hex);
    const spoilt = `${checked.slice(0, -1)}${checked.endsWith('0') ? '1' : '0'}`;
    const answer = await ingest([
      '{"telegram_hex":',
      { telegram_hex: 'zz', received_at: '2026-01-14T10:00:00Z' },
      { ...good, nonsense: 1 },
      { ...good, telegram_hex: '00' },
      { ...good, telegram_hex: spoilt },
      { ...good, telegram_hex: broken.subarray(0, 20).toString('hex') },
      line({ serial: '99999999', value: 1 }),
      line({ serial, value: 11, key: OTHER_KEY }),
      line({ serial: keyless, value: 1 }),
      line({ serial, value: 12 }, '2026-01-15T08:05:01Z'),
      line({ serial, value: 13, clock: '2026-01-16' }),
      line({ serial, value: 14, status: 8 }),
      line({ serial: water, type: 4, value: 1 }),
      '',
      good,
    ]);
    expect(answer.results.map(({ line: number, verdict }) => [number, verdict])).toEqual([
      [1, 'malformed'],
      [2, 'malformed'],
      [3, 'malformed'],
      [4, 'garbage'],
      [5, 'bad_crc'],
      [6, 'garbage'],
      [7, 'unknown_device'],
      [8, 'wrong_key'],
      [9, 'wrong_key'],
      [10, 'implausible'],
      [11, 'implausible'],
      [12, 'implausible'],
      [13, 'implausible'],
      [15, 'stored'],
    ]);
    expect(answer.counts).toMatchObject({
      malformed: 3,
      garbage: 2,
      bad_crc: 1,
      wrong_key: 2,
      implausible: 4,
      stored: 1,
    });
    expect(answer.results.filter(({ reading_ids }) => (reading_ids?.length ?? 0) > 0)).toHaveLength(1);
    expect(answer.results.filter(({ telegram_id }) => telegram_id !== undefined)).toHaveLength(8);
  });

  test('a register does not run backwards, within a request or between them, unless it begins again', async () => {
    const plain = await installed();
    expect(verdicts(await ingest([line({ serial: plain.serial, value: 50 }, '2026-01-10T10:00:00Z')]))).toEqual([
      'stored',
    ]);
    const back = await ingest([
      line({ serial: plain.serial, value: 49 }, '2026-01-11T10:00:00Z'),
      line({ serial: plain.serial, value: 60 }, '2026-01-13T10:00:00Z'),
      line({ serial: plain.serial, value: 55 }, '2026-01-12T10:00:00Z'),
      line({ serial: plain.serial, value: 59 }, '2026-01-14T10:00:00Z'),
      line({ serial: plain.serial, value: 20 }, '2026-01-09T10:00:00Z'),
    ]);
    expect(verdicts(back)).toEqual(['implausible', 'stored', 'stored', 'implausible', 'stored']);
    expect(back.results[0]?.detail).toBe('the register went back from 50 to 49');

    const yearly = await installed({ device: { resets_on: '12-31' } });
    const reset = await ingest([
      line({ serial: yearly.serial, value: 700 }, '2025-12-31T20:00:00Z'),
      line({ serial: yearly.serial, value: 2 }, '2026-01-01T20:00:00Z'),
      line({ serial: yearly.serial, value: 1 }, '2026-01-05T20:00:00Z'),
    ]);
    expect(verdicts(reset)).toEqual(['stored', 'stored', 'implausible']);
  });

  test('a message counter that is not above the last one is a replay, also across requests', async () => {
    const { serial } = await installed();
    const message = (session: number, value: number, received_at: string) => ({
      telegram_hex: countingTelegramHex({ serial, key: KEY, value, session }),
      received_at,
    });
    const first = await ingest([
      message(0x100, 10, '2026-01-10T10:00:00Z'),
      message(0x200, 11, '2026-01-11T10:00:00Z'),
      message(0x200, 12, '2026-01-12T10:00:00Z'),
    ]);
    expect(verdicts(first)).toEqual(['stored', 'stored', 'replay']);
    expect(first.results[2]?.detail).toContain('is not above');
    const later = [message(0x150, 13, '2026-01-13T10:00:00Z'), message(0x300, 14, '2026-01-13T11:00:00Z')];
    expect(verdicts(await ingest(later))).toEqual(['replay', 'stored']);
    expect(verdicts(await ingest([message(0x180, 10, '2026-01-10T11:00:00Z')]))).toEqual(['stored']);
  });

  test('late ones are appended and count for the German day on which they were received', async () => {
    const { point, serial } = await installed();
    await ingest([line({ serial, value: 30 }, '2026-01-12T10:00:00Z')]);
    await ingest([
      line({ serial, value: 20 }, '2026-01-10T22:59:59Z'),
      line({ serial, value: 21 }, '2026-01-10T23:00:00Z'),
    ]);
    const days = (await readingsOf(point)).map(({ day, value }) => [day, value]);
    expect(days.sort()).toEqual([
      ['2026-01-10', '20'],
      ['2026-01-11', '21'],
      ['2026-01-12', '30'],
    ]);
    expect((await readingsOf(point, '&from=2026-01-11&to=2026-01-11')).map(({ value }) => value)).toEqual(['21']);
  });

  test('a device that is installed nowhere leaves telegrams and no readings', async () => {
    const { serial } = await make<{ serial: string }>('/v1/devices', deviceBody());
    const { results } = await ingest([line({ serial, value: 1 })]);
    expect(results[0]).toMatchObject({ verdict: 'stored', reading_ids: [] });
    expect(results[0]?.detail).toContain('not installed');
  });

  test('the same meter of two accounts is two, and one never reads the other', async () => {
    const { serial } = await installed();
    const sent = line({ serial, value: 77 });
    expect(verdicts(await ingest([sent], { key: foreign.key }))).toEqual(['unknown_device']);
    expect(verdicts(await ingest([sent]))).toEqual(['stored']);
  });

  test('a gateway may send and nothing else; other types, no line and too many are refused', async () => {
    const key = await api.keyOf('gateway');
    const { serial } = await installed();
    expect(verdicts(await ingest([line({ serial, value: 1 })], { key }))).toEqual(['stored']);
    problemOf(await api.request('GET', '/v1/telegrams', { key }), 'forbidden');
    const send = (raw: string, type = 'application/x-ndjson') =>
      api.request('POST', '/v1/telegrams', { raw, headers: { 'Content-Type': type } });
    problemOf(await send('{}', 'application/json'), 'unsupported-media-type');
    problemOf(await send('\n\n'), 'malformed-body');
    problemOf(await send('{}\n'.repeat(10_001)), 'body-too-large');
  });

  test('a repeated request answers the same and stores once', async () => {
    const { serial } = await installed();
    const headers = { 'Idempotency-Key': `ingest-${serial}` };
    const sent = [line({ serial, value: 5 })];
    expect(await ingest(sent, { headers })).toEqual(await ingest(sent, { headers }));
  });

  test('two requests with the same telegrams at once store them once', async () => {
    const { point, serial } = await installed();
    const sent = Array.from({ length: 30 }, (_, n) =>
      line({ serial, value: n, accessNumber: n }, `2026-01-14T10:00:${String(n).padStart(2, '0')}Z`),
    );
    const answers = await Promise.all([ingest(sent), ingest(sent)]);
    expect(answers.flatMap(verdicts).filter((verdict) => verdict === 'stored')).toHaveLength(30);
    expect(await readingsOf(point)).toHaveLength(30);
  });
});

describe('readings by hand', () => {
  const body = (point: string, more: object) => ({
    measuring_point_id: point,
    read_at: '2026-01-10T12:00:00Z',
    value: '50',
    origin: 'manual',
    ...more,
  });
  const send = (point: string, more: object = {}) =>
    api.request<{ reading: ReadingWire; plausibility: object }>('POST', '/v1/readings', { body: body(point, more) });

  test('are appended, the same one twice is one, another value of the moment is refused', async () => {
    const { point } = await installed();
    const first = await send(point);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      reading: { day: '2026-01-10', kind: 'register', origin: 'manual', unit: 'HCA' },
    });
    expect((await send(point, { value: '50.0' })).body.reading).toEqual(first.body.reading);
    problemOf(await send(point, { value: '51' }), 'conflict');
    expect(await readingsOf(point)).toHaveLength(1);
  });

  test('a value below an earlier or above a later one asks for confirmation', async () => {
    const { point } = await installed();
    await send(point);
    const lower = { value: '49', read_at: '2026-01-12T12:00:00Z' };
    const refused = problemOf(await send(point, lower), 'rule-violated');
    expect(refused.errors.map(({ pointer, code }) => [pointer, code])).toEqual([['/value', 'negative']]);
    const above = { value: '51', read_at: '2026-01-08T12:00:00Z' };
    problemOf(await send(point, above), 'rule-violated');
    const taken = await send(point, { ...lower, confirmed: true });
    expect(taken.body.plausibility).toMatchObject({ plausible: false, findings: [{ code: 'negative' }] });
  });

  test('a jump is named', async () => {
    const { point } = await installed();
    await send(point, { value: '10', read_at: '2025-12-01T12:00:00Z' });
    await send(point, { value: '40', read_at: '2025-12-31T12:00:00Z' });
    const refused = problemOf(await send(point, { value: '400', read_at: '2026-01-05T12:00:00Z' }), 'rule-violated');
    expect(refused.errors.map(({ code }) => code)).toEqual(['jump']);
    expect((await send(point, { value: '45', read_at: '2026-01-05T12:00:00Z' })).status).toBe(201);
  });

  test('nobody reads tomorrow, before the installation, at a foreign point or with an unknown field', async () => {
    const { point } = await installed();
    expect(pointers(await send(point, { read_at: '2026-01-16T12:00:00Z' }), 'rule-violated')).toEqual(['/read_at']);
    expect(pointers(await send(point, { read_at: '2024-12-31T12:00:00Z' }), 'rule-violated')).toEqual(['/read_at']);
    expect(pointers(await send(foreign.point), 'unknown-reference')).toEqual(['/measuring_point_id']);
    expect(pointers(await send(point, { nonsense: 1 }), 'validation-failed')).toEqual(['/nonsense']);
    const key = await api.keyOf('reader');
    problemOf(await api.request('POST', '/v1/readings', { body: body(point, {}), key }), 'forbidden');
  });
});

describe('the series of a house', () => {
  const seriesOf = (property: string, accountId = api.root.accountId) =>
    inContext(
      api.services,
      {
        session: { accountId, livemode: false },
        actor: { type: 'system', id: 'test', role: 'admin' },
        requestId: 'test',
      },
      async (context) =>
        [...(await seriesOfProperties(context, [property], { from: '2025-01-01', to: '2025-12-31' })).values()].flat(),
    );

  test('an exchange within the year adds up, and every end says where it comes from', async () => {
    const { property, unit, point, device, serial } = await installed({
      device: { scale: 'unit', evaluation_factor: '1.5', marking_year: null },
    });
    const next = await make<Made & { serial: string }>(
      '/v1/devices',
      deviceBody({ scale: 'unit', evaluation_factor: '2', marking_year: 2025 }),
    );
    await ingest([line({ serial, value: 30 }, '2025-05-01T10:00:00Z')]);
    await make(`/v1/measuring-points/${point}/exchanges`, {
      on: '2025-07-01',
      old_final_value: '40',
      new_device_id: next.id,
      new_initial_value: '5',
      reason: 'Eichfrist abgelaufen',
    });
    const last = line({ serial: next.serial, value: 28 }, '2026-01-08T10:00:00Z');
    await ingest([line({ serial: next.serial, value: 25 }, '2025-12-31T10:00:00Z'), last]);

    const [only, ...others] = await seriesOf(property);
    expect(others).toEqual([]);
    if (only === undefined) throw new Error('the house has a point');
    expect(only).toMatchObject({ id: point, unitId: unit, use: 'heating', room: 'Wohnzimmer' });
    expect([...only.devices.keys()].sort()).toEqual([device, next.id].sort());
    expect(only.devices.get(next.id)).toMatchObject({ serial: next.serial, markingYear: 2025, model: 'E-ITN 30' });
    // The reading of 8 January lies more than five days behind the period.
    expect(only.series.readings.map(({ day }) => day)).toEqual(['2025-05-01', '2025-12-31']);
    expect([...only.origins.values()]).toEqual(['radio', 'radio']);
    expect(only.series.readings.every(({ telegramId }) => telegramId?.startsWith('tlg_'))).toBe(true);
    const consumption = consumptionOf(only.series, { from: '2025-01-01', to: '2025-12-31' });
    if (consumption.status !== 'measured') throw new Error(consumption.reason);
    expect(format(consumption.value)).toBe('100'); // 40 x 1.5 + (25 - 5) x 2
  });

  test('of another account is empty', async () => {
    expect(await seriesOf(foreign.property)).toEqual([]);
  });
});
