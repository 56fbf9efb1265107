import type { House, HouseCo2Invoice } from '../../billing/house.ts';
import type { ReasonKindName } from '../../billing/reason-kinds.ts';
import { parametersOf, valueAt } from '../../billing/reasons.ts';
import { inForceOn } from '../../law/dated.ts';
import { rowOf } from '../../law/de/co2kostaufg/section-3-invoice.ts';
import { shareOfSupply } from '../../law/de/co2kostaufg/section-5-supply-periods.ts';
import { VOLUME_FORMULA } from '../../law/de/heizkostenv/section-9-combined-plants.parameters.ts';
import { degreeDayWeights } from '../../law/de/vdi2067/table-22-degree-days.ts';
import { parse, parseRatio } from '../../money/decimal.ts';
import { add, compare, type Fraction, fraction, multiply, ONE, subtract, ZERO } from '../../money/fraction.ts';
import { degreeDays } from '../../time/degree-days.ts';
import { daysIn, daysOfTwelveMonthsFrom, isTwelveMonths, type Period } from '../../time/period.ts';
import type { ExplainedIn } from '../explained.ts';
import { type Expression, minus, number, over, plus, times } from '../expression.ts';
import {
  addends,
  everything,
  inProportion,
  NOTHING,
  percentage,
  product,
  quotient,
  remainder,
  sumOf,
  term,
  that,
  those,
} from '../terms.ts';

type Explained = ExplainedIn<House>;

const HUNDRED = fraction(100n);

const partOf = (all: Explained, byConsumption: boolean): Expression => {
  const [first = ''] = all.reason.inputs;
  const pot = term(all, first);
  const percent = that(all, /percent$/);
  if (percent === undefined) return pot;
  const share = percentage(percent);
  return times(pot, byConsumption ? share : minus(number(ONE, '1'), share));
};

/** (1 − share) or share of the common costs, and the pot's own; of both the CO2 deduction is taken first. */
function potOf(all: Explained, own: 'heating' | 'hot_water'): Expression {
  const less = (scope: string): Expression | undefined => {
    const costs = that(all, new RegExp(`^costs/${scope}$`));
    const deduction = that(all, new RegExp(`^co2/deductions/${scope}$`));
    return costs !== undefined && deduction !== undefined ? minus(costs, deduction) : costs;
  };
  const share = that(all, /^hot_water_share$/);
  const part = own === 'hot_water' ? share : share && minus(number(ONE, '1'), share);
  const common = less('combined');
  return plus([
    ...(common === undefined ? [] : [times(common, part)]),
    ...[less(own)].filter((each) => each !== undefined),
  ]);
}

/** First in, first out: what the newest layers hold of a field, up to a quantity. */
function heldBy({ house, reason }: Explained, field: 'amount_eur' | 'co2_kg' | 'co2_cost_eur'): Expression {
  const stock = house.fuel_stock;
  const unit = field === 'co2_kg' ? 'kg' : 'EUR';
  const terms: Expression[] = [];
  let left = parseRatio(stock?.closing_quantity ?? '0') ?? ZERO;
  // By date, and of the same day in the order of the file.
  const layers = [...(stock?.layers.entries() ?? [])].sort(([, a], [, b]) =>
    a.date < b.date ? -1 : Number(a.date > b.date),
  );
  for (const [index, layer] of layers.toReversed()) {
    const quantity = parseRatio(layer.quantity) ?? ZERO;
    if (left.n === 0n) break;
    if (quantity.n === 0n) continue;
    const amount = number(parseRatio(layer[field] ?? '0') ?? ZERO, unit);
    const whole = compare(left, quantity) >= 0;
    const fuel = stock?.unit ?? '';
    // What stays out of account is no input.
    if (reason.inputs.includes(`/fuel_stock/layers/${index}/${field}`))
      terms.push(whole ? amount : over(times(amount, number(left, fuel)), number(quantity, fuel)));
    left = whole ? subtract(left, quantity) : ZERO;
  }
  return terms.length === 0 ? number(ZERO, unit) : plus(terms);
}

const usedOf = (all: Explained, field: 'co2_kg' | 'co2_cost_eur'): Expression =>
  minus(plus(those(all, new RegExp(`/${field}$`))), heldBy(all, field));

/** HeizkostenV section 9(2): the formula and its corrections, one factor after the other. */
function hotWaterHeat(all: Explained): Expression {
  return (
    that(all, /\/heat_kwh$/) ?? corrected(all, that(all, /volume_m3$/) === undefined ? byArea(all) : byVolume(all))
  );
}

function byVolume(all: Explained): Expression {
  const { kwhPerM3AndKelvin, coldWaterC, defaultTemperatureC } = inForceOn(VOLUME_FORMULA, all.house.period.from).value;
  const temperature = that(all, /temperature_c$/) ?? number(parse(defaultTemperatureC), '°C');
  const rise = minus(temperature, number(parse(coldWaterC), '°C'));
  return times(number(parse(kwhPerM3AndKelvin), ''), that(all, /volume_m3$/), rise);
}

/** Of a year; a shorter period takes its days. */
function byArea(all: Explained): Expression {
  const { period } = all.house;
  const yearly = number(usedValue(all, 'heizkostenv.9.area_formula'), 'kWh/m2');
  const year = times(yearly, that(all, /area_m2$/));
  return isTwelveMonths(period)
    ? year
    : times(year, over(days(daysIn(period)), days(daysOfTwelveMonthsFrom(period.from))));
}

const days = (count: number): Expression => number(fraction(BigInt(count)), 'd');

/** Corrections as the step names them; only those it was calculated with. */
function corrected(all: Explained, heat: Expression): Expression {
  return parametersOf(all.reason).reduce((so, { id, value }) => {
    const factor = number(parseRatio(value ?? '') ?? ONE, '');
    if (id === 'heizkostenv.9.commercial_supply_divisor') return over(so, factor);
    return id === 'heizkostenv.9.gross_gas_factor' || id === 'heizkostenv.9.heat_pump_factor' ? times(so, factor) : so;
  }, heat);
}

function hotWaterShareOf(all: Explained): Expression {
  const given = that(all, /^\/hot_water_share\/share$/);
  if (given !== undefined) return given;
  const heat = that(all, /^hot_water_share\/heat$/) ?? NOTHING;
  const energy = that(all, /quantity$/) ?? NOTHING;
  const { plant, energy_used: used, fuel_stock: stock } = all.house;
  const named = that(all, /net_calorific_value$/);
  const row = `${plant?.energy} ${stock?.unit ?? used?.unit}`;
  const tabulated = all.reason.inputs.includes('/plant/energy')
    ? usedValue(all, 'heizkostenv.9.net_calorific_values', { row })
    : undefined;
  const calorific = named ?? (tabulated && number(tabulated, 'kWh'));
  return over(calorific === undefined ? heat : over(heat, calorific), energy);
}

function emissions(all: Explained): Expression {
  const { house } = all;
  if (all.reason.inputs.includes('fuel_stock/used_quantity')) return usedOf(all, 'co2_kg');
  if (house.co2?.invoices === undefined) return everything(all);
  return plus(house.co2.invoices.map((_, index) => times(kilogramsOf(all, index), supplyShare(all, index))));
}

/** The part of an invoice that belongs to the period; undefined for all of it. */
function supplyShare({ house }: Explained, index: number): Expression | undefined {
  const invoice = house.co2?.invoices?.[index];
  const named = invoice?.share === undefined ? undefined : (parseRatio(invoice.share.value) ?? ZERO);
  const share = shareOfSupply({ supplied: invoice?.supplied, namedShare: named }, house.period, weightsOf(house));
  return share.n === share.d ? undefined : number(share, '1');
}

const weightsOf = ({ keys, period }: House) => degreeDayWeights(keys?.summer_degree_days, period.from);

function kilogramsOf(all: Explained, index: number): Expression {
  const invoice = all.house.co2?.invoices?.[index];
  if (invoice?.emissions_kg !== undefined) return number(parseRatio(invoice.emissions_kg) ?? ZERO, 'kg');
  const row = rowOf(all.house.plant?.energy ?? '', invoice?.coal);
  const net = usedValue(all, 'ebev2030.annex_2.factors', { row });
  const factor =
    invoice?.calorific === 'gross' ? multiply(net, usedValue(all, 'ebev2030.annex_2.gas_net_per_gross')) : net;
  const { quantity } = invoice ?? {};
  if (quantity === undefined)
    return times(number(parseRatio(invoice?.energy_kwh ?? '0') ?? ZERO, 'kWh'), number(factor, 'kg/kWh'));
  const content = usedValue(all, 'ebev2030.annex_2.energy_contents', { row });
  const amount = number(parseRatio(quantity.value) ?? ZERO, quantity.unit);
  return times(amount, number(content, `kWh/${quantity.unit}`), number(factor, 'kg/kWh'));
}

/** A value of the law as the step was calculated with it: the newest one says nothing about an earlier statement. */
function usedValue({ reason }: Explained, id: string, { row, from }: { row?: string; from?: string } = {}): Fraction {
  const used = parametersOf(reason).find(
    (each) => each.id === id && each.row === row && (from === undefined || each.from === from),
  );
  const value = used?.value === undefined ? undefined : parseRatio(used.value);
  if (value === undefined) throw new RangeError(`${reason.id} names no value ${id}`);
  return value;
}

const priceOf = (all: Explained, { ets_invoiced_in: invoiced, delivered_in: delivered }: HouseCo2Invoice): Fraction =>
  invoiced === undefined
    ? usedValue(all, 'behg.10.certificate_price', { from: `${delivered}-01-01` })
    : usedValue(all, 'co2kostaufg.4.ets_price', { from: `${invoiced}-01-01` });

/** Whether the cost of fuel of a year stays out of account; the step names the act then. */
const isKeptOut = ({ reason }: Explained, year: string): boolean =>
  parametersOf(reason).some(({ id, value }) => id === 'co2kostaufg.11.cost_from_year' && year < (value ?? ''));

function co2Cost(all: Explained): Expression {
  const { house } = all;
  if (all.reason.inputs.includes('fuel_stock/used_quantity')) return usedOf(all, 'co2_cost_eur');
  if (house.co2?.invoices === undefined) return everything(all);
  return plus(
    house.co2.invoices.map((invoice, index) => {
      const share = supplyShare(all, index);
      const stated = invoice.cost_eur === undefined ? undefined : (parseRatio(invoice.cost_eur) ?? ZERO);
      const keptOut = isKeptOut(all, invoice.delivered_in);
      if (stated !== undefined) return times(number(keptOut ? ZERO : stated, 'EUR'), share);
      const price = keptOut ? ZERO : priceOf(all, invoice);
      const vat = add(ONE, {
        n: parseRatio(invoice.vat_percent)?.n ?? 0n,
        d: (parseRatio(invoice.vat_percent)?.d ?? 1n) * 100n,
      });
      const tonnes = over(kilogramsOf(all, index), number(fraction(1000n), ''));
      return times(tonnes, number(price, 'EUR/t'), number(vat, ''), share);
    }),
  );
}

function groupPot(all: Explained): Expression {
  const wholeRecorded = that(all, /^pots\/(heating|hot_water)\/groups_recorded$/);
  const wholeArea = that(all, /^pots\/(heating|hot_water)\/groups_area$/);
  // Before the sums were steps of their own, every group listed all groups in their order.
  const index = wholeArea === undefined ? Number(all.reason.id.split('/').at(-1)) : 0;
  const recorded = those(all, /\/recorded(_m3)?$/);
  const areas = those(all, /\/area_(m2|named)$/);
  const percent = percentage(that(all, /percent$/) ?? NOTHING);
  const areaShare = over(areas[index] ?? NOTHING, wholeArea ?? plus(areas));
  const sum = wholeRecorded ?? plus(recorded);
  const recordedShare = sum.value.n === 0n ? areaShare : over(recorded[index] ?? NOTHING, sum);
  const share = plus([times(percent, recordedShare), times(minus(number(ONE, '1'), percent), areaShare)]);
  return times(that(all, /^pots\/(heating|hot_water)$/) ?? NOTHING, share);
}

/** A given value, or one formed from what was recorded elsewhere; the last area is the unit's own. */
function substitute(all: Explained): Expression {
  const given = that(all, /_failed\/value$/);
  if (given !== undefined) return given;
  const values = sumOf(all, /(\/heating|\/hot_water_m3|^substitutes\/.*|\/others_recorded(\/\d+)?)$/);
  const previous = that(all, /\/previous$/);
  const others = that(all, /\/others_previous$/);
  if (previous !== undefined) {
    return others === undefined || others.value.n === 0n ? previous : over(times(previous, values), others);
  }
  const areas = all.reason.inputs.filter((input) => /(_area_m2|\/others_area(\/\d+)?)$/.test(input));
  return times(over(values, plus(addends(all, areas.slice(0, -1)))), term(all, areas.at(-1) ?? ''));
}

function timeShare(all: Explained): Expression {
  const [from, to, first, last] = all.reason.inputs.map((input) => String(valueAt(all.house, input)));
  const [part, whole] = [{ from, to } as Period, { from: first, to: last } as Period];
  if (all.reason.parameter === undefined) {
    return over(days(daysIn(part)), days(daysIn(whole)));
  }
  const weights = weightsOf(all.house);
  return over(number(degreeDays(part, weights), ''), number(degreeDays(whole, weights), ''));
}

/** The credit's basis is exact: its lines before they were rounded. */
const beforeRounding = (all: Explained): Expression =>
  plus(
    all.reason.inputs.map((input) => {
      const reason = all.reasons[input];
      return reason === undefined ? NOTHING : number(heatingCalculationOf({ ...all, reason }).value, 'EUR');
    }),
  );

const itself = ({ reason }: Explained): Expression => number(parseRatio(reason.value) ?? ZERO, reason.unit);

const CALCULATIONS: Readonly<Record<ReasonKindName, (all: Explained) => Expression>> = {
  stock_quantity: (all) => minus(plus(those(all, /layers.*quantity$/)), that(all, /closing/) ?? NOTHING),
  stock_closing: (all) => heldBy(all, 'amount_eur'),
  stock_used: (all) => minus(plus(those(all, /amount_eur$/)), that(all, /closing$/) ?? NOTHING),
  hot_water_heat: hotWaterHeat,
  hot_water_share: hotWaterShareOf,
  scope_costs: everything,
  fuel_costs: everything,
  co2_deduction: (all) => {
    const [landlord = NOTHING, own = NOTHING, whole = NOTHING] = all.reason.inputs.map((input) => term(all, input));
    return inProportion(landlord, own, whole);
  },
  co2_emissions: emissions,
  co2_coverage: itself,
  co2_extrapolated: quotient,
  co2_cost: co2Cost,
  co2_class: quotient,
  co2_percent: itself,
  co2_landlord: (all) => {
    const [cost = NOTHING, percent = NOTHING] = all.reason.inputs.map((input) => term(all, input));
    return times(cost, percentage(percent));
  },
  heating_pot: (all) => potOf(all, 'heating'),
  hot_water_pot: (all) => potOf(all, 'hot_water'),
  groups_recorded: everything,
  groups_area: everything,
  group_pot: groupPot,
  hot_water_group_pot: groupPot,
  base_part: (all) => partOf(all, false),
  consumption_part: (all) => partOf(all, true),
  hot_water_base_part: (all) => partOf(all, false),
  hot_water_consumption_part: (all) => partOf(all, true),
  area_only_part: everything,
  area_sum: everything,
  recorded_sum: everything,
  others_recorded: everything,
  others_area: everything,
  substitute,
  substitute_part: product,
  heating_time_share: timeShare,
  hot_water_time_share: timeShare,
  cold_water_time_share: timeShare,
  price: quotient,
  cold_water_price: quotient,
  credit_basis: beforeRounding,
  credit_price: (all) => {
    const [landlord = NOTHING, ...parts] = all.reason.inputs.map((input) => term(all, input));
    return over(times(number(fraction(-1n), ''), landlord), plus(parts));
  },
  heating_base: product,
  heating_consumption: product,
  hot_water_base: product,
  hot_water_consumption: product,
  cold_water: product,
  co2_credit: product,
  total: everything,
  vat_contained: (all) => {
    const [total = NOTHING, percent = NOTHING] = all.reason.inputs.map((input) => term(all, input));
    return over(times(total, percent), plus([number(HUNDRED, ''), percent]));
  },
  balance: remainder,
};

/** How the value of a step of a heating bill comes from its inputs, exactly, before any rounding. */
export function heatingCalculationOf(all: Explained): Expression {
  return CALCULATIONS[all.reason.rule as ReasonKindName](all);
}
