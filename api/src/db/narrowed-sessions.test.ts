import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { buildWorld, PERSON, type World } from '../../test/world.ts';
import { createRenderer } from '../delivery/render/renderer.ts';
import type { Session } from './database.ts';

/*
 * Row level security by itself: queries without any `where`, in an account with two customers, two flats in one house
 * and two occupants one after the other in one of them.
 */

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
let world: World;
/** Beside the world's: the flat next door, who lived here before, and another customer's house. */
let other: Record<'unit' | 'occupancy' | 'before' | 'point' | 'customer' | 'property', string>;

const made = async (path: string, body: unknown): Promise<string> => {
  const answer = await api.request<{ id: string }>('POST', path, { body });
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
};

beforeAll(async () => {
  api = await startTestApi({ renderer });
  world = await buildWorld(api, api.root);
  const { property_id, unit_id } = world;
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const person = (name: string) => ({ ...PERSON, name });
  const unit = await made('/v1/units', { property_id, number: 2, label: 'Wohnung 2', ...area });
  const occupancy = await made('/v1/occupancies', {
    unit_id: unit,
    number: '2-1',
    from: '2020-01-01',
    occupant: person('Nachbarin'),
  });
  const before = await made('/v1/occupancies', {
    unit_id,
    number: '1-0',
    from: '2015-01-01',
    to: '2019-12-31',
    occupant: person('Vormieter'),
  });
  const point = await made('/v1/measuring-points', {
    property_id,
    unit_id: unit,
    use: 'heating',
    room: 'Bad',
    position: 1,
  });
  for (const [measuring_point_id, serial, from, value] of [
    [point, '20000001', '2020-01-01', '500'],
    [world.measuring_point_id, '20000002', '2016-01-01', '700'],
  ] as const) {
    const device_id = await made('/v1/devices', {
      kind: 'heat_meter',
      manufacturer: 'SON',
      model: 'Supercal',
      serial,
      key_hex: null,
    });
    const path = `/v1/measuring-points/${measuring_point_id}`;
    if (serial === '20000001') await made(`${path}/installations`, { device_id, from, initial_value: '0' });
    const read_at = serial === '20000001' ? '2025-12-31T21:30:00.000Z' : '2022-06-30T21:30:00.000Z';
    await made('/v1/readings', { measuring_point_id, read_at, value, origin: 'manual', confirmed: true });
  }
  const customer = await made('/v1/customers', { kind: 'owner', person: person('Anderer Eigentümer') });
  const property = await made('/v1/properties', {
    customer_id: customer,
    number: '0000033-3',
    street: 'Am Markt 17',
    postal_code: '79100',
    city: 'Freiburg',
    plant: { energy: 'natural_gas' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  other = { unit, occupancy, before, point, customer, property };
});
afterAll(async () => {
  await api.close();
  await renderer.close();
});

/** Readings name their points packed. */
const POINT_OF_READING = "km_unpack('mpt', measuring_point_id)";

async function visible(
  session: Omit<Session, 'accountId' | 'livemode'>,
  table: string,
  column = 'id',
): Promise<string[]> {
  return api.db.database.transaction({ accountId: world.account_id, livemode: false, ...session }, async (db) => {
    const result: unknown = await db.execute(
      sql`select distinct ${sql.raw(column)} as id from ${sql.identifier(table)} order by 1`,
    );
    return (Array.isArray(result) ? result : (result as { rows: { id: string }[] }).rows).map(
      ({ id }: { id: string }) => id,
    );
  });
}

const tenant = () => ({
  customerId: world.customer_id,
  propertyIds: [world.property_id],
  occupancyIds: [world.occupancy_id],
});
const manager = () => ({ customerId: world.customer_id });
const reader = () => ({ customerId: world.customer_id, propertyIds: [world.property_id], metersOnly: true });

describe('a tenant', () => {
  test('sees house, flat and occupancy of his own, and himself', async () => {
    expect(await visible(tenant(), 'properties')).toEqual([world.property_id]);
    expect(await visible(tenant(), 'units')).toEqual([world.unit_id]);
    expect(await visible(tenant(), 'occupancies')).toEqual([world.occupancy_id]);
    expect(await visible(tenant(), 'persons')).toHaveLength(1);
    expect(await visible(tenant(), 'customers')).toEqual([]);
  });

  test('sees what is measured in his flat, from the evening before he came', async () => {
    expect(await visible(tenant(), 'measuring_points')).toEqual([world.measuring_point_id]);
    expect(await visible(tenant(), 'devices')).toEqual([world.device_id]);
    expect(await visible(tenant(), 'readings', POINT_OF_READING)).toEqual([world.measuring_point_id]);
    const predecessor = { ...tenant(), occupancyIds: [other.before] };
    expect(await visible(predecessor, 'measuring_points')).toEqual([world.measuring_point_id]);
    expect(await visible(predecessor, 'readings', POINT_OF_READING)).toEqual([]);
    expect(await visible(predecessor, 'devices')).toEqual([]);
    expect(await visible(predecessor, 'statements')).toEqual([]);
  });

  test('sees his statements once they are released, and no costs', async () => {
    expect(await visible(tenant(), 'statement_versions')).toEqual([world.statement_version_id]);
    expect(await visible(tenant(), 'documents')).toEqual([world.document_id]);
    expect(await visible(tenant(), 'deliveries')).toEqual([world.delivery_id]);
    for (const table of [
      'cost_entries',
      'operating_cost_entries',
      'cycle_changes',
      'fuel_deliveries',
      'billing_periods',
      'billing_runs',
      'telegrams',
      'reading_files',
      'reading_file_mappings',
      'api_keys',
    ])
      expect({ table, ids: await visible(tenant(), table) }).toEqual({ table, ids: [] });
  });
});

describe('a manager', () => {
  test('sees what belongs to his customer, with its landlord', async () => {
    expect(await visible(manager(), 'customers')).toEqual([world.customer_id]);
    expect(await visible(manager(), 'properties')).toEqual([world.property_id]);
    expect(await visible(manager(), 'units')).toEqual([world.unit_id, other.unit].sort());
    expect(await visible(manager(), 'persons')).toHaveLength(4);
    expect(await visible(manager(), 'cost_entries')).toEqual([world.cost_entry_id]);
    expect(await visible(manager(), 'operating_cost_entries')).toEqual([world.operating_cost_entry_id]);
    expect(await visible(manager(), 'cycle_changes')).toEqual([world.cycle_change_id]);
    expect(await visible({ customerId: other.customer }, 'properties')).toEqual([other.property]);
    for (const table of ['units', 'statements', 'documents', 'devices', 'billing_runs'])
      expect({ table, ids: await visible({ customerId: other.customer }, table) }).toEqual({ table, ids: [] });
    expect(await visible({ customerId: other.customer }, 'readings', POINT_OF_READING)).toEqual([]);
  });
});

describe('a reader of meters', () => {
  test('sees meters and what they count, of one house', async () => {
    expect(await visible(reader(), 'properties')).toEqual([world.property_id]);
    expect(await visible(reader(), 'units')).toEqual([world.unit_id, other.unit].sort());
    expect(await visible(reader(), 'measuring_points')).toEqual([world.measuring_point_id, other.point].sort());
    expect(await visible(reader(), 'readings', POINT_OF_READING)).toHaveLength(2);
  });

  test('and neither people nor money nor documents', async () => {
    const closed = [
      'persons',
      'occupancies',
      'customers',
      'statements',
      'statement_versions',
      'documents',
      'deliveries',
    ];
    const more = [
      'cost_entries',
      'operating_cost_entries',
      'cycle_changes',
      'billing_periods',
      'billing_runs',
      'releases',
      'evidence_entries',
      'audit_events',
      'reading_files',
      'reading_file_mappings',
    ];
    for (const table of [...closed, ...more])
      expect({ table, ids: await visible(reader(), table) }).toEqual({ table, ids: [] });
  });
});

test('an embed session sees itself and no other', async () => {
  expect(await visible({ ...tenant(), embedSessionId: world.embed_session_id }, 'embed_sessions')).toEqual([
    world.embed_session_id,
  ]);
  expect(await visible(tenant(), 'embed_sessions')).toEqual([]);
});
