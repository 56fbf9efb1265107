import type { Chance } from './chance.ts';
import { UNITS_PER_HOUSE } from './houses.ts';
import type { Call } from './services.ts';

const FIRST_DAY = '2025-01-01';
const LAST_DAY = '2025-12-31';

/**
 * A house of ten flats on district heating, made through the API: heat and hot-water meters in every flat, a heat meter
 * in front of the hot-water tank, readings at both ends of the period, costs and advances, and the brand that
 * statements are issued under. `monthly`: also readings of the days that decide about December.
 */
export async function makeModelHouse(
  call: Call,
  chance: Chance,
  { monthly = false }: { readonly monthly?: boolean } = {},
): Promise<void> {
  await call('POST', '/v1/brands', {
    name: 'Messdienst Muster',
    logo_svg: null,
    colors: { primary: '#0b5cad' },
    sender_line: 'Messdienst Muster · Hafenstraße 1 · 24103 Kiel',
    contact: { name: 'Team Abrechnung', email: 'service@muster.example' },
    footer: ['Messdienst Muster GmbH, Kiel'],
    mail_from: 'abrechnung@muster.example',
    portal_url: null,
    is_default: true,
  });
  const customer = await call('POST', '/v1/customers', { kind: 'manager', person: { name: 'Berta Beispiel' } });
  const property = await call('POST', '/v1/properties', {
    customer_id: customer.id,
    number: '0000000-1',
    street: 'Musterweg 1',
    postal_code: '34123',
    city: 'Kassel',
    plant: { energy: 'district_heating' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  const advances: { occupancy_id: string; amount_cents: number }[] = [];
  let serial = 0;
  const meter = async (unitId: string | null, use: string, kind: string, start: string, end: string) => {
    serial += 1;
    const point = await call('POST', '/v1/measuring-points', {
      property_id: property.id,
      unit_id: unitId,
      use,
      room: 'Bad',
      position: serial,
    });
    const device = await call('POST', '/v1/devices', {
      manufacturer: 'SON',
      serial: String(10_000_000 + serial),
      kind,
      model: 'Muster 1',
      marking_year: 2024,
    });
    await call('POST', `/v1/measuring-points/${point.id}/installations`, {
      device_id: device.id,
      from: '2024-06-01',
      initial_value: '0',
    });
    const between = (share: number) => (Number(start) + share * (Number(end) - Number(start))).toFixed(3);
    const december = [
      ['2024-11-30', between(0)],
      ['2024-12-31', between(0.1)],
      ['2025-10-31', between(0.8)],
      ['2025-11-30', between(0.9)],
      [LAST_DAY, end],
    ];
    const ends = [
      ['2024-12-31', start],
      [LAST_DAY, end],
    ];
    for (const [day, value] of monthly ? december : ends) {
      await call('POST', '/v1/readings', {
        measuring_point_id: point.id,
        read_at: `${day}T12:00:00.000Z`,
        value,
        origin: 'manual',
        confirmed: true,
      });
    }
  };

  for (let at = 1; at <= UNITS_PER_HOUSE; at += 1) {
    const area = `${40 + chance(50)}.50`;
    const unit = await call('POST', '/v1/units', {
      property_id: property.id,
      number: at,
      label: `Wohnung ${at}`,
      use: 'residential',
      heating_area_m2: area,
      hot_water_area_m2: area,
    });
    const occupancy = await call('POST', '/v1/occupancies', {
      unit_id: unit.id,
      number: `${at}-1`,
      from: '2020-01-01',
      to: null,
      vacant: false,
      occupant: { name: `Occupant ${at}` },
    });
    advances.push({ occupancy_id: occupancy.id, amount_cents: 80_000 + chance(60_000) });
    const heat = chance(5_000);
    await meter(unit.id, 'heating', 'heat_meter', String(heat), String(heat + 2_000 + chance(6_000)));
    await meter(unit.id, 'hot_water', 'hot_water_meter', '7.204', `${17 + chance(30)}.931`);
  }
  await meter(null, 'hot_water_heat', 'heat_meter', '1000', '16400');

  const period = await call('POST', '/v1/billing-periods', {
    property_id: property.id,
    from: FIRST_DAY,
    to: LAST_DAY,
    settings: {
      energy_used: { quantity: '85000', unit: 'kWh' },
      hot_water_share: { method: 'measured' },
      district_heating: { primary_energy_factor: '0.62', greenhouse_gas_kg_per_year: '1840000' },
    },
    advances,
  });
  for (const [kind, amount] of [
    ['heat_supply', 935_000],
    ['operating_electricity', 19_640],
    ['maintenance', 30_765],
    ['metering_rent', 41_500],
    ['billing', 32_440],
  ]) {
    await call('POST', '/v1/cost-entries', {
      billing_period_id: period.id,
      kind,
      scope: 'combined',
      description: `Rechnung ${kind}`,
      day: '2026-01-20',
      amount_cents: amount,
    });
  }
}
