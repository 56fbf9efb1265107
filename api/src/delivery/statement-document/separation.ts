import type { House, HouseHotWaterShare } from '@klarmeter/engine';
import { landlordPart } from './costs.ts';
import { type Exact, exact, multiply, round, subtract } from './decimal.ts';
import { type Block, heading, narrowTable, right, row, sumRow, text, wide } from './document.ts';
import { number, percent } from './format.ts';
import { areaFormulaKwhPerM2, volumeFormula } from './law-values.ts';
import { houseAmount } from './shares.ts';
import type { Subject } from './subject.ts';

/** HeizkostenV section 9: how the cost of one plant is divided, and why a formula was allowed where one was used. */
export function separationBlocks(subject: Subject): Block[] {
  const { house, result } = subject.input;
  const share = house.hot_water_share;
  if (share === undefined || result.hot_water_share === undefined) return [];
  const coldWater = exact(house.cold_water?.amount_eur ?? '0');
  const total = subtract(subtract(exact(result.total_costs_eur), landlordPart(subject)), coldWater);
  const hotWater = round(houseAmount(subject, 'hot_water'), 2);
  return [
    heading('Heizung oder Warmwasser?'),
    text(
      `${methodText(subject, share, exact(result.hot_water_share))} Das sind ${percent(multiply(exact(result.hot_water_share), exact('100')))} für Warmwasser.${reasonText(share)}`,
      '§ 9 HeizkostenV',
    ),
    narrowTable(
      'Kosten des Hauses, getrennt nach Heizung und Warmwasser',
      [wide('Teil'), right('Betrag €')],
      [
        row('Heizung', number(subtract(total, hotWater), 2)),
        row('Warmwasser', number(hotWater, 2)),
        sumRow(house.cold_water ? 'Zusammen, ohne Kaltwasser' : 'Zusammen', number(total, 2)),
      ],
    ),
  ];
}

function methodText({ input: { house, result } }: Subject, share: HouseHotWaterShare, part: Exact): string {
  const stock = result.fuel_stock && { quantity: result.fuel_stock.used_quantity, unit: house.fuel_stock?.unit ?? '' };
  const used = house.energy_used ?? stock;
  const of = used ? energyOf(used.quantity, used.unit, part) : '';
  const { from } = house.period;
  switch (share.method) {
    case 'measured': {
      const heat = number(exact(share.heat_kwh), 0);
      const measured =
        used?.unit === 'kWh' ? `${heat} von ${number(exact(used.quantity), 0)} kWh.` : `${heat} kWh.${of}`;
      return `Die Wärme für Warmwasser ist mit einem Wärmezähler gemessen: ${measured}`;
    }
    case 'volume': {
      const { kwhPerM3AndKelvin, coldWaterC, defaultTemperatureC } = volumeFormula(from);
      const volume = number(exact(share.volume_m3), 3);
      const temperature = share.temperature_c ?? defaultTemperatureC;
      return (
        `Die Wärme für Warmwasser ist berechnet, nicht gemessen: ${number(exact(kwhPerM3AndKelvin), 1)} × ${volume} m³ × ` +
        `(${number(exact(temperature), 0)} °C − ${number(exact(coldWaterC), 0)} °C).${correction(house)}${of}`
      );
    }
    case 'area': {
      const factor = number(exact(areaFormulaKwhPerM2(from)), 0);
      const area = number(exact(share.area_m2), 2);
      return `Die Wärme für Warmwasser ist nach Fläche berechnet: ${factor} kWh × ${area} m² im Jahr.${correction(house)}${of}`;
    }
    case 'given':
      return 'Der Anteil für Warmwasser ist vorgegeben.';
  }
}

/** The formulas are corrected in three cases; the reader is told which one is his. */
function correction({ plant }: House): string {
  const supplied = plant?.commercial_heat_supply ?? plant?.energy === 'district_heating';
  if (plant?.energy === 'electricity_heat_pump') return ' Für die Wärmepumpe ist das Ergebnis umgerechnet.';
  if (supplied) return ' Für gelieferte Wärme ist das Ergebnis umgerechnet.';
  if (plant?.energy === 'natural_gas' && plant.billed_as === 'gross')
    return ' Für Gas nach Brennwert ist das Ergebnis umgerechnet.';
  return '';
}

function reasonText(share: HouseHotWaterShare): string {
  return 'reason' in share && share.reason !== undefined ? ` Nicht gemessen, weil: ${share.reason}.` : '';
}

function energyOf(quantity: string, unit: string, part: Exact): string {
  const total = exact(quantity);
  const name = unit === 'm3' ? 'm³' : unit;
  return ` Das entspricht ${number(multiply(total, part), name === 'kWh' ? 0 : 1)} von ${number(total, 0)} ${name}.`;
}
