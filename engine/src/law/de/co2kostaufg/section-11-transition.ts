import { firstDayOf, inForceOn, type NamedValue } from '../../dated.ts';
import { CO2_COST_FROM_YEAR } from './section-11-transition.parameters.ts';

// Holds from the first day of the act, and no period before it is split at all.
const FIRST_YEAR = inForceOn(CO2_COST_FROM_YEAR, firstDayOf(CO2_COST_FROM_YEAR));

/** First year whose fuel brings CO2 cost into the split. */
export const CO2_COST_FIRST_YEAR: bigint = FIRST_YEAR.value;

/**
 * CO2KostAufG section 11(2): what keeps the cost of fuel of a year out of the split, whoever stated it; undefined for fuel
 * whose cost counts. Its kilograms count all the same.
 */
export const costKeptOut = (year: number): NamedValue | undefined =>
  BigInt(year) < CO2_COST_FIRST_YEAR ? { id: 'co2kostaufg.11.cost_from_year', dated: FIRST_YEAR } : undefined;
