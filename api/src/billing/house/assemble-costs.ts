import {
  ENERGY_FACTS,
  type Fraction,
  findInForce,
  format,
  formatCents,
  type House,
  type HouseCo2,
  type HouseCost,
  LAW_PARAMETERS,
  parse,
  sum,
  toCents,
} from '@klarmeter/engine';
import type { FuelRow } from '../costs/store.ts';
import type { Assembly } from './assembly.ts';
import { defined } from './defined.ts';
import { eur } from './euro.ts';
import { findExpiredCalibration } from './find-expired-calibration.ts';
import { labourAndCost, labourExceedsCost } from './labour.ts';
import { measureHouse } from './measure-units.ts';
import { originOf } from './provenance.ts';
import type { HouseSource } from './source.ts';

/** In force where the act divides the cost of a period (CO2KostAufG section 11). */
const STAGES = LAW_PARAMETERS.find(({ id }) => id === 'co2kostaufg.5.stages')?.entries ?? [];

/** Costs, fuel stock, CO2 and cold water of the house file. */
export function assembleCosts(
  source: HouseSource,
  assembly: Assembly,
  section43Plant: boolean,
): Pick<House, 'costs' | 'fuel_stock' | 'co2' | 'cold_water'> {
  const costs = source.costs.map((cost, index): HouseCost => {
    const { id, kind, scope, amountCents, description } = cost;
    const at = `/costs/${index}/amount_eur`;
    assembly.provenance[at] = { cost_entry_id: id, receipt: description };
    if (labourExceedsCost(cost)) assembly.find('labour_exceeds_cost', at, id, labourAndCost(cost));
    return { id, kind, scope: scope as HouseCost['scope'], amount_eur: eur(amountCents) };
  });
  return {
    ...(costs.length === 0 ? {} : { costs }),
    ...fuelStock(source, assembly),
    ...co2(source, assembly, section43Plant),
    ...coldWater(source, assembly),
  };
}

/** First in, first out: the opening stock is the oldest layer, purchases follow by day and order of entry. */
export function layersInOrder(fuel: readonly FuelRow[]): FuelRow[] {
  const rank = ({ kind, day, id }: FuelRow) => `${kind === 'opening' ? 0 : 1} ${day} ${id}`;
  return [...fuel].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function fuelStock(source: HouseSource, assembly: Assembly): Pick<House, 'fuel_stock'> {
  const { fuel_stock: closing } = source.billingPeriod.settings;
  const layers = layersInOrder(source.fuel);
  if (closing === null) {
    if (layers.length > 0)
      assembly.find('closing_stock_missing', '/fuel_stock/closing_quantity', source.billingPeriod.id);
    return {};
  }
  findDiscontinuity(source, layers, assembly);
  return {
    fuel_stock: {
      unit: closing.unit,
      closing_quantity: closing.closing_quantity,
      layers: layers.map((layer, index) => {
        const at = `/fuel_stock/layers/${index}`;
        assembly.provenance[at] = { fuel_delivery_id: layer.id };
        if (layer.unit !== closing.unit) assembly.find('fuel_unit_differs', at, layer.id, [layer.unit, closing.unit]);
        return {
          kind: layer.kind as 'opening' | 'purchase',
          date: layer.day as House['period']['from'],
          quantity: layer.quantity,
          amount_eur: eur(layer.amountCents),
          ...co2OfLayer(layer),
        };
      }),
    },
  };
}

/** A layer that a change of cycle took over carries what was left of its CO2 to the last decimal. */
function co2OfLayer({ co2Kg, co2CostCents, dividedFrom }: FuelRow): { co2_kg?: string; co2_cost_eur?: string } {
  return {
    ...(co2Kg === null ? {} : { co2_kg: dividedFrom?.co2_kg ?? co2Kg }),
    ...(co2CostCents === null ? {} : { co2_cost_eur: dividedFrom?.co2_cost_eur ?? eur(co2CostCents) }),
  };
}

/**
 * What was there at the end of a period is there at the beginning of the next one, in quantity and value, and where its
 * layers carry it, in kilograms and cost of CO2.
 */
function findDiscontinuity({ preceding, billingPeriod }: HouseSource, layers: readonly FuelRow[], assembly: Assembly) {
  const before = preceding?.row.settings.fuel_stock ?? null;
  if (preceding === null || before === null) return;
  const opening = layers.filter(({ kind }) => kind === 'opening');
  const objectId = opening[0]?.id ?? billingPeriod.id;
  const same = (now: string, then: string) => {
    if (now !== then) assembly.find('opening_stock_differs', '/fuel_stock/layers/0', objectId, [now, then]);
  };
  const quantity = sum(opening.map((layer) => parse(layer.quantity)));
  same(
    `${format(quantity)} ${opening[0]?.unit ?? before.unit}`,
    `${format(parse(before.closing_quantity))} ${before.unit}`,
  );
  if (preceding.closing === null) return;
  const { closing_eur: worth, closing_layers: left } = preceding.closing;
  const cents = opening.reduce((total, { amountCents }) => total + amountCents, 0);
  same(`${eur(cents)} EUR`, `${worth} EUR`);

  const [kg, kgLeft] = [carried(opening, ({ co2Kg }) => co2Kg), carried(left, ({ co2_kg }) => co2_kg)];
  // Kilograms are closed to the gram.
  if (kg !== undefined && kgLeft !== undefined) same(`${format(kg, 3)} kg CO2`, `${format(kgLeft, 3)} kg CO2`);
  const cost = carried(opening, ({ co2CostCents }) => (co2CostCents === null ? null : eur(co2CostCents)));
  const costLeft = carried(left, ({ co2_cost_eur }) => co2_cost_eur);
  if (cost !== undefined && costLeft !== undefined) same(`${euro(cost)} EUR CO2`, `${euro(costLeft)} EUR CO2`);
}

const euro = (amount: Fraction): string => formatCents(toCents(amount));

/** The sum of what all layers carry; undefined where one of them carries none, or there is no layer. */
function carried<T>(layers: readonly T[], pick: (layer: T) => string | null | undefined): Fraction | undefined {
  const values = layers.map(pick);
  if (values.length === 0 || values.some((value) => value === null || value === undefined)) return undefined;
  return sum(values.map((value) => parse(value ?? '0')));
}

function co2(source: HouseSource, assembly: Assembly, section43Plant: boolean): Pick<House, 'co2'> {
  const { billingPeriod, period, property } = source;
  const given = billingPeriod.settings.co2;
  if (given === null) {
    if (ENERGY_FACTS[property.plant.energy].co2Priced && findInForce(STAGES, period.from) !== undefined)
      assembly.find('co2_not_divided', '/co2', billingPeriod.id);
    return {};
  }
  const { invoices, ...rest } = given;
  const block = {
    ...inEuro(rest),
    ...(invoices === undefined ? {} : { invoices: invoices.map((invoice) => defined(inEuro(invoice))) }),
  };
  return { co2: { ...(defined(block) as HouseCo2), ...(section43Plant ? { section_43_plant: true } : {}) } };
}

const inEuro = <T extends { readonly cost_cents?: number | undefined }>({ cost_cents: cents, ...rest }: T) => ({
  ...rest,
  ...(cents === undefined ? {} : { cost_eur: eur(cents) }),
});

function coldWater(source: HouseSource, assembly: Assembly): Pick<House, 'cold_water'> {
  const given = source.billingPeriod.settings.cold_water;
  if (given === null) return {};
  const amount = { amount_eur: eur(given.amount_cents) };
  if (given.main_meter_m3 !== undefined) return { cold_water: { ...amount, main_meter_m3: given.main_meter_m3 } };
  const metered = measureHouse(source.points, 'cold_water_main', source.period);
  if (metered === null) return { cold_water: amount };
  findExpiredCalibration(source, metered.uses, '/cold_water/main_meter_m3', assembly);
  assembly.provenance['/cold_water/main_meter_m3'] = originOf(metered.uses, ({ whole }) => whole);
  return { cold_water: { ...amount, main_meter_m3: format(metered.value) } };
}
