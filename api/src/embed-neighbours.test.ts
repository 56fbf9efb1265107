import type { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs, OVERVIEWS, sessionFor } from '../test/embed.ts';
import { type Answer, startTestApi, type TestApi } from '../test/harness.ts';
import { buildNeighbours, type Dweller, type Neighbours } from '../test/neighbours.ts';
import { buildWorld, PORTAL, type World } from '../test/world.ts';
import type { StatementExplanation } from './billing/versions/explanation-schemas.ts';
import { createRenderer } from './delivery/render/renderer.ts';

/*
 * The next door neighbour: same house, same account, statements released and delivered to everybody. And whoever
 * manages another house of the account, reads meters, or comes from the other mode.
 */

type Asked = Pick<Dweller, 'document_id' | 'delivery_id' | 'statement_id' | 'occupancy_id' | 'unit_id'> & {
  readonly property_id: string;
  readonly embed_session_id: string;
};

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
/** Another customer of the same account, and the same in live mode. */
let elsewhere: World;
let live: World;
let house: Neighbours;
let tenant: string;

const components = { statement_list: {}, consumption_chart: {}, delivery_proof: {} };
const confirming = { ...components, delivery_proof: { features: { acknowledgement: true } } };

const tenantToken = async ({ occupancy_id }: Pick<Dweller, 'occupancy_id'>, key = api.root.key) =>
  (await sessionFor(api, key, { subject: { role: 'tenant', occupancy_ids: [occupancy_id] }, components: confirming }))
    .token;
const managerToken = async (customer_id: string, key = api.root.key) =>
  (await sessionFor(api, key, { subject: { role: 'manager', customer_id }, components })).token;
const readerToken = async (property_id: string) =>
  (
    await sessionFor(api, api.root.key, {
      subject: { role: 'reader', property_id },
      components: { consumption_chart: {} },
    })
  ).token;

beforeAll(async () => {
  api = await startTestApi({ renderer });
  elsewhere = await buildWorld(api, api.root);
  const { accountId } = api.root;
  live = await buildWorld(api, { accountId, key: await api.keyOf('admin', { livemode: true }) });
  house = await buildNeighbours(api);
  tenant = await tenantToken(house.tenant);
  // Three houses, billed and printed.
}, 180_000);
afterAll(async () => {
  await api.close();
  await renderer.close();
});

const unknown = (id: string) => `${id.slice(0, 4)}${'0'.repeat(32)}`;
const inHouse = (dweller: Dweller): Asked => ({
  ...dweller,
  property_id: house.property_id,
  embed_session_id: elsewhere.embed_session_id,
});

/** Status, and what a caller learns apart from the id it sent itself. */
const learned = ({ status, body }: Answer<unknown>, id: string) => {
  const { request_id: _, instance: __, ...rest } = (body ?? {}) as Record<string, unknown>;
  return { status, text: JSON.stringify(rest).replaceAll(id, '…') };
};

const acknowledge = (token: string, id: string) =>
  api.request('POST', `/v1/deliveries/${id}/acknowledgements`, {
    key: token,
    body: {},
    headers: { Origin: PORTAL, 'Idempotency-Key': crypto.randomUUID() },
  });

/** Every route with an id that some session may call. */
function routes(token: string): readonly (readonly [id: keyof Asked, ask: (id: string) => Promise<Answer<unknown>>])[] {
  const get = (path: (id: string) => string) => (id: string) => askAs(api, token, path(id));
  return [
    ['statement_id', get((id) => `/v1/statements/${id}/versions/1/explain?line=total`)],
    ['document_id', get((id) => `/v1/documents/${id}`)],
    ['document_id', get((id) => `/v1/documents/${id}/content`)],
    ['delivery_id', get((id) => `/v1/deliveries/${id}`)],
    ['delivery_id', get((id) => `/v1/deliveries/${id}/proof`)],
    ['delivery_id', (id) => acknowledge(token, id)],
    ['embed_session_id', get((id) => `/v1/embed-sessions/${id}`)],
  ];
}

const FILTERS = [
  [OVERVIEWS, ['statement_id', 'occupancy_id', 'property_id']],
  ['/v1/consumptions', ['occupancy_id', 'unit_id', 'property_id']],
  ['/v1/documents', ['statement_id', 'occupancy_id', 'property_id']],
  ['/v1/deliveries', ['document_id']],
] as const;

/** Nothing of these ids is told: not by a route, not by a filter, not by how the refusal reads. */
async function expectNothing(token: string, theirs: Asked, { shared = [] }: { shared?: (keyof Asked)[] } = {}) {
  for (const [name, ask] of routes(token)) {
    const there = learned(await ask(theirs[name]), theirs[name]);
    expect(there).toEqual(learned(await ask(unknown(theirs[name])), unknown(theirs[name])));
    // 403 where the role or its components never may, whoever's it is.
    expect([403, 404]).toContain(there.status);
  }
  for (const [path, names] of FILTERS)
    for (const name of names.filter((each) => !shared.includes(each))) {
      const year = path === '/v1/consumptions' ? '&interval=year' : '';
      const there = await askAs(api, token, `${path}?${name}=${theirs[name]}${year}`);
      const nobody = await askAs(api, token, `${path}?${name}=${unknown(theirs[name])}${year}`);
      expect({ path, name, ...learned(there, theirs[name]) }).toEqual({
        path,
        name,
        ...learned(nobody, unknown(theirs[name])),
      });
      if (there.status !== 403) expect({ path, name, data: there.body.data }).toEqual({ path, name, data: [] });
    }
}

describe('a tenant', () => {
  test('has everything of his own, so that nothing below is empty by itself', async () => {
    const own = inHouse(house.tenant);
    // The proof first: whoever opens the document adds an entry that is not in the log yet.
    for (const path of [`/v1/deliveries/${own.delivery_id}/proof`, `/v1/documents/${own.document_id}/content`])
      expect({ path, status: (await askAs(api, tenant, path)).status }).toEqual({ path, status: 200 });
    for (const [path, names] of FILTERS)
      for (const name of names) {
        const year = path === '/v1/consumptions' ? '&interval=year' : '';
        const { data } = (await askAs(api, tenant, `${path}?${name}=${own[name]}${year}`)).body;
        expect({ path, name, count: data.length }).toEqual({ path, name, count: 1 });
      }
    expect((await acknowledge(tenant, own.delivery_id)).status).toBe(200);
  });

  test('is told why he pays what he pays, down to his readings, and of others no more than sums', async () => {
    const path = `/v1/statements/${house.tenant.statement_id}/versions/1/explain?line=total&language=en`;
    const { status, body } = await askAs(api, tenant, path);
    expect(status).toBe(200);
    const { steps } = body as unknown as z.infer<typeof StatementExplanation>;
    const inputs = steps.flatMap((step) => step.inputs);
    expect(inputs.some(({ readings }) => readings !== undefined && readings.length > 0)).toBe(true);
    expect(inputs.some(({ others }) => others !== undefined)).toBe(true);
    for (const { occupancy_id, unit_id } of [house.before, house.nextDoor])
      for (const id of [occupancy_id, ...(unit_id === house.tenant.unit_id ? [] : [unit_id])])
        expect(JSON.stringify(body)).not.toContain(id);
  });

  test('learns nothing of the flat next door', () => expectNothing(tenant, inHouse(house.nextDoor), SAME_HOUSE));

  test('learns nothing of who lived in the flat before, and neither does he of who came', async () => {
    await expectNothing(tenant, inHouse(house.before), SAME_FLAT);
    await expectNothing(await tenantToken(house.before), inHouse(house.tenant), SAME_FLAT);
  });

  test('learns nothing of another house of the account', () => expectNothing(tenant, elsewhere));

  test('whoever lives in two flats sees both and not the third', async () => {
    const occupancy_ids = [house.tenant.occupancy_id, house.nextDoor.occupancy_id];
    const { token } = await sessionFor(api, api.root.key, { subject: { role: 'tenant', occupancy_ids } });
    const { data } = (await askAs(api, token, OVERVIEWS)).body;
    expect(new Set(data.map(({ statement_id }) => statement_id))).toEqual(
      new Set([house.tenant.statement_id, house.nextDoor.statement_id]),
    );
    await expectNothing(token, inHouse(house.before), SAME_FLAT);
  });
});

/** What both have in common, by which each finds his own. */
const SAME_HOUSE = { shared: ['property_id'] as (keyof Asked)[] };
const SAME_FLAT = { shared: ['property_id', 'unit_id'] as (keyof Asked)[] };

test('by what they have in common, house and flat, a tenant finds his own and nothing of the others', async () => {
  for (const [path, name] of [
    [OVERVIEWS, 'property_id'],
    ['/v1/documents', 'property_id'],
    ['/v1/consumptions', 'property_id'],
    ['/v1/consumptions', 'unit_id'],
  ] as const) {
    const year = path === '/v1/consumptions' ? '&interval=year' : '';
    const text = JSON.stringify(
      (await askAs(api, tenant, `${path}?${name}=${inHouse(house.tenant)[name]}${year}`)).body,
    );
    expect(text).toContain(house.tenant.occupancy_id);
    for (const { occupancy_id, statement_id, document_id, delivery_id } of [house.before, house.nextDoor])
      for (const id of [occupancy_id, statement_id, document_id, delivery_id]) expect(text).not.toContain(id);
  }
});

test('a manager of another customer of the account learns nothing of the house', async () => {
  const token = await managerToken(elsewhere.customer_id);
  for (const dweller of [house.before, house.tenant, house.nextDoor])
    await expectNothing(token, { ...inHouse(dweller), embed_session_id: live.embed_session_id });
});

test('a manager of the house sees all three and nothing of another house', async () => {
  const token = await managerToken(house.customer_id);
  expect((await askAs(api, token, OVERVIEWS)).body.data).toHaveLength(3);
  await expectNothing(token, elsewhere);
});

test('a reader of the house opens nothing of anybody, and finds no other house', async () => {
  const token = await readerToken(house.property_id);
  for (const [name, ask] of routes(token)) {
    const { status } = await ask(inHouse(house.tenant)[name]);
    expect({ name, status }).toEqual({ name, status: name === 'embed_session_id' ? 404 : 403 });
  }
  await expectNothing(token, elsewhere);
  const { data } = (await askAs(api, token, '/v1/consumptions?interval=year')).body;
  expect(data.map(({ occupancy_id }) => occupancy_id)).toEqual([null, null]);
});

test('a session of one mode learns nothing of the other, both ways', async () => {
  await expectNothing(tenant, live);
  await expectNothing(await managerToken(house.customer_id), live);
  const lives = await tenantToken(live, live.key);
  expect((await askAs(api, lives, OVERVIEWS)).body.data).toHaveLength(1);
  for (const dweller of [house.tenant, house.nextDoor]) await expectNothing(lives, inHouse(dweller));
  await expectNothing(await managerToken(live.customer_id, live.key), elsewhere);
});
