import { type Day, earlierDay } from '../time/day.ts';
import { addDays, addMonths } from '../time/shift.ts';

export interface BatteryFacts {
  readonly installedOn: Day | null;
  readonly markingYear: number | null;
  /** What the maker says. */
  readonly batteryUntil: Day | null;
  /** Its last telegram said that the battery is low, and since which day. */
  readonly lowSince: Day | null;
  /** Days left by its own account (FD 74), said on a day. */
  readonly remaining: { readonly days: number; readonly on: Day } | null;
}

export interface BatteryForecast {
  /** The day on which it is expected to be empty; null where nothing is known. */
  readonly emptyOn: Day | null;
  /** What that rests on, the surest first. */
  readonly basis: 'reported_low' | 'reported_days' | 'maker' | 'age' | 'unknown';
  /** The day by which somebody should be there. */
  readonly exchangeBy: Day | null;
  readonly urgency: 'overdue' | 'soon' | 'later' | 'unknown';
}

/** Figures of the house. A battery that reports itself lasts weeks more; others ten years, and half a year of notice. */
const LOW_LASTS_DAYS = 60;
const LIFE_MONTHS = 120;
const NOTICE_MONTHS = 6;

/** When the battery of a device will be empty, from the surest of what is known. */
export function batteryForecast(facts: BatteryFacts, today: Day): BatteryForecast {
  const { emptyOn, basis } = expected(facts);
  if (emptyOn === null) return { emptyOn, basis, exchangeBy: null, urgency: 'unknown' };
  // What reports itself is not waited for.
  const exchangeBy = basis === 'reported_low' ? (facts.lowSince ?? today) : addMonths(emptyOn, -NOTICE_MONTHS);
  const urgency = emptyOn < today ? 'overdue' : exchangeBy <= today ? 'soon' : 'later';
  return { emptyOn, basis, exchangeBy, urgency };
}

function expected(facts: BatteryFacts): Pick<BatteryForecast, 'emptyOn' | 'basis'> {
  const { lowSince, remaining, batteryUntil } = facts;
  const counted = remaining === null ? null : addDays(remaining.on, remaining.days);
  if (lowSince !== null) {
    const emptyOn = addDays(lowSince, LOW_LASTS_DAYS);
    return { emptyOn: counted === null ? emptyOn : earlierDay(emptyOn, counted), basis: 'reported_low' };
  }
  if (counted !== null) return { emptyOn: counted, basis: 'reported_days' };
  if (batteryUntil !== null) return { emptyOn: batteryUntil, basis: 'maker' };
  const begun = facts.markingYear === null ? facts.installedOn : (`${facts.markingYear}-01-01` as Day);
  return begun === null
    ? { emptyOn: null, basis: 'unknown' }
    : { emptyOn: addMonths(begun, LIFE_MONTHS), basis: 'age' };
}
