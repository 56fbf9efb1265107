import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { buildWorld, type World } from '../../test/world.ts';
import { createApp } from '../app.ts';
import { inContext, type Services } from '../context.ts';
import { createVault, type Vault } from '../crypto/vault.ts';
import { createRenderer } from '../delivery/render/renderer.ts';
import { openDeviceKey } from '../metering/keys/device-key.ts';
import { isDone, reseal, SEALED_PLACES } from './reseal.ts';

const bytes = () => crypto.getRandomValues(new Uint8Array(32));
const [first, second] = [bytes(), bytes()];
const old = createVault(new Map([['one', first]]));
const both = createVault(
  new Map([
    ['two', second],
    ['one', first],
  ]),
);
const newest = createVault(new Map([['two', second]]));

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
let world: World;
let token: string;
let cursor: string | null;
const KEY = '0f0e0d0c0b0a09080706050403020100';

beforeAll(async () => {
  api = await startTestApi({ vault: old, renderer });
  world = await buildWorld(api, api.root);
  for (const serial of ['66000001', '66000002', '66000003'])
    await api.request('POST', '/v1/devices', {
      body: { manufacturer: 'KAM', serial, kind: 'heat_meter', model: 'M', key_hex: KEY },
      headers: { 'X-Forwarded-For': '192.0.2.9', 'Idempotency-Key': `key-${serial}` },
    });
  await api.request('GET', '/v1/log/key');
  const { body } = await api.request<{ token: string }>('POST', '/v1/occupant-tokens', {
    body: { occupancy_id: world.occupancy_id },
  });
  token = body.token;
  cursor = (await api.request<{ next_cursor: string | null }>('GET', '/v1/devices?limit=1')).body.next_cursor;
}, 120_000);
afterAll(async () => {
  await api.close();
  await renderer.close();
});

const asking = (vault: Vault, key: string) => {
  const app = createApp({ ...api.services, vault });
  return (path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { Authorization: `Bearer ${key}`, ...init.headers } });
};
const services = (vault: Vault): Services => ({ ...api.services, vault });

/** How many values of each table which key seals. */
async function sealedBy(): Promise<Record<string, Record<string, number>>> {
  const found: Record<string, Record<string, number>> = {};
  for (const table of Object.keys(SEALED_PLACES)) {
    const rows = await api.db.inspect<{ id: string; n: number }>(
      `select split_part(v, '.', 1) as id, count(*)::int as n
         from (select to_jsonb(t)->>(km_sealed_column('${table}')).sealed as v from ${table} t) s
        where v is not null group by 1`,
    );
    found[table] = Object.fromEntries(rows.map(({ id, n }) => [id, n]));
  }
  return found;
}

describe('the master key gets a successor', () => {
  test('every sealed column is listed, here and in the database', async () => {
    const columns = await api.db.inspect<{ place: string }>(
      `select table_name || '.' || column_name as place from information_schema.columns
        where table_schema = 'public' and column_name like '%sealed' order by 1`,
    );
    // Sealed with a person's own key, which is in persons.key_sealed.
    const persons = [
      'deliveries.address_sealed',
      'document_contents.sealed',
      'documents.parties_sealed',
      'evidence_disclosures.sealed',
      'field_document_contents.sealed',
      'field_documents.input_sealed',
      'persons.sealed',
    ];
    const listed = await Promise.all(
      Object.keys(SEALED_PLACES).map(async (table) => {
        const [row] = await api.db.inspect<{ sealed: string }>(`select sealed from km_sealed_column('${table}')`);
        return `${table}.${row?.sealed}`;
      }),
    );
    expect(columns.map(({ place }) => place)).toEqual([...persons, ...listed].sort());
  });

  test('old values open, tokens and lists go on, and an API key moves when it is used', async () => {
    const ask = asking(both, api.root.key);
    expect((await ask('/v1/audit-events?limit=100')).status).toBe(200);
    expect((await ask(`/v1/devices?limit=1&cursor=${cursor}`)).status).toBe(200);
    expect((await asking(both, token)(`/v1/documents?limit=1`)).status).toBe(200);
    const keys = await api.db.inspect(
      `select hash_key_id as by from api_keys where account_id = '${api.root.accountId}' group by 1`,
    );
    expect(keys).toContainEqual({ by: 'two' });
    // Repeated, not done again: the kept answer was sealed by the old key.
    const again = await ask('/v1/devices', {
      method: 'POST',
      body: JSON.stringify({ manufacturer: 'KAM', serial: '66000001', kind: 'heat_meter', model: 'M', key_hex: KEY }),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-66000001' },
    });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  });

  test('evidence changes in no other column, and not by the app', async () => {
    const change = (column: string, value: string) =>
      api.db.database.systemTransaction((db) =>
        import('drizzle-orm').then(({ sql }) => db.execute(sql.raw(`update audit_events set ${column} = ${value}`))),
      );
    await expect(change('ip_sealed', "'x'")).rejects.toThrow();
    await expect(api.db.inspect(`update audit_events set ip_sealed = 'x'`)).rejects.toThrow();
  });

  test('stopped half way nothing is lost; run again, everything rests under the newest key', async () => {
    const before = await sealedBy();
    for (const table of ['devices', 'persons', 'log_keys', 'audit_events', 'idempotency_keys'])
      expect(before[table]?.one, table).toBeGreaterThan(0);
    let batches = 0;
    await reseal(services(both), { batch: 2, stopped: () => ++batches > 2 });
    const half = await sealedBy();
    expect(half.devices?.two).toBeGreaterThan(0);
    expect(half.persons?.one).toBeGreaterThan(0);

    const report = await reseal(services(both), { batch: 7 });
    expect(report.newestKeyId).toBe('two');
    for (const [table, by] of Object.entries(await sealedBy())) {
      expect(Object.keys(by), table).toEqual(Object.keys(by).length === 0 ? [] : ['two']);
      expect(by.two ?? 0, table).toBe((before[table]?.one ?? 0) + (before[table]?.two ?? 0));
      expect(report.tables[table]?.unopened).toEqual({});
    }
    expect((await reseal(services(both))).tables.devices?.resealed).toBe(0);
  });

  test('without the old key everything still opens; a key that nobody used since is named before', async () => {
    const unused = await api.keyOf('reader'); // hashed by the old master key alone
    const report = await reseal(services(both));
    expect(report.apiKeys.map(({ hint }) => hint)).toContainEqual(expect.stringContaining(unused.slice(-4)));
    expect(isDone(report)).toBe(false);

    const ask = asking(newest, api.root.key);
    const events = await ask('/v1/audit-events?limit=100');
    expect(JSON.stringify(await events.json())).toContain('192.0.2.9');
    expect((await ask(`/v1/occupancies/${world.occupancy_id}`)).status).toBe(200);
    expect((await asking(newest, unused)('/v1/devices')).status).toBe(401);
    const [device] = await api.db.inspect<{ id: string; key_sealed: string }>(
      `select id, key_sealed from devices where serial = '66000002'`,
    );
    const opened = await inContext(
      services(newest),
      {
        session: { accountId: api.root.accountId, livemode: false },
        actor: { type: 'system', id: 'test', role: 'admin' },
        requestId: 'test',
      },
      (context) => openDeviceKey(context, { id: device?.id ?? '', keySealed: device?.key_sealed ?? '' }),
    );
    expect(Buffer.from(opened ?? []).toString('hex')).toBe(KEY);
  });

  test('a value whose key is not given is counted and left', async () => {
    const third = createVault(new Map([['three', bytes()]]));
    const { tables } = await reseal(services(third));
    expect(tables.devices?.resealed).toBe(0);
    expect(tables.devices?.unopened.two).toBeGreaterThan(0);
  });
});
