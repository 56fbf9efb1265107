import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';

let api: TestApi;
let property: string;
const devices: Record<string, string> = {};
beforeAll(async () => {
  api = await startTestApi();
  ({ property } = await consumptionBuilder(api).house());
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit_id = await make('/v1/units', { property_id: property, number: 1, label: 'EG', ...area });
  for (const [room, use, kind, marking_year, from] of [
    ['Flur', 'heating', 'heat_meter', 2019, '2019-06-01'],
    ['Bad', 'hot_water', 'hot_water_meter', 2020, '2024-12-01'],
    ['Küche', 'cold_water', 'cold_water_meter', null, '2025-02-01'],
    ['Wohnzimmer', 'heating', 'heat_cost_allocator', 2015, '2015-06-01'],
  ] as const) {
    const point = await make('/v1/measuring-points', { property_id: property, unit_id, use, room, position: 1 });
    const serial = String(10_000_000 + Object.keys(devices).length);
    const device_id = await make('/v1/devices', { kind, manufacturer: 'SON', serial, model: 'M', marking_year });
    await make(`/v1/measuring-points/${point}/installations`, { device_id, from, initial_value: '0' });
    devices[room] = device_id;
  }
});
afterAll(() => api.close());

const post = (path: string, body: unknown) => api.request('POST', path, { body });
async function make(path: string, body: unknown): Promise<string> {
  const made = await post(path, body);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.id as string;
}
const list = async <T = Record<string, unknown>>(path: string) =>
  (await api.request<{ data: T[]; next_cursor: string | null }>('GET', path)).body;
const codesOf = async (answer: ReturnType<typeof post>) =>
  problemOf(await answer, 'rule-violated').errors.map(({ code }) => code);

test('whose calibration ends, with what was written down since the marking', async () => {
  const path = `/v1/calibration-expiries?property_id=${property}`;
  const ends = async () =>
    (await list<{ room: string; calibrated_until: string; basis: string; expired: boolean }>(path)).data.map(
      ({ room, calibrated_until, basis, expired }) => [room, calibrated_until, basis, expired],
    );
  // Today is 2026-01-15; the allocator is not verified.
  expect(await ends()).toEqual([
    ['Flur', '2025-12-31', 'marking', true],
    ['Bad', '2026-12-31', 'marking', false],
    ['Küche', null, 'unknown', false],
  ]);
  const first = await list(`${path}&limit=1`);
  expect((await list(`${path}&limit=1&cursor=${first.next_cursor}`)).data).toMatchObject([{ room: 'Bad' }]);

  const records = `/v1/devices/${devices.Flur}/calibrations`;
  const lot = { kind: 'extended', day: '2025-09-02', valid_until: '2028-12-31', reference: 'Los 2024-17' };
  expect(await codesOf(post(records, { ...lot, valid_until: '2025-01-01' }))).toEqual(['ends_before']);
  expect(await codesOf(post(records, { ...lot, day: '2026-02-01' }))).toEqual(['in_the_future']);
  expect((await post(records, { ...lot, valid_until: null })).status).toBe(400);
  await make(records, lot);
  const allocator = `/v1/devices/${devices.Wohnzimmer}/calibrations`;
  expect(await codesOf(post(allocator, { kind: 'recalibrated', day: '2025-01-01', reference: 'x' }))).toEqual([
    'not_verified',
  ]);
  await make(`/v1/devices/${devices.Bad}/calibrations`, { kind: 'ended', day: '2025-11-01', reference: 'Plombe' });
  expect(await ends()).toEqual([
    ['Bad', '2025-10-31', 'ended', true],
    ['Küche', null, 'unknown', false],
  ]);
  const life = await api.request('GET', `/v1/devices/${devices.Flur}/life-cycle`);
  expect(life.body.calibration).toMatchObject({ until: '2028-12-31', basis: 'extension', records: [lot] });
  expect((await list(path.replace(/.{4}$/, '0000'))).data).toEqual([]);
});

test('what is to be reported to the authority, and what no more', async () => {
  const { data } = await list(`/v1/verification-notices?property_id=${property}&from=2020-01-01`);
  expect(data).toMatchObject([
    { room: 'Bad', duty: true, until: '2025-01-12', legal_basis: 'MessEG § 32', city: 'Kassel', provisional: false },
    { room: 'Küche', duty: false, until: null, legal_basis: 'MessEG § 32 (weggefallen)', provisional: true },
  ]);
});

test('when batteries will be empty, the first one first', async () => {
  const { data } = await list(`/v1/battery-forecasts?property_id=${property}&by=2029-12-31`);
  expect(data).toMatchObject([
    { room: 'Wohnzimmer', empty_on: '2025-01-01', basis: 'age', urgency: 'overdue' },
    { room: 'Flur', empty_on: '2029-01-01', exchange_by: '2028-07-01', urgency: 'later' },
    { room: 'Bad', empty_on: '2030-01-01', urgency: 'later' },
  ]);
});

test('why a device need not be remotely readable is appended, and taken back by a row', async () => {
  const body = {
    property_id: property,
    device_id: devices.Wohnzimmer,
    ground: 'technically_impossible',
    evidence: 'Gutachten vom 01.02.2024: Stahlbetonschacht',
    day: '2024-02-01',
  };
  const id = await make('/v1/equipment-exemptions', body);
  expect(await codesOf(post('/v1/equipment-exemptions', { ...body, until: '2024-01-01' }))).toEqual(['ends_before']);
  const device_id = await make('/v1/devices', {
    kind: 'heat_meter',
    manufacturer: 'SON',
    serial: '19999999',
    model: 'M',
  });
  expect(await codesOf(post('/v1/equipment-exemptions', { ...body, device_id }))).toEqual(['not_in_house']);
  const taken = { ...body, day: '2025-05-01', evidence: 'Repeater im Schacht', revokes_id: id };
  await make('/v1/equipment-exemptions', taken);
  expect(await codesOf(post('/v1/equipment-exemptions', taken))).toEqual(['already_revoked']);
  problemOf(
    await post('/v1/equipment-exemptions', { ...body, revokes_id: `exm_${'0'.repeat(32)}` }),
    'unknown-reference',
  );
  const { data } = await list<{ id: string }>(`/v1/equipment-exemptions?property_id=${property}`);
  expect(data.find((each) => each.id === id)).toMatchObject({ revoked: true, legal_basis: 'HeizkostenV § 5(3) S. 2' });
  expect(data).toHaveLength(2);
});

test('devices of another provider: each question answered with its paragraph', async () => {
  const answer = await post('/v1/device-reuse-checks', {
    on: '2026-11-15',
    devices: [
      {
        manufacturer: 'SON',
        serial: '10000000',
        kind: 'heat_meter',
        radio: 'oms',
        marking_year: 2024,
        key_available: true,
      },
      { manufacturer: 'XYZ', kind: 'heat_cost_allocator', radio: 'none', installed_on: '2022-06-01', reference: 'EG' },
    ],
  });
  expect(answer.body).toMatchObject({
    counts: { yes: 1, conditional: 0, no: 1 },
    devices: [
      { verdict: 'yes', until: '2030-12-31', known_device_id: devices.Flur },
      { verdict: 'no', reference: 'EG', known_device_id: null },
    ],
  });
  const blocking = (answer.body.devices as { checks: { blocks: boolean; legal_basis: string }[] }[])[1]?.checks;
  expect(blocking?.filter(({ blocks }) => blocks)).toMatchObject([{ legal_basis: 'HeizkostenV § 5(2)' }]);
});
