import type { z } from '@hono/zod-openapi';
import {
  type ChangedCycle,
  type CycleChange,
  type Day,
  daysOfTwelveMonthsFrom,
  type House,
  type Period,
  parse,
  shiftedDay,
} from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { unknownReference } from '../../problem.ts';
import type { HouseSource } from '../house/source.ts';
import { daysOf } from '../periods/kind.ts';
import type { PeriodRow } from '../periods/store.ts';
import { loadHouseSources } from '../runs/load-house-sources.ts';
import { isIssued } from '../statements/store.ts';
import { changeWithSubstitutes } from './change-with-substitutes.ts';
import { type CycleChangeFinding, cycleChangeFinding } from './findings.ts';
import { fromCycleChange } from './findings-of-engine.ts';
import { type RunningPoint, runningHouse } from './running-house.ts';
import type { ChangeBillingCycle } from './schemas.ts';
import { selectPeriodsEmbedding, selectPeriodsWithin } from './store.ts';

export type CycleChangeRequest = z.infer<typeof ChangeBillingCycle>;

/** A change of cycle that was thought through and not made. */
export interface JudgedCycleChange {
  readonly source: HouseSource;
  readonly house: House;
  readonly points: readonly RunningPoint[];
  /** Of every cost, in the order of the house. */
  readonly costDays: CycleChange['costs'];
  /** Costs whose days were stated. */
  readonly stated: ReadonlySet<string>;
  readonly shortPeriod: Period;
  readonly nextPeriod: Period;
  /** Null where an error stands against it. */
  readonly changed: ChangedCycle | null;
  readonly findings: readonly CycleChangeFinding[];
}

/**
 * What a change of cycle would make of everything that is stored of a period, or all that stands against it.
 * Interpretation: a cost of a period whose days nobody states is for all days of the period.
 * @throws Problem `unknown-reference` for a cost or an occupancy that is not of this period.
 */
export async function judgeCycleChange(
  context: Context,
  period: PeriodRow,
  request: CycleChangeRequest,
): Promise<JudgedCycleChange> {
  const running = daysOf(period);
  const changeOn = request.change_on as Day;
  const boundary = shiftedDay(changeOn, -1);
  const [source] = await loadHouseSources(
    context,
    [{ id: period.id, propertyId: period.propertyId, billingPeriodId: period.id }],
    new Map([[period.id, period]]),
  );
  if (source === undefined) throw new Error(`period ${period.id} has no house`);
  refuseUnknown(source, request);
  const nextPeriod = nextPeriodOf(changeOn, request.next_to as Day | undefined);
  const stockAtChange = request.stock_at_change === undefined ? undefined : parse(request.stock_at_change);
  const assembled = runningHouse(source, boundary, stockAtChange);
  const { house } = assembled;
  const costDays = costDaysOf(house, running, request);
  const unitOf = new Map(source.occupancies.map(({ id, unitId }) => [id, unitId]));
  const input: CycleChange = {
    house,
    changeOn,
    points: assembled.points,
    costs: costDays,
    ...(stockAtChange === undefined ? {} : { stockAtChange }),
    advances: request.payments.map(({ occupancy_id, day, amount_cents }) => ({
      unit: unitOf.get(occupancy_id) ?? '',
      occupancy: occupancy_id,
      day: day as Day,
      amountCents: BigInt(amount_cents),
    })),
  };
  const { result, open, points } = changeWithSubstitutes(input, assembled.points, period.id);
  const known = { assembled, points, request, period };
  const findings: CycleChangeFinding[] = [
    ...((await isIssued(context, period.id)) ? [cycleChangeFinding('billing_period_issued', '', period.id)] : []),
    ...(await selectPeriodsEmbedding(context, period)).map(({ id, fromDay, toDay }) =>
      cycleChangeFinding('heating_embedded', '/change_on', id, [fromDay, toDay, boundary]),
    ),
    ...(await findNextPeriod(context, period, nextPeriod, request)),
    ...assembled.findings.map((finding) => ({
      ...finding,
      object_id: finding.object_id ?? period.id,
      pointer: `/house${finding.pointer}`,
    })),
    ...open,
    ...result.findings.map((finding) => fromCycleChange(finding, known)),
  ];
  if (result.ok && house.hot_water_share !== undefined && result.hotWaterShare === undefined)
    findings.push(cycleChangeFinding('hot_water_share_open', '/house/hot_water_share', period.id));
  const possible = result.ok && !findings.some(({ severity }) => severity === 'error');
  return {
    source,
    house,
    points,
    costDays,
    stated: new Set(request.costs.map(({ cost_entry_id }) => cost_entry_id)),
    shortPeriod: { from: running.from, to: boundary },
    nextPeriod,
    changed: possible ? result : null,
    findings,
  };
}

function refuseUnknown({ costs, occupancies }: HouseSource, request: CycleChangeRequest): void {
  const knownCosts = new Set(costs.map(({ id }) => id));
  request.costs.forEach(({ cost_entry_id: id }, index) => {
    if (!knownCosts.has(id)) throw unknownReference(`/costs/${index}/cost_entry_id`, 'cost entry', id);
  });
  const known = new Set(occupancies.map(({ id }) => id));
  request.payments.forEach(({ occupancy_id: id }, index) => {
    if (!known.has(id)) throw unknownReference(`/payments/${index}/occupancy_id`, 'occupancy', id);
  });
}

const twelveMonthsFrom = (day: Day): Day => shiftedDay(day, daysOfTwelveMonthsFrom(day) - 1);

const nextPeriodOf = (changeOn: Day, to: Day | undefined): Period => ({
  from: changeOn,
  to: to ?? twelveMonthsFrom(changeOn),
});

/** The days somebody states come first and keep their place, so that a finding leads to them. */
function costDaysOf(house: House, running: Period, { costs }: CycleChangeRequest): CycleChange['costs'] {
  const stated = costs.map(({ cost_entry_id: id, from, to, share }) => ({
    id,
    from: from as Day,
    to: to as Day,
    ...(share === undefined ? {} : { given: { share: parse(share.value), reason: share.reason } }),
  }));
  const known = new Set(stated.map(({ id }) => id));
  const others = (house.costs ?? []).filter(({ id }) => !known.has(id));
  return [...stated, ...others.map(({ id }) => ({ id, ...running }))];
}

async function findNextPeriod(
  context: Context,
  period: PeriodRow,
  next: Period,
  request: CycleChangeRequest,
): Promise<CycleChangeFinding[]> {
  const latest = twelveMonthsFrom(next.from);
  const findings: CycleChangeFinding[] = [];
  const find = (code: Parameters<typeof cycleChangeFinding>[0], details: readonly string[], objectId = period.id) =>
    findings.push(cycleChangeFinding(code, '/next_to', objectId, details));
  if (next.to < period.toDay) find('next_period_too_short', [period.toDay]);
  if (next.to > latest) find('period_too_long', [latest]);
  for (const { id, fromDay, toDay } of await selectPeriodsWithin(context, period, next))
    find('next_period_overlaps', [fromDay, toDay], id);
  request.costs.forEach(({ cost_entry_id, to }, index) => {
    if (to > next.to && to <= latest)
      findings.push(cycleChangeFinding('cost_days_outside', `/costs/${index}`, cost_entry_id, [next.to]));
  });
  return findings;
}
