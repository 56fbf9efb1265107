import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { inContext } from '../../context.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import { exchangeProtocolOf } from '../index.ts';

let api: TestApi;
let place: { property_id: string; unit_id: string; use: string; position: number };
let point: string;
let second: string;
let old: string;
let next: string;
beforeAll(async () => {
  api = await startTestApi();
  const { property: property_id } = await consumptionBuilder(api).house();
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit_id = await make('/v1/units', { property_id, number: 1, label: 'EG', ...area });
  place = { property_id, unit_id, use: 'heating', position: 1 };
  point = await make('/v1/measuring-points', { ...place, room: 'Flur' });
  second = await make('/v1/measuring-points', { ...place, room: 'Bad' });
  old = await makeDevice('10000001');
  next = await makeDevice('10000002');
  await make(`/v1/measuring-points/${point}/installations`, { device_id: old, from: '2024-01-01', initial_value: '0' });
});
afterAll(() => api.close());

const post = (path: string, body: unknown, key?: string) =>
  api.request('POST', path, { body, ...(key === undefined ? {} : { key }) });

async function make(path: string, body: unknown, name = 'id'): Promise<string> {
  const made = await post(path, body);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body[name] as string;
}

const makeDevice = (serial: string, manufacturer = 'QDS') =>
  make('/v1/devices', {
    kind: 'heat_cost_allocator',
    manufacturer,
    serial,
    model: 'E-ITN 30',
    scale: 'unit',
    evaluation_factor: '1.5',
    ownership: 'rented',
    address_version: 5,
    address_type: 8,
    battery_until: '2034-12-31',
  });

const lifeOf = async (device: string) =>
  (
    await api.request<{ state: string; since: string; events: { kind: string }[] }>(
      'GET',
      `/v1/devices/${device}/life-cycle`,
    )
  ).body;
const codesOf = async (answer: ReturnType<typeof post>) =>
  problemOf(await answer, 'rule-violated').errors.map(({ code }) => code);

const EXCHANGE = { on: '2025-06-01', old_final_value: '120', new_initial_value: '0', reason: 'Batterie leer' };

test('a wrong exchange is taken back by a row, and everything goes on as if nothing had been', async () => {
  const body = { ...EXCHANGE, new_device_id: next, performed_by: 'K. Berg', photo_reference: 'foto/1.jpg' };
  const exchange_id = await make(`/v1/measuring-points/${point}/exchanges`, body, 'exchange_id');
  const begun = (await api.request<{ data: { id: string }[] }>('GET', `/v1/device-installations?device_id=${next}`))
    .body;
  const read = { measuring_point_id: point, read_at: '2025-07-01T10:00:00Z', value: '5', origin: 'manual' };
  expect((await post('/v1/readings', read)).status).toBe(201);
  expect(await lifeOf(old)).toMatchObject({ state: 'removed', since: '2025-06-01' });

  const protocol = await inContext(
    api.services,
    {
      session: { accountId: api.root.accountId, livemode: false },
      actor: { type: 'system', id: 'test', role: 'admin' },
      requestId: 'test',
    },
    (context) => exchangeProtocolOf(context, begun.data[0]?.id ?? ''),
  );
  expect(protocol).toMatchObject({
    exchange: { id: exchange_id, performedBy: 'K. Berg', oldFinalValue: '120', photoReference: 'foto/1.jpg' },
    point: { room: 'Flur' },
    property: { city: 'Kassel' },
    unit: { label: 'EG' },
    old: { device: { serial: '10000001' } },
    new: { device: { serial: '10000002' } },
  });

  const path = `/v1/device-exchanges/${exchange_id}/corrections`;
  const corrected = await post(path, { reason: 'Falsches Gerät' });
  expect(corrected.status).toBe(201);
  expect(corrected.body).toMatchObject({
    correction: { kind: 'correction', corrects_id: exchange_id },
    reopened: { device_id: old, to: null, final_value: null, corrected: false },
    taken_back: { device_id: next, from: '2025-06-01', to: '2025-06-01', corrected: true },
    readings_set_aside: 1,
  });
  expect(await lifeOf(old)).toMatchObject({ state: 'installed', since: '2024-01-01' });
  expect(await lifeOf(next)).toMatchObject({ state: 'registered' });
  expect(await codesOf(post(path, { reason: 'Noch einmal' }))).toEqual(['already_corrected']);
  const correction = (corrected.body as { correction: { id: string } }).correction.id;
  expect(await codesOf(post(`/v1/device-exchanges/${correction}/corrections`, { reason: 'x' }))).toEqual([
    'correction_stands',
  ]);
  const listed = await api.request<{ data: { kind: string }[] }>(
    'GET',
    `/v1/device-exchanges?measuring_point_id=${point}`,
  );
  expect(listed.body.data.toSorted((a, b) => (a.kind < b.kind ? 1 : -1))).toMatchObject([
    { id: exchange_id, kind: 'exchange', corrected_by_id: correction },
    { id: correction, kind: 'correction', corrected_by_id: null },
  ]);
});

test('from purchase to scrap: removed, stored, installed elsewhere, scrapped and never again', async () => {
  const path = `/v1/devices/${old}/events`;
  const stored = { kind: 'stored', day: '2025-08-02', reason: 'Rücklauf' };
  expect(await codesOf(post(path, stored))).toEqual(['device_installed']);
  await make(`/v1/devices/${next}/events`, { kind: 'purchased', day: '2023-05-01', reason: 'Rechnung 7' });
  const removal = { on: '2025-08-01', final_value: '150', reason: 'Heizkörper demontiert' };
  expect(await codesOf(post(`/v1/measuring-points/${point}/removals`, { ...removal, on: '2024-01-01' }))).toEqual([
    'before_installation',
  ]);
  expect(await codesOf(post(`/v1/measuring-points/${point}/removals`, { ...removal, on: '2199-12-31' }))).toEqual([
    'in_the_future',
  ]);
  await make(`/v1/measuring-points/${point}/removals`, removal);
  expect(await codesOf(post(`/v1/measuring-points/${point}/removals`, removal))).toEqual(['nothing_installed']);
  expect(await codesOf(post(path, { ...stored, day: '2025-07-31' }))).toEqual(['before_state']);
  expect(await codesOf(post(path, { ...stored, day: '2030-01-01' }))).toEqual(['in_the_future']);
  await make(path, stored);
  const again = { device_id: old, from: '2025-09-01', initial_value: '150' };
  await make(`/v1/measuring-points/${second}/installations`, again);
  await make(`/v1/measuring-points/${second}/removals`, { on: '2025-10-01', final_value: null, reason: 'Display tot' });
  await make(path, { kind: 'scrapped', day: '2025-10-02', reason: 'Defekt' });
  expect(await lifeOf(old)).toMatchObject({ state: 'scrapped', since: '2025-10-02' });
  expect(await codesOf(post(`/v1/measuring-points/${second}/installations`, { ...again, from: '2025-11-01' }))).toEqual(
    ['device_scrapped'],
  );
  expect(await codesOf(post(path, { kind: 'stored', day: '2025-11-01', reason: 'x' }))).toEqual(['device_scrapped']);
});

test('another radiator below the same allocator: its factor counts from that day on', async () => {
  await make(`/v1/measuring-points/${point}/installations`, {
    device_id: next,
    from: '2025-09-01',
    initial_value: '0',
  });
  const same = { ...EXCHANGE, on: '2025-11-01', old_final_value: '10', new_device_id: next, new_initial_value: '10' };
  const path = `/v1/measuring-points/${point}/exchanges`;
  expect(await codesOf(post(path, same))).toEqual(['same_device']);
  expect(await codesOf(post(path, { ...same, new_evaluation_factor: '1.50' }))).toEqual(['same_device']);
  const exchanged = await post(path, { ...same, new_evaluation_factor: '2.25', reason: 'Heizkörper getauscht' });
  expect(exchanged.body).toMatchObject({
    ended: { to: '2025-11-01', evaluation_factor: null },
    begun: { device_id: next, evaluation_factor: '2.25' },
  });
});

test('the same serial at two makers, and two accounts with one device: nobody sees the other', async () => {
  await makeDevice('10000002', 'TCH');
  const { key } = await api.foreignAccount();
  const body = { kind: 'heat_cost_allocator', manufacturer: 'QDS', serial: '10000002', model: 'E-ITN 30' };
  expect((await post('/v1/devices', body, key)).status).toBe(201);
  expect((await post('/v1/devices', body)).status).toBe(409);
  const theirs = await api.request<{ data: object[] }>('GET', '/v1/devices?serial=10000002', { key });
  expect(theirs.body.data).toHaveLength(1);
  expect((await api.request('GET', `/v1/devices/${next}/life-cycle`, { key })).status).toBe(404);
});

test('a smoke alarm hangs where nothing is counted', async () => {
  const body = { kind: 'smoke_alarm', manufacturer: 'HAG', serial: '00000007', model: 'TX' };
  const device_id = await make('/v1/devices', body);
  const from = { device_id, from: '2025-01-01', initial_value: '0' };
  expect(await codesOf(post(`/v1/measuring-points/${second}/installations`, from))).toEqual([
    'kind_does_not_measure_use',
  ]);
});

test('an exchange cannot be taken back over the days that the old device spent elsewhere', async () => {
  const [removed, put] = [await makeDevice('20000001'), await makeDevice('20000002')];
  const at = (name: string, body: unknown) => post(`/v1/measuring-points/${name}`, body);
  const from = { device_id: removed, from: '2024-01-01', initial_value: '0' };
  const [here, elsewhere] = [
    await make('/v1/measuring-points', { ...place, room: 'Küche' }),
    await make('/v1/measuring-points', { ...place, room: 'Kammer' }),
  ];
  expect((await at(`${here}/installations`, from)).status).toBe(201);
  const exchanged = await at(`${here}/exchanges`, { ...EXCHANGE, new_device_id: put });
  const { exchange_id } = exchanged.body as { exchange_id: string };
  await make(`/v1/measuring-points/${elsewhere}/installations`, { ...from, from: '2025-07-01' });
  const gone = { on: '2025-08-01', final_value: '3', reason: 'Versetzt' };
  expect((await at(`${elsewhere}/removals`, gone)).status).toBe(201);
  const refused = await post(`/v1/device-exchanges/${exchange_id}/corrections`, { reason: 'Falsches Gerät' });
  problemOf(refused, 'installation-overlap');
});

test('an end that contradicts what the device reported is only taken once somebody has looked again', async () => {
  const [leaving, coming] = [await makeDevice('30000001'), await makeDevice('30000002')];
  const here = await make('/v1/measuring-points', { ...place, room: 'Diele' });
  const at = (name: string, body: unknown) => post(`/v1/measuring-points/${here}/${name}`, body);
  expect((await at('installations', { device_id: leaving, from: '2024-01-01', initial_value: '0' })).status).toBe(201);
  for (const [read_at, value] of [
    ['2025-03-01T10:00:00Z', '100'],
    ['2025-05-01T10:00:00Z', '120'],
    ['2025-06-20T10:00:00Z', '130'],
  ] as const) {
    await post('/v1/readings', { measuring_point_id: here, read_at, value, origin: 'manual' });
  }
  const exchange = { ...EXCHANGE, new_device_id: coming, old_final_value: '125' };
  const findingsOf = async (answer: ReturnType<typeof post>) =>
    problemOf(await answer, 'rule-violated').errors.map(({ pointer, code }) => [pointer, code]);
  const later = ['/on', 'later_readings'];
  expect(await findingsOf(at('exchanges', exchange))).toEqual([later]);
  expect(await findingsOf(at('exchanges', { ...exchange, old_final_value: '119' }))).toEqual([
    ['/old_final_value', 'negative'],
    later,
  ]);
  expect(await findingsOf(at('exchanges', { ...exchange, old_final_value: '1250' }))).toEqual([
    ['/old_final_value', 'negative'],
    ['/old_final_value', 'jump'],
    later,
  ]);
  expect(await findingsOf(at('exchanges', { ...exchange, on: '2025-06-20', old_final_value: '129' }))).toEqual([
    ['/old_final_value', 'negative'],
  ]);
  const removal = { on: '2025-07-01', final_value: '129', reason: 'Heizkörper demontiert' };
  expect(await findingsOf(at('removals', removal))).toEqual([['/final_value', 'negative']]);
  expect(await findingsOf(at('removals', { ...removal, on: '2025-06-01', final_value: null }))).toEqual([later]);
  // The same device goes on: what it reported later still counts.
  const radiator = { ...exchange, new_device_id: leaving, new_initial_value: '125', new_evaluation_factor: '2' };
  expect((await at('exchanges', radiator)).status).toBe(201);
  expect((await at('removals', { ...removal, confirmed: true })).status).toBe(201);
});
