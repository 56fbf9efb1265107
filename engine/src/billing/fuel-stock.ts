import { allocateLargestRemainder } from '../money/allocate.ts';
import { format, formatCents } from '../money/decimal.ts';
import { type Fraction, fromCents, isLess, subtract, sum, toCents, ZERO } from '../money/fraction.ts';
import type { Findings } from './findings.ts';
import { ENERGY_FACTS } from './house.ts';
import { type CarriedLayer, carriedLayers, countedCo2Cost, layersLeft, partOf } from './layers-left.ts';
import type { HouseModel, LayerModel, StockModel } from './model.ts';
import type { ReasonBook } from './reasons.ts';
import type { FuelStockResult } from './result.ts';

export interface StockValue {
  readonly usedQuantity: Fraction;
  readonly usedEur: Fraction;
  readonly closingCents: bigint;
  /** What is left of the layers: together worth the closing value, they open the next period. */
  readonly closingLayers: readonly CarriedLayer[];
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
  if (plant.energy !== undefined && !ENERGY_FACTS[plant.energy].stored) {
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
  const kept = layersLeft(stock.layers, stock.closingQuantity);
  const remaining = (pick: (layer: LayerModel) => Fraction | undefined) =>
    sum(kept.map((each) => partOf(each, pick(each.layer) ?? ZERO)));
  const closingCents = toCents(remaining((layer) => layer.amount));
  const usedEur = subtract(
    total((layer) => layer.amount),
    fromCents(closingCents),
  );
  const used = (pick: (layer: LayerModel) => Fraction | undefined) => subtract(total(pick), remaining(pick));
  const carriesCo2 = stock.layers.every(({ co2Kg, co2Cost }) => co2Kg !== undefined && co2Cost !== undefined);
  const value = {
    usedQuantity: subtract(quantity, stock.closingQuantity),
    usedEur,
    closingCents,
    closingLayers: carriedLayers(kept),
    co2: carriesCo2 ? { kg: used((layer) => layer.co2Kg), costEur: used(countedCo2Cost) } : undefined,
  };
  if (book !== undefined) explain(stock, value, book);
  return value;
}

/** The stock as it stands in the result. */
export function stockResult({ usedQuantity, usedEur, closingCents, closingLayers }: StockValue): FuelStockResult {
  // Interpretation: like its value, the CO2 cost of a closing stock is rounded to the cent once, since it opens the next one.
  const costs = closingLayers.map(({ co2CostEur }) => co2CostEur ?? ZERO);
  const costCents = allocateLargestRemainder(costs, toCents(sum(costs)));
  return {
    used_quantity: format(usedQuantity),
    used_eur: formatCents(toCents(usedEur)),
    closing_eur: formatCents(closingCents),
    closing_layers: closingLayers.map(({ date, quantity, amountCents, co2Kg, co2CostEur }, index) => ({
      date,
      quantity: format(quantity),
      amount_eur: formatCents(amountCents),
      ...(co2Kg === undefined ? {} : { co2_kg: format(co2Kg, 3) }),
      ...(co2CostEur === undefined ? {} : { co2_cost_eur: formatCents(costCents[index] ?? 0n) }),
    })),
  };
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
