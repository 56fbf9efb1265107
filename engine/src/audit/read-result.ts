import type { Fraction } from '../money/fraction.ts';
import { decimal, list, object, readJson, text } from './read-json.ts';

/** What an audit looks at in a result that comes back from a store: numbers exact, nothing else kept. */
export interface ReadResult {
  readonly id: string;
  readonly totalCosts: Fraction;
  readonly totalStatements: Fraction;
  readonly roundingDifference: Fraction;
  readonly closingStock: Fraction | undefined;
  readonly landlordCo2: Fraction | undefined;
  readonly occupants: readonly ReadOccupant[];
}

export interface ReadOccupant {
  readonly unit: string;
  readonly occupancy: string;
  readonly total: Fraction;
  readonly balance: Fraction;
  readonly lines: readonly { readonly code: string; readonly units: Fraction }[];
}

/** Undefined for anything that is not the result of a billing. */
export const readResult = (value: unknown): ReadResult | undefined =>
  readJson(() => {
    const result = object(value);
    if (result.ok !== true) return undefined;
    const part = (field: string, name: string) =>
      result[field] === undefined ? undefined : decimal(object(result[field])[name]);
    return {
      id: text(result.id),
      totalCosts: decimal(result.total_costs_eur),
      totalStatements: decimal(result.total_statements_eur),
      roundingDifference: decimal(result.rounding_difference_eur),
      closingStock: part('fuel_stock', 'closing_eur'),
      landlordCo2: part('co2', 'landlord_eur'),
      occupants: list(result.occupants).map(occupant),
    };
  });

function occupant(value: unknown): ReadOccupant {
  const own = object(value);
  return {
    unit: text(own.unit),
    occupancy: text(own.occupancy),
    total: decimal(own.total_eur),
    balance: decimal(own.balance_eur),
    lines: list(own.lines).map((line) => ({ code: text(object(line).code), units: decimal(object(line).units) })),
  };
}
