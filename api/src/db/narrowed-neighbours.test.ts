import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionFor } from '../../test/embed.ts';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { buildNeighbours, type Dweller, type Neighbours } from '../../test/neighbours.ts';
import { buildWorld, PORTAL, type World } from '../../test/world.ts';
import { fillTheRest } from '../../test/world-rest.ts';
import { createRenderer } from '../delivery/render/renderer.ts';
import { deliveryAttempts } from '../delivery/tables.ts';
import { rowsOf, type Session } from './database.ts';

/* Row level security by itself, in a house where statements of all were released and delivered; and in every table. */

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
let world: World;
let house: Neighbours;

beforeAll(async () => {
  api = await startTestApi({ renderer });
  world = await buildWorld(api, api.root);
  await fillTheRest(api, world);
  house = await buildNeighbours(api);
  // Nobody has a mail server here, so what one would have answered is written down by hand.
  await api.db.database.transaction({ accountId: world.account_id, livemode: false }, (db) =>
    db.insert(deliveryAttempts).values(
      [house.before, house.tenant, house.nextDoor].map(({ delivery_id, occupancy_id }, index) => ({
        accountId: world.account_id,
        id: `att_${index}`,
        livemode: false,
        propertyId: house.property_id,
        occupancyId: occupancy_id,
        deliveryId: delivery_id,
        number: 1,
        outcome: 'accepted',
        detail: '250 OK',
        occurredAt: api.clock.now,
      })),
    ),
  );
  // Two houses, billed and printed.
}, 180_000);
afterAll(async () => {
  await api.close();
  await renderer.close();
});

type Narrowing = Omit<Session, 'accountId' | 'livemode'>;

const select = <T>(session: Narrowing, query: ReturnType<typeof sql>): Promise<T[]> =>
  api.db.database.transaction({ accountId: world.account_id, livemode: false, ...session }, (db) =>
    rowsOf<T>(db, query),
  );
const visible = async (session: Narrowing, table: string, column = 'id'): Promise<string[]> =>
  (
    await select<{ id: string }>(
      session,
      sql`select distinct ${sql.identifier(column)} as id from ${sql.identifier(table)} order by 1`,
    )
  ).map(({ id }) => id);

const tenantOf = ({ occupancy_id }: Dweller): Narrowing => ({
  customerId: house.customer_id,
  propertyIds: [house.property_id],
  occupancyIds: [occupancy_id],
});

/** Tables of what was said to somebody, and whose a row is. */
const SAID = [
  ['statements', 'id', 'statement_id'],
  ['statement_versions', 'id', 'statement_version_id'],
  ['releases', 'statement_version_id', 'statement_version_id'],
  ['documents', 'id', 'document_id'],
  ['document_contents', 'document_id', 'document_id'],
  ['deliveries', 'id', 'delivery_id'],
  ['delivery_attempts', 'delivery_id', 'delivery_id'],
  ['evidence_entries', 'document_id', 'document_id'],
] as const satisfies readonly (readonly [string, string, keyof Dweller])[];

test.each(SAID)('%s: the account sees those of all, each neighbour his own', async (table, column, own) => {
  const { before, tenant, nextDoor } = house;
  const all = [before, tenant, nextDoor].map((dweller) => dweller[own]);
  expect(await visible({}, table, column)).toEqual(expect.arrayContaining(all));
  for (const dweller of [before, tenant, nextDoor])
    expect({ table, ids: await visible(tenantOf(dweller), table, column) }).toEqual({ table, ids: [dweller[own]] });
  expect(await visible({ customerId: house.customer_id }, table, column)).toEqual(all.sort());
});

test('evidence_disclosures: those of his own entries and no other', async () => {
  const all = await visible({}, 'evidence_disclosures', 'entry_id');
  const seen: string[] = [];
  for (const dweller of [house.before, house.tenant, house.nextDoor]) {
    const entries = await visible(tenantOf(dweller), 'evidence_entries');
    const disclosed = await visible(tenantOf(dweller), 'evidence_disclosures', 'entry_id');
    expect(disclosed.length).toBeGreaterThan(0);
    expect(entries).toEqual(expect.arrayContaining(disclosed));
    seen.push(...disclosed);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(all).toEqual(expect.arrayContaining(seen));
  expect(all.length).toBeGreaterThan(seen.length);
});

test('a session repeats its own requests, sees its own brand, and no account', async () => {
  const { tenant } = house;
  const sessions = await Promise.all(
    [1, 2].map(() =>
      sessionFor(api, api.root.key, { subject: { role: 'tenant', occupancy_ids: [tenant.occupancy_id] } }),
    ),
  );
  for (const { token } of sessions)
    await api.request('POST', `/v1/deliveries/${tenant.delivery_id}/acknowledgements`, {
      key: token,
      body: {},
      headers: { Origin: PORTAL, 'Idempotency-Key': crypto.randomUUID() },
    });
  for (const { id } of sessions) {
    const session = { ...tenantOf(tenant), embedSessionId: id };
    const routes = await visible(session, 'idempotency_keys', 'route');
    expect(routes).toEqual([`POST /v1/deliveries/${tenant.delivery_id}/acknowledgements ${id}`]);
    expect(await visible(session, 'brands')).toHaveLength(1);
    expect(await visible(session, 'accounts')).toEqual([]);
  }
  expect((await visible({}, 'brands')).length).toBeGreaterThan(1);
});

test('an occupant’s token is answered once and the same again, and sees no answer of somebody else', async () => {
  const { occupancy_id, delivery_id } = house.nextDoor;
  const { token } = (await api.request<{ token: string }>('POST', '/v1/occupant-tokens', { body: { occupancy_id } }))
    .body;
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const path = `/v1/deliveries/${delivery_id}/acknowledgements`;
  const [first, second] = [
    await api.request('POST', path, { key: token, body: {}, headers }),
    await api.request('POST', path, { key: token, body: {}, headers }),
  ];
  expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true']);
  expect(second.body).toEqual(first.body);
  const routes = await visible({ occupancyIds: [occupancy_id] }, 'idempotency_keys', 'route');
  expect(routes).toEqual([`POST ${path} ${occupancy_id}`]);
});

/**
 * What every session sees: the log's tree and the keys to check it with, which hold digests and are public by nature; and
 * which id a reading or telegram has that was called otherwise once.
 */
const OPEN = ['former_ids', 'log_checkpoints', 'log_keys', 'log_leaves', 'log_nodes'];

test('a session of nobody sees nothing in any table, but for exactly these', async () => {
  const tables = await api.db.inspect<{ name: string; narrowed: boolean }>(
    `select c.relname as name,
            not exists (select from pg_policies p where p.tablename = c.relname
                           and p.roles && '{km_tenant,km_manager,km_reader}' and p.cmd in ('SELECT', 'ALL')
                           and p.qual like '% AND true)') as narrowed
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.filter(({ narrowed }) => !narrowed).map(({ name }) => name)).toEqual(OPEN);
  const nobody = { customerId: 'cus_none', propertyIds: ['prp_none'], occupancyIds: ['occ_none'] };
  const filled = async (session: Narrowing) => {
    const names: string[] = [];
    for (const { name } of tables) {
      const rows = await select(session, sql`select 1 from ${sql.identifier(name)} limit 1`);
      if (rows.length > 0) names.push(name);
    }
    return names;
  };
  // Each table holds something to be seen, but the jobs, which come and go.
  const everything = tables.map(({ name }) => name).filter((name) => name !== 'outbox');
  expect((await filled({})).filter((name) => name !== 'outbox')).toEqual(everything);
  for (const session of [nobody, { customerId: 'cus_none' }])
    expect(await filled({ ...session, embedSessionId: 'ems_none' })).toEqual(OPEN);
  // Who reads meters checks no proof.
  expect(await filled({ ...nobody, metersOnly: true, embedSessionId: 'ems_none' })).toEqual([]);
});

test('a session of a page writes what it has to, and nothing else in any table', async () => {
  const found = await api.db.inspect<{ grantee: string; privilege_type: string; tables: string[] }>(
    `select grantee, privilege_type, array_agg(table_name::text order by table_name) as tables
       from information_schema.role_table_grants
      where grantee in ('km_tenant', 'km_manager', 'km_reader') and privilege_type <> 'SELECT'
      group by 1, 2 order by 1, 2`,
  );
  const kept = { DELETE: ['idempotency_keys'], UPDATE: ['idempotency_keys'] };
  const trail = ['audit_events', 'idempotency_keys'];
  expect(found.map(({ grantee, privilege_type, tables }) => [grantee, privilege_type, tables])).toEqual([
    ['km_manager', 'DELETE', kept.DELETE],
    ['km_manager', 'INSERT', [...trail, 'log_keys']],
    ['km_manager', 'UPDATE', kept.UPDATE],
    ['km_reader', 'DELETE', kept.DELETE],
    ['km_reader', 'INSERT', [...trail, 'reader_sessions', 'reading_entries', 'reading_photos', 'readings']],
    ['km_reader', 'UPDATE', [...kept.UPDATE, 'reader_accesses']],
    ['km_tenant', 'DELETE', kept.DELETE],
    [
      'km_tenant',
      'INSERT',
      [
        'audit_events',
        'evidence_disclosures',
        'evidence_entries',
        'idempotency_keys',
        'log_keys',
        'outbox',
        'self_readings',
      ],
    ],
    ['km_tenant', 'UPDATE', ['deliveries', 'idempotency_keys']],
  ]);
});
