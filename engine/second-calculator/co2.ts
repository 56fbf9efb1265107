import { dayNumber, partOfTwelveMonths, type Span } from './calendar.ts';
import { Fraction, hundred, one, sum, zero } from './fraction.ts';
import type { UsedFuel } from './fuel-stock.ts';
import type { Co2, Energy, House, Invoice } from './house.ts';

// Section 3: who bears the CO2 cost (CO2KostAufG).

export interface Co2Split {
  readonly emissions: Fraction;
  readonly perArea: Fraction | undefined;
  readonly landlordPercent: Fraction;
  readonly cost: Fraction;
  readonly landlord: Fraction;
}

/** 3.2: certificate price in EUR per tonne; "2027: not published yet". */
const prices: { readonly [year: number]: number } = { 2021: 25, 2022: 30, 2023: 30, 2024: 45, 2025: 55, 2026: 60 };

/** 3.3: kg per kWh of net calorific value, where the table has one factor for the fuel. */
const factors: { readonly [energy in Energy]?: string } = {
  natural_gas: '0.20088',
  heating_oil: '0.2664',
  heavy_oil: '0.28692',
  lpg: '0.2358',
  lignite: '0.35712',
};

/** 3.1: "Wood, pellets and heat-pump electricity: no split". */
const withoutSplit: readonly Energy[] = ['pellets', 'wood_chips', 'firewood', 'electricity_heat_pump'];

/** 3.4: lower bound (inclusive) in kg per m2 and year, and the landlord's percent. */
const stages = [
  [52, 95],
  [47, 80],
  [42, 70],
  [37, 60],
  [32, 50],
  [27, 40],
  [22, 30],
  [17, 20],
  [12, 10],
] as const;

interface KgAndCost {
  readonly kg: Fraction;
  readonly cost: Fraction;
}

/** 3.3 and 3.2: "Gas bills are in kWh Hs: convert with 0.903 first"; `C = kg/1000 * price * (1 + VAT rate)`. */
function readInvoice(invoice: Invoice, energy: Energy, path: string, reasons: string[]): KgAndCost {
  const factor = factors[energy];
  const convertible = invoice.calorific === 'net' || energy === 'natural_gas';
  if (factor === undefined || !convertible) {
    reasons.push(`no_single_emission_factor ${path}`);
    return { kg: zero, cost: zero };
  }
  const toNet = invoice.calorific === 'gross' ? Fraction.decimal('0.903') : one;
  const kg = invoice.energy.times(toNet).times(Fraction.decimal(factor));
  // the house file contract: "`delivered_in` before 2023: the kilograms count, the cost is 0".
  if (invoice.deliveredIn < 2023) return { kg, cost: zero };
  const price = prices[invoice.deliveredIn];
  if (price === undefined) reasons.push(`co2_price_not_published ${path}`);
  const withVat = one.plus(invoice.vatPercent.over(hundred));
  return {
    kg,
    cost: kg
      .over(Fraction.whole(1000))
      .times(Fraction.whole(price ?? 0))
      .times(withVat),
  };
}

/** the house file contract: "exactly one source of kg and cost". */
function kgAndCost(house: House, co2: Co2, fuel: UsedFuel | undefined, reasons: string[]): KgAndCost | undefined {
  const { emissions, cost, invoices } = co2;
  const fromSupplier = emissions !== undefined || cost !== undefined;
  if (fromSupplier && invoices) reasons.push('two_sources_of_co2 /co2');
  else if (emissions && cost) return { kg: emissions, cost };
  else if (fromSupplier) reasons.push('co2_kg_without_cost_or_cost_without_kg /co2');
  else if (invoices) {
    const energy = house.plant?.energy;
    if (!energy) reasons.push('plant_missing /plant');
    if (invoices.length === 0) reasons.push('no_source_of_co2 /co2/invoices');
    const read = energy
      ? invoices.map((invoice, i) => readInvoice(invoice, energy, `/co2/invoices/${i}`, reasons))
      : [];
    return { kg: sum(read.map((invoice) => invoice.kg)), cost: sum(read.map((invoice) => invoice.cost)) };
  } else if (fuel?.co2) return fuel.co2;
  else reasons.push('no_source_of_co2 /co2');
  return undefined;
}

/** 3.4: rounded to one decimal "BEFORE classification"; a shorter period reduces "the TABLE VALUES". */
function percentOfStage(perArea: Fraction, period: Span): Fraction {
  const part = partOfTwelveMonths(period);
  const stage = stages.find(([bound]) => perArea.compare(Fraction.whole(bound).times(part)) >= 0);
  return Fraction.whole(stage?.[1] ?? 0);
}

/** 3.6: "landlord's PERCENTAGE halved ...; if BOTH -> no split at all". */
function restrict(percent: Fraction, restrictions: Co2['restrictions']): Fraction {
  if (restrictions === 'both') return zero;
  return restrictions === 'one' ? percent.over(Fraction.whole(2)) : percent;
}

export function splitCo2(house: House, fuel: UsedFuel | undefined, reasons: string[]): Co2Split | undefined {
  const co2 = house.co2;
  if (!co2) return undefined;
  // 3.1: "Billing periods starting on or after 01.01.2023".
  if (house.period.from < dayNumber(2023, 1, 1)) reasons.push('co2_before_2023 /co2');
  if (house.plant && withoutSplit.includes(house.plant.energy)) reasons.push('co2_not_for_this_energy /co2');
  const residential = co2.building === 'residential';
  if (residential && !co2.livingArea?.isPositive()) reasons.push('living_area_missing /co2/living_area_m2');

  const source = kgAndCost(house, co2, fuel, reasons);
  if (!source) return undefined;
  // 3.4: `specific = r1( E / A )`.
  const perArea = co2.livingArea?.isPositive() ? source.kg.over(co2.livingArea).rounded(1) : undefined;
  // 3.6: "Building not predominantly residential: landlord at least 50 %".
  const percent = residential ? percentOfStage(perArea ?? zero, house.period) : Fraction.whole(50);
  const landlordPercent = restrict(percent, co2.restrictions);
  // the house file contract: "`landlord_eur` = r2(**exact** cost x percent), `cost_eur` = r2(exact cost)".
  return {
    emissions: source.kg,
    perArea,
    landlordPercent,
    cost: source.cost.rounded(2),
    landlord: source.cost.times(landlordPercent).over(hundred).rounded(2),
  };
}
