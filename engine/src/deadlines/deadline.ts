import type { Citation } from '../law/dated.ts';
import type { Day } from '../time/day.ts';
import { serialOf } from '../time/day.ts';
import type { DeadlineId } from './catalogue.ts';

/**
 * What BGB section 193 does to a deadline. `information`: one's own duty, planned without it. `decisive`: a declaration
 * or payment of somebody else, who may use the day it moves to. `none`: nothing it could move.
 */
export type Section193 = 'information' | 'decisive' | 'none';

/** One day by which something has to be done, and why that day. */
export interface Deadline {
  readonly id: DeadlineId;
  /** The last day, counted as the law counts it. */
  readonly dueDate: Day;
  /** Where section 193 moves that day at the place given; null without a place. */
  readonly dueDateShifted: Day | null;
  /** The earlier day of a rule that courts read in two ways; the day due where there is one reading. */
  readonly cautiousDate: Day;
  /** What to plan by: for a duty of one's own the cautious day, for acts of others the last day they may use. */
  readonly plannedDate: Day;
  readonly section193: Section193;
  /** How the day is counted, in a sentence. */
  readonly ruleDe: string;
  readonly ruleEn: string;
  readonly legalBasis: string;
  readonly source: Citation;
}

/** Days left from which on a deadline is yellow, and from which on it is red. */
const YELLOW_DAYS = 30;
const RED_DAYS = 7;

/** How urgent a day is: green with more than 30 days left, red with 7 or fewer and when it is over. */
export function trafficLight(due: Day, today: Day): 'green' | 'yellow' | 'red' {
  const left = serialOf(due) - serialOf(today);
  if (left <= RED_DAYS) return 'red';
  return left <= YELLOW_DAYS ? 'yellow' : 'green';
}
