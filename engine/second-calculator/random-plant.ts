import { dayNumber, lastOfTwelveMonths, type Span, showDay } from './calendar.ts';
import { type Dice, decimalText } from './dice.ts';
import type { RawHouse, RawLayer, RawPlant } from './raw-house.ts';

// Random billing periods, plants, fuel stocks and shares of hot water.

export function randomPeriod(dice: Dice): Span {
  const year = dice.whole(2020, 2028);
  const yearly = (from: number): Span => ({ from, to: lastOfTwelveMonths(from) });
  switch (dice.whole(1, 6)) {
    case 1:
    case 2:
      return yearly(dayNumber(year, 1, 1));
    case 3:
      return yearly(dayNumber(year, dice.whole(2, 12), 1));
    case 4:
      return yearly(dayNumber(year, dice.whole(1, 12), dice.whole(2, 28)));
    case 5: {
      const month = dice.whole(1, 12);
      return { from: dayNumber(year, month, 1), to: dayNumber(year, month + dice.whole(1, 11), 1) - 1 };
    }
    default: {
      const from = dayNumber(year, dice.whole(1, 12), dice.whole(1, 28));
      return { from, to: from + dice.whole(9, 340) };
    }
  }
}

export interface PlantDraft {
  readonly plant: RawPlant;
  /** The energy used in whole kWh and, where fuel is counted otherwise, its kWh per unit in hundredths. */
  readonly kwh: bigint;
  readonly energyUsed?: { quantity: string; unit: string };
  readonly stock?: NonNullable<RawHouse['fuel_stock']>;
  readonly fuelKind: string;
}

/** Stored fuels with the unit they are counted in and the table's kWh per unit in hundredths. */
const storedFuels = [
  ['heating_oil', 'l', 1000n],
  ['heating_oil', 'l', 1000n],
  ['heavy_oil', 'l', 1090n],
  ['lpg', 'kg', 1300n],
  ['pellets', 'kg', 500n],
  ['wood_chips', 'kg', 400n],
  ['wood_chips', 'm3', 0n],
  ['firewood', 'kg', 410n],
  ['hard_coal', 'kg', 800n],
  ['coke', 'kg', 800n],
  ['lignite', 'kg', 550n],
] as const;

function randomLayers(dice: Dice, period: Span): { layers: RawLayer[]; quantities: bigint[] } {
  const quantities: bigint[] = [];
  const layers = Array.from({ length: dice.whole(1, 4) }, (_, index): RawLayer => {
    const opening = index === 0 || dice.chance(15);
    const before = dice.chance(50) ? 0 : dice.whole(1, 500);
    const date = opening ? period.from - before : period.from + dice.whole(0, period.to - period.from);
    const quantity = dice.big(1n, 900_000n);
    quantities.push(quantity);
    return {
      kind: opening ? 'opening' : 'purchase',
      date: showDay(date),
      quantity: decimalText(quantity, 2),
      amount_eur: decimalText((quantity * dice.big(60n, 199n)) / 100n + dice.big(1n, 99n), 2),
    };
  });
  return { layers, quantities };
}

function stockPlant(dice: Dice, period: Span): PlantDraft {
  const [energy, unit, ofTable] = dice.pick(storedFuels);
  const { layers, quantities } = randomLayers(dice, period);
  const there = quantities.reduce((total, quantity) => total + quantity, 0n);
  // At most nine tenths are left, so that the share of hot water has something to be compared with.
  const most = (there * 9n) / 10n;
  const newest = quantities.at(-1) ?? 0n;
  const closing = dice.pick([0n, newest < most ? newest : 0n, dice.big(0n, most), dice.big(0n, most)]);
  const explicit = ofTable === 0n || dice.chance(40);
  const perUnit = explicit ? dice.big(350n, 1300n) : ofTable;
  return {
    plant: { energy, ...(explicit && { net_calorific_value: decimalText(perUnit, 2) }) },
    kwh: ((there - closing) * perUnit) / 10_000n,
    stock: { unit, closing_quantity: decimalText(closing, 2), layers },
    fuelKind: 'fuel',
  };
}

export function randomPlant(dice: Dice, period: Span, open: boolean): PlantDraft {
  const kwh = dice.big(3_000n, 400_000n);
  const energyUsed = { quantity: dice.chance(50) ? `${kwh}` : `${kwh}.${dice.whole(0, 999)}`, unit: 'kWh' };
  switch (dice.whole(1, 7)) {
    case 1:
    case 2:
      return {
        plant: { energy: 'natural_gas', ...(dice.chance(70) && { billed_as: dice.pick(['gross', 'gross', 'net']) }) },
        kwh,
        energyUsed,
        fuelKind: 'fuel',
      };
    case 3: {
      const explicit = dice.chance(50);
      const perUnit = explicit ? dice.big(850n, 1150n) : 1000n;
      const billed = open && dice.chance(30) ? { billed_as: 'gross' } : {};
      return {
        plant: { energy: 'natural_gas', ...billed, ...(explicit && { net_calorific_value: decimalText(perUnit, 2) }) },
        kwh,
        energyUsed: { quantity: decimalText((kwh * 10_000n) / perUnit, 2), unit: 'm3' },
        fuelKind: 'fuel',
      };
    }
    case 4: {
      const flag = open && dice.chance(50) ? {} : { commercial_heat_supply: true };
      return { plant: { energy: 'district_heating', ...flag }, kwh, energyUsed, fuelKind: 'heat_supply' };
    }
    case 5:
      return { plant: { energy: 'electricity_heat_pump' }, kwh, energyUsed, fuelKind: 'heating_electricity' };
    default:
      return stockPlant(dice, period);
  }
}

/** A share of hot water well between 0 and 1: some percent of the energy, turned back into what the method needs. */
export function randomShare(dice: Dice, kwh: bigint): { [field: string]: string } {
  const percent = dice.big(4n, 75n);
  const reason = 'survey on file';
  switch (dice.pick(['measured', 'volume', 'volume', 'area', 'given'])) {
    case 'measured':
      return { method: 'measured', heat_kwh: decimalText(kwh * percent * 10n + dice.big(0n, 9n), 3) };
    case 'volume': {
      const tenths = dice.pick([600n, 600n, 550n, dice.big(400n, 650n)]);
      const volume = decimalText((kwh * percent * 10_000n) / (250n * (tenths - 100n)) + 1n, 3);
      const temperature = tenths === 600n && dice.chance(50) ? {} : { temperature_c: decimalText(tenths, 1) };
      return { method: 'volume', volume_m3: volume, ...temperature, reason };
    }
    case 'area':
      return { method: 'area', area_m2: decimalText((kwh * percent) / 32n + 1n, 2), reason };
    default: {
      const bottom = dice.whole(3, 3000);
      const ratio = `${dice.whole(1, bottom - 1)}/${bottom}`;
      return { method: 'given', share: dice.chance(50) ? ratio : dice.decimal(1, 99_999, 5) };
    }
  }
}
