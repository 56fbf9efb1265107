import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { rowsOf } from '../../db/database.ts';
import { selectTelegrams } from './telegram-store.ts';

/* Lists of telegrams among many: what is asked for is found, and not looked for among all that were ever received. */

const COUNT = 60_000;
/** Of a few hundred devices; every five-thousandth telegram is doubted, some were found to be of a device later. */
const device = (n: number) => `dev_0000000000007000800${n.toString(16).padStart(13, '0')}`;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.db.inspect(`do $do$ begin
    set local session_replication_role = replica;
    insert into telegrams (account_id, id, received_at, created_at, livemode, device_id, verdict, meter_address, bytes)
    select km_pack('${api.root.accountId}'), gen_random_uuid(), d, d, false,
           case when n % 3 > 0 then ('0000000000007000800' || lpad(to_hex(n % 300), 13, '0'))::uuid end,
           case when n % 5000 = 1 then 'implausible' when n % 3 = 0 then 'unknown_device' else 'stored' end, 'KLM-1', '\\x00'
      from generate_series(1, ${COUNT}) n, lateral (select timestamptz '2025-01-01' + n * interval '1 minute' as d) at;
    insert into telegram_judgements (account_id, telegram_id, number, livemode, received_at, judged_at, device_id, verdict)
    select account_id, id, 1, false, received_at, created_at, ('0000000000007000800' || lpad(to_hex(7), 13, '0'))::uuid,
           case when extract(minute from received_at)::int = 0 then 'implausible' else 'stored' end
      from telegrams where verdict = 'unknown_device' and extract(hour from received_at) = 5 and extract(minute from received_at) < 4;
    end $do$`);
  await api.db.inspect('analyze telegrams');
  await api.db.inspect('analyze telegram_judgements');
});
afterAll(() => api.close());

/** What a list answers, and how many rows of telegrams were read for it. */
const listed = (filter: Parameters<typeof selectTelegrams>[1], limit = 51) =>
  api.db.database.transaction({ accountId: api.root.accountId, livemode: false }, async (db) => {
    const read = async () =>
      (
        await rowsOf<{ n: string | number }>(
          db,
          sql`select seq_tup_read + coalesce(idx_tup_fetch, 0) as n from pg_stat_xact_all_tables where relname = 'telegrams'`,
        )
      )[0]?.n;
    const before = Number(await read());
    const rows = await selectTelegrams({ db, accountId: api.root.accountId }, filter, null, limit);
    return { rows, read: Number(await read()) - before };
  });

test('of a device, also those that were found to be of it later', async () => {
  const { rows, read } = await listed({ deviceId: device(7) });
  expect(rows).toHaveLength(51);
  expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['stored', 'unknown_device']));
  expect(read).toBeLessThan(1_000);
});

test('in quarantine, as they came or were found to be', async () => {
  const { rows, read } = await listed({ verdict: 'implausible' }, 500);
  const came = rows.filter(({ verdict }) => verdict === 'implausible');
  expect([came.length, rows.length > came.length]).toEqual([COUNT / 5_000, true]);
  expect(read).toBeLessThan(1_000);
});

test('those that became readings, of which there are most', async () => {
  const { rows, read } = await listed({ verdict: 'stored' });
  expect(rows).toHaveLength(51);
  expect(read).toBeLessThan(1_000);
});
