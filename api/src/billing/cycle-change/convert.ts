import type { z } from '@hono/zod-openapi';
import {
  type ChangedCycle,
  type Consumption,
  type CycleSplit,
  type Fraction,
  format,
  formatCents,
  SPLIT_RULE_SENTENCES,
  type SplitRule,
  toCents,
} from '@klarmeter/engine';
import type { FuelRow } from '../costs/store.ts';
import { layersInOrder } from '../house/assemble-costs.ts';
import { eur } from '../house/euro.ts';
import type { PeriodRow } from '../periods/store.ts';
import { toInterimValue } from './convert-interim-value.ts';
import type { JudgedCycleChange } from './judge.ts';
import { divideLabour, divideLevies, type Parts } from './parts.ts';
import type { CycleChange } from './schemas.ts';
import type { CycleChangeRow, CycleChangeSummaryRow } from './store.ts';

type Wire = z.infer<typeof CycleChange>;
type Division = Wire['divisions'][number];
type Told = Pick<Wire, 'change_on' | 'short_period' | 'next_period' | 'points' | 'divisions' | 'stock' | 'findings'>;

/** What a judged change says of itself; without what it would divide where it is not possible. */
export function toCycleChange(judged: JudgedCycleChange): Told {
  const { changed, shortPeriod, nextPeriod, findings } = judged;
  return {
    change_on: nextPeriod.from,
    short_period: { ...shortPeriod },
    next_period: { ...nextPeriod },
    points: changed === null ? [] : toPoints(changed, judged),
    divisions: changed === null ? [] : toDivisions(changed, judged),
    stock: changed?.stock === undefined ? null : toStock(changed.stock, judged),
    findings: [...findings],
  };
}

const ruleOf = (rule: SplitRule) => {
  const { de, en } = SPLIT_RULE_SENTENCES[rule];
  return { rule, rule_de: de, rule_en: en };
};

function toPoints({ points: split }: ChangedCycle, { points }: JudgedCycleChange): Told['points'] {
  return split.flatMap(({ of, interimValues, old, next }, index) => {
    const point = points[index]?.point;
    // The volume of the house is that of points which stand here by themselves.
    if (point === undefined || ('house' in of && of.house === 'hot_water_volume')) return [];
    return [
      {
        measuring_point_id: point.id,
        unit_id: point.unitId,
        use: point.use,
        interim_values: interimValues.map(toInterimValue),
        old: toSide(old),
        next: toSide(next),
      },
    ];
  });
}

const toSide = (side: Consumption) =>
  side.status === 'measured'
    ? { value: format(side.value), missing: null }
    : { value: null, missing: side.reason as string };

function toDivisions(changed: ChangedCycle, judged: JudgedCycleChange): Told['divisions'] {
  const period = judged.source.billingPeriod;
  const divisions = changed.splits.flatMap((split): Division[] => {
    const [, list, at] = split.path.split('/');
    if (list === 'costs') return costDivisions(split, Number(at), judged);
    if (list === 'units') return advanceDivision(split, judged);
    return [division(split, { object_id: period.id, ...fieldOf(split.path, judged) })];
  });
  return [...divisions, ...levyDivisions(changed, judged, period)];
}

function costDivisions(
  split: CycleSplit,
  at: number,
  { house, source, costDays, stated }: JudgedCycleChange,
): Division[] {
  const id = house.costs?.[at]?.id ?? '';
  const days = costDays.find((each) => each.id === id);
  const shown = days && { from: days.from, to: days.to, stated: stated.has(id) };
  const more = { object_id: id, unit: 'EUR', days: shown ?? null };
  const labour = source.costs.find((cost) => cost.id === id)?.laborCents ?? 0;
  const whole = division(split, { ...more, field: 'amount_cents' });
  if (labour === 0) return [whole];
  return [whole, { ...whole, field: 'labor_cents', ...inEuro(divideLabour(split, labour)) }];
}

const inEuro = ({ old, next }: Parts) => ({
  whole: eur(old + next),
  old: eur(old),
  next: eur(next),
});

function advanceDivision(split: CycleSplit, { house }: JudgedCycleChange): Division[] {
  const [, , unit, , occupancy, field] = split.path.split('/');
  const id = house.units[Number(unit)]?.occupancies[Number(occupancy)]?.id;
  if (id === undefined || field !== 'advance_eur') return [];
  return [division(split, { object_id: id, field: 'advances.amount_cents', unit: 'EUR' })];
}

function division(
  { whole, old, next, rule, reason }: CycleSplit,
  of: Pick<Division, 'object_id' | 'field' | 'unit'> & { readonly days?: Division['days'] },
): Division {
  const text = (value: Fraction) => (of.unit === 'EUR' ? formatCents(toCents(value)) : format(value));
  return {
    days: null,
    ...of,
    whole: text(whole),
    old: text(old),
    next: text(next),
    ...ruleOf(rule),
    reason: reason ?? null,
  };
}

/** Where the settings of the period have what the house file has at this place, and in what. */
function fieldOf(path: string, { house }: JudgedCycleChange): Pick<Division, 'field' | 'unit'> {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const units: Readonly<Record<string, string>> = {
    quantity: house.energy_used?.unit ?? '',
    heat_kwh: 'kWh',
    energy_kwh: 'kWh',
    volume_m3: 'm3',
    main_meter_m3: 'm3',
    emissions_kg: 'kg',
    cost_eur: 'EUR',
    amount_eur: 'EUR',
    value: '1',
    recorded: '1',
  };
  const field = path.slice(1).replaceAll('/', '.').replace(/_eur$/, '_cents');
  return { field: `settings.${field}`, unit: units[last] ?? '1' };
}

function levyDivisions(changed: ChangedCycle, { house }: JudgedCycleChange, period: PeriodRow): Division[] {
  const parts = divideLevies(period.settings.taxes_and_levies, changed, house);
  return (parts ?? []).map((each, index) => ({
    object_id: period.id,
    field: `settings.taxes_and_levies.${index}.amount_cents`,
    unit: 'EUR',
    ...inEuro(each),
    ...ruleOf('fuel_cost'),
    reason: null,
    days: null,
  }));
}

function toStock(
  { quantity, rule, valueCents, carried }: NonNullable<ChangedCycle['stock']>,
  { house, source }: JudgedCycleChange,
): Told['stock'] {
  return {
    unit: house.fuel_stock?.unit ?? '',
    quantity: format(quantity),
    ...ruleOf(rule),
    value_cents: Number(valueCents),
    layers: carried.map(({ path, quantity: left, amountCents, co2Kg, co2CostEur }) => ({
      fuel_delivery_id: layerAt(source, path)?.id ?? '',
      quantity: format(left),
      amount_cents: Number(amountCents),
      co2_kg: co2Kg === undefined ? null : format(co2Kg),
      co2_cost_eur: co2CostEur === undefined ? null : format(co2CostEur),
    })),
  };
}

/** The fuel delivery behind a layer of the house file. */
export const layerAt = ({ fuel }: JudgedCycleChange['source'], path: string): FuelRow | undefined =>
  layersInOrder(fuel)[Number(path.slice(path.lastIndexOf('/') + 1))];

export function toCycleChangeSummary(row: CycleChangeSummaryRow) {
  return {
    id: row.id,
    livemode: row.livemode,
    property_id: row.propertyId,
    billing_period_id: row.billingPeriodId,
    next_billing_period_id: row.nextBillingPeriodId,
    change_on: row.changeOn,
    created_at: row.createdAt.toISOString(),
  };
}

export function toStoredCycleChange(row: CycleChangeRow): Wire {
  const { hot_water_share: _, ...record } = row.record;
  return { ...toCycleChangeSummary(row), ...record };
}
