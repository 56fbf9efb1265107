import type { Day } from '../time/day.ts';

/** A consumer (BGB section 13) or a business (section 14). */
export type Party = 'consumer' | 'business';

/**
 * One of the two parts of a contract, which have terms of their own.
 * Interpretation: the rental is one for the whole property and starts with the acceptance of its first installation;
 * devices that come later end with it.
 */
export interface ContractPart {
  readonly part: 'service' | 'deviceRental';
  readonly party: Party;
  /** Day the contract was concluded: picks the terms. */
  readonly agreedOn: Day;
  /** First day of the service, or `rentalStart` of the property. */
  readonly startsOn: Day;
}

/** The day the rental of a property starts: its first acceptance; undefined before there is one. */
export const rentalStart = (acceptances: readonly Day[]): Day | undefined => acceptances.toSorted()[0];
