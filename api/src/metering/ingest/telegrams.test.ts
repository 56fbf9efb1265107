import { gzipSync } from 'node:zlib';
import type { MeterStatus } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { rowsOf } from '../../db/database.ts';
import { createReadingMonths, dropReadingMonth } from '../../db/system.ts';
import { compactTelegramHex, telegramHex } from '../fixtures/telegram.ts';
import { dropOldMonths } from '../readings/drop-old-months.ts';
import { forgetTelegrams } from './forget-telegrams.ts';
import type { Judged } from './placed-values.ts';
import { keepStatuses } from './status-store.ts';

/* Telegrams in bulk: packed bodies, and the same end state in whatever order and how often they come. */

interface Ingested {
  readonly results: { line: number; verdict: string; reason?: string; telegram_id?: string; reading_ids?: string[] }[];
  readonly counts: Record<string, number>;
}

const KEY = '000102030405060708090a0b0c0d0e0f';
const NDJSON = { 'Content-Type': 'application/x-ndjson' };

let api: TestApi;
let property: string;
let serial = 70_000_000;

const made = async (path: string, body: unknown): Promise<string> => {
  const answer = await api.request<{ id: string }>('POST', path, { body });
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
};

/** A new allocator with its point. */
async function installed(): Promise<{ serial: string; point: string; device: string }> {
  serial += 1;
  const unit_id = null;
  const point = await made('/v1/measuring-points', {
    property_id: property,
    unit_id,
    use: 'total_heat',
    room: 'Keller',
    position: serial - 70_000_000,
  });
  const device = await made('/v1/devices', {
    manufacturer: 'KLM',
    serial: String(serial),
    kind: 'heat_meter',
    model: 'W1',
    key_hex: KEY,
  });
  await made(`/v1/measuring-points/${point}/installations`, {
    device_id: device,
    from: '2024-01-01',
    initial_value: '0',
  });
  return { serial: String(serial), point, device };
}

interface Heard {
  readonly telegram_hex: string;
  readonly received_at: string;
}

/** What a heat meter sends on a day of December 2025, growing by ten a day. */
const heardOn = (of: string, day: number, status = 0): Heard => ({
  telegram_hex: telegramHex({
    serial: of,
    key: KEY,
    type: 4,
    value: 1_000 + 10 * day,
    dueDate: { day: '2025-11-30', value: 900 },
    accessNumber: day,
    status,
  }),
  received_at: `2025-12-${String(day).padStart(2, '0')}T10:00:00.000Z`,
});

const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  api.request<Ingested>('POST', '/v1/telegrams', { raw: body, headers: { ...NDJSON, ...headers } });
const linesOf = (heard: readonly Heard[]) => heard.map((each) => JSON.stringify(each)).join('\n');
const packed = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));

const readingsOf = async (point: string) =>
  (
    await api.request<{ data: { id: string; day: string; kind: string; value: string }[] }>(
      'GET',
      `/v1/readings?measuring_point_id=${point}&purpose=billing&limit=100`,
    )
  ).body.data.map(({ id, day, kind, value }) => [id, day, kind, value]);

const judgedAs = (status: MeterStatus): Judged => ({
  verdict: 'stored',
  reason: null,
  detail: null,
  counter: null,
  status,
  values: [],
  deviceId: 'dev_talkative',
});

beforeAll(async () => {
  api = await startTestApi();
  const customer = await made('/v1/customers', { kind: 'owner', person: { name: 'Eigentümerin' } });
  property = await made('/v1/properties', {
    customer_id: customer,
    number: '0000077-7',
    street: 'Am Damm 2',
    postal_code: '24103',
    city: 'Kiel',
    plant: { energy: 'district_heating' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
});
afterAll(() => api.close());

describe('a packed body', () => {
  const gzip = { 'Content-Encoding': 'gzip' };

  test('is read like any other', async () => {
    const { serial: of, point } = await installed();
    const { status, body } = await send(packed(linesOf([heardOn(of, 1), heardOn(of, 2), heardOn(of, 1)])), gzip);
    expect([status, body.results.map(({ verdict }) => verdict)]).toEqual([200, ['stored', 'stored', 'duplicate']]);
    expect(body.results[2]?.telegram_id).toBe(body.results[0]?.telegram_id);
    expect(await readingsOf(point)).toHaveLength(3);
    const unsaid = await send(packed(linesOf([heardOn(of, 1)])));
    expect(unsaid.body.results.map(({ verdict }) => verdict)).toEqual(['duplicate']);
  });

  test('that is none, ends too early or unpacks to too much is refused', async () => {
    const whole = packed(linesOf([heardOn('70999999', 1)]));
    problemOf(await send('{"telegram_hex":"00"}', gzip), 'malformed-body');
    problemOf(await send(whole.slice(0, whole.length - 12), gzip), 'malformed-body');
    problemOf(await send(packed(' '.repeat(40 * 1024 * 1024)), gzip), 'body-too-large');
    problemOf(await send(packed('{}\n'.repeat(10_001)), gzip), 'body-too-large');
  });

  test('half a line and a wrong charset get a verdict of their own', async () => {
    const whole = linesOf([heardOn('70999998', 3)]);
    const { body } = await send(packed(`${whole}\n${whole.slice(0, 40)}`), gzip);
    expect(body.results.map(({ verdict }) => verdict)).toEqual(['unknown_device', 'malformed']);
    const latin = Buffer.concat([
      Buffer.from(whole.replace('{', '{"gateway":"K')),
      Buffer.from([0xfc]),
      Buffer.from('"}'),
    ]);
    expect((await send(new Uint8Array(gzipSync(latin)), gzip)).body.results[0]?.verdict).toBe('malformed');
  });
});

test('a gateway may be called anything', async () => {
  const { serial: of, device } = await installed();
  const names = ['GW-7', 'NULL', 'null', 'a "b" \\c', '{x,y}', 'Keller, links', '\\x41'];
  const heard = names.map((gateway, at) => ({ ...heardOn(of, at + 1), gateway }));
  const { body } = await send(linesOf(heard));
  expect(body.counts).toMatchObject({ stored: names.length });
  const listed = await api.request<{ data: { gateway: string | null }[] }>('GET', `/v1/telegrams?device_id=${device}`);
  expect(listed.body.data.map(({ gateway }) => gateway)).toEqual(names);
});

test('any order and repetition, in one request or several, ends in the same readings', {
  timeout: 60_000,
}, async () => {
  const order = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 14 }).chain((days) =>
    fc.record({
      days: fc.constant(days),
      shuffled: fc.shuffledSubarray(days, { minLength: days.length }),
      cut: fc.integer({ min: 1, max: days.length }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(order, async ({ days, shuffled, cut }) => {
      const [one, other] = [await installed(), await installed()];
      await send(linesOf([...new Set(days)].sort((a, b) => a - b).map((day) => heardOn(one.serial, day))));
      for (const part of [shuffled.slice(0, cut), shuffled.slice(cut), shuffled.slice(0, cut)])
        if (part.length > 0) await send(linesOf(part.map((day) => heardOn(other.serial, day))));
      const [expected, found] = [await readingsOf(one.point), await readingsOf(other.point)];
      expect(found.map((row) => row.slice(1))).toEqual(expected.map((row) => row.slice(1)));
    }),
    { numRuns: 4, seed: 5 },
  );
});

test('compact frames become readings as soon as a full frame of their maker tells the format', async () => {
  const { serial: of, point } = await installed();
  const compact = (day: number): Heard => ({
    telegram_hex: compactTelegramHex({ serial: of, value: 100 + day }),
    received_at: `2025-12-${String(day).padStart(2, '0')}T10:00:00.000Z`,
  });
  const full: Heard = {
    telegram_hex: telegramHex({ serial: of, key: KEY, type: 4, value: 102 }),
    received_at: '2025-12-02T10:00:00.000Z',
  };
  const before = await send(linesOf([compact(1)]));
  expect(before.body.results).toMatchObject([{ verdict: 'unreadable', reason: 'unknown_format', reading_ids: [] }]);
  expect((await send(linesOf([full]))).body.counts.stored).toBe(1);
  expect((await send(linesOf([compact(3)]))).body.counts.stored).toBe(1);
  expect((await readingsOf(point)).map((row) => row.slice(1))).toEqual([
    ['2025-12-01', 'register', '101'],
    ['2025-12-02', 'register', '102'],
    ['2025-12-03', 'register', '103'],
  ]);
});

test('thousands may say something new in one request', async () => {
  const { accountId } = api.root;
  const said = Array.from({ length: 8_200 }, (_, n) => ({
    telegram: { id: `tlg_${n}`, receivedAt: new Date(Date.UTC(2025, 11, 1, 0, n)) },
    own: judgedAs({ code: 4 * (n % 2 === 0 ? 1 : 0), flags: [] }),
  }));
  await api.db.database.transaction({ accountId, livemode: false }, (db) =>
    keepStatuses(
      { db, accountId, livemode: false, now: () => api.clock.now },
      said.map(({ telegram }) => telegram),
      { judged: said.map(({ own }) => own), order: said.map((_, n) => n) },
    ),
  );
  const kept = await api.db.inspect("select count(*)::int as n from device_statuses where device_id = 'dev_talkative'");
  expect(kept).toEqual([{ n: 8_200 }]);
});

test('a device says something new once, in order of reception', async () => {
  const { serial: of, device } = await installed();
  await send(linesOf([heardOn(of, 1), heardOn(of, 2, 4), heardOn(of, 3, 4)]));
  await send(linesOf([heardOn(of, 4, 4), heardOn(of, 5)]));
  await send(linesOf([heardOn(of, 3, 8)]));
  const rows = await api.db.inspect(
    `select status, flags from device_statuses where device_id = '${device}' order by since`,
  );
  expect(rows).toEqual([
    { status: 4, flags: 'power_low' },
    { status: 0, flags: '' },
  ]);
});

test('a device of another version or kind with the same serial is another device', async () => {
  const { serial: of, device } = await installed();
  await api.db.inspect(`update devices set address_type = 7 where id = '${device}'`);
  expect((await send(linesOf([heardOn(of, 1)]))).body.results[0]?.verdict).toBe('unknown_device');
});

describe('storage', () => {
  test('a reading is about 110 bytes, in a month of its own, and its point and device must be there', async () => {
    const { serial: of, point } = await installed();
    await send(linesOf([heardOn(of, 9)]));
    const [row] = await api.db.inspect<{ size: number; month: string }>(
      `select pg_column_size(r.*) as size, r.tableoid::regclass::text as month from readings r
        where measuring_point_id = km_pack('${point}') and kind = 'register'`,
    );
    expect(row?.month).toBe('readings_by_month.m2025_12');
    expect(row?.size).toBeLessThanOrEqual(112);
    const alien = `insert into readings select account_id, gen_random_uuid(), read_at, device_id, telegram_id, day, kind, unit,
      origin, livemode, value from readings limit 1`;
    await expect(api.db.inspect(alien)).rejects.toThrow(/not there/);
    await expect(api.db.inspect(`delete from measuring_points where id = '${point}'`)).rejects.toThrow(/refused/);
  });
});

test('what is over is deleted, stays recognised and leaves a trace', async () => {
  const heard = (day: number, received_at: string) => ({ ...heardOn('70999997', day), received_at });
  const [late, old, older] = [
    heard(1, '2024-03-01T10:00:00.000Z'),
    heard(2, '2025-12-01T10:00:00.000Z'),
    heard(3, '2025-11-30T10:00:00.000Z'),
  ];
  await send(linesOf([late, old, older]));
  const left = () =>
    api.db.inspect<{ n: number }>("select count(*)::int as n from telegrams where meter_address = 'KLM-70999997'");
  // However old it is: it was handed in today, and its device may be written down tomorrow.
  await forgetTelegrams(api.db.database, api.clock.now);
  expect(await left()).toEqual([{ n: 3 }]);
  const days = (n: number) => new Date(api.clock.now.getTime() + n * 86_400_000);
  await forgetTelegrams(api.db.database, days(90));
  expect(await left()).toEqual([{ n: 3 }]);
  // As many transactions as it takes.
  await forgetTelegrams(api.db.database, new Date(days(90).getTime() + 1), 2);
  expect(await left()).toEqual([{ n: 0 }]);
  expect((await send(linesOf([old]))).body.results[0]?.verdict).toBe('duplicate');
  const trail = await api.db.inspect<{ changes: { class: string; telegrams: number } }>(
    "select changes from audit_events where action = 'telegrams.forgotten' and object_type = 'account'",
  );
  expect(trail.map(({ changes }) => changes.class)).toEqual(trail.map(() => 'unknown_device'));
  expect(trail.reduce((sum, { changes }) => sum + changes.telegrams, 0)).toBeGreaterThanOrEqual(3);
});

test('a month of readings is dropped without a look at them, whatever it holds', async () => {
  const { point, device } = await installed();
  const { accountId } = api.root;
  await api.db.database.systemTransaction((db) => createReadingMonths(db, '2014-06-01', '2014-06-01'));
  await api.db.inspect(
    `insert into readings (account_id, measuring_point_id, read_at, device_id, telegram_id, day, kind, unit, origin, livemode, value)
     select km_pack($1), km_pack($2), t, km_pack($3), null, t::date, 'r', 'k', 'r', false, 1
       from generate_series('2014-06-01T00:00:00Z'::timestamptz, '2014-06-29T00:00:00Z', '10 minutes') t`,
    [accountId, point, device],
  );
  const [month] = await api.db.inspect<{ oid: string; rows: number }>(
    `select 'readings_by_month.m2014_06'::regclass::oid::text as oid,
            (select count(*)::int from readings_by_month.m2014_06) as rows`,
  );
  expect(month?.rows).toBe(4_033);
  // What a session has read of a table is known behind its end; deleting rows would have read them.
  const touched = await api.db.database.systemTransaction(async (db) => {
    const read = async () =>
      (
        await rowsOf<{ n: number }>(
          db,
          sql`select (pg_stat_get_xact_tuples_returned(${month?.oid}::oid)
                      + pg_stat_get_xact_tuples_fetched(${month?.oid}::oid))::int as n`,
        )
      )[0]?.n ?? Number.NaN;
    const before = await read();
    expect(await dropReadingMonth(db, '2014-06-01', api.clock.now)).toBe(1);
    return (await read()) - before;
  });
  // Of each account one at most, to tell it.
  expect(touched).toBeLessThanOrEqual(1);
});

test('a month of readings is dropped by retention only, and not while it is young', async () => {
  const { serial: of, point } = await installed();
  await api.db.inspect(`update device_installations set from_day = '2014-01-01' where measuring_point_id = '${point}'`);
  await send(linesOf([{ ...heardOn(of, 7), received_at: '2015-05-07T10:00:00.000Z' }]));
  // Each by itself: what was read before 2000 has its part also where nothing later comes with it.
  for (const day of ['2015-12-07', '2009-05-07', '1998-05-07'])
    await api.db.database.systemTransaction((db) => createReadingMonths(db, day, day));
  const months = async () =>
    (
      await api.db.inspect<{ name: string }>(
        "select relname as name from pg_class where relname in ('m2015_12', 'm2015_05', 'm2009_05', 'before_2000') order by 1",
      )
    ).map(({ name }) => name);
  expect(await months()).toEqual(['before_2000', 'm2009_05', 'm2015_05', 'm2015_12']);
  const drop = (month: string) => api.db.database.systemTransaction((db) => dropReadingMonth(db, month, api.clock.now));
  await expect(drop('2025-12-01')).rejects.toThrow();
  await dropOldMonths(api.db.database, new Date('2025-12-31T22:59:00Z'));
  expect(await months()).toEqual(['m2015_05', 'm2015_12']);
  await dropOldMonths(api.db.database, new Date('2025-12-31T23:00:00Z'));
  expect(await months()).toEqual([]);
  expect(
    await api.db.inspect(
      "select distinct changes from audit_events where action = 'readings.month_dropped' and changes->>'month' = '2015-05'",
    ),
  ).toEqual([{ changes: { month: '2015-05' } }]);
});
