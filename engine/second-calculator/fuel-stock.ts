import { dayNumber } from './calendar.ts';
import { type Fraction, sum, zero } from './fraction.ts';
import type { Layer, Stock } from './house.ts';
import { byLargestRemainder } from './round-lines.ts';

// Section 4: fuel stock, first in first out.

export interface UsedFuel {
  readonly usedQuantity: Fraction;
  readonly used: Fraction;
  readonly closing: Fraction;
  /** Rule 2: it is "the opening value of the next period together with its layers, kg CO2 and CO2 cost". */
  readonly closingLayers: readonly ClosingLayer[];
  /** Kilograms and cost of CO2 of what was used; nothing unless every layer carries both. */
  readonly co2: { readonly kg: Fraction; readonly cost: Fraction } | undefined;
}

export interface ClosingLayer {
  readonly date: number;
  readonly quantity: Fraction;
  /** To the cent, together the closing value; the cost of CO2 likewise. */
  readonly amount: Fraction;
  readonly co2Kg: Fraction | undefined;
  readonly co2Cost: Fraction | undefined;
}

/** How much of each layer is left: "the closing stock is valued from the newest layers backwards". */
function leftOfLayers(layers: readonly Layer[], closing: Fraction): Fraction[] {
  let missing = closing;
  return layers
    .toReversed()
    .map((layer) => {
      const left = layer.quantity.compare(missing) < 0 ? layer.quantity : missing;
      missing = missing.minus(left);
      return left;
    })
    .toReversed();
}

export function useFuel(stock: Stock, reasons: string[]): UsedFuel | undefined {
  // Rule 1: "Layers ordered by delivery date ... Same date: by entry order" (the sort keeps that order).
  const layers = stock.layers.toSorted((a, b) => a.date - b.date);
  const there = sum(layers.map((layer) => layer.quantity));
  // Rule 5: "closing > opening + purchases -> error".
  if (stock.closing.compare(there) > 0) {
    reasons.push('closing_stock_above_what_was_there /fuel_stock/closing_quantity');
    return undefined;
  }
  const left = leftOfLayers(layers, stock.closing);
  const shareLeft = layers.map((layer, i) => (layer.quantity.isZero() ? zero : (left[i] ?? zero).over(layer.quantity)));
  const leftOf = (values: readonly Fraction[]): Fraction =>
    sum(values.map((value, i) => value.times(shareLeft[i] ?? zero)));
  const usedOf = (values: readonly Fraction[]): Fraction => sum(values).minus(leftOf(values));

  // Rule 2: "closingValue = r2(sum) once". the house file contract: "quantities exact; used = layers minus closing".
  const amounts = layers.map((layer) => layer.amount);
  const closing = leftOf(amounts).rounded(2);
  const kg = layers.flatMap((layer) => layer.co2Kg ?? []);
  // 3.1: "CO2 cost of fuel INVOICED before 01.01.2023 stays out of account".
  const before = dayNumber(2023, 1, 1);
  const cost = layers.flatMap(({ date, co2Cost }) => (co2Cost && date < before ? zero : (co2Cost ?? [])));
  const costs = layers.map(({ date, co2Cost }) => (date < before ? zero : (co2Cost ?? zero)));
  const partLeft = (values: readonly Fraction[]): Fraction[] =>
    values.map((value, i) => value.times(shareLeft[i] ?? zero));
  const toTheCent = (values: readonly Fraction[]): Fraction[] => byLargestRemainder(values, sum(values));
  const [amountsLeft, costsLeft] = [toTheCent(partLeft(amounts)), toTheCent(partLeft(costs))];
  const closingLayers = layers.flatMap((layer, i) =>
    left[i]?.isPositive()
      ? [
          {
            date: layer.date,
            quantity: left[i],
            amount: amountsLeft[i] ?? zero,
            co2Kg: layer.co2Kg?.times(shareLeft[i] ?? zero),
            co2Cost: layer.co2Cost && costsLeft[i],
          },
        ]
      : [],
  );
  // Rule 3: "The same layers carry kg and CO2 EUR". They stay exact until section 3 rounds them.
  const complete = layers.length > 0 && kg.length === layers.length && cost.length === layers.length;
  return {
    usedQuantity: there.minus(stock.closing),
    used: sum(amounts).minus(closing),
    closing,
    closingLayers,
    co2: complete ? { kg: usedOf(kg), cost: usedOf(cost) } : undefined,
  };
}
