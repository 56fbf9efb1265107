import type { Details } from './details.ts';
import type { AuditFacts } from './facts.ts';
import type { Claim } from './reduction.ts';

/** A fact by its place in `AuditFacts`; of an item of a list by the field's name: `devices.scale`. */
export type FactName = keyof AuditFacts | `${keyof AuditFacts}.${string}`;

/** Something found. */
export interface Hit {
  readonly kind: 'hit';
  /** JSON pointer into the subject: `/house/…` or `/facts/…`. */
  readonly path: string;
  readonly details: Details;
  readonly claim: Claim | undefined;
}

/** Something that could not be asked. */
export interface Lack {
  readonly kind: 'lack';
  readonly fact: FactName;
  /** One item of several; the rest was asked. */
  readonly partly: boolean;
}

export type Outcome = Hit | Lack;

export const hit = (path: string, details: Details = {}, claim?: Claim): Hit => ({
  kind: 'hit',
  path,
  details,
  claim,
});

/** The check could not run, because nobody knows this. */
export const lacks = (fact: FactName): Lack => ({ kind: 'lack', fact, partly: false });

/** One item could not be asked. */
export const lacksInPart = (fact: FactName): Lack => ({ kind: 'lack', fact, partly: true });
