import { partOfTwelveMonths } from './calendar.ts';
import { Fraction, one } from './fraction.ts';
import type { UsedFuel } from './fuel-stock.ts';
import type { Energy, House, Plant, Quantity, QuantityUnit } from './house.ts';

// Section 1.10: the share of hot water (alpha) in a combined plant.

/** The fallback table of 1.10 in kWh per unit. "m3 of wood chips needs the field." */
const calorificValues: { readonly [energy in Energy]?: readonly [QuantityUnit, string] } = {
  heating_oil: ['l', '10'],
  heavy_oil: ['l', '10.9'],
  natural_gas: ['m3', '10'],
  lpg: ['kg', '13'],
  coke: ['kg', '8'],
  lignite: ['kg', '5.5'],
  hard_coal: ['kg', '8'],
  firewood: ['kg', '4.1'],
  pellets: ['kg', '5'],
  wood_chips: ['kg', '4'],
};

/** "`Hi` from `net_calorific_value`, else 1.10". */
function calorificValue(plant: Plant, unit: QuantityUnit): Fraction | undefined {
  if (plant.netCalorificValue) return plant.netCalorificValue;
  const [unitOfTable, value] = calorificValues[plant.energy] ?? [];
  return value !== undefined && unitOfTable === unit ? Fraction.decimal(value) : undefined;
}

/** "Corrections - for the two FORMULAS only, never for a measured Q". Each row of the table by itself. */
function correctFormula(heat: Fraction, plant: Plant): Fraction {
  let corrected = heat;
  if (plant.energy === 'natural_gas' && plant.billedAs === 'gross')
    corrected = corrected.times(Fraction.decimal('1.11'));
  if (plant.commercialHeatSupply) corrected = corrected.over(Fraction.decimal('1.15'));
  if (plant.energy === 'electricity_heat_pump') corrected = corrected.times(Fraction.decimal('0.30'));
  return corrected;
}

/** Heat for hot water `Q` in kWh, by the three methods of the table. */
function heatForHotWater(house: House, plant: Plant): Fraction | undefined {
  const method = house.hotWater;
  switch (method?.method) {
    case 'measured':
      return method.heat;
    case 'volume': {
      // `Q = 2.5 * V * (tw - 10)`; "the volume formula uses the measured volume of the period".
      const warming = method.temperature.minus(Fraction.whole(10));
      return correctFormula(Fraction.decimal('2.5').times(method.volume).times(warming), plant);
    }
    case 'area':
      // `Q = 32 * A`; the house file contract: "The area formula is per year".
      return correctFormula(Fraction.whole(32).times(method.area).times(partOfTwelveMonths(house.period)), plant);
    default:
      return undefined;
  }
}

/** 1.10: area only where "NEITHER heat nor volume can be measured; block it if hot-water meters exist". */
function hasHotWaterMeters(house: House): boolean {
  return house.units.some(
    (unit) => unit.recorded.hot_water || unit.occupancies.some((occupancy) => occupancy.recorded.hot_water),
  );
}

/** "fuel consumption: `B = Q / Hi`; `alpha = B / B_total`. If billing is in kWh, `alpha = Q / E_total`". */
function shareOfEnergy(house: House, total: Quantity, reasons: string[]): Fraction | undefined {
  const plant = house.plant;
  const heat = plant && heatForHotWater(house, plant);
  const perUnit = total.unit === 'kWh' ? one : plant && calorificValue(plant, total.unit);
  if (!heat) reasons.push('plant_missing /plant');
  else if (!perUnit?.isPositive()) reasons.push('calorific_value_missing /plant/net_calorific_value');
  else if (!total.quantity.isPositive()) reasons.push('no_energy_used /energy_used');
  else return heat.over(perUnit).over(total.quantity);
  return undefined;
}

/** "`energy_used` ... (left out with a fuel stock: used quantity)". */
function totalEnergy(house: House, fuel: UsedFuel | undefined, reasons: string[]): Quantity | undefined {
  if (house.stock && house.energyUsed) reasons.push('energy_used_beside_stock /energy_used');
  if (house.stock) return fuel && { quantity: fuel.usedQuantity, unit: house.stock.unit };
  if (!house.energyUsed) reasons.push('energy_used_missing /energy_used');
  return house.energyUsed;
}

export function hotWaterShare(house: House, fuel: UsedFuel | undefined, reasons: string[]): Fraction | undefined {
  const method = house.hotWater;
  if (!method) return undefined;
  if (method.method === 'area' && hasHotWaterMeters(house)) reasons.push('area_method_beside_meters /hot_water_share');
  let share: Fraction | undefined;
  if (method.method === 'given') share = method.share;
  else {
    const total = totalEnergy(house, fuel, reasons);
    share = total && shareOfEnergy(house, total, reasons);
  }
  // "Share <= 0 or >= 1 is an error."
  if (share && !(share.isPositive() && share.compare(one) < 0)) reasons.push('share_outside_0_and_1 /hot_water_share');
  return share;
}
