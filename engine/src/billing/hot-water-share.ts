import type { Dated, NamedValue } from '../law/dated.ts';
import {
  HEAT_PUMP_FACTOR_FROM,
  hasFormulaCorrections,
  heatByArea,
  heatByVolume,
  hotWaterShare,
  tabulatedCalorificValue,
} from '../law/de/heizkostenv/section-9-combined-plants.ts';
import { format } from '../money/decimal.ts';
import { compare, type Fraction, ONE } from '../money/fraction.ts';
import { type Findings, inBothLanguages } from './findings.ts';
import type { StockValue } from './fuel-stock.ts';
import type { Energy, EnergyUnit } from './house.ts';
import type { HotWaterShareModel, HouseModel } from './model.ts';
import { isReadable, UNREADABLE } from './reader.ts';
import type { ReasonBook } from './reasons.ts';

type CalculatedShare = Exclude<HotWaterShareModel, { readonly method: 'given' }>;

/** Share of hot water in a combined plant, above 0 and below 1; undefined without one or after a finding. */
export function resolveHotWaterShare(
  house: HouseModel,
  stock: StockValue | undefined,
  findings: Findings,
  book: ReasonBook | undefined,
): Fraction | undefined {
  const model = house.hotWaterShare;
  if (model === undefined) return undefined;
  const before = findings.errors;
  const share = model.method === 'given' ? given(model.share, book) : calculated(house, model, stock, findings, book);
  if (!isReadable(share) || findings.errors > before) return undefined;
  if (share.n <= 0n || compare(share, ONE) >= 0) {
    findings.add('hot_water_share_out_of_range', '/hot_water_share', [format(share)]);
    return undefined;
  }
  return share;
}

function given(share: Fraction, book: ReasonBook | undefined): Fraction {
  book?.add('hot_water_share', 'hot_water_share', format(share), ['/hot_water_share/share']);
  return share;
}

function calculated(
  house: HouseModel,
  model: CalculatedShare,
  stock: StockValue | undefined,
  findings: Findings,
  book: ReasonBook | undefined,
): Fraction | undefined {
  const { energy } = house.plant;
  if (energy === undefined) {
    findings.addFirst('missing_field', '/plant/energy', ['energy']);
    return undefined;
  }
  const used = energyUsed(house, stock, findings);
  const heat = hotWaterHeat(house, energy, model, findings);
  if (used === undefined || heat === undefined) return undefined;
  const calorific = used.unit === 'kWh' ? { value: ONE } : calorificValue(house, energy, used.unit, findings);
  if (calorific === undefined || !isReadable(heat.kwh) || !isReadable(used.quantity)) return undefined;
  if (calorific.value === UNREADABLE) return undefined;
  if (used.quantity.n === 0n) {
    // Energy that is named is above zero; only of a stock there may be nothing used.
    findings.add('no_energy_used', '/fuel_stock/closing_quantity');
    return undefined;
  }

  const share = hotWaterShare(heat.kwh, used.quantity, calorific.value);
  if (book !== undefined) {
    const heatId = book.add('hot_water_heat', 'hot_water_share/heat', format(heat.kwh), heat.inputs, {
      parameters: heat.parameters,
    });
    const named = house.plant.netCalorificValue !== undefined;
    const group = house.plant.gasGroup === undefined ? [] : ['/plant/gas_group'];
    const tabulated = named ? ['/plant/net_calorific_value'] : ['/plant/energy', ...group];
    const hi = used.unit === 'kWh' ? [] : tabulated;
    book.add(
      'hot_water_share',
      'hot_water_share',
      format(share),
      [heatId, ...hi, stock === undefined ? '/energy_used/quantity' : 'fuel_stock/used_quantity'],
      'from' in calorific
        ? {
            parameters: [{ id: 'heizkostenv.9.net_calorific_values', row: `${energy} ${used.unit}`, dated: calorific }],
          }
        : {},
    );
  }
  return share;
}

function hotWaterHeat(
  house: HouseModel,
  energy: Energy,
  model: CalculatedShare,
  findings: Findings,
): { kwh: Fraction; inputs: readonly string[]; parameters: readonly NamedValue[] } | undefined {
  const { period, plant } = house;
  if (model.method === 'measured') return { kwh: model.heatKwh, inputs: ['/hot_water_share/heat_kwh'], parameters: [] };
  const combined = { ...plant, energy };
  if (!hasFormulaCorrections(combined, period.from)) {
    findings.add('heat_pump_before_law', '/hot_water_share', inBothLanguages(HEAT_PUMP_FACTOR_FROM));
  }
  const corrections = ['/plant/energy'];
  if (plant.billedByGrossValue) corrections.push('/plant/billed_as');
  // District heating is commercial supply by its nature, and its file need not say so.
  if (plant.commercialHeatSupply && energy !== 'district_heating') {
    corrections.push('/plant/commercial_heat_supply');
  }
  if (model.method === 'area') {
    if (house.units.some((unit) => unit.hotWater ?? unit.occupancies.some(({ hotWater }) => hotWater))) {
      findings.add('area_formula_with_meters', '/hot_water_share');
    }
    if (!isReadable(model.areaM2)) return undefined;
    return {
      ...heatByArea(model.areaM2, combined, period),
      inputs: ['/hot_water_share/area_m2', '/period/from', '/period/to', ...corrections],
    };
  }
  if (!isReadable(model.volumeM3) || model.temperatureC === UNREADABLE) return undefined;
  const temperature = model.temperatureC === undefined ? [] : ['/hot_water_share/temperature_c'];
  return {
    ...heatByVolume(model, combined, period),
    inputs: ['/hot_water_share/volume_m3', ...temperature, ...corrections],
  };
}

function energyUsed(
  house: HouseModel,
  stock: StockValue | undefined,
  findings: Findings,
): { quantity: Fraction; unit: EnergyUnit } | undefined {
  const given = house.energyUsed;
  if (house.stock === undefined) {
    if (given === undefined) findings.add('missing_field', '/energy_used', ['energy_used']);
    return given?.unit === undefined ? undefined : { quantity: given.quantity, unit: given.unit };
  }
  if (stock === undefined || house.stock.unit === undefined) return undefined;
  if (given !== undefined && (given.unit !== house.stock.unit || compare(given.quantity, stock.usedQuantity) !== 0)) {
    findings.add('energy_used_contradicts_stock', '/energy_used');
  }
  return { quantity: stock.usedQuantity, unit: house.stock.unit };
}

function calorificValue(
  house: HouseModel,
  energy: Energy,
  unit: EnergyUnit,
  findings: Findings,
): { value: Fraction } | Dated<Fraction> | undefined {
  const { plant, period } = house;
  if (plant.netCalorificValue !== undefined) return { value: plant.netCalorificValue };
  const tabulated = tabulatedCalorificValue(energy, unit, period.from, plant.gasGroup);
  if (tabulated === undefined) findings.add('calorific_value_missing', '/plant', [energy, unit]);
  return tabulated;
}
