import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs, sessionFor } from '../../test/embed.ts';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { BRAND } from '../../test/world.ts';
import type { Session } from '../db/database.ts';
import { rowsOf } from '../db/database.ts';
import type { InformationWire } from './convert.ts';
import { fourFlats } from './house.fixture.ts';

/* Who sees what was told to whom: by the routes, and by row level security alone. */

const MONTH = '2025-12';
const LIST = '/v1/monthly-information';

let api: TestApi;
let own: Awaited<ReturnType<typeof fourFlats>>;
let theirs: Awaited<ReturnType<typeof fourFlats>>;
let ids: { mine: string; neighbour: string };

beforeAll(async () => {
  api = await startTestApi();
  own = await fourFlats(api);
  theirs = await fourFlats(api);
  await own.build.post('/v1/brands', BRAND);
  await own.build.run(own.property, MONTH);
  await theirs.build.run(theirs.property, MONTH);
  const told = (flat: number) => own.build.told(own.flats[flat]?.occupancies[0] ?? '');
  ids = { mine: (await told(0)).id, neighbour: (await told(1)).id };
});
afterAll(() => api.close());

const occupancy = () => own.flats[0]?.occupancies[0] ?? '';
const components = { consumption_chart: {} };
const tenant = () =>
  sessionFor(api, api.root.key, { subject: { role: 'tenant', occupancy_ids: [occupancy()] }, components });

test('a tenant reads his own, and of his neighbour not even that there is something', async () => {
  const { token } = await tenant();
  const { data } = (await askAs(api, token, LIST)).body;
  expect(data).toMatchObject([{ id: ids.mine, occupancy_id: occupancy() }]);
  expect((await askAs(api, token, `${LIST}?property_id=${theirs.property}`)).body.data).toEqual([]);
  expect((await askAs(api, token, `${LIST}?occupancy_id=${own.flats[1]?.occupancies[0]}`)).body.data).toEqual([]);
  const mine = (await askAs(api, token, `${LIST}/${ids.mine}`)) as unknown as { body: InformationWire };
  expect(mine.body.reasons.length).toBeGreaterThan(0);
  problemOf(await askAs(api, token, `${LIST}/${ids.neighbour}`), 'not-found');
});

test('runs and duties are not for sessions', async () => {
  const { token } = await tenant();
  for (const path of [
    '/v1/monthly-information-runs',
    `/v1/monthly-information-duties?property_id=${own.property}&month=${MONTH}`,
  ])
    problemOf(await askAs(api, token, path), 'forbidden');
});

test('a session that shows no consumption reads no information', async () => {
  const subject = { role: 'tenant', occupancy_ids: [occupancy()] };
  const { token } = await sessionFor(api, api.root.key, { subject, components: { statement_list: {} } });
  problemOf(await askAs(api, token, LIST), 'forbidden');
});

test('a manager reads those of his customer, a reader of meters none', async () => {
  const manager = await sessionFor(api, api.root.key, {
    subject: { role: 'manager', customer_id: own.customer },
    components,
  });
  const { data } = (await askAs(api, manager.token, LIST)).body;
  expect(data).toHaveLength(4);
  expect(data.every(({ property_id }) => property_id === own.property)).toBe(true);
  const reader = await sessionFor(api, api.root.key, {
    subject: { role: 'reader', property_id: own.property },
    components,
  });
  problemOf(await askAs(api, reader.token, LIST), 'forbidden');
});

describe('row level security by itself', () => {
  const visible = (session: Omit<Session, 'accountId' | 'livemode'>, table: string, column = 'id') =>
    api.db.database.transaction({ accountId: api.root.accountId, livemode: false, ...session }, async (db) =>
      (
        await rowsOf<{ id: string }>(
          db,
          sql`select ${sql.identifier(column)} as id from ${sql.identifier(table)} order by 1`,
        )
      ).map(({ id }) => id),
    );

  test('a tenant sees what he was told', async () => {
    const session = { customerId: own.customer, propertyIds: [own.property], occupancyIds: [occupancy()] };
    expect(await visible(session, 'monthly_informations')).toEqual([ids.mine]);
    expect(await visible(session, 'monthly_information_runs')).toEqual([]);
    expect(await visible(session, 'monthly_information_inputs', 'run_id')).toEqual([]);
  });

  test('a manager sees what belongs to his customer', async () => {
    const session = { customerId: own.customer };
    expect(await visible(session, 'monthly_informations')).toHaveLength(4);
    expect(await visible(session, 'monthly_information_runs')).toHaveLength(1);
    expect(await visible(session, 'monthly_information_inputs', 'run_id')).toHaveLength(1);
  });

  test('a reader of meters sees none', async () => {
    const session = { customerId: own.customer, propertyIds: [own.property], metersOnly: true };
    for (const [table, column] of [
      ['monthly_informations', 'id'],
      ['monthly_information_runs', 'id'],
      ['monthly_information_inputs', 'run_id'],
    ] as const)
      expect({ table, ids: await visible(session, table, column) }).toEqual({ table, ids: [] });
  });
});

test('another account finds nothing', async () => {
  const { key } = await api.foreignAccount();
  problemOf(await api.request('GET', `${LIST}/${ids.mine}`, { key }), 'not-found');
  const { body } = await api.request<{ data: unknown[] }>('GET', `${LIST}?property_id=${own.property}`, { key });
  expect(body.data).toEqual([]);
});
