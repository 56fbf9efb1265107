import { type Span, showDay } from './calendar.ts';
import { type Dice, decimalText } from './dice.ts';
import type { RawFailure, RawOccupancy, RawUnit } from './raw-house.ts';

// Random units with their occupancies, areas, readings and failures.

export interface UnitPlan {
  readonly period: Span;
  readonly heating: boolean;
  /** `unmetered`: no hot-water meters exist, which is what the area formula presupposes (1.10). */
  readonly hotWater: 'none' | 'metered' | 'unmetered';
  readonly coldWater: boolean;
  readonly groups: readonly string[];
  readonly open: boolean;
}

export type Heat = 'heating' | 'hot_water';

/** A unit in the making; areas are counted in hundredths of a square metre, 0 for none. */
interface Draft {
  readonly unit: RawUnit;
  readonly area: { heating: bigint; hot_water: bigint };
  readonly failed: { heating: boolean; hot_water: boolean };
}

const areaField = { heating: 'heating_area_m2', hot_water: 'hot_water_area_m2' } as const;
const valueField = { heating: 'heating', hot_water: 'hot_water_m3' } as const;
const failedField = { heating: 'heating_failed', hot_water: 'hot_water_failed' } as const;

function occupancies(dice: Dice, { period }: UnitPlan): RawOccupancy[] {
  const days = period.to - period.from + 1;
  const cuts = new Set<number>();
  const wanted = dice.chance(60) ? 0 : dice.whole(1, 4);
  for (let i = 0; i < wanted && days > 1; i++) cuts.add(period.from + dice.whole(1, days - 1));
  const starts = [period.from, ...[...cuts].sort((a, b) => a - b)];
  return starts.map((start, i) => ({
    id: dice.chance(20) ? `${i + 1}` : `T${i + 1}`,
    from: showDay(start),
    to: showDay((starts[i + 1] ?? period.to + 1) - 1),
    ...(dice.chance(60) && { advance_eur: dice.decimal(0, 250_000, 2) }),
    ...(dice.chance(40) && { vat_percent: dice.pick(['19', '7', '0', '19.0']) }),
    ...(dice.chance(15) && { vacant: dice.chance(85) }),
  }));
}

function sizeOfHouse(dice: Dice): number {
  const roll = dice.whole(1, 100);
  if (roll <= 12) return 1;
  if (roll <= 70) return dice.whole(2, 5);
  return roll <= 97 ? dice.whole(6, 12) : dice.whole(20, 40);
}

function draftUnit(dice: Dice, plan: UnitPlan, index: number): Draft {
  const group = plan.groups[index % Math.max(1, plan.groups.length)];
  const heating = plan.heating ? dice.big(900n, 16_000n) : 0n;
  const hotWater = dice.chance(70) && heating > 0n ? heating : dice.big(900n, 16_000n);
  // The first unit of a group always has all areas; later ones may lack one, as a cellar or a shop does.
  const complete = index < Math.max(1, plan.groups.length);
  return {
    unit: { id: `U${index + 1}`, ...(group !== undefined && { group }), occupancies: occupancies(dice, plan) },
    area: {
      heating: complete || dice.chance(92) ? heating : 0n,
      hot_water: plan.hotWater !== 'none' && (complete || dice.chance(88)) ? hotWater : 0n,
    },
    failed: { heating: false, hot_water: false },
  };
}

function add(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/** One unit fails whose area is 25 % of the pot to the hundredth, or one hundredth more or less. */
function failAboutAQuarter(dice: Dice, pot: readonly Draft[], heat: Heat): void {
  const failing = dice.pick(pot);
  const [first, ...rest] = pot.filter((draft) => draft !== failing);
  if (!first) return;
  const others = add([first, ...rest].map((draft) => draft.area[heat]));
  first.area[heat] += (3n - (others % 3n)) % 3n;
  failing.area[heat] = (others + 2n) / 3n + dice.pick([-1n, 0n, 0n, 1n]);
  failing.failed[heat] = true;
}

function chooseFailures(dice: Dice, drafts: readonly Draft[], plan: UnitPlan, heat: Heat): void {
  const groups: (string | undefined)[] = plan.groups.length > 0 ? [...plan.groups] : [undefined];
  for (const group of groups) {
    const pot = drafts.filter((draft) => draft.unit.group === group && draft.area[heat] > 0n);
    if (pot.length === 0 || dice.chance(70)) continue;
    if (heat === 'hot_water' && group !== undefined) {
      // Within a quarter of the group, which is within a quarter of the house too.
      const small = pot.filter((draft) => draft.area[heat] * 4n <= add(pot.map((other) => other.area[heat])));
      if (small.length > 0) dice.pick(small).failed[heat] = true;
    } else if (dice.chance(65)) failAboutAQuarter(dice, pot, heat);
    else for (const draft of pot) draft.failed[heat] = dice.chance(30);
  }
}

function failure(dice: Dice, own: Draft, drafts: readonly Draft[], plan: UnitPlan, heat: Heat): RawFailure {
  const reason = dice.chance(80) ? { reason: 'device gave no value' } : {};
  const peers = drafts.filter(
    (draft) => draft.unit.group === own.unit.group && draft.area[heat] > 0n && !draft.failed[heat],
  );
  const value = (): string => dice.decimal(0, 90_000, dice.whole(0, 3));
  // Beside other units of the house "the same other units" of 1.11 are clear only where there are no groups.
  const trend = peers.length > 0 && (plan.groups.length === 0 || plan.open);
  const roll = dice.whole(1, 4);
  if (roll === 1 && peers.length > 0)
    return { method: 'comparable_rooms', reference_unit: dice.pick(peers).unit.id, ...reason };
  if (roll === 2 && trend) {
    return { method: 'previous_periods', previous: value(), others_previous: dice.decimal(1, 900_000, 1), ...reason };
  }
  if (roll === 3) return { method: 'previous_periods', value: value(), ...reason };
  return peers.length > 0
    ? { method: 'building_average', ...reason }
    : { method: 'previous_periods', value: value(), ...reason };
}

function reading(dice: Dice, heat: Heat, zeroPercent: number): string {
  if (dice.chance(zeroPercent)) return dice.pick(['0', '0.000']);
  return heat === 'heating' ? dice.decimal(1, 90_000, dice.whole(0, 3)) : dice.decimal(1, 90_000, 3);
}

function recordUnit(dice: Dice, draft: Draft, heat: Heat, zeroPercent: number): void {
  const { unit } = draft;
  if (dice.chance(25)) unit[valueField[heat]] = reading(dice, heat, zeroPercent);
  else for (const occupancy of unit.occupancies) occupancy[valueField[heat]] = reading(dice, heat, zeroPercent);
}

function recordPot(dice: Dice, drafts: readonly Draft[], plan: UnitPlan, heat: Heat): void {
  const zeroPercent = plan.groups.length === 0 && dice.chance(4) ? 100 : dice.pick([0, 10, 40]);
  const pot = drafts.filter((draft) => draft.area[heat] > 0n);
  for (const draft of pot) {
    draft.unit[areaField[heat]] = decimalText(draft.area[heat], 2);
    if (heat === 'hot_water' && plan.hotWater === 'unmetered') {
      draft.unit.hot_water_failed = { method: 'building_average', reason: 'no meter can be fitted' };
    } else if (draft.failed[heat]) {
      draft.unit[failedField[heat]] = failure(dice, draft, drafts, plan, heat);
      const [recorded, ...others] = draft.unit.occupancies;
      if (recorded && others.length > 0 && dice.chance(30))
        recorded[valueField[heat]] = reading(dice, heat, zeroPercent);
    } else {
      const firstOfGroup = pot.find((other) => other.unit.group === draft.unit.group && !other.failed[heat]);
      // A group that recorded nothing at all is left to the open questions.
      const mustRecord = plan.groups.length > 0 && !plan.open && draft === firstOfGroup;
      recordUnit(dice, draft, heat, mustRecord ? 0 : zeroPercent);
    }
  }
}

function recordColdWater(dice: Dice, units: readonly RawUnit[], open: boolean): void {
  for (const [index, unit] of units.entries()) {
    const value = (): string => (index > 0 && dice.chance(8) ? '0' : dice.decimal(1, 90_000, 3));
    if (dice.chance(20) && (unit.occupancies.length === 1 || open)) unit.cold_water_m3 = value();
    else for (const occupancy of unit.occupancies) occupancy.cold_water_m3 = value();
  }
}

export function randomUnits(dice: Dice, plan: UnitPlan): RawUnit[] {
  const size = Math.max(sizeOfHouse(dice), plan.groups.length);
  const drafts = Array.from({ length: size }, (_, index) => draftUnit(dice, plan, index));
  for (const heat of ['heating', 'hot_water'] as const) {
    if (!(heat === 'hot_water' && plan.hotWater === 'unmetered')) chooseFailures(dice, drafts, plan, heat);
    recordPot(dice, drafts, plan, heat);
  }
  const units = drafts.map((draft) => draft.unit);
  if (plan.coldWater) recordColdWater(dice, units, plan.open);
  return units;
}
