import { type CycleChange, type Day, type House, type PointOwner, parse } from '@klarmeter/engine';
import type { goldenHouse } from '../house/house.fixture.ts';

/** Reads what is at a path, as any caller would. */
type Get = <T>(path: string) => Promise<T>;

/** The printed house of 2022 by hand, as the engine is asked to change its cycle on the first of May. */
export async function goldenChange(
  get: Get,
  { house, shop, rest, period }: Awaited<ReturnType<typeof goldenHouse>>,
): Promise<CycleChange> {
  const costs = await get<{ data: { id: string; kind: string; amount_cents: number }[] }>(
    `/v1/cost-entries?billing_period_id=${period}&limit=100`,
  );
  const unit = ({ id, occupancies }: typeof shop, area: string, advance: string, vat?: string) => ({
    id,
    heating_area_m2: area,
    hot_water_area_m2: area,
    occupancies: [
      {
        id: occupancies[0] ?? '',
        from: '2022-01-01' as Day,
        to: '2022-12-31' as Day,
        advance_eur: advance,
        ...(vat === undefined ? {} : { vat_percent: vat }),
      },
    ],
  });
  const points = await get<{ data: { id: string; unit_id: string | null; use: string }[] }>(
    `/v1/measuring-points?property_id=${house.property}&limit=100`,
  );
  const series = await Promise.all(
    points.data.map(async ({ id, unit_id, use }) => {
      const read = await get<{ data: { id: string; device_id: string; day: Day; value: string }[] }>(
        `/v1/readings?measuring_point_id=${id}&limit=100`,
      );
      const deviceId = read.data[0]?.device_id ?? '';
      const span = { deviceId, from: '2020-01-01' as Day, to: null, initialValue: parse('0'), finalValue: null };
      return {
        of: (unit_id === null ? { house: use } : { unit: unit_id, use }) as PointOwner,
        series: {
          id,
          spans: [{ ...span, resetsOn: null, capacity: null, scale: null, evaluationFactor: null }],
          readings: read.data.map(({ day, value, ...reading }) => ({
            id: reading.id,
            deviceId,
            telegramId: null,
            day,
            value: parse(value),
            kind: 'register' as const,
          })),
        },
      };
    }),
  );
  return {
    changeOn: '2022-05-01',
    points: series,
    costs: costs.data.map(({ id }) => ({ id, from: '2022-01-01', to: '2022-12-31' })),
    house: {
      schema: 'klarmeter.house/1',
      id: 'by hand',
      period: { from: '2022-01-01', to: '2022-12-31' },
      plant: { energy: 'district_heating' },
      energy_used: { quantity: '3450', unit: 'kWh' },
      hot_water_share: { method: 'measured', heat_kwh: '550' },
      costs: costs.data.map(({ id, kind, amount_cents }) => ({
        id,
        kind,
        scope: 'combined',
        amount_eur: (amount_cents / 100).toFixed(2),
      })),
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
      units: [unit(shop, '80.00', '800.00', '19'), unit(rest, '145.00', '2300.00')],
    } satisfies House,
  };
}
