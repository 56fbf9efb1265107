import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs, sessionFor } from '../../../test/embed.ts';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { BRAND } from '../../../test/world.ts';
import { consumptionBuilder } from '../fixtures/measured-house.ts';

let api: TestApi;
let build: ReturnType<typeof consumptionBuilder>;
beforeAll(async () => {
  api = await startTestApi();
  build = consumptionBuilder(api);
});
afterAll(() => api.close());

describe('HeizkostenV section 6b: what it was read for stays in the trail', () => {
  interface Trace {
    readonly action: string;
    readonly actor: { readonly type: string; readonly id: string };
    readonly object_type: string;
    readonly changes: Record<string, unknown>;
  }
  const tracesOf = async (objectId: string): Promise<Trace[]> => {
    const { body } = await api.request<{ data: Trace[] }>('GET', `/v1/audit-events?object_id=${objectId}&limit=100`);
    return body.data.filter(({ action }) => action.endsWith('.read'));
  };

  test('one row a request, under the narrowest object that holds what was shown, and none for nothing', async () => {
    const house = await build.successors();
    const { property, unit, empty, second } = house;
    const days = 'from=2025-01-01&to=2025-12-31';
    await build.list(`property_id=${property}&${days}&purpose=billing`, await api.keyOf('manager'));
    await build.list(`unit_id=${unit}&${days}`);
    await build.list(`occupancy_id=${second}&${days}`);
    await build.list(`unit_id=${unit}&to=2019-12-31`);
    expect(await tracesOf(property)).toMatchObject([
      {
        actor: { type: 'api_key' },
        object_type: 'property',
        changes: {
          purpose: 'billing',
          legal_basis: 'HeizkostenV § 6b',
          from: '2025-01-01',
          to: '2025-12-31',
          units: [unit, empty],
          occupancies: 2,
        },
      },
    ]);
    expect(await tracesOf(unit)).toMatchObject([
      { object_type: 'unit', changes: { purpose: 'monthly_information', units: [unit], occupancies: 2 } },
    ]);
    // His own days, not those that were asked for.
    expect(await tracesOf(second)).toMatchObject([
      { object_type: 'occupancy', changes: { from: '2025-03-16', to: '2025-12-31', units: [unit], occupancies: 1 } },
    ]);
    await build.successors();
    await build.list('limit=100');
    expect((await tracesOf(api.root.accountId)).at(-1)).toMatchObject({ object_type: 'account' });
  });

  test('a tenant, who is informed by it whatever his page says; a manager; a reader of meters', async () => {
    const { customer, property, unit, second } = await build.successors();
    await build.make('/v1/brands', BRAND);
    const components = { consumption_chart: {} };
    const session = (subject: object) => sessionFor(api, api.root.key, { subject, components });
    const tenant = await session({ role: 'tenant', occupancy_ids: [second] });
    await askAs(api, tenant.token, '/v1/consumptions?purpose=billing');
    expect(await tracesOf(second)).toMatchObject([
      { actor: { type: 'embed_session', id: tenant.id }, changes: { purpose: 'monthly_information', units: [unit] } },
    ]);
    const manager = await session({ role: 'manager', customer_id: customer });
    const reader = await session({ role: 'reader', property_id: property });
    for (const { token } of [manager, reader]) await askAs(api, token, '/v1/consumptions');
    const traces = (await tracesOf(property)).map(({ actor, changes }) => [actor.id, changes.occupancies]);
    // The one reads of units, whoever lived there.
    expect(Object.fromEntries(traces)).toEqual({ [manager.id]: 3, [reader.id]: 0 });
  });

  test('readings as well, under their point or, of several, under the account', async () => {
    const { property } = await build.house();
    const flat = await build.unit(property);
    const values = { '2025-11-30': '1', '2025-12-31': '2' };
    const point = await build.measure(property, flat, values);
    const read = (query: string) => {
      // The trail is listed in the order of its ids, and that is one of time.
      api.clock.now = new Date(api.clock.now.getTime() + 1);
      return api.request('GET', `/v1/readings?${query}`);
    };
    await read(`measuring_point_id=${point}`);
    await read(`measuring_point_id=${point}&from=2025-12-01&purpose=monthly_information`);
    await read(`measuring_point_id=${point}&from=2026-01-01`);
    const found = { action: 'reading.read', object_type: 'measuring_point' };
    expect(await tracesOf(point)).toMatchObject([
      { ...found, changes: { purpose: 'billing', from: '2025-11-30', to: '2025-12-31', measuring_points: [point] } },
      { ...found, changes: { purpose: 'monthly_information', from: '2025-12-31', to: '2025-12-31' } },
    ]);
    await build.measure(property, flat, values);
    await read('limit=100');
    expect((await tracesOf(api.root.accountId)).at(-1)).toMatchObject({ ...found, object_type: 'account' });
  });
});
