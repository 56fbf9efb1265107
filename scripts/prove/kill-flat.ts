import type { StubbornClient } from './stubborn-client.ts';

/** A house with one flat. */
export interface Flat {
  readonly property_id: string;
  readonly unit_id: string;
}

export async function makeFlat({ make }: StubbornClient): Promise<Flat> {
  const customer_id = await make('/v1/customers', { kind: 'owner', person: { name: 'Berta' } });
  const property_id = await make('/v1/properties', {
    customer_id,
    number: 'K-1',
    street: 'Am Hang 3',
    postal_code: '34117',
    city: 'Kassel',
    plant: { energy: 'natural_gas' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit_id = await make('/v1/units', { property_id, number: 1, label: 'EG', ...area });
  return { property_id, unit_id };
}

/** A meter at a point of its own, from a day on and at zero. */
export async function installMeter(
  { make }: StubbornClient,
  at: {
    readonly property_id: string;
    readonly unit_id: string | null;
    readonly use: string;
    readonly position: number;
  },
  device: { readonly manufacturer: string; readonly serial: string; readonly kind: string; readonly key_hex?: string },
  from: string,
): Promise<{ readonly point: string; readonly device: string }> {
  const point = await make('/v1/measuring-points', { ...at, room: 'Bad' });
  const device_id = await make('/v1/devices', { ...device, model: 'M' });
  await make(`/v1/measuring-points/${point}/installations`, { device_id, from, initial_value: '0' });
  return { point, device: device_id };
}
