import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { doJobs } from '../../test/world.ts';
import type { InformationDutyWire } from './convert.ts';
import { fourFlats, monthBuilder, registers } from './house.fixture.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const MONTH = '2025-12';

const dutiesOf = async (property: string, month = MONTH) =>
  (
    await api.request<{ data: InformationDutyWire[] }>(
      'GET',
      `/v1/monthly-information-duties?property_id=${property}&month=${month}&limit=100`,
    )
  ).body.data;
const reasonsOf = async (property: string, month = MONTH) =>
  (await dutiesOf(property, month)).map(({ owed, reason }) => [owed, reason]);

describe('HeizkostenV section 6a(1): who is owed an information', () => {
  test('whoever has remotely readable devices, by the end of the month behind, actively', async () => {
    const { build, property, flats } = await fourFlats(api);
    const [before] = await dutiesOf(property);
    expect(before).toMatchObject({
      unit_id: flats[0]?.unit,
      occupancy_id: flats[0]?.occupancies[0],
      from: '2025-12-01',
      to: '2025-12-31',
      owed: true,
      reason: 'owed',
      legal_basis: 'HeizkostenV § 6a(1)',
      due_on: '2026-01-31',
      communication: { medium: 'electronic', notify_by: ['e_mail'], legal_basis: 'HeizkostenV § 6a(1)' },
      information: null,
    });
    await build.run(property, MONTH);
    const [after] = await dutiesOf(property);
    const { id, version, complete, created_at } = await build.told(flats[0]?.occupancies[0] ?? '');
    expect(after?.information).toEqual({ id, version, complete, created_at });
  });

  test('on paper where there is no electronic access', async () => {
    const { property, flats } = await fourFlats(api);
    const path = `/v1/occupancies/${flats[0]?.occupancies[0]}`;
    const changed = await api.request('PATCH', path, {
      body: { occupant: { name: 'Ohne Post' } },
      headers: { 'If-Match': '"1"' },
    });
    expect(changed.status).toBe(200);
    const duties = await dutiesOf(property);
    expect(duties.map(({ communication }) => communication.medium)).toEqual([
      'paper',
      'electronic',
      'electronic',
      'electronic',
    ]);
    expect(duties[0]?.communication.notify_by).toEqual([]);
    expect(JSON.stringify(duties)).not.toContain('@');
  });

  test('nobody in a vacant unit, nobody without devices, nobody where devices are read on the spot', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const vacant = await build.flat(property, 1, { occupancies: [{ from: '2020-01-01', vacant: true }] });
    await build.flat(property, 2);
    const walked = await build.flat(property, 3);
    await build.device(property, walked.unit, registers(1, 1, 1), { radio: false });
    await build.device(property, vacant.unit, registers(1, 1, 1), { radio: false });
    expect(await reasonsOf(property)).toEqual([
      [false, 'vacant'],
      [false, 'no_devices'],
      [false, 'not_remotely_readable'],
    ]);
  });

  test('not yet where devices are mixed, unless the owner informs the group all the same', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const radio = await build.flat(property, 1);
    const walked = await build.flat(property, 2);
    await build.device(property, radio.unit, registers(1, 1, 1));
    await build.device(property, walked.unit, registers(1, 1, 1), { radio: false });
    expect(await reasonsOf(property)).toEqual([
      [false, 'mixed_house'],
      [false, 'mixed_house'],
    ]);
    const switched = await api.request('PATCH', `/v1/properties/${property}`, {
      body: { monthly_information: { informed_when_mixed: ['residential'] } },
      headers: { 'If-Match': '"1"' },
    });
    expect(switched.body).toMatchObject({ monthly_information: { informed_when_mixed: ['residential'] } });
    expect(await reasonsOf(property)).toEqual([
      [true, 'owed'],
      [false, 'not_remotely_readable'],
    ]);
  });

  test('a device is remotely readable once it was heard, also where nobody wrote down its key', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1);
    const { device } = await build.device(property, flat.unit, {}, { radio: false });
    expect(await reasonsOf(property)).toEqual([[false, 'not_remotely_readable']]);
    // As ingestion leaves it behind: the bytes of a device that is known by its address.
    await api.db.inspect(`insert into telegrams (account_id, id, livemode, device_id, meter_address, received_at, bytes, verdict, created_at)
      values (km_pack('${api.root.accountId}'), '${'1'.repeat(32)}', false, km_pack('${device}'), 'SON-1', now(), '\\x00', 'stored', now())`);
    expect(await reasonsOf(property)).toEqual([[true, 'owed']]);
  });

  test('before 2022 quarterly or twice a year, and before December 2021 not at all', async () => {
    const { property } = await fourFlats(api);
    expect(await reasonsOf(property, '2021-11')).toContainEqual([false, 'before_duty']);
    expect(await reasonsOf(property, '2022-01')).toContainEqual([true, 'owed']);
  });

  test('who moves is owed his own days', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1, {
      occupancies: [{ from: '2020-01-01', to: '2025-12-10' }, { from: '2025-12-11' }],
    });
    await build.device(property, flat.unit, {});
    expect((await dutiesOf(property)).map(({ from, to }) => [from, to])).toEqual([
      ['2025-12-01', '2025-12-10'],
      ['2025-12-11', '2025-12-31'],
    ]);
  });
});

test('page by page, in the order of the units', async () => {
  const { property, flats } = await fourFlats(api);
  const at = `/v1/monthly-information-duties?property_id=${property}&month=${MONTH}&limit=3`;
  const first = await api.request<{ data: InformationDutyWire[]; next_cursor: string }>('GET', at);
  expect(first.headers.get('link')).toContain('rel="next"');
  const second = await api.request<{ data: InformationDutyWire[]; has_more: boolean }>(
    'GET',
    `${at}&cursor=${first.body.next_cursor}`,
  );
  expect(second.body.has_more).toBe(false);
  expect([...first.body.data, ...second.body.data].map(({ unit_id }) => unit_id)).toEqual(
    flats.map(({ unit }) => unit),
  );
});

test('a query without house or month is refused, an unknown house has nobody in it', async () => {
  problemOf(await api.request('GET', `/v1/monthly-information-duties?month=${MONTH}`), 'validation-failed');
  expect(await dutiesOf(`prp_${'0'.repeat(32)}`)).toEqual([]);
});

test('the audit before a release asks whether users were informed of the months that are due', async () => {
  const build = monthBuilder(api);
  const { property } = await build.property();
  for (const number of [1, 2, 3, 4]) {
    const flat = await build.flat(property, number, {
      occupancies: [{ from: '2020-01-01', to: '2025-11-30', vacant: true }, { from: '2025-12-01' }],
    });
    await build.device(property, flat.unit, registers(100, 90, 80));
  }
  const period = { property_id: property, from: '2025-01-01', to: '2025-12-31' };
  const { id: billing_period_id } = await build.post('/v1/billing-periods', period);
  const cost = { billing_period_id, kind: 'heat_supply', scope: 'heating', description: 'Wärme', amount_cents: 90_000 };
  await build.post('/v1/cost-entries', cost);
  const { id } = await build.post('/v1/billing-runs', { billing_period_id });
  await doJobs(api);
  const missing = async () => {
    const { body } = await api.request<{ findings: { check: string; message_en: string }[] }>(
      'GET',
      `/v1/billing-runs/${id}/audit`,
    );
    return body.findings.filter(({ check }) => check === 'monthly_information_missing').map((each) => each.message_en);
  };
  const before = api.clock.now;
  api.clock.now = new Date('2026-02-15T08:00:00.000Z');
  expect(await missing()).toEqual([expect.stringContaining('at first for 2025-12')]);
  await build.run(property, '2025-12');
  expect(await missing()).toEqual([]);
  api.clock.now = before;
});
