import type { HouseCost } from '../billing/house.ts';
import type { CostModel } from '../billing/model.ts';
import { DELIVERED_ENERGY_COST_KINDS } from '../law/de/heizkostenv/section-7-heat-costs.ts';
import { add, compare, divide, isZero, multiply, ONE, ZERO } from '../money/fraction.ts';
import type { Period } from '../time/period.ts';
import { type ChangeContext, inHouse } from './context.ts';
import type { CostDays } from './cycle-change.ts';
import { divideEuro, euroText } from './divide.ts';
import { type OldShare, shareByDays, shareByDegreeDays, shareOfEnergy } from './shares.ts';

/** Pumps and burners run when it is cold. */
const HEATING_KINDS: readonly string[] = ['operating_electricity'];

export interface DividedCosts {
  readonly old: readonly HouseCost[];
  readonly next: readonly HouseCost[];
  /** Share of the old cycle in the cost of energy; undefined where there is none. */
  readonly energyShare: OldShare | undefined;
}

/**
 * Every cost by the days it is for. One that lies on one side stays whole; of the others energy goes by `shareOfEnergy`,
 * operating electricity by degree days, and what is owed for a time (rent, reading, service) by days.
 */
export function divideCosts(
  context: ChangeContext,
  costs: readonly HouseCost[],
  costDays: readonly CostDays[],
): DividedCosts {
  const { model, shortPeriod, nextPeriod, splits } = context;
  const whole: Period = { from: shortPeriod.from, to: nextPeriod.to };
  reportDays(context, costs, costDays, whole);
  const old: HouseCost[] = [];
  const next: HouseCost[] = [];
  let [energyEur, energyOldEur] = [ZERO, ZERO];
  model.costs.forEach((cost, index) => {
    const house = costs[index];
    const days = costDays.find(({ id }) => id === house?.id);
    // What is wrong with the days of a cost is told, and nothing else follows from it.
    if (house === undefined || days === undefined || days.to < days.from || !isGivenShare(days)) return;
    const share = shareOfCost(context, cost, days);
    const divided = divideEuro(`${cost.path}/amount_eur`, cost.amount, share, days.given?.reason);
    splits.push(divided);
    if (DELIVERED_ENERGY_COST_KINDS.includes(cost.kind)) {
      energyEur = add(energyEur, cost.amount);
      energyOldEur = add(energyOldEur, multiply(cost.amount, share.share));
    }
    // What belongs to one side only is no cost of the other, not even one of 0.00.
    const both = share.rule !== 'one_side';
    if (both || compare(share.share, ONE) === 0) old.push({ ...house, amount_eur: euroText(divided.old) });
    if (both || isZero(share.share)) next.push({ ...house, amount_eur: euroText(divided.next) });
  });
  const energyShare: OldShare | undefined =
    energyEur.n <= 0n ? undefined : { rule: 'fuel_cost', share: divide(energyOldEur, energyEur) };
  return { old, next, energyShare: isShare(energyShare) ? energyShare : undefined };
}

function reportDays(
  { findings }: ChangeContext,
  costs: readonly HouseCost[],
  costDays: readonly CostDays[],
  whole: Period,
): void {
  costs.forEach(({ id }, index) => {
    if (!costDays.some((days) => days.id === id)) findings.add('cost_days_missing', inHouse(`/costs/${index}`), [id]);
  });
  const seen = new Set<string>();
  costDays.forEach((days, index) => {
    const at = `/costs/${index}`;
    const { id, from, to } = days;
    if (!costs.some((cost) => cost.id === id)) findings.add('cycle_reference_unknown', `${at}/id`, [id]);
    if (seen.has(id)) findings.add('duplicate_id', `${at}/id`, [id]);
    seen.add(id);
    if (to < from) findings.add('period_reversed', at);
    else if (from < whole.from || to > whole.to) {
      findings.add('cost_days_outside', at, [id, `${whole.from} – ${whole.to}`]);
    }
    if (!isGivenShare(days)) findings.add('cost_share_unreadable', `${at}/given`, [id]);
  });
}

function shareOfCost(context: ChangeContext, { kind, scope }: CostModel, days: CostDays): OldShare {
  if (days.given !== undefined) return { rule: 'given', share: days.given.share };
  if (DELIVERED_ENERGY_COST_KINDS.includes(kind)) return shareOfEnergy(context, days, scope);
  const warm = HEATING_KINDS.includes(kind) && scope !== 'hot_water';
  return warm ? shareByDegreeDays(context, days) : shareByDays(context, days);
}

const isGivenShare = ({ given }: CostDays): boolean =>
  given === undefined || (isShare({ rule: 'given', share: given.share }) && given.reason.trim() !== '');

/** Credits among the costs of energy can push a ratio out of 0 to 1; it then says nothing about quantities. */
const isShare = (share: OldShare | undefined): boolean =>
  share !== undefined && compare(share.share, ZERO) >= 0 && compare(share.share, ONE) <= 0;
