import type { houseBuilder } from '../house/house.fixture.ts';

/** A flat heated with oil: two layers before May 2022 and one behind; `closing`: litres left at the end of the year, where known. */
export async function oilHouse(build: ReturnType<typeof houseBuilder>, closing: string | null) {
  const house = await build.property([{ area: '60', occupancies: [{ from: '2020-01-01' }] }], {
    energy: 'heating_oil',
  });
  const unit = house.units[0]?.id ?? '';
  await build.device(house, {
    use: 'heating',
    kind: 'heat_meter',
    unit,
    readings: [
      ['2021-12-31', '100'],
      ['2022-12-31', '1100'],
    ],
  });
  const period = await build.period(house, {
    settings: {
      fuel_stock: closing === null ? null : { unit: 'l', closing_quantity: closing },
      hot_water_share: { method: 'given', share: '0.2' },
    },
  });
  const layer = (kind: string, day: string, quantity: string, amount_cents: number) =>
    build.post('/v1/fuel-deliveries', {
      billing_period_id: period.id,
      kind,
      day,
      unit: 'l',
      quantity,
      amount_cents,
      co2_kg: '1000.1',
      co2_cost_cents: 10_001,
    });
  await layer('opening', '2022-01-01', '900', 90_000);
  await layer('purchase', '2022-02-01', '700', 80_003);
  const late = await layer('purchase', '2022-11-01', '1000', 120_000);
  return { period: period.id, late: late.id };
}
