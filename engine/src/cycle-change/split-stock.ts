import type { HouseFuelStock } from '../billing/house.ts';
import { carriedLayers, layersLeft } from '../billing/layers-left.ts';
import type { LayerModel } from '../billing/model.ts';
import { format, formatCents } from '../money/decimal.ts';
import { divide, type Fraction, isLess, isZero, subtract, sum } from '../money/fraction.ts';
import { type ChangeContext, inHouse } from './context.ts';
import type { SplitStock } from './cycle-change.ts';
import { divideQuantity } from './divide.ts';
import { type OldShare, shareOfEnergy } from './shares.ts';

export interface DividedStock {
  readonly old: HouseFuelStock;
  readonly next: HouseFuelStock;
  readonly stock: SplitStock;
  /** Share of the old cycle in the fuel used; undefined where none was. */
  readonly usedShare: OldShare | undefined;
}

/**
 * The fuel stock of both sides, first in, first out: the old cycle closes with what is left of its layers, and the new
 * one opens with exactly these layers, their kilograms and their CO2 cost, at the closing value to the cent.
 * Undefined without a stock, or after a finding.
 */
export function divideStock(
  context: ChangeContext,
  house: HouseFuelStock | undefined,
  measured: Fraction | undefined,
): DividedStock | undefined {
  const { model, findings, boundary, shortPeriod, remainder } = context;
  const { stock } = model;
  if (stock === undefined || house === undefined) return undefined;
  const early = stock.layers.filter(({ kind, date }) => kind === 'opening' || date <= boundary);
  const late = stock.layers.filter((layer) => !early.includes(layer));
  const running = { from: shortPeriod.from, to: remainder.to };
  const share = shareOfEnergy(context, running, 'combined');
  const used = subtract(quantityOf(stock.layers), stock.closingQuantity);
  // Nobody measured it: what was used over the whole time, shared like the energy.
  const quantity = measured ?? subtract(quantityOf(early), divideQuantity('', used, share).old);
  const tooMuch = isLess(quantityOf(early), quantity) || quantity.n < 0n;
  if (tooMuch || isLess(sum([quantity, quantityOf(late)]), stock.closingQuantity)) {
    const path = measured === undefined ? inHouse('/fuel_stock') : '/stockAtChange';
    findings.add('stock_at_change_impossible', path, [format(quantity)]);
    return undefined;
  }
  const carried = carriedLayers(layersLeft(early, quantity));
  const valueCents = carried.reduce((total, { amountCents }) => total + amountCents, 0n);
  const rule = measured === undefined ? share.rule : 'measured';
  return {
    old: { ...house, closing_quantity: format(quantity), layers: early.map((layer) => layerOf(house, layer)) },
    next: {
      ...house,
      layers: [
        ...carried.map(({ date, quantity: left, amountCents, co2Kg, co2CostEur }) => ({
          kind: 'opening' as const,
          date,
          quantity: format(left),
          amount_eur: formatCents(amountCents),
          ...(co2Kg === undefined ? {} : { co2_kg: format(co2Kg) }),
          ...(co2CostEur === undefined ? {} : { co2_cost_eur: format(co2CostEur) }),
        })),
        ...late.map((layer) => layerOf(house, layer)),
      ],
    },
    stock: { quantity, rule, valueCents, carried },
    usedShare: isZero(used)
      ? undefined
      : { rule: 'fuel_used', share: divide(subtract(quantityOf(early), quantity), used) },
  };
}

const quantityOf = (layers: readonly LayerModel[]): Fraction => sum(layers.map(({ quantity }) => quantity));

/** Model layers are ordered by date; their path leads back to the one in the file. */
function layerOf({ layers }: HouseFuelStock, { path }: LayerModel): HouseFuelStock['layers'][number] {
  const layer = layers[Number(path.slice(path.lastIndexOf('/') + 1))];
  if (layer === undefined) throw new RangeError(`no layer ${path}`);
  return layer;
}
