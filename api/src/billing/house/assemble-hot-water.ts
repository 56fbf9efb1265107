import { add, type Fraction, format, type House, parse, sum } from '@klarmeter/engine';
import type { Assembly } from './assembly.ts';
import { defined } from './defined.ts';
import { findExpiredCalibration } from './find-expired-calibration.ts';
import { measureHouse } from './measure-units.ts';
import { originOf } from './provenance.ts';
import type { HouseSource } from './source.ts';
import type { UnitSubstitute } from './substitutes.ts';

/** Energies whose share of hot water goes by heat, so that the heat meter of the plant counts what was used. */
const BY_HEAT: readonly string[] = ['district_heating', 'electricity_heat_pump'];

/** HeizkostenV section 9: energy used and the share of hot water; values left out are taken from the meters. */
export function assembleHotWater(
  source: HouseSource,
  substitutes: ReadonlyMap<string, UnitSubstitute>,
  assembly: Assembly,
): Pick<House, 'energy_used' | 'hot_water_share'> {
  return { ...energyUsed(source, assembly), ...hotWaterShare(source, substitutes, assembly) };
}

/** Whether the energy of the house is what the heat meter of its plant counts. */
export const isMeteredByHeat = ({ property, billingPeriod: { settings } }: HouseSource): boolean =>
  settings.energy_used === null && settings.fuel_stock === null && BY_HEAT.includes(property.plant.energy);

function energyUsed(source: HouseSource, assembly: Assembly): Pick<House, 'energy_used'> {
  const { energy_used: given } = source.billingPeriod.settings;
  if (given !== null) return { energy_used: given };
  if (!isMeteredByHeat(source)) return {};
  const metered = measureHouse(source.points, 'total_heat', source.period);
  if (metered === null) return {};
  findExpiredCalibration(source, metered.uses, '/energy_used/quantity', assembly);
  assembly.provenance['/energy_used/quantity'] = originOf(metered.uses, ({ whole }) => whole);
  return { energy_used: { quantity: format(metered.value), unit: 'kWh' } };
}

function hotWaterShare(
  source: HouseSource,
  substitutes: ReadonlyMap<string, UnitSubstitute>,
  assembly: Assembly,
): Pick<House, 'hot_water_share'> {
  const share = source.billingPeriod.settings.hot_water_share;
  if (share === null) return {};
  if (share.method === 'measured') return measuredHeat(source, share.heat_kwh, assembly);
  if (share.method === 'volume') {
    const volume = share.volume_m3 ?? format(volumeOf(source, substitutes));
    return { hot_water_share: defined({ ...share, volume_m3: volume }) };
  }
  if (share.method === 'area') {
    const area = share.area_m2 ?? format(sum(source.units.map(({ hotWaterAreaM2 }) => parse(hotWaterAreaM2))));
    return { hot_water_share: defined({ ...share, area_m2: area }) };
  }
  return { hot_water_share: share };
}

function measuredHeat(
  source: HouseSource,
  given: string | undefined,
  assembly: Assembly,
): Pick<House, 'hot_water_share'> {
  if (given !== undefined) return { hot_water_share: { method: 'measured', heat_kwh: given } };
  const metered = measureHouse(source.points, 'hot_water_heat', source.period);
  if (metered === null) {
    const point = source.points.find(({ unitId, use }) => unitId === null && use === 'hot_water_heat');
    assembly.find('hot_water_heat_missing', '/hot_water_share/heat_kwh', point?.id ?? source.billingPeriod.id);
    return {};
  }
  findExpiredCalibration(source, metered.uses, '/hot_water_share/heat_kwh', assembly);
  assembly.provenance['/hot_water_share/heat_kwh'] = originOf(metered.uses, ({ whole }) => whole);
  return { hot_water_share: { method: 'measured', heat_kwh: format(metered.value) } };
}

/** What all hot-water meters of the house counted, substitutes included. */
function volumeOf({ units, measured }: HouseSource, substitutes: ReadonlyMap<string, UnitSubstitute>): Fraction {
  return units.reduce<Fraction>(
    (total, { id }) => {
      const substitute = substitutes.get(id);
      const value = substitute === undefined ? measured.get(id)?.hot_water?.value : substitute.value;
      return value ? add(total, value) : total;
    },
    { n: 0n, d: 1n },
  );
}
