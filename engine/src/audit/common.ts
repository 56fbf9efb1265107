import type { Fraction } from '../money/fraction.ts';
import type { Period } from '../time/period.ts';
import type { AuditFacts, OccupancyFacts, UnitFacts } from './facts.ts';
import type { Fault } from './read-facts.ts';

/**
 * What every kind of bill has, whatever its costs. A check that asks no more than this is asked of all of them, and means
 * the same in each.
 */
export interface CommonSubject {
  readonly house: { readonly period: Period };
  readonly facts: Pick<AuditFacts, 'today' | 'short_period_reason' | 'delivery' | 'devices'> & {
    readonly information?: { readonly landlord?: boolean };
  };
  readonly faults: readonly Fault[];
  /** Billed again for the audit. */
  readonly own: ResultSums;
  /** The result that is to be released; undefined where it is none. */
  readonly given: ResultSums | undefined;
  /** Null: this is the first period; undefined: nobody knows. */
  readonly previous: { readonly house: { readonly period: Period } } | null | undefined;
  readonly units: readonly CommonUnit[];
  /** In the order of the file. */
  readonly occupants: readonly CommonOccupant[];
}

/** The sums of a result, exact. */
export interface ResultSums {
  readonly id: string;
  readonly totalCosts: Fraction;
  readonly totalStatements: Fraction;
  readonly roundingDifference: Fraction;
  /** What the statements together should come to. */
  readonly distributed: Fraction;
  /** Amounts that were rounded by themselves. */
  readonly lines: number;
  readonly occupants: readonly OccupantSums[];
}

export interface OccupantSums {
  readonly unit: string;
  readonly occupancy: string;
  readonly total: Fraction;
  /** What is still to pay, below zero a credit. */
  readonly balance: Fraction;
}

export interface CommonUnit {
  readonly id: string;
  readonly facts: Pick<UnitFacts, 'use'> | undefined;
}

export interface CommonOccupant {
  readonly id: string;
  /** JSON pointer into the subject. */
  readonly path: string;
  readonly name: string;
  readonly unit: CommonUnit;
  /** First and last day; undefined for who is billed for another period only. */
  readonly period: Period | undefined;
  readonly vacant: boolean;
  /** Euro as a decimal text; undefined where none is deducted. */
  readonly advance: string | undefined;
  readonly facts:
    | Pick<OccupancyFacts, 'held_by' | 'advance_paid_eur' | 'contract_from' | 'contract_to' | 'address_known'>
    | undefined;
  /** Of the bill made again. */
  readonly sums: OccupantSums;
  /** Somebody other than the landlord; where nobody says who, whoever is not vacancy. */
  readonly isLet: boolean;
}

/** A tenant, whom the law on rent protects: neither landlord nor flat owner. */
export const isTenant = ({ isLet, facts }: CommonOccupant): boolean => isLet && facts?.held_by !== 'flat_owner';

/** A unit that somebody lives in; where nobody knows what it is used for, that is likely. */
export const isDwelling = ({ facts }: CommonUnit): boolean => (facts?.use ?? 'residential') === 'residential';
