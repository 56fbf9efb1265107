import type postgres from 'postgres';
import type { Services } from '../src/context.ts';
import { deviceKeyPlace } from '../src/metering/keys/device-key.ts';
import type { Chance } from './chance.ts';
import { copyIn } from './copy.ts';
import { callerOf, type FirstAccount } from './services.ts';

export interface Meter {
  readonly serial: number;
  readonly key: Uint8Array<ArrayBuffer>;
  /** Its register on the first day. */
  readonly start: number;
}

/** Heat meters, each at a point of its own with a key of its own; rows as the API would write them, by COPY. */
export async function makeMeters(
  services: Services,
  sql: postgres.Sql,
  first: FirstAccount,
  count: number,
  chance: Chance,
): Promise<Meter[]> {
  const call = callerOf(services, first);
  const customer = await call('POST', '/v1/customers', { kind: 'owner', person: { name: 'Berta Beispiel' } });
  const property = await call('POST', '/v1/properties', {
    customer_id: customer.id,
    number: '0000000-1',
    street: 'Musterweg 1',
    postal_code: '34123',
    city: 'Kassel',
    plant: { energy: 'district_heating' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  const meters: Meter[] = [];
  const [points, devices, installations]: [string[], string[], string[]] = [[], [], []];
  const now = new Date().toISOString();
  for (let n = 0; n < count; n += 1) {
    const id = `${n.toString(16).padStart(12, '0')}7${chance(4096).toString(16).padStart(3, '0')}8${Array.from({ length: 15 }, () => chance(16).toString(16)).join('')}`;
    const key = Uint8Array.from({ length: 16 }, () => chance(256));
    const meter = { serial: 10_000_000 + n, key, start: chance(1_000_000) };
    meters.push(meter);
    const sealed = await services.vault.seal(deviceKeyPlace(first.accountId, `dev_${id}`), key);
    points.push(`${first.accountId}\tmpt_${id}\tf\t${property.id}\t\\N\ttotal_heat\tKeller\t${n}\t1\t${now}\t${now}\n`);
    devices.push(
      `${first.accountId}\tdev_${id}\tf\tSON\t${meter.serial}\theat_meter\tMuster 1\t${sealed}\tproduct\t1\t1\t${now}\t${now}\n`,
    );
    installations.push(
      `${first.accountId}\tins_${id}\tf\tmpt_${id}\tdev_${id}\t2020-01-01\t0\tErsteinbau\t1\t${now}\t${now}\n`,
    );
  }
  await copyIn(
    sql,
    'copy measuring_points (account_id, id, livemode, property_id, unit_id, use, room, position, version, created_at, updated_at) from stdin',
    points,
  );
  await copyIn(
    sql,
    'copy devices (account_id, id, livemode, manufacturer, serial, kind, model, key_sealed, scale, evaluation_factor, version, created_at, updated_at) from stdin',
    devices,
  );
  await copyIn(
    sql,
    'copy device_installations (account_id, id, livemode, measuring_point_id, device_id, from_day, initial_value, reason, version, created_at, updated_at) from stdin',
    installations,
  );
  return meters;
}
