import type { Fraction } from '../money/fraction.ts';
import type { Period } from '../time/period.ts';

/**
 * A climate factor of the German weather service: for the heat of one postcode in one period of twelve months. The
 * table is handed in, since it is published anew every month.
 */
export interface ClimateFactor {
  /** Five digits. */
  readonly postcode: string;
  readonly period: Period;
  readonly factor: Fraction;
}

/** Climate factors by postcode and period. */
export type ClimateFactorTable = ReadonlyMap<string, Fraction>;

const keyOf = (postcode: string, { from, to }: Period): string => `${postcode} ${from} ${to}`;

/** Factors made ready for looking them up; of two for the same postcode and period the later one counts. */
export const climateFactorTable = (factors: readonly ClimateFactor[]): ClimateFactorTable =>
  new Map(factors.map(({ postcode, period, factor }) => [keyOf(postcode, period), factor]));

/**
 * The factor of exactly this postcode and period, or undefined: neither a neighbouring postcode nor a period that lies
 * a month beside says anything about this one.
 */
export const climateFactorFor = (table: ClimateFactorTable, postcode: string, period: Period): Fraction | undefined =>
  table.get(keyOf(postcode, period));
