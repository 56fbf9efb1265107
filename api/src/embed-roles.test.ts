import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAs, OVERVIEWS, sessionFor, tenantOf } from '../test/embed.ts';
import { startTestApi, type TestApi } from '../test/harness.ts';
import { RELEASE_UNINFORMED } from '../test/overrides.ts';
import { buildWorld, doJobs, PERSON, PORTAL, type World } from '../test/world.ts';
import { createRenderer } from './delivery/render/renderer.ts';

/* What the page of a tenant, a manager and a reader of meters gets to see. */

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
let own: World;
let foreign: World;

beforeAll(async () => {
  api = await startTestApi({ renderer });
  own = await buildWorld(api, api.root);
  foreign = await buildWorld(api, await api.foreignAccount());
});
afterAll(async () => {
  await api.close();
  await renderer.close();
});

const sessionOf = (body: Record<string, unknown>, key = own.key) => sessionFor(api, key, body);
const ask = (token: string, path: string, origin?: string | null) => askAs(api, token, path, origin);

test('a tenant: his own, released versions only, and his opening is evidence', async () => {
  const { token } = await sessionOf({ subject: tenantOf(own) });
  const { data } = (await ask(token, OVERVIEWS)).body;
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({ occupant: PERSON.name, state: 'additional_payment', unit: { label: 'Wohnung 1' } });
  expect(data[0]?.versions).toHaveLength(1);

  const second = await api.request<{ id: string }>('POST', '/v1/billing-runs', {
    body: { billing_period_id: own.billing_period_id, reason: 'Der Beleg wurde geprüft.' },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  await doJobs(api);
  await api.request('POST', `/v1/billing-runs/${second.body.id}/statements`, {
    body: {},
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  await doJobs(api);
  expect((await ask(token, OVERVIEWS)).body.data[0]?.versions).toHaveLength(1);
  expect((await ask(token, '/v1/documents')).body.data).toHaveLength(1);
  const manager = await sessionOf({
    subject: { role: 'manager', customer_id: own.customer_id },
    components: { statement_list: {} },
  });
  expect((await ask(manager.token, OVERVIEWS)).body.data[0]?.versions).toHaveLength(2);
  await api.request('POST', `/v1/billing-runs/${second.body.id}/releases`, {
    body: RELEASE_UNINFORMED,
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  const versions = (await ask(token, OVERVIEWS)).body.data[0]?.versions as {
    version: number;
    reason: string | null;
  }[];
  expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
    [2, 'Der Beleg wurde geprüft.'],
    [1, null],
  ]);

  const pdf = await ask(token, `/v1/documents/${own.document_id}/content`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  const delivery = await ask(token, `/v1/deliveries/${own.delivery_id}`);
  expect(delivery.body).toMatchObject({ level: 4, receipt: { basis: 'opened' } });
});

test('a tenant may confirm the receipt, with the feature and not without', async () => {
  const post = (token: string) =>
    api.request('POST', `/v1/deliveries/${own.delivery_id}/acknowledgements`, {
      key: token,
      body: {},
      headers: { Origin: PORTAL, 'Idempotency-Key': crypto.randomUUID() },
    });
  const without = await sessionOf({ subject: tenantOf(own), components: { delivery_proof: {} } });
  expect((await post(without.token)).status).toBe(403);
  const { token } = await sessionOf({ subject: tenantOf(own) });
  expect((await post(token)).body).toMatchObject({ level: 5 });
});

test('a manager opens a document without leaving evidence of receipt', async () => {
  const { token } = await sessionOf(
    {
      subject: { role: 'manager', customer_id: foreign.customer_id },
      components: { statement_list: {}, delivery_proof: {} },
    },
    foreign.key,
  );
  expect((await ask(token, `/v1/documents/${foreign.document_id}/content`)).status).toBe(200);
  expect((await ask(token, `/v1/deliveries/${foreign.delivery_id}`)).body).toMatchObject({ receipt: null });
});

test('nobody sees the neighbour account, whatever the filter', async () => {
  const { token } = await sessionOf({ subject: tenantOf(own) });
  for (const path of [
    `${OVERVIEWS}?statement_id=${foreign.statement_id}`,
    `${OVERVIEWS}?occupancy_id=${foreign.occupancy_id}`,
    `/v1/documents?property_id=${foreign.property_id}`,
    `/v1/deliveries?document_id=${foreign.document_id}`,
  ])
    expect((await ask(token, path)).body.data).toEqual([]);
  for (const path of [`/v1/documents/${foreign.document_id}/content`, `/v1/deliveries/${foreign.delivery_id}/proof`])
    expect((await ask(token, path)).status).toBe(404);
});

test('consumption: a tenant of his own flat, a reader of the house, without a person in it', async () => {
  const components = { consumption_chart: {} };
  const tenant = await sessionOf({ subject: tenantOf(own), components });
  const mine = (await ask(tenant.token, '/v1/consumptions?interval=year')).body.data;
  expect(mine).toMatchObject([{ unit: { id: own.unit_id }, occupancy_id: own.occupancy_id }]);
  const reader = await sessionOf({ subject: { role: 'reader', property_id: own.property_id }, components });
  const theirs = (await ask(reader.token, '/v1/consumptions?interval=year')).body.data;
  expect(theirs).toMatchObject([{ unit: { id: own.unit_id }, occupancy_id: null }]);
  expect(JSON.stringify(theirs)).not.toContain(PERSON.name);
});
