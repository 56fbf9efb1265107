import { absolute, type Exact, exact } from './decimal.ts';
import { euro } from './format.ts';
import type { Subject } from './subject.ts';

export type ResultState = 'additional_payment' | 'credit' | 'even' | 'carried_over' | 'vacancy';

export interface Outcome {
  readonly state: ResultState;
  /** The word in the result box: the outcome never rests on colour or sign alone. */
  readonly word: string;
  /** As the title says it. */
  readonly title: string;
  /** Never negative: the word says the direction. */
  readonly amount: Exact;
}

/** What decides the outcome of a statement. */
export interface Settled {
  readonly occupant: Pick<Subject['occupant'], 'total_eur' | 'advance_eur' | 'balance_eur'>;
  readonly occupancy: Pick<Subject['occupancy'], 'settlement'>;
  readonly houseOccupancy: Pick<Subject['houseOccupancy'], 'vacant'>;
}

/**
 * The outcome in one of five states. The landlord is the user of an empty unit and
 * bears its cost. Without a known advance, or where the amount goes into the operating-cost
 * statement, nothing is to be paid now and no payment may be asked for.
 */
export function outcomeOf({ occupant, occupancy, houseOccupancy }: Settled): Outcome {
  if (houseOccupancy.vacant === true) {
    const amount = exact(occupant.total_eur);
    return { state: 'vacancy', word: 'SIE TRAGEN', title: `Leerstand, Sie tragen ${euro(amount)}`, amount };
  }
  if (occupancy.settlement === 'carried_over' || occupant.advance_eur === undefined) {
    const amount = exact(occupant.total_eur);
    return { state: 'carried_over', word: 'WIRD ÜBERNOMMEN', title: `${euro(amount)} werden übernommen`, amount };
  }
  const balance = exact(occupant.balance_eur);
  const amount = absolute(balance);
  if (balance.numerator === 0n) return { state: 'even', word: 'AUSGEGLICHEN', title: 'ausgeglichen', amount };
  return balance.numerator > 0n
    ? { state: 'additional_payment', word: 'NACHZAHLUNG', title: `Nachzahlung ${euro(amount)}`, amount }
    : { state: 'credit', word: 'GUTHABEN', title: `Guthaben ${euro(amount)}`, amount };
}
