import { randomUUID } from 'node:crypto';
import type { TestApi } from '../../test/harness.ts';
import { doJobs, PERSON } from '../../test/world.ts';
import type { InformationRunWire, InformationWire } from './convert.ts';

/* A house of flats with radio devices, and what a test of monthly information does with it again and again. */

export interface Flat {
  readonly unit: string;
  readonly occupancies: readonly string[];
}

export interface FlatOf {
  readonly area?: string;
  readonly group?: string;
  readonly occupancies?: readonly { readonly from: string; readonly to?: string; readonly vacant?: boolean }[];
}

let serial = 0;

export function monthBuilder(api: TestApi, key = api.root.key) {
  const post = async <T = { id: string }>(path: string, body: unknown): Promise<T> => {
    const answer = await api.request<T>('POST', path, { key, body, headers: { 'Idempotency-Key': randomUUID() } });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  const property = async (more: Record<string, unknown> = {}) => {
    serial += 1;
    const customer = await post('/v1/customers', { kind: 'manager', person: { name: 'Berta Beispiel' } });
    const house = await post('/v1/properties', {
      customer_id: customer.id,
      number: `M-${serial}`,
      street: 'Am Hang 3',
      postal_code: '34117',
      city: 'Kassel',
      plant: { energy: 'district_heating' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
      ...more,
    });
    return { customer: customer.id, property: house.id };
  };

  const flat = async (propertyId: string, number: number, of: FlatOf = {}): Promise<Flat> => {
    const { area = '50', group = null, occupancies = [{ from: '2020-01-01' }] } = of;
    const unit = await post('/v1/units', {
      property_id: propertyId,
      number,
      label: `Wohnung ${number}`,
      heating_area_m2: area,
      hot_water_area_m2: area,
      user_group: group,
    });
    const ids: string[] = [];
    for (const [place, { from, to = null, vacant = false }] of occupancies.entries()) {
      const occupant = vacant ? null : { ...PERSON, name: `Nutzer ${number}-${place}` };
      const made = await post('/v1/occupancies', {
        unit_id: unit.id,
        number: `${number}-${place}`,
        from,
        to,
        vacant,
        occupant,
      });
      ids.push(made.id);
    }
    return { unit: unit.id, occupancies: ids };
  };

  /** A device at a point of its own, by radio unless said, with its registers at the ends of these days. */
  const device = async (
    propertyId: string,
    unitId: string | null,
    values: Readonly<Record<string, string>>,
    { use = 'heating', kind = 'heat_meter', radio = true, from = '2020-01-01', factor = '1' } = {},
  ) => {
    serial += 1;
    const point = await post('/v1/measuring-points', {
      property_id: propertyId,
      unit_id: unitId,
      use,
      room: 'Bad',
      position: 1,
    });
    const installed = await addDevice(point.id, { kind, radio, from, factor });
    for (const [day, value] of Object.entries(values)) await read(point.id, day, value);
    return { point: point.id, device: installed };
  };

  const newDevice = ({ kind = 'heat_meter', radio = true, factor = '1' } = {}) => {
    serial += 1;
    return post('/v1/devices', {
      manufacturer: 'SON',
      serial: String(50_000_000 + serial),
      kind,
      model: 'Muster 1',
      evaluation_factor: factor,
      ...(kind === 'heat_cost_allocator' ? { scale: 'unit' } : { marking_year: 2023 }),
      ...(radio ? { key_hex: '0f'.repeat(16) } : {}),
    });
  };

  const addDevice = async (
    pointId: string,
    { from = '2020-01-01', ...more }: { kind?: string; radio?: boolean; from?: string; factor?: string } = {},
  ) => {
    const made = await newDevice(more);
    await post(`/v1/measuring-points/${pointId}/installations`, { device_id: made.id, from, initial_value: '0' });
    return made.id;
  };

  const read = (pointId: string, day: string, value: string) =>
    post('/v1/readings', {
      measuring_point_id: pointId,
      read_at: `${day}T12:00:00.000Z`,
      value,
      origin: 'manual',
      confirmed: true,
    });

  const start = (propertyId: string, month: string, more: Record<string, unknown> = {}) =>
    post<InformationRunWire>('/v1/monthly-information-runs', { property_id: propertyId, month, ...more });

  const readRun = async (id: string) =>
    (await api.request<InformationRunWire>('GET', `/v1/monthly-information-runs/${id}`, { key })).body;

  /** Starts a run, does its job and reads it. */
  const run = async (propertyId: string, month: string, more: Record<string, unknown> = {}) => {
    const { id } = await start(propertyId, month, more);
    await doJobs(api);
    return readRun(id);
  };

  const list = async (query: string) =>
    (await api.request<{ data: InformationWire[] }>('GET', `/v1/monthly-information?limit=100&${query}`, { key })).body
      .data;

  /** What one user was told last about a month. */
  const told = async (occupancyId: string, month = '2025-12'): Promise<InformationWire> => {
    const [found] = await list(`occupancy_id=${occupancyId}&month=${month}`);
    if (found === undefined) throw new Error(`${occupancyId} was told nothing about ${month}`);
    return (await api.request<InformationWire>('GET', `/v1/monthly-information/${found.id}`, { key })).body;
  };

  return { post, property, flat, device, newDevice, addDevice, read, start, readRun, run, list, told };
}

/** Registers so that December 2025, November 2025 and December 2024 consumed these. */
export const registers = (december: number, november: number, yearBefore: number): Record<string, string> => ({
  '2024-11-30': '1000',
  '2024-12-31': String(1000 + yearBefore),
  '2025-10-31': '5000',
  '2025-11-30': String(5000 + november),
  '2025-12-31': String(5000 + november + december),
});

/** Four flats of 50 m2 that used 100, 200, 300 and 400 kWh in December 2025: 5 kWh a m2. */
export async function fourFlats(api: TestApi, key?: string) {
  const build = monthBuilder(api, key);
  const house = await build.property();
  const flats: Flat[] = [];
  const points: string[] = [];
  for (const [index, kwh] of [100, 200, 300, 400].entries()) {
    const flat = await build.flat(house.property, index + 1);
    const { point } = await build.device(house.property, flat.unit, registers(kwh, kwh - 10, kwh + 25));
    flats.push(flat);
    points.push(point);
  }
  return { build, ...house, flats, points };
}
