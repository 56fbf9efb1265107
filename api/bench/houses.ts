import type { House, HouseOccupancy, HouseUnit } from '@klarmeter/engine';
import type { Chance } from './chance.ts';

export const UNITS_PER_HOUSE = 10;
const PERIOD = { from: '2025-01-01', to: '2025-12-31' } as const;

/** A gas-heated house of ten flats with hot water, usual costs, CO2 split and one move within the year. */
export function makeHouse(at: number, chance: Chance): House {
  const units = Array.from({ length: UNITS_PER_HOUSE }, (_, unit) => makeUnit(unit, chance));
  const heatKwh = 60_000 + chance(60_000);
  return {
    schema: 'klarmeter.house/1',
    id: `house ${at}`,
    period: PERIOD,
    plant: { energy: 'natural_gas', billed_as: 'gross' },
    energy_used: { quantity: String(heatKwh), unit: 'kWh' },
    hot_water_share: { method: 'measured', heat_kwh: String(10_000 + chance(8_000)) },
    costs: [
      { id: 'gas', kind: 'fuel', scope: 'combined', amount_eur: eur(700_000 + chance(500_000)) },
      { id: 'electricity', kind: 'operating_electricity', scope: 'combined', amount_eur: eur(10_000 + chance(20_000)) },
      { id: 'maintenance', kind: 'maintenance', scope: 'combined', amount_eur: eur(15_000 + chance(30_000)) },
      { id: 'rent', kind: 'metering_rent', scope: 'heating', amount_eur: eur(20_000 + chance(10_000)) },
      { id: 'billing', kind: 'billing', scope: 'combined', amount_eur: eur(20_000 + chance(10_000)) },
    ],
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70', heating_base_by: 'degree_days' },
    co2: {
      building: 'residential',
      living_area_m2: '650.00',
      public_law_restrictions: 'none',
      section_43_plant: false,
      relief: 'deduct_from_pot',
      emissions_kg: String(14_000 + chance(8_000)),
      cost_eur: eur(60_000 + chance(60_000)),
    },
    units,
  };
}

function makeUnit(at: number, chance: Chance): HouseUnit {
  const area = (400 + chance(500)) / 10;
  const occupant = (id: string, from: HouseOccupancy['from'], to: HouseOccupancy['to']): HouseOccupancy => ({
    id,
    from,
    to,
    heating: String(1_000 + chance(6_000)),
    hot_water_m3: `${10 + chance(30)}.${String(chance(1_000)).padStart(3, '0')}`,
    advance_eur: eur(80_000 + chance(60_000)),
  });
  const moved = at === UNITS_PER_HOUSE - 1;
  return {
    id: `F${at + 1}`,
    heating_area_m2: area.toFixed(2),
    hot_water_area_m2: area.toFixed(2),
    occupancies: moved
      ? [occupant('T1', PERIOD.from, '2025-08-31'), occupant('T2', '2025-09-01', PERIOD.to)]
      : [occupant('T1', PERIOD.from, PERIOD.to)],
  };
}

const eur = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
