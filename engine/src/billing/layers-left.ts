import { costKeptOut } from '../law/de/co2kostaufg/section-11-transition.ts';
import { allocateLargestRemainder } from '../money/allocate.ts';
import { compare, divide, type Fraction, multiply, subtract, sum, toCents, ZERO } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { LayerModel } from './model.ts';

/** A layer of the stock with what is left of it, or a part of it. */
export interface LayerLeft {
  readonly layer: LayerModel;
  readonly quantity: Fraction;
}

/** What is left of a layer as it opens the next period. */
export interface CarriedLayer {
  /** JSON pointer to the layer it is left of. */
  readonly path: string;
  readonly date: Day;
  readonly quantity: Fraction;
  readonly amountCents: bigint;
  readonly co2Kg: Fraction | undefined;
  readonly co2CostEur: Fraction | undefined;
}

/** First in, first out: what is left lies in the newest layers; oldest first. `layers` are in the order of their dates. */
export function layersLeft(layers: readonly LayerModel[], quantity: Fraction): LayerLeft[] {
  let left = quantity;
  const kept: LayerLeft[] = [];
  for (const layer of layers.toReversed()) {
    if (left.n === 0n) break;
    // Interpretation: nothing is left of an empty layer, so whatever it cost counts as used.
    if (layer.quantity.n === 0n) continue;
    const whole = compare(left, layer.quantity) >= 0;
    kept.unshift({ layer, quantity: whole ? layer.quantity : left });
    left = whole ? subtract(left, layer.quantity) : ZERO;
  }
  return kept;
}

/** What a part of a layer has of something the whole layer has. */
export const partOf = ({ layer, quantity }: LayerLeft, of: Fraction): Fraction =>
  compare(quantity, layer.quantity) === 0 ? of : divide(multiply(of, quantity), layer.quantity);

/** The layers that open the next period: together worth the closing value, which is rounded once. */
export function carriedLayers(kept: readonly LayerLeft[]): CarriedLayer[] {
  const amounts = kept.map((each) => partOf(each, each.layer.amount));
  const cents = allocateLargestRemainder(amounts, toCents(sum(amounts)));
  return kept.map((each, index) => {
    const { layer, quantity } = each;
    const cost = countedCo2Cost(layer);
    return {
      path: layer.path,
      date: layer.date,
      quantity,
      amountCents: cents[index] ?? 0n,
      co2Kg: layer.co2Kg && partOf(each, layer.co2Kg),
      co2CostEur: cost && partOf(each, cost),
    };
  });
}

/** What keeps the CO2 cost of a layer out of the split (CO2KostAufG section 11(2)); undefined where it counts. */
export const layerKeptOut = ({ date }: LayerModel) => costKeptOut(Number(date.slice(0, 4)));

/** The CO2 cost a layer brings into the split: fuel from before the act brings kilograms and no cost. */
export const countedCo2Cost = (layer: LayerModel): Fraction | undefined =>
  layer.co2Cost === undefined || layerKeptOut(layer) === undefined ? layer.co2Cost : ZERO;
