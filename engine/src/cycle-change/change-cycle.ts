import { FINDING_KINDS } from '../billing/finding-kinds.ts';
import { type Finding, Findings } from '../billing/findings.ts';
import { valueStock } from '../billing/fuel-stock.ts';
import { resolveHotWaterShare } from '../billing/hot-water-share.ts';
import type { House } from '../billing/house.ts';
import type { HouseModel } from '../billing/model.ts';
import { parseHouse } from '../billing/parse-house.ts';
import { degreeDayWeights } from '../law/de/vdi2067/table-22-degree-days.ts';
import { consumptionOf } from '../series/consumption.ts';
import { MISSING_REASON_WORDS } from '../series/missing-words.ts';
import { shiftedDay } from '../series/point-series.ts';
import { parseDay } from '../time/day.ts';
import { daysOfTwelveMonthsFrom } from '../time/period.ts';
import { checkInput } from './check-input.ts';
import { type ChangeContext, inHouse, type ReadyPoint } from './context.ts';
import type { CycleChange, CycleChangeResult, CyclePoint, PointOwner } from './cycle-change.ts';
import { CYCLE_CHANGE_FINDING_KINDS, type CycleChangeFindings } from './finding-kinds.ts';
import { interimValuesAt } from './interim-value.ts';
import { reportPayments } from './split-advances.ts';
import { divideCosts } from './split-costs.ts';
import { dividePlant } from './split-plant.ts';
import { SPLIT_RULE_SENTENCES } from './split-rules.ts';
import { divideStock } from './split-stock.ts';
import { divideUnits } from './split-units.ts';
import { isSubstituted } from './split-values.ts';
import { spreadOf } from './spread-of.ts';

/**
 * Ends a running billing period at a change of the billing cycle (Turnuswechsel) and begins the next one the day after.
 * Every device gets an interim value, every quantity and cost is divided by a stated rule, and the parts are exactly the
 * whole: nothing is billed twice and nothing is lost. Never throws on an input; what is wrong is told all at once.
 *
 * Values of the next period begin where those of the old one ended: with the same interim values and the same layers of
 * fuel at the same price.
 */
export function changeBillingCycle(input: CycleChange): CycleChangeResult {
  const parsed = new Findings(FINDING_KINDS);
  const model = parseHouse(input.house, parsed);
  const findings = new Findings(CYCLE_CHANGE_FINDING_KINDS);
  for (const finding of parsed.list) findings.adopt(pointingIn(finding));
  checkInput(input, findings);
  if (model === undefined || findings.errors > 0) return { ok: false, findings: findings.list };
  const house = input.house as House;

  const context = contextOf(input, model, findings);
  if (context === undefined) return { ok: false, findings: findings.list };
  if (house.pots !== undefined) findings.add('cycle_change_with_pots', inHouse('/pots'));
  reportPoints(context);
  reportPayments(context, input.advances ?? []);
  const units = divideUnits(context, house.units, input.advances ?? []);
  const costs = divideCosts(context, house.costs ?? [], input.costs);
  const stock = divideStock(context, house.fuel_stock, input.stockAtChange);
  const plant = dividePlant(context, house, stock?.usedShare ?? costs.energyShare);
  const complete = context.points.every((point) => point.next.status === 'measured' || isSubstituted(context, point));
  if (!complete) findings.add('remainder_open', inHouse('/period/to'), [context.remainder.to]);
  if (findings.errors > 0) return { ok: false, findings: findings.list };

  const { shortPeriod, remainder, nextPeriod } = context;
  const on = (side: 'old' | 'next'): House => {
    const { energy_used, hot_water_share, groups, co2, cold_water, costs: _, fuel_stock, ...rest } = house;
    const period = side === 'old' ? shortPeriod : remainder;
    return {
      ...rest,
      id: `${house.id} ${period.from}`,
      period,
      ...(costs[side].length === 0 ? {} : { costs: costs[side] }),
      ...(stock === undefined ? {} : { fuel_stock: stock[side] }),
      ...plant[side],
      units: units[side],
    };
  };
  return {
    ok: true,
    shortPeriod,
    remainder,
    nextPeriod,
    points: context.points.map(({ of, pointId, interimValues, old, next }) => ({
      of,
      pointId,
      interimValues,
      old,
      next,
    })),
    splits: context.splits,
    ...(stock === undefined ? {} : { stock: stock.stock }),
    plant,
    ...(context.hotWaterShare === undefined ? {} : { hotWaterShare: context.hotWaterShare }),
    shortHouse: on('old'),
    ...(complete ? { remainderHouse: on('next') } : {}),
    findings: findings.list,
  };
}

const pointingIn = (finding: Finding): Finding => ({ ...finding, path: inHouse(finding.path) });

/** Undefined where the change does not lie in the period; then nothing can be divided. */
function contextOf(input: CycleChange, model: HouseModel, findings: CycleChangeFindings): ChangeContext | undefined {
  const { period, keys } = model;
  const changeOn = typeof input.changeOn === 'string' ? parseDay(input.changeOn) : undefined;
  if (changeOn === undefined) {
    findings.add('not_a_day', '/changeOn', [String(input.changeOn).slice(0, 40)]);
    return undefined;
  }
  if (changeOn <= period.from || changeOn > period.to) {
    findings.add('cycle_change_outside_period', '/changeOn', [period.from, period.to]);
    return undefined;
  }
  const boundary = shiftedDay(changeOn, -1);
  const weights = degreeDayWeights(keys.summer, period.from);
  const base = {
    model,
    boundary,
    shortPeriod: { from: period.from, to: boundary },
    remainder: { from: changeOn, to: period.to },
    nextPeriod: { from: changeOn, to: shiftedDay(changeOn, daysOfTwelveMonthsFrom(changeOn) - 1) },
    weights,
    findings,
    splits: [],
  };
  // What the running period says of hot water is asked for once more by whoever bills it; here it only weighs.
  const unheard = new Findings(FINDING_KINDS);
  const hotWaterShare = resolveHotWaterShare(model, valueStock(model, unheard, undefined), unheard, undefined);
  const divided = { ...base, hotWaterShare };
  const points = input.points.flatMap((point, index) => {
    const stray = strayOwner(point.of, model);
    if (stray !== undefined) findings.add('cycle_reference_unknown', `/points/${index}/of`, [stray]);
    return stray === undefined ? [ready(point, index, divided)] : [];
  });
  return { ...divided, points };
}

function strayOwner(of: PointOwner, { units, groups }: HouseModel): string | undefined {
  if ('unit' in of) return units.some(({ id }) => id === of.unit) ? undefined : of.unit;
  if ('group' in of) return groups?.list.some(({ id }) => id === of.group) ? undefined : of.group;
  return undefined;
}

type Divided = Omit<ChangeContext, 'points'>;

function ready({ of, series }: CyclePoint, index: number, context: Divided): ReadyPoint {
  const { boundary, shortPeriod, remainder } = context;
  const interim = interimValuesAt(series, boundary, spreadOf(of, context));
  const whole = consumptionOf(series, { from: shortPeriod.from, to: remainder.to });
  // A value put in on the first day would stand in for the start value that is missing the day before.
  const started = whole.status === 'measured' || whole.reason !== 'start_value_missing';
  return {
    of,
    index,
    pointId: series.id,
    interimValues: interim.values,
    series: interim.series,
    old: started ? consumptionOf(interim.series, shortPeriod) : whole,
    next: consumptionOf(interim.series, remainder),
  };
}

/** Interim values that are calculated, and points that cannot say what the old cycle consumed. */
function reportPoints(context: ChangeContext): void {
  const { findings, boundary } = context;
  for (const point of context.points) {
    const at = `/points/${point.index}`;
    for (const { deviceId, origin, method } of point.interimValues) {
      if (origin === 'measured' || method === undefined) continue;
      const { de, en } = SPLIT_RULE_SENTENCES[method];
      findings.add('interim_value_interpolated', at, [deviceId, de, en]);
    }
    if (point.old.status === 'measured' || isSubstituted(context, point)) continue;
    const { reason, deviceId, day } = point.old;
    const code = day === boundary && deviceId !== null ? 'interim_value_missing' : 'cycle_consumption_missing';
    findings.add(
      code,
      at,
      code === 'interim_value_missing' ? [deviceId ?? '', day] : [MISSING_REASON_WORDS[reason], day],
    );
  }
}
