import { costKeptOut } from '../law/de/co2kostaufg/section-11-transition.ts';
import { format, formatCents } from '../money/decimal.ts';
import {
  add,
  compare,
  divide,
  type Fraction,
  fromCents,
  isLess,
  multiply,
  subtract,
  sum,
  toCents,
  ZERO,
} from '../money/fraction.ts';
import type { Findings } from './findings.ts';
import type { HouseModel, LayerModel, StockModel } from './model.ts';
import type { ReasonBook } from './reasons.ts';

export interface StockValue {
  readonly usedQuantity: Fraction;
  readonly usedEur: Fraction;
  readonly closingCents: bigint;
  /** Exact kilograms and cost of the fuel used; undefined where a layer carries none. */
  readonly co2: { readonly kg: Fraction; readonly costEur: Fraction } | undefined;
}

/**
 * First in, first out: consumption takes the oldest layers, so what is left is valued from the newest ones.
 * The closing value is rounded to the cent once, because it opens the next period. Undefined after a finding.
 */
export function valueStock(
  house: HouseModel,
  findings: Findings,
  book: ReasonBook | undefined,
): StockValue | undefined {
  const { stock, plant } = house;
  if (stock === undefined) return undefined;
  if (
    plant.energy === 'natural_gas' ||
    plant.energy === 'district_heating' ||
    plant.energy === 'electricity_heat_pump'
  ) {
    findings.add('stock_without_store', '/fuel_stock', [plant.energy]);
    return undefined;
  }
  const quantity = sum(stock.layers.map((layer) => layer.quantity));
  if (isLess(quantity, stock.closingQuantity)) {
    findings.add('closing_stock_too_large', '/fuel_stock/closing_quantity', [
      format(stock.closingQuantity),
      format(quantity),
    ]);
    return undefined;
  }

  const total = (pick: (layer: LayerModel) => Fraction | undefined) =>
    sum(stock.layers.map((layer) => pick(layer) ?? ZERO));
  const closingCents = toCents(remaining(stock, (layer) => layer.amount));
  const usedEur = subtract(
    total((layer) => layer.amount),
    fromCents(closingCents),
  );
  const used = (pick: (layer: LayerModel) => Fraction | undefined) => subtract(total(pick), remaining(stock, pick));
  const carriesCo2 = stock.layers.every(({ co2Kg, co2Cost }) => co2Kg !== undefined && co2Cost !== undefined);
  const value = {
    usedQuantity: subtract(quantity, stock.closingQuantity),
    usedEur,
    closingCents,
    co2: carriesCo2 ? { kg: used((layer) => layer.co2Kg), costEur: used(countedCo2Cost) } : undefined,
  };
  if (book !== undefined) explain(stock, value, book);
  return value;
}

/** What keeps the CO2 cost of a layer out of the split. */
export const layerKeptOut = ({ date }: LayerModel) => costKeptOut(Number(date.slice(0, 4)));

/** Rule of section 11(2): fuel from before the act brings kilograms into the split and no cost. */
const countedCo2Cost = (layer: LayerModel) => (layerKeptOut(layer) === undefined ? layer.co2Cost : ZERO);

/** What the newest layers hold of something, up to the closing quantity. */
function remaining(stock: StockModel, pick: (layer: LayerModel) => Fraction | undefined): Fraction {
  let left = stock.closingQuantity;
  let held = ZERO;
  for (const layer of stock.layers.toReversed()) {
    // Interpretation: nothing is left of an empty layer, so whatever it cost counts as used.
    if (layer.quantity.n === 0n) continue;
    const amount = pick(layer) ?? ZERO;
    if (compare(left, layer.quantity) >= 0) {
      held = add(held, amount);
      left = subtract(left, layer.quantity);
    } else {
      held = add(held, divide(multiply(amount, left), layer.quantity));
      left = ZERO;
    }
  }
  return held;
}

function explain(stock: StockModel, value: StockValue, book: ReasonBook): void {
  const closing = '/fuel_stock/closing_quantity';
  const quantities = stock.layers.map(({ path }) => `${path}/quantity`);
  const amounts = stock.layers.map(({ path }) => `${path}/amount_eur`);
  const unit = stock.unit ?? '';
  book.add('stock_quantity', 'fuel_stock/used_quantity', format(value.usedQuantity), [...quantities, closing], {
    unit,
  });
  const inputs = [...quantities, ...amounts, closing];
  const closingId = book.add('stock_closing', 'fuel_stock/closing', formatCents(value.closingCents), inputs);
  book.add('stock_used', 'fuel_stock/used', format(value.usedEur), [...amounts, closingId]);
}
