import type { Client } from '@klarmeter/sdk';
import { type SampleDevice, type SampleHouse, type SamplePoint, type SampleUnit, telegramsOf } from './sample-house.ts';

/** Ids of what was loaded, by the names the sample data use. */
export interface LoadedHouse {
  readonly property_id: string;
  /** By number, such as `2-1`. */
  readonly occupancies: Readonly<Record<string, string>>;
  /** By first day. */
  readonly periods: Readonly<Record<string, string>>;
  readonly devices: number;
  readonly telegrams: number;
}

/** Told after each step: what, and how many. */
export type Told = (step: string, count: number) => void;

/**
 * Loads a house through the public API. Every request carries a key of its own made from the house's name, so that
 * loading twice, or again after a crash, loads once.
 */
export async function loadHouse(client: Client, house: SampleHouse, told: Told = () => {}): Promise<LoadedHouse> {
  const once = (what: string) => ({ idempotencyKey: `sample:${house.name}:${what}` });

  // Houses of one account share its brand.
  await client.createBrand(
    { body: { ...house.brand, is_default: true } },
    { idempotencyKey: `sample:${house.brand.name}:brand`.replace(/[^\x21-\x7e]/g, '-') },
  );
  const customer = await client.createCustomer({ body: { kind: 'manager', person: house.manager } }, once('customer'));
  const property = await client.createProperty(
    { body: { ...house.property, customer_id: customer.id } },
    once('property'),
  );
  told('Liegenschaft', 1);
  const table = house.climateFactors;
  if (table !== undefined) {
    const { factors } = await client.createClimateFactorTable(
      { body: { source: 'erfundene Klimafaktoren', table } },
      once('climate-factors'),
    );
    told('Klimafaktoren', factors);
  }

  const occupancies: Record<string, string> = {};
  const installed: { device: SampleDevice; id: string }[] = [];
  const place = async (point: SamplePoint, position: number, name: string, unit_id: string | null) => {
    const { id } = await client.createMeasuringPoint(
      { body: { property_id: property.id, unit_id, use: point.use, room: point.room, position } },
      once(name),
    );
    for (const [index, device] of point.devices.entries()) {
      const device_id = await createDevice(client, device, once(`device-${device.serial}`));
      installed.push({ device, id: device_id });
      const before = point.devices[index - 1];
      if (before?.removed === undefined) {
        await client.installDevice(
          {
            path: { measuring_point_id: id },
            body: { device_id, from: device.installed_on, initial_value: shown(device, device.initial) },
          },
          once(`${name}-install-${device.serial}`),
        );
      } else {
        await client.exchangeDevice(
          {
            path: { measuring_point_id: id },
            body: {
              on: before.removed.on,
              old_final_value: shown(before, before.removed.final),
              new_device_id: device_id,
              new_initial_value: shown(device, device.initial),
              reason: 'Eichfrist abgelaufen',
            },
          },
          once(`${name}-exchange-${device.serial}`),
        );
      }
    }
  };

  for (const unit of house.units) {
    const unit_id = await createUnit(client, property.id, unit, once(`unit-${unit.number}`));
    for (const { advances: _, occupant = null, ...occupancy } of unit.occupancies) {
      const made = await client.createOccupancy(
        { body: { ...occupancy, unit_id, occupant, vacant: occupant === null } },
        once(`occupancy-${occupancy.number}`),
      );
      occupancies[occupancy.number] = made.id;
    }
    for (const [index, point] of unit.points.entries())
      await place(point, index + 1, `point-${unit.number}-${index}`, unit_id);
  }
  told('Nutzeinheiten', house.units.length);
  for (const [index, point] of house.houseMeters.entries()) await place(point, index + 1, `house-point-${index}`, null);
  told('Geräte', installed.length);

  const lines = installed.flatMap(({ device }) => telegramsOf(device));
  const { counts } = await client.ingestTelegrams({ body: lines }, once('telegrams'));
  told('Telegramme', counts.stored ?? 0);

  const periods: Record<string, string> = {};
  for (const period of house.periods) {
    const advances = house.units
      .flatMap(({ occupancies }) => occupancies)
      .flatMap(({ number, advances }) => {
        const amount_cents = advances?.[period.from];
        const occupancy_id = occupancies[number];
        return amount_cents === undefined || occupancy_id === undefined ? [] : [{ occupancy_id, amount_cents }];
      });
    const { id } = await client.createBillingPeriod(
      {
        body: {
          property_id: property.id,
          from: period.from,
          to: period.to,
          advances,
          settings: {
            ...(period.energy_used === undefined ? {} : { energy_used: period.energy_used }),
            hot_water_share: { method: 'measured' },
            ...(period.closing_stock === undefined
              ? {}
              : { fuel_stock: { unit: period.closing_stock.unit, closing_quantity: period.closing_stock.quantity } }),
            ...(period.co2_living_area_m2 === undefined
              ? {}
              : { co2: { building: 'residential', living_area_m2: period.co2_living_area_m2 } }),
            payment: { iban: period.iban, account_holder: house.manager.name, due_on: period.pay_until },
            dispute_resolution:
              'Wir nehmen an einem Streitbeilegungsverfahren vor einer Verbraucherschlichtungsstelle nicht teil (§ 36 VSBG).',
          },
        },
      },
      once(`period-${period.from}`),
    );
    periods[period.from] = id;
    for (const [index, cost] of period.costs.entries()) {
      await client.createCostEntry({ body: { billing_period_id: id, ...cost } }, once(`cost-${period.from}-${index}`));
    }
    for (const [index, fuel] of period.fuel.entries()) {
      await client.createFuelDelivery(
        { body: { billing_period_id: id, unit: 'l', ...fuel } },
        once(`fuel-${period.from}-${index}`),
      );
    }
    told(`Kosten ${period.from.slice(0, 4)}`, period.costs.length + period.fuel.length);
  }
  return { property_id: property.id, occupancies, periods, devices: installed.length, telegrams: lines.length };
}

async function createUnit(client: Client, property_id: string, unit: SampleUnit, options: { idempotencyKey: string }) {
  const { number, label, use, area_m2 } = unit;
  const body = { property_id, number, label, use, heating_area_m2: area_m2, hot_water_area_m2: area_m2 };
  return (await client.createUnit({ body }, options)).id;
}

async function createDevice(client: Client, device: SampleDevice, options: { idempotencyKey: string }) {
  const { kind, manufacturer, serial, model, key_hex, marking_year, resets_on, evaluation_factor } = device;
  const made = await client.createDevice(
    {
      body: {
        kind,
        manufacturer,
        serial,
        model,
        key_hex,
        ...(marking_year === undefined ? {} : { marking_year }),
        ...(resets_on === undefined ? {} : { resets_on }),
        ...(evaluation_factor === undefined ? {} : { scale: 'unit' as const, evaluation_factor }),
      },
    },
    options,
  );
  return made.id;
}

/** A count as the register value: litres are shown as cubic metres with three decimals. */
function shown({ kind }: SampleDevice, count: number): string {
  if (kind !== 'hot_water_meter') return String(count);
  const text = String(count).padStart(4, '0');
  return `${text.slice(0, -3)}.${text.slice(-3)}`;
}
