import { isHeatingCostKind } from '../law/de/heizkostenv/section-7-heat-costs.ts';
import { isHotWaterCostKind } from '../law/de/heizkostenv/section-8-hot-water-costs.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { Findings } from './findings.ts';
import { ENERGY_UNITS, SCOPES } from './house.ts';
import type { CostModel, PotAmounts, PotsModel, StockModel } from './model.ts';
import type { Reader } from './reader.ts';

const COST_FIELDS = new Set(['id', 'kind', 'scope', 'amount_eur']);
const STOCK_FIELDS = new Set(['unit', 'closing_quantity', 'layers']);
const LAYER_FIELDS = new Set(['kind', 'date', 'quantity', 'amount_eur', 'co2_kg', 'co2_cost_eur']);
const POTS_FIELDS = new Set(['heating', 'hot_water']);
const POT_FIELDS = new Set(['base_eur', 'consumption_eur']);

/** Costs of the period; kinds are judged by the law of its first day. */
export function parseCosts(house: Reader, lawDay: Day, findings: Findings): CostModel[] {
  return (house.list('costs', COST_FIELDS) ?? []).map((reader) => {
    reader.requiredText('id');
    const kind = reader.requiredText('kind');
    const scope = reader.requiredChoice('scope', SCOPES);
    const hotWater = scope === 'hot_water';
    const allowed = hotWater ? isHotWaterCostKind(kind, lawDay) : isHeatingCostKind(kind, lawDay);
    if (reader.isText('kind') && !allowed) {
      findings.add('cost_kind_not_allowed', reader.at('kind'), [kind], hotWater ? 'HeizkostenV § 8(2)' : undefined);
    }
    return {
      path: reader.path,
      kind,
      scope: scope ?? 'combined',
      amount: reader.requiredDecimal('amount_eur', 'any'),
    };
  });
}

export function parseStock(house: Reader, period: Period | undefined, findings: Findings): StockModel | undefined {
  const reader = house.object('fuel_stock', STOCK_FIELDS);
  if (reader === undefined) return undefined;
  if (!reader.has('layers')) reader.missing('layers');
  const layers = (reader.list('layers', LAYER_FIELDS) ?? []).map((layer) => {
    const kind = layer.requiredChoice('kind', ['opening', 'purchase'] as const) ?? 'opening';
    const date = layer.requiredDay('date');
    if (kind === 'purchase' && date && period && (date < period.from || date > period.to)) {
      findings.add('delivery_outside_period', layer.at('date'), [date]);
    }
    return {
      path: layer.path,
      kind,
      date: date ?? '0001-01-01',
      quantity: layer.requiredDecimal('quantity'),
      amount: layer.requiredDecimal('amount_eur'),
      co2Kg: layer.decimal('co2_kg'),
      co2Cost: layer.decimal('co2_cost_eur'),
    };
  });
  return {
    unit: reader.requiredChoice('unit', ENERGY_UNITS),
    closingQuantity: reader.requiredDecimal('closing_quantity'),
    layers: layers.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1)),
  };
}

export function parsePots(house: Reader): PotsModel | undefined {
  const reader = house.object('pots', POTS_FIELDS);
  if (reader === undefined) return undefined;
  return { heating: parsePot(reader, 'heating'), hotWater: parsePot(reader, 'hot_water') };
}

function parsePot(pots: Reader, field: string): PotAmounts | undefined {
  const reader = pots.object(field, POT_FIELDS);
  return reader && { base: reader.requiredDecimal('base_eur'), consumption: reader.requiredDecimal('consumption_eur') };
}
