import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { doJobs } from '../../../test/world.ts';
import { inContext } from '../../context.ts';
import { sha256Hex } from '../../crypto/sha256.ts';
import { fromHex } from '../../ids.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';
import { compactTelegramHex, fragmentHexes, telegramHex } from '../fixtures/telegram.ts';
import { insertTelegrams } from './ingest-store.ts';
import { telegramId } from './telegram-id.ts';

/*
 * Two transactions side by side, neither of which saw what the other wrote: one stored a telegram, the other what it waited
 * for. The job behind them finds it.
 */

const KEY = '000102030405060708090a0b0c0d0e0f';

let api: TestApi;
let build: ReturnType<typeof consumptionBuilder>;
let property_id: string;
let unit_id: string;
let number = 62_000_000;

beforeAll(async () => {
  api = await startTestApi();
  build = consumptionBuilder(api);
  property_id = (await build.house()).property;
  unit_id = await build.unit(property_id);
});
afterAll(() => api.close());

async function installed({ manufacturer = 'KLM', kind = 'heat_meter' } = {}) {
  number += 1;
  const serial = String(number);
  const use = 'heating';
  const point = await build.make('/v1/measuring-points', { property_id, unit_id, use, room: 'Bad', position: 1 });
  const device = await build.make('/v1/devices', { manufacturer, serial, kind, model: 'X', key_hex: KEY });
  await build.make(`/v1/measuring-points/${point}/installations`, {
    device_id: device,
    from: '2025-11-01',
    initial_value: '0',
  });
  return { serial, point, device };
}
const noon = (day: number) => `2025-12-${String(day).padStart(2, '0')}T11:00:00.000Z`;

const hear = (telegram_hex: string, received_at: string) =>
  api.request<{ results: { verdict: string; reason?: string }[] }>('POST', '/v1/telegrams', {
    raw: JSON.stringify({ telegram_hex, received_at }),
    headers: { 'Content-Type': 'application/x-ndjson' },
  });

/** As a request stores a telegram that it cannot read yet. */
const store = (
  sent: readonly (readonly [hex: string, at: string])[],
  deviceId: string,
  reason: 'fragment' | 'unknown_format',
) =>
  inContext(
    api.services,
    {
      session: { accountId: api.root.accountId, livemode: false },
      actor: { type: 'system', id: 'test', role: 'admin' },
      requestId: 'straggler',
    },
    (context) =>
      insertTelegrams(
        context,
        sent.map(([hex, at]) => {
          const bytes = fromHex(hex);
          const id = telegramId(sha256Hex(bytes), false);
          return { id, meterAddress: `KLM-${number}`, receivedAt: new Date(at), bytes, gateway: null, rssiDbm: null };
        }),
        sent.map(() => ({ deviceId, verdict: 'unreadable', reason, detail: null, counter: null })),
      ),
  );

const readingsAt = async (point: string) =>
  (
    await api.request<{ data: { day: string; kind: string; value: string }[] }>(
      'GET',
      `/v1/readings?measuring_point_id=${point}&limit=100`,
    )
  ).body.data.map(({ day, kind, value }) => `${day} ${kind} ${value}`);

/** What another telegram of the account leaves behind. */
async function lookAfter() {
  await hear(telegramHex({ serial: '62999999', key: KEY, value: number }), noon(1));
  await doJobs(api);
}

test('the device', async () => {
  const { point, device } = await installed({ manufacturer: 'EFE', kind: 'heat_cost_allocator' });
  await doJobs(api);
  const open = '2744C5146824000001087A010000000B6E5701004B6E120900426C1F3CCB086E060100C2086C3F31';
  expect((await hear(open, noon(1))).body.results).toMatchObject([{ verdict: 'unknown_device' }]);
  await api.db.inspect(`update devices set serial = '00002468' where id = '${device}'`);
  expect(await readingsAt(point)).toEqual([]);
  await doJobs(api);
  expect(await readingsAt(point)).toContain('2025-12-01 register 157');
});

test('the key', async () => {
  const { serial, point, device } = await installed();
  await doJobs(api);
  const [kept] = await api.db.inspect<{ key_sealed: string }>(`select key_sealed from devices where id = '${device}'`);
  await api.db.inspect(`update devices set key_sealed = null where id = '${device}'`);
  const heard = await hear(telegramHex({ serial, key: KEY, type: 4, value: 8 }), noon(2));
  expect(heard.body.results).toMatchObject([{ verdict: 'wrong_key' }]);
  await api.db.inspect(`update devices set key_sealed = '${kept?.key_sealed}' where id = '${device}'`);
  await doJobs(api);
  expect(await readingsAt(point)).toEqual(['2025-12-02 register 8']);
});

test('the format, of more telegrams than a request can read', async () => {
  const { serial, point } = await installed();
  await hear(compactTelegramHex({ serial, value: 5 }), noon(2));
  // Younger ones of another meter, in whatever form.
  await api.db.inspect(
    `insert into telegrams (account_id, id, received_at, created_at, livemode, verdict, reason, meter_address, bytes)
     select km_pack($1), gen_random_uuid(), '2025-12-05', '2025-12-05', false, 'unreadable', 'unknown_format', 'KLM-62888888', '\\x00'
       from generate_series(1, 20000)`,
    [api.root.accountId],
  );
  await hear(telegramHex({ serial, key: KEY, type: 4, value: 7 }), noon(6));
  expect(await readingsAt(point)).toEqual(['2025-12-06 register 7']);
  await doJobs(api);
  expect(await readingsAt(point)).toEqual(['2025-12-02 register 5', '2025-12-06 register 7']);
});

test('the format', async () => {
  const { serial, point, device } = await installed();
  await hear(compactTelegramHex({ serial, value: 6 }), noon(2));
  await hear(telegramHex({ serial, key: KEY, type: 4, value: 7 }), noon(3));
  await store([[compactTelegramHex({ serial, value: 8 }), noon(4)]], device, 'unknown_format');
  await lookAfter();
  expect(await readingsAt(point)).toEqual(['2025-12-02 register 6', '2025-12-03 register 7', '2025-12-04 register 8']);
});

test('the other part of a message', async () => {
  const { serial, point, device } = await installed();
  const [first = '', last = ''] = fragmentHexes({ serial, key: KEY, value: 9, counter: 1 });
  await store([[first, noon(2)]], device, 'fragment');
  await store([[last, noon(2)]], device, 'fragment');
  await lookAfter();
  expect(await readingsAt(point)).toEqual(['2025-12-02 register 9']);
});
