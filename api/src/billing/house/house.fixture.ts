import { randomUUID } from 'node:crypto';
import type { TestApi } from '../../../test/harness.ts';
import { BRAND } from '../../../test/world.ts';
import { type Context, inContext } from '../../context.ts';
import { runBilling } from '../index.ts';
import type { BillingRunWire } from '../runs/convert.ts';

interface Made {
  readonly id: string;
  readonly version: number;
}

export interface UnitOf {
  readonly area: string;
  readonly use?: 'residential' | 'commercial';
  readonly group?: string;
  readonly occupancies: readonly { from: string; to?: string; vat?: string; vacant?: boolean }[];
}

export interface House {
  readonly property: string;
  readonly units: readonly { readonly id: string; readonly occupancies: readonly string[] }[];
}

export interface DeviceOf {
  readonly unit?: string;
  readonly use: 'heating' | 'hot_water' | 'cold_water' | 'hot_water_heat' | 'total_heat' | 'cold_water_main';
  readonly kind: 'heat_meter' | 'hot_water_meter' | 'cold_water_meter' | 'heat_cost_allocator';
  readonly from?: string;
  readonly initial?: string;
  readonly factor?: string;
  readonly readings: readonly (readonly [day: string, value: string])[];
}

let serial = 0;

/** What a test of billing does again and again, over HTTP as any caller would. */
export function houseBuilder(api: TestApi) {
  const post = async <T = Made>(path: string, body: unknown, key?: string): Promise<T> => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const made = await api.request<T>('POST', path, { body, headers, ...(key === undefined ? {} : { key }) });
    if (made.status >= 300) throw new Error(`${path}: ${JSON.stringify(made.body)}`);
    return made.body;
  };

  let branded = false;
  /** Statements are issued under a brand only; foreign accounts issue none here. */
  const brandOnce = async (key: string | undefined) => {
    if (branded || key !== undefined) return;
    branded = true;
    await post('/v1/brands', BRAND);
  };

  const property = async (
    units: readonly UnitOf[],
    { energy = 'district_heating', key, ...more }: { energy?: string; key?: string; number?: string } = {},
  ): Promise<House> => {
    serial += 1;
    await brandOnce(key);
    const customer = await post('/v1/customers', { kind: 'manager', person: { name: 'Berta Beispiel' } }, key);
    const made = await post(
      '/v1/properties',
      {
        customer_id: customer.id,
        number: more.number ?? `${String(serial).padStart(7, '0')}-2`,
        street: 'Casameta-Allee 24',
        postal_code: '34123',
        city: 'Kassel',
        plant: { energy },
        keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
      },
      key,
    );
    const list: { id: string; occupancies: string[] }[] = [];
    for (const [index, unit] of units.entries()) {
      const { id } = await post(
        '/v1/units',
        {
          property_id: made.id,
          number: index + 1,
          label: `Einheit ${index + 1}`,
          use: unit.use ?? 'residential',
          user_group: unit.group ?? null,
          heating_area_m2: unit.area,
          hot_water_area_m2: unit.area,
        },
        key,
      );
      const occupancies: string[] = [];
      for (const [place, { from, to, vat, vacant = false }] of unit.occupancies.entries()) {
        const occupancy = await post(
          '/v1/occupancies',
          {
            unit_id: id,
            number: `${index + 1}-${place + 1}`,
            from,
            to: to ?? null,
            vacant,
            occupant: vacant ? null : { name: 'Carl Muster' },
            vat_percent: vat ?? null,
          },
          key,
        );
        occupancies.push(occupancy.id);
      }
      list.push({ id, occupancies });
    }
    return { property: made.id, units: list };
  };

  /** A device at a point of its own with what was read there; answers the point and the device. */
  const device = async (house: House, of: DeviceOf): Promise<{ point: string; device: string }> => {
    serial += 1;
    const point = await post('/v1/measuring-points', {
      property_id: house.property,
      unit_id: of.unit ?? null,
      use: of.use,
      room: 'Bad',
      position: serial,
    });
    const made = await post('/v1/devices', deviceBody(of));
    await post(`/v1/measuring-points/${point.id}/installations`, {
      device_id: made.id,
      from: of.from ?? '2020-01-01',
      initial_value: of.initial ?? '0',
    });
    for (const [day, value] of of.readings) await read(point.id, day, value);
    return { point: point.id, device: made.id };
  };

  const read = (point: string, day: string, value: string) =>
    post('/v1/readings', {
      measuring_point_id: point,
      read_at: `${day}T12:00:00.000Z`,
      value,
      origin: 'manual',
      confirmed: true,
    });

  const deviceBody = ({ kind, factor }: Pick<DeviceOf, 'kind' | 'factor'>) => {
    serial += 1;
    return {
      manufacturer: 'SON',
      serial: String(10_000_000 + serial),
      kind,
      model: 'Muster 1',
      marking_year: 2021,
      ...(factor === undefined ? {} : { scale: 'unit', evaluation_factor: factor }),
    };
  };

  const period = (house: House, body: Record<string, unknown> = {}, year = 2022) =>
    post('/v1/billing-periods', { property_id: house.property, from: `${year}-01-01`, to: `${year}-12-31`, ...body });

  const cost = (billingPeriod: string, kind: string, amountCents: number, more: Record<string, unknown> = {}) =>
    post('/v1/cost-entries', {
      billing_period_id: billingPeriod,
      kind,
      scope: 'combined',
      description: `Rechnung ${kind}`,
      day: '2023-01-20',
      amount_cents: amountCents,
      ...more,
    });

  const start = (billingPeriod: string, reason?: string) =>
    post<BillingRunWire>('/v1/billing-runs', {
      billing_period_id: billingPeriod,
      ...(reason === undefined ? {} : { reason }),
    });

  /** Does the job of a run, as the queue would. */
  const work = (runId: string, services = api.services) =>
    runBilling(services, [{ accountId: api.root.accountId, livemode: false, payload: { run_id: runId } }]);

  const read1 = async (runId: string) => (await api.request<BillingRunWire>('GET', `/v1/billing-runs/${runId}`)).body;

  /** Starts a run, does its job and reads it. */
  const run = async (billingPeriod: string, reason?: string): Promise<BillingRunWire> => {
    const { id } = await start(billingPeriod, reason);
    await work(id);
    return read1(id);
  };

  const issue = (runId: string) =>
    post<{ statement_version_ids: string[]; statements: number }>(`/v1/billing-runs/${runId}/statements`, {});

  /** Runs something in a context of the root account. */
  const inside = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    inContext(
      api.services,
      {
        session: { accountId: api.root.accountId, livemode: false },
        actor: { type: 'system', id: 'test', role: 'admin' },
        requestId: 'test',
      },
      work,
    );

  return { post, property, device, deviceBody, read, period, cost, start, work, read1, run, issue, inside };
}

/** The printed sample of 2022: a shop of 80 m2 and the rest of the house, heat 2,900 kWh, hot water 550 kWh. */
export async function goldenHouse(api: TestApi, number?: string) {
  const build = houseBuilder(api);
  const house = await build.property(
    [
      { area: '80.00', use: 'commercial', occupancies: [{ from: '2020-01-01', vat: '19' }] },
      { area: '145.00', occupancies: [{ from: '2020-01-01' }] },
    ],
    number === undefined ? {} : { number },
  );
  const [shop, rest] = house.units;
  if (shop === undefined || rest === undefined) throw new Error('two units were made');
  const year = (start: string, end: string) => [['2021-12-31', start] as const, ['2022-12-31', end] as const];
  const heat = { use: 'heating', kind: 'heat_meter' } as const;
  const water = { use: 'hot_water', kind: 'hot_water_meter' } as const;
  const shopHeat = await build.device(house, { ...heat, unit: shop.id, readings: year('5175', '5975') });
  await build.device(house, { ...water, unit: shop.id, readings: year('21.843', '25.412') });
  await build.device(house, { ...water, unit: shop.id, readings: year('40.120', '45.612') });
  await build.device(house, { ...heat, unit: rest.id, readings: year('1000', '3100') });
  await build.device(house, { ...water, unit: rest.id, readings: year('7', '9.400') });
  await build.device(house, { use: 'hot_water_heat', kind: 'heat_meter', readings: year('100', '650') });
  const period = await build.period(house, {
    settings: {
      energy_used: { quantity: '3450', unit: 'kWh' },
      hot_water_share: { method: 'measured' },
      district_heating: { primary_energy_factor: '0.62', greenhouse_gas_kg_per_year: '1840000' },
    },
    advances: [
      { occupancy_id: shop.occupancies[0], amount_cents: 80_000 },
      { occupancy_id: rest.occupancies[0], amount_cents: 230_000 },
    ],
  });
  await build.cost(period.id, 'heat_supply', 241_235);
  await build.cost(period.id, 'operating_electricity', 9_640);
  const maintenance = await build.cost(period.id, 'maintenance', 20_765, { labor_cents: 10_000 });
  await build.cost(period.id, 'metering_rent', 21_500);
  await build.cost(period.id, 'billing', 12_440);
  return { build, house, shop, rest, period: period.id, maintenance, shopHeat };
}
