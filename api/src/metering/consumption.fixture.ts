import type { TestApi } from '../../test/harness.ts';
import type { ConsumptionWire } from './convert.ts';

/* Houses whose devices were read on some days, and what a test asks of them again and again. */

export interface ConsumptionPage {
  readonly data: ConsumptionWire[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

let counter = 0;

export function consumptionBuilder(api: TestApi) {
  async function make(path: string, body: object): Promise<string> {
    const made = await api.request<{ id: string }>('POST', path, { body });
    if (made.status !== 201) throw new Error(`${path}: ${JSON.stringify(made.body)}`);
    return made.body.id;
  }

  async function house() {
    counter += 1;
    const customer = await make('/v1/customers', { kind: 'owner', person: { name: 'Berta' } });
    const property = await make('/v1/properties', {
      customer_id: customer,
      number: `C-${counter}`,
      street: 'Am Hang 3',
      postal_code: '34117',
      city: 'Kassel',
      plant: { energy: 'natural_gas' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    });
    return { customer, property };
  }

  function unit(property_id: string, number = 1) {
    // Units are listed in the order of their ids, and those in the order of time.
    api.clock.now = new Date(api.clock.now.getTime() + 1);
    return make('/v1/units', {
      property_id,
      number,
      label: `WE ${number}`,
      heating_area_m2: '50',
      hot_water_area_m2: '50',
    });
  }

  const occupancy = (unit_id: string, from: string, to: string | null = null) => {
    counter += 1;
    return make('/v1/occupancies', { unit_id, number: `${counter}`, from, to, occupant: { name: 'Ada' } });
  };

  /** A point with one device since 2020, and what was read there by the end of these days. */
  async function measure(
    property_id: string,
    unit_id: string,
    values: Readonly<Record<string, string>>,
    { use = 'heating', ...device }: { use?: string; kind?: string; scale?: string; evaluation_factor?: string } = {},
  ) {
    counter += 1;
    const measuring_point_id = await make('/v1/measuring-points', {
      property_id,
      unit_id,
      use,
      room: 'Bad',
      position: 1,
    });
    const serial = String(40_000_000 + counter);
    const device_id = await make('/v1/devices', {
      kind: 'heat_meter',
      manufacturer: 'KLM',
      model: 'X',
      serial,
      ...device,
    });
    await make(`/v1/measuring-points/${measuring_point_id}/installations`, {
      device_id,
      from: '2020-01-01',
      initial_value: '0',
    });
    for (const [day, value] of Object.entries(values)) {
      const reading = { measuring_point_id, read_at: `${day}T20:00:00Z`, value, origin: 'manual', confirmed: true };
      await api.request('POST', '/v1/readings', { body: reading });
    }
    return measuring_point_id;
  }

  const list = async (query: string, key = api.root.key) =>
    (await api.request<ConsumptionPage>('GET', `/v1/consumptions?${query}`, { key })).body;

  /** Two who lived there one after the other, a third who came when the newest reading was made already. */
  async function successors() {
    const { customer, property } = await house();
    const flat = await unit(property);
    const first = await occupancy(flat, '2020-01-01', '2025-03-15');
    const second = await occupancy(flat, '2025-03-16', '2025-12-31');
    const third = await occupancy(flat, '2026-01-01');
    const empty = await unit(property, 2);
    const values = { '2025-02-28': '100', '2025-03-15': '130', '2025-03-31': '150', '2025-12-31': '500' };
    await measure(property, flat, values);
    return { customer, property, unit: flat, empty, first, second, third };
  }

  return { make, house, unit, occupancy, measure, list, successors };
}
