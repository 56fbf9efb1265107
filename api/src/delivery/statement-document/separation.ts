import {
  daysIn,
  daysOfTwelveMonthsFrom,
  format,
  type House,
  type HouseHotWaterShare,
  heatByArea,
  heatByVolume,
  parse,
} from '@klarmeter/engine';
import { landlordPart } from './costs.ts';
import { decimalsOf, type Exact, exact, multiply, round, subtract } from './decimal.ts';
import { type Block, heading, narrowTable, right, row, sumRow, text, wide } from './document.ts';
import { enumeration, number, percent } from './format.ts';
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
      const temperature = share.temperature_c ?? defaultTemperatureC;
      const heat = heatByVolume(
        { volumeM3: parse(share.volume_m3), temperatureC: parse(temperature) },
        combinedPlant(house),
        house.period,
      );
      const formula =
        `${number(exact(kwhPerM3AndKelvin), 1)} × ${number(exact(share.volume_m3), 3)} m³ × ` +
        `(${degrees(temperature)} − ${degrees(coldWaterC)})`;
      return `Die Wärme für Warmwasser ist berechnet, nicht gemessen: ${formula}${corrected(heat)}${of}`;
    }
    case 'area': {
      const heat = heatByArea(parse(share.area_m2), combinedPlant(house), house.period);
      const formula = `${number(exact(areaFormulaKwhPerM2(from)), 0)} kWh × ${number(exact(share.area_m2), 2)} m²${partOfYear(house)}`;
      return `Die Wärme für Warmwasser ist nach Fläche berechnet: ${formula}${corrected(heat)}${of}`;
    }
    case 'given':
      return 'Der Anteil für Warmwasser ist vorgegeben.';
  }
}

const combinedPlant = ({ plant }: House): Parameters<typeof heatByVolume>[1] => ({
  energy: plant?.energy ?? '',
  billedByGrossValue: plant?.billed_as === 'gross',
  commercialHeatSupply: plant?.commercial_heat_supply ?? plant?.energy === 'district_heating',
});

const degrees = (celsius: string): string => `${number(exact(celsius), decimalsOf(celsius))} °C`;

/** The formula by area is for a year; a shorter period takes its days. */
function partOfYear({ period }: House): string {
  const [days, year] = [daysIn(period), daysOfTwelveMonthsFrom(period.from)];
  return days === year ? '' : ` × ${days} : ${year} Tage`;
}

/** How the formulas are corrected, and for what. */
const CORRECTIONS: Readonly<Record<string, { readonly sign: string; readonly why: string }>> = {
  'heizkostenv.9.gross_gas_factor': { sign: '×', why: 'Gas nach Brennwert' },
  'heizkostenv.9.commercial_supply_divisor': { sign: ':', why: 'gelieferte Wärme' },
  'heizkostenv.9.heat_pump_factor': { sign: '×', why: 'Wärmepumpe' },
};

/** The rest of the formula: each correction with its factor, the result, and which factor is for what. */
function corrected({ kwh, parameters }: ReturnType<typeof heatByVolume>): string {
  const factors = parameters.flatMap(({ id, dated }) => {
    const correction = CORRECTIONS[id];
    const value = String(dated.value);
    return correction === undefined ? [] : [{ ...correction, factor: number(exact(value), decimalsOf(value)) }];
  });
  const printed = factors.map(({ sign, factor }) => ` ${sign} ${factor}`).join('');
  const reasons = factors.map(({ factor, why }) => `${factor} für ${why}`);
  const meaning = reasons.length === 0 ? '' : ` (${enumeration(reasons)})`;
  return `${printed} = ${number(exact(format(kwh)), 0)} kWh${meaning}.`;
}

function reasonText(share: HouseHotWaterShare): string {
  return 'reason' in share && share.reason !== undefined ? ` Nicht gemessen, weil: ${share.reason}.` : '';
}

function energyOf(quantity: string, unit: string, part: Exact): string {
  const total = exact(quantity);
  const name = unit === 'm3' ? 'm³' : unit;
  if (name === 'kWh') return ` Im ganzen Haus sind es ${number(total, 0)} kWh.`;
  return ` Das entspricht ${number(multiply(total, part), 1)} von ${number(total, 0)} ${name}.`;
}
