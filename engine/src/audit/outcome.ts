import type { Details } from './details.ts';
import type { AuditFacts } from './facts.ts';
import type { OperatingCostFacts } from './operating-costs/facts.ts';
import type { Claim } from './reduction.ts';

type Known = keyof AuditFacts | keyof OperatingCostFacts;

/** A fact by its place in the facts; of an item of a list by the field's name: `devices.scale`. */
export type FactName = Known | `${Known}.${string}`;

/** Something found. */
export interface Hit<C = Claim> {
  readonly kind: 'hit';
  /** JSON pointer into the subject: `/house/…` or `/facts/…`. */
  readonly path: string;
  readonly details: Details;
  readonly claim: C | undefined;
}

/** Something that could not be asked. */
export interface Lack {
  readonly kind: 'lack';
  readonly fact: FactName;
  /** One item of several; the rest was asked. */
  readonly partly: boolean;
}

export type Outcome<C = Claim> = Hit<C> | Lack;

export const hit = <C = never>(path: string, details: Details = {}, claim?: C): Hit<C> => ({
  kind: 'hit',
  path,
  details,
  claim,
});

/** The check could not run, because nobody knows this. */
export const lacks = (fact: FactName): Lack => ({ kind: 'lack', fact, partly: false });

/** One item could not be asked. */
export const lacksInPart = (fact: FactName): Lack => ({ kind: 'lack', fact, partly: true });
