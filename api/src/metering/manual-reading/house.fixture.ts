import type { TestApi } from '../../../test/harness.ts';

export interface ReadFlat {
  readonly unit: string;
  readonly occupancy: string;
  readonly points: readonly { readonly id: string; readonly device: string; readonly serial: string }[];
}

export interface ReadHouse {
  readonly customer: string;
  readonly property: string;
  readonly flats: readonly ReadFlat[];
}

let serials = 40_000_000;
let houses = 0;

/**
 * A house of two flats with a heat meter and a water meter each, read at the end of 2024 and in June 2025: 10 kWh and
 * 0.1 m3 a day. The clock stands in the middle of January 2026.
 */
export async function buildReadHouse(api: TestApi, key = api.root.key): Promise<ReadHouse> {
  const made = async (path: string, body: unknown): Promise<string> => {
    const answer = await api.request('POST', path, { key, body });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return String(answer.body.id ?? '');
  };
  houses += 1;
  const customer = await made('/v1/customers', { kind: 'owner', person: { name: 'Berta Besitzerin' } });
  const property = await made('/v1/properties', {
    customer_id: customer,
    number: `R-${houses}`,
    street: 'Am Hang 3',
    postal_code: '34117',
    city: 'Kassel',
    plant: { energy: 'natural_gas' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  const flats: ReadFlat[] = [];
  for (const [number, label, name] of [
    [1, 'EG links', 'Ada Muster'],
    [2, 'EG rechts', 'Emil Nachbar'],
  ] as const) {
    const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
    const unit = await made('/v1/units', { property_id: property, number, label, ...area });
    const occupancy = await made('/v1/occupancies', {
      unit_id: unit,
      number: `${number}-1`,
      from: '2024-01-01',
      occupant: { name },
    });
    const points: { id: string; device: string; serial: string }[] = [];
    for (const [use, room, kind, days] of [
      ['heating', 'Flur', 'heat_meter', ['1000', '2810']],
      ['hot_water', 'Bad', 'hot_water_meter', ['10.0', '28.1']],
    ] as const) {
      const position = points.length + 1;
      const point = await made('/v1/measuring-points', { property_id: property, unit_id: unit, use, room, position });
      serials += 1;
      const device = { manufacturer: 'SON', serial: String(serials), kind, model: 'Probe' };
      const id = await made('/v1/devices', device);
      await made(`/v1/measuring-points/${point}/installations`, {
        device_id: id,
        from: '2024-12-01',
        initial_value: '0',
      });
      for (const [index, value] of days.entries()) {
        const read_at = ['2024-12-31T20:00:00.000Z', '2025-06-30T20:00:00.000Z'][index];
        await made('/v1/readings', { measuring_point_id: point, read_at, value, origin: 'manual', confirmed: true });
      }
      points.push({ id: point, device: id, serial: device.serial });
    }
    flats.push({ unit, occupancy, points });
  }
  return { customer, property, flats };
}

/** A route through a house that takes values around the turn of the year 2025. */
export const routeOf = (property_id: string, more: object = {}) => ({
  property_id,
  name: 'Ablesung 2025',
  from: '2025-12-29',
  to: '2026-01-31',
  key_date: '2025-12-31',
  ...more,
});
