import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, problemOf, startTestApi, type TestApi } from '../../test/harness.ts';

interface Made {
  readonly id: string;
  readonly version: number;
  readonly number?: string | number;
  readonly person?: unknown;
  readonly landlord?: unknown;
  readonly occupant?: unknown;
}
type Foreign = 'customer' | 'property' | 'unit' | 'occupancy' | 'brand';

let api: TestApi;
let foreign: { key: string; ids: Record<Foreign, string> };

const owner = { name: 'Berta Beispiel', street: 'Am Hang 3', postal_code: '34117', city: 'Kassel' };
const customer = { kind: 'manager', person: owner };
const plant = { energy: 'natural_gas', billed_as: 'gross' };
const keys = { heating_consumption_percent: '70', hot_water_consumption_percent: '50' };
const house = (customer_id: string, number: string) => ({
  customer_id,
  number,
  street: 'Casameta-Allee 24',
  postal_code: '34123',
  city: 'Kassel',
  plant,
  keys,
});
const flat = (property_id: string, number: number) => ({
  property_id,
  number,
  label: `Wohnung ${number}`,
  heating_area_m2: '61.20',
  hot_water_area_m2: '61.20',
});
const use = (unit_id: string) => ({ unit_id, number: '1-1', from: '2025-01-01', occupant: { name: 'Carl Muster' } });
const brand = {
  name: 'Messdienst',
  logo_svg: null,
  colors: { primary: '#0b5cad' },
  sender_line: 'Messdienst',
  contact: { name: 'Team', email: 'service@messdienst.example' },
  footer: ['Messdienst'],
  mail_from: 'service@messdienst.example',
  portal_url: null,
};

async function make(path: string, body: unknown, key?: string): Promise<Made> {
  const made = await api.request<Made>('POST', path, { body, ...(key === undefined ? {} : { key }) });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body;
}

let serial = 0;
/** A house of its own for a test, so that tests do not meet. */
async function makeHouse(key?: string) {
  serial += 1;
  const owns = await make('/v1/customers', customer, key);
  const property = await make('/v1/properties', house(owns.id, `H-${serial}`), key);
  const unit = await make('/v1/units', flat(property.id, 1), key);
  return { customer: owns, property, unit };
}

beforeAll(async () => {
  api = await startTestApi();
  const { key } = await api.foreignAccount();
  const theirs = await makeHouse(key);
  const occupancy = await make('/v1/occupancies', use(theirs.unit.id), key);
  const { id } = await make('/v1/brands', brand, key);
  foreign = {
    key,
    ids: {
      customer: theirs.customer.id,
      property: theirs.property.id,
      unit: theirs.unit.id,
      occupancy: occupancy.id,
      brand: id,
    },
  };
});
afterAll(() => api.close());

const pointers = (answer: Answer<unknown>, code: string) =>
  problemOf(answer, code).errors.map(({ pointer }) => pointer);
const patch = (path: string, body: unknown, match?: string) =>
  api.request<Made>('PATCH', path, { body, ...(match === undefined ? {} : { headers: { 'If-Match': match } }) });

describe('every object', () => {
  const objects = [
    { noun: 'customer', path: 'customers', change: { kind: 'owner' } },
    { noun: 'property', path: 'properties', change: { city: 'Fulda' } },
    { noun: 'unit', path: 'units', change: { label: 'Wohnung 1, EG' } },
    { noun: 'occupancy', path: 'occupancies', change: { to: '2025-06-30' } },
  ] as const;

  async function mine(noun: (typeof objects)[number]['noun']): Promise<Made> {
    const made = await makeHouse();
    return noun === 'occupancy' ? make('/v1/occupancies', use(made.unit.id)) : made[noun];
  }

  test.each(objects)('$noun: made, read, listed, changed by If-Match only', async ({ noun, path, change }) => {
    const made = await mine(noun);
    const at = `/v1/${path}/${made.id}`;
    const read = await api.request<Made>('GET', at);
    expect(read.body).toEqual(made);
    expect(read.headers.get('etag')).toMatch(/^"1-[0-9a-f]{16}"$/);

    problemOf(await patch(at, change), 'precondition-required');
    problemOf(await patch(at, change, '"9"'), 'precondition-failed');
    problemOf(await patch(at, { ...change, nonsense: 1 }, '"1"'), 'validation-failed');
    const changed = await patch(at, change, '"1"');
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ ...change, version: 2 });
    expect(changed.headers.get('etag')).toMatch(/^"2-/);
    problemOf(await patch(at, change, '"1"'), 'precondition-failed');

    const list = await api.request<{ data: Made[] }>('GET', `/v1/${path}?limit=100`);
    expect(list.body.data.map(({ id }) => id)).toContain(made.id);
  });

  test.each(objects)('$noun of another account: as if it were not there', async ({ noun, path, change }) => {
    const theirs = foreign.ids[noun];
    const missing = `${theirs.slice(0, 4)}${'0'.repeat(32)}`;
    const words = async (id: string) => {
      const problem = problemOf(await api.request('GET', `/v1/${path}/${id}`), 'not-found');
      return JSON.stringify([problem.title, problem.detail.replace(id, ''), problem.errors]);
    };
    expect(await words(theirs)).toBe(await words(missing));
    problemOf(await patch(`/v1/${path}/${theirs}`, change, '"1"'), 'not-found');
    const list = await api.request<{ data: Made[] }>('GET', `/v1/${path}?limit=100`);
    expect(list.body.data.map(({ id }) => id)).not.toContain(theirs);
    problemOf(await api.request('GET', `/v1/${path}/nonsense`), 'validation-failed');
  });

  test.each([
    { list: 'properties', by: 'customer_id', id: () => foreign.ids.customer },
    { list: 'units', by: 'property_id', id: () => foreign.ids.property },
    { list: 'occupancies', by: 'property_id', id: () => foreign.ids.property },
    { list: 'occupancies', by: 'unit_id', id: () => foreign.ids.unit },
  ])('$list by a foreign $by are none', async ({ list, by, id }) => {
    expect((await api.request('GET', `/v1/${list}?${by}=${id()}`)).body).toMatchObject({ data: [], has_more: false });
  });

  test.each([
    { path: '/v1/customers', body: () => ({ ...customer, brand_id: foreign.ids.brand }), at: '/brand_id' },
    { path: '/v1/properties', body: () => house(foreign.ids.customer, 'X'), at: '/customer_id' },
    { path: '/v1/units', body: () => flat(foreign.ids.property, 2), at: '/property_id' },
    { path: '/v1/occupancies', body: () => use(foreign.ids.unit), at: '/unit_id' },
    { path: '/v1/occupant-tokens', body: () => ({ occupancy_id: foreign.ids.occupancy }), at: '/occupancy_id' },
  ])('$path refuses a foreign $at, an unknown field and a reader', async ({ path, body, at }) => {
    expect(pointers(await api.request('POST', path, { body: body() }), 'unknown-reference')).toEqual([at]);
    const unknown = await api.request('POST', path, { body: { ...body(), nonsense: 1 } });
    expect(pointers(unknown, 'validation-failed')).toEqual(['/nonsense']);
    problemOf(await api.request('POST', path, { body: body(), key: await api.keyOf('reader') }), 'forbidden');
  });

  test('a foreign brand is refused in a change too', async () => {
    const made = await make('/v1/customers', customer);
    const refused = await patch(`/v1/customers/${made.id}`, { brand_id: foreign.ids.brand }, '"1"');
    expect(pointers(refused, 'unknown-reference')).toEqual(['/brand_id']);
    const { id } = await make('/v1/brands', brand);
    expect((await patch(`/v1/customers/${made.id}`, { brand_id: id }, '"1"')).body).toMatchObject({ brand_id: id });
  });

  test('a key of the other mode sees nothing', async () => {
    const { property } = await makeHouse();
    const live = await api.keyOf('admin', { livemode: true });
    problemOf(await api.request('GET', `/v1/properties/${property.id}`, { key: live }), 'not-found');
  });
});

describe('properties', () => {
  test.each([
    { heating: '50', hotWater: '70', refused: [] },
    { heating: '49.9999', hotWater: '60', refused: ['HeizkostenV § 7(1)'] },
    { heating: '70.0001', hotWater: '60', refused: ['HeizkostenV § 7(1)'] },
    { heating: '60', hotWater: '100', refused: ['HeizkostenV § 8(1)'] },
    { heating: '0', hotWater: '0', refused: ['HeizkostenV § 7(1)', 'HeizkostenV § 8(1)'] },
  ])('$heating % of heating and $hotWater % of hot water by consumption', async ({ heating, hotWater, refused }) => {
    const owns = await make('/v1/customers', customer);
    serial += 1;
    const body = {
      ...house(owns.id, `H-${serial}`),
      keys: { heating_consumption_percent: heating, hot_water_consumption_percent: hotWater },
    };
    const answer = await api.request('POST', '/v1/properties', { body });
    if (refused.length === 0) expect(answer.status).toBe(201);
    else expect(problemOf(answer, 'rule-violated').errors.map(({ legal_basis }) => legal_basis)).toEqual(refused);
  });

  test('unlawful keys are refused in a change too', async () => {
    const { property } = await makeHouse();
    const changed = { keys: { ...keys, heating_consumption_percent: '80' } };
    expect(pointers(await patch(`/v1/properties/${property.id}`, changed, '"1"'), 'rule-violated')).toEqual([
      '/keys/heating_consumption_percent',
    ]);
  });

  test('the number is unique in the account', async () => {
    const { customer: owns, property } = await makeHouse();
    const twin = await api.request('POST', '/v1/properties', { body: house(owns.id, String(property.number)) });
    expect(problemOf(twin, 'conflict')).toMatchObject({
      detail: 'There already is a property with this number.',
      errors: [{ pointer: '/number' }],
    });
  });

  test('a landlord of its own comes, changes and goes', async () => {
    const { property } = await makeHouse();
    const at = `/v1/properties/${property.id}`;
    expect(property.landlord).toBeNull();
    expect((await patch(at, { landlord: owner }, '"1"')).body.landlord).toEqual(owner);
    const moved = { ...owner, city: 'Fulda' };
    expect((await patch(at, { landlord: moved }, '"2"')).body.landlord).toEqual(moved);
    expect((await patch(at, { landlord: null }, '"3"')).body.landlord).toBeNull();
  });
});

describe('units', () => {
  test('the number is unique in the house', async () => {
    const { property, unit } = await makeHouse();
    const twin = await api.request('POST', '/v1/units', { body: flat(property.id, 1) });
    expect(problemOf(twin, 'conflict').errors).toMatchObject([{ pointer: '/number' }]);
    const second = await make('/v1/units', flat(property.id, 2));
    problemOf(await patch(`/v1/units/${second.id}`, { number: 1 }, '"1"'), 'conflict');
    const list = await api.request<{ data: Made[] }>('GET', `/v1/units?property_id=${property.id}`);
    expect(list.body.data.map(({ id }) => id).sort()).toEqual([unit.id, second.id].sort());
  });
});

describe('occupancies', () => {
  test('two cannot share a day, and follow each other on the next', async () => {
    const { unit } = await makeHouse();
    const first = await make('/v1/occupancies', { ...use(unit.id), to: '2025-06-30' });
    const next = { ...use(unit.id), number: '1-2', from: '2025-06-30' };
    expect(pointers(await api.request('POST', '/v1/occupancies', { body: next }), 'occupancy-overlap')).toEqual([
      '/from',
    ]);
    const second = await make('/v1/occupancies', { ...next, from: '2025-07-01' });
    problemOf(await patch(`/v1/occupancies/${first.id}`, { to: '2025-07-01' }, '"1"'), 'occupancy-overlap');
    problemOf(await patch(`/v1/occupancies/${first.id}`, { to: null }, '"1"'), 'occupancy-overlap');
    const list = await api.request<{ data: Made[] }>('GET', `/v1/occupancies?unit_id=${unit.id}`);
    expect(list.body.data.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
  });

  test('vacancy and occupant exclude each other, days are in order', async () => {
    const { unit } = await makeHouse();
    const body = use(unit.id);
    expect(
      pointers(await api.request('POST', '/v1/occupancies', { body: { ...body, vacant: true } }), 'validation-failed'),
    ).toEqual(['/occupant']);
    expect(
      pointers(
        await api.request('POST', '/v1/occupancies', { body: { ...body, to: '2024-12-31' } }),
        'validation-failed',
      ),
    ).toEqual(['/to']);
    const vacant = await make('/v1/occupancies', {
      unit_id: unit.id,
      number: '1-0',
      from: '2024-01-01',
      to: '2024-12-31',
      vacant: true,
    });
    expect(pointers(await patch(`/v1/occupancies/${vacant.id}`, { occupant: owner }, '"1"'), 'rule-violated')).toEqual([
      '/occupant',
    ]);
    expect(
      pointers(await patch(`/v1/occupancies/${vacant.id}`, { from: '2025-01-01' }, '"1"'), 'rule-violated'),
    ).toEqual(['/from']);
    expect(pointers(await patch(`/v1/occupancies/${vacant.id}`, { to: '2023-12-31' }, '"1"'), 'rule-violated')).toEqual(
      ['/to'],
    );
    const lived = await make('/v1/occupancies', body);
    expect(pointers(await patch(`/v1/occupancies/${lived.id}`, { occupant: null }, '"1"'), 'rule-violated')).toEqual([
      '/occupant',
    ]);
    expect((await patch(`/v1/occupancies/${lived.id}`, { occupant: owner }, '"1"')).body.occupant).toEqual(owner);
  });

  test('a token sees nothing of the master data and lasts ten minutes', async () => {
    const { unit } = await makeHouse();
    const lived = await make('/v1/occupancies', use(unit.id));
    const { body } = await api.request<{ token: string; expires_at: string }>('POST', '/v1/occupant-tokens', {
      body: { occupancy_id: lived.id },
    });
    expect(body.expires_at).toBe('2026-01-15T08:10:00.000Z');
    problemOf(await api.request('GET', `/v1/occupancies/${lived.id}`, { key: body.token }), 'forbidden');
    const vacant = await make('/v1/occupancies', {
      unit_id: unit.id,
      number: '1-0',
      from: '2024-01-01',
      to: '2024-12-31',
      vacant: true,
    });
    problemOf(await api.request('POST', '/v1/occupant-tokens', { body: { occupancy_id: vacant.id } }), 'rule-violated');
  });
});

describe('what stays behind', () => {
  test('a repeated request with one key makes one customer', async () => {
    const headers = { 'Idempotency-Key': 'customer-once' };
    const first = await api.request<Made>('POST', '/v1/customers', { body: customer, headers });
    const second = await api.request<Made>('POST', '/v1/customers', { body: customer, headers });
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    problemOf(
      await api.request('POST', '/v1/customers', { body: { ...customer, kind: 'owner' }, headers }),
      'idempotency-key-reused',
    );
  });

  test('names and addresses are nowhere in plain text, and a change leaves an audit row without them', async () => {
    const { customer: owns, unit } = await makeHouse();
    const lived = await make('/v1/occupancies', use(unit.id));
    const renamed = { name: 'Dora Deckname' };
    await patch(`/v1/occupancies/${lived.id}`, { occupant: renamed, to: '2025-12-31' }, '"1"');
    await patch(`/v1/customers/${owns.id}`, { person: renamed }, '"1"');
    const tables = ['customers', 'occupancies', 'persons', 'audit_events', 'idempotency_keys'];
    for (const table of tables) {
      const rows = JSON.stringify(await api.db.inspect(`select * from ${table}`));
      for (const secret of ['Berta', 'Carl Muster', 'Dora', 'Am Hang']) expect(rows).not.toContain(secret);
    }
    const [event] = await api.db.inspect<{ changes: unknown }>(
      `select changes from audit_events where object_id = $1 and action = 'occupancy.updated'`,
      [lived.id],
    );
    expect(event?.changes).toEqual({
      version: { from: 1, to: 2 },
      to: { from: null, to: '2025-12-31' },
      occupant: 'changed',
    });
  });

  test('an erased person is null and the object stays', async () => {
    const { customer: owns } = await makeHouse();
    await api.db.inspect(
      `update persons set key_sealed = null, sealed = null where id = (select person_id from customers where id = $1)`,
      [owns.id],
    );
    expect((await api.request<Made>('GET', `/v1/customers/${owns.id}`)).body.person).toBeNull();
    const again = await patch(`/v1/customers/${owns.id}`, { person: owner }, '"1"');
    expect(again.body.person).toEqual(owner);
  });
});
