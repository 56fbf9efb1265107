import { isHeatingCostKind } from '../law/de/heizkostenv/section-7-heat-costs.ts';
import { isHotWaterCostKind } from '../law/de/heizkostenv/section-8-hot-water-costs.ts';
import { type Day, earlierDay } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import type { Findings } from './findings.ts';
import { type CostScope, ENERGY_UNITS, SCOPES } from './house.ts';
import type { CostModel, LayerModel, PotAmounts, PotsModel, StockModel } from './model.ts';
import type { Reader } from './reader.ts';

const COST_FIELDS = new Set(['id', 'kind', 'scope', 'amount_eur']);
const STOCK_FIELDS = new Set(['unit', 'closing_quantity', 'layers']);
const LAYER_FIELDS = new Set(['kind', 'date', 'quantity', 'amount_eur', 'co2_kg', 'co2_cost_eur']);
const POTS_FIELDS = new Set(['heating', 'hot_water']);
const POT_FIELDS = new Set(['base_eur', 'consumption_eur']);

/** Costs of the period; kinds are judged by the law of its first day. */
export function parseCosts(house: Reader, lawDay: Day, findings: Findings): CostModel[] {
  const seen = new Set<string>();
  const scopes = new Set<CostScope>(house.has('fuel_stock') ? ['combined'] : []);
  const costs = (house.list('costs', COST_FIELDS) ?? []).map((reader) => {
    reader.uniqueId(seen);
    const kind = reader.requiredText('kind');
    const scope = reader.requiredChoice('scope', SCOPES);
    if (scope !== undefined) scopes.add(scope);
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
  if (scopes.has('combined') && scopes.has('hot_water') && !house.has('hot_water_share')) {
    findings.add('hot_water_share_missing', '/hot_water_share');
  }
  return costs;
}

export function parseStock(house: Reader, period: Period | undefined, findings: Findings): StockModel | undefined {
  const reader = house.object('fuel_stock', STOCK_FIELDS);
  if (reader === undefined) return undefined;
  if (!reader.has('layers')) reader.missing('layers');
  const dated: DatedLayer[] = [];
  const layers = (reader.list('layers', LAYER_FIELDS) ?? []).map((layer) => {
    const named = layer.requiredChoice('kind', ['opening', 'purchase'] as const);
    const kind = named ?? 'opening';
    const date = layer.requiredDay('date');
    if (named !== undefined && date !== undefined) dated.push({ kind: named, date, path: layer.at('date') });
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
  if (period !== undefined) checkOpening(dated, period, findings);
  return {
    unit: reader.requiredChoice('unit', ENERGY_UNITS),
    closingQuantity: reader.requiredDecimal('closing_quantity'),
    layers: layers.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1)),
  };
}

type DatedLayer = Pick<LayerModel, 'kind' | 'date' | 'path'>;

/** What was there when the period began is used before anything that came later. */
function checkOpening(layers: readonly DatedLayer[], { from }: Period, findings: Findings): void {
  const purchases = layers.filter(({ kind }) => kind === 'purchase').map(({ date }) => date);
  const latest = purchases.reduce(earlierDay, from);
  for (const { kind, date, path } of layers) {
    if (kind === 'opening' && date > latest) findings.add('opening_stock_too_late', path, [date, latest]);
  }
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
