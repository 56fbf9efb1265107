import { inForceOn, type NamedValue } from '../../dated.ts';
import { CO2_COST_FROM_YEAR } from './section-11-transition.parameters.ts';

/**
 * CO2KostAufG section 11(2): what keeps the cost of fuel of a year out of the split, whoever stated it; undefined for fuel
 * whose cost counts. Its kilograms count all the same.
 */
export function costKeptOut(year: number): NamedValue | undefined {
  // Holds from the first day of the act, and no period before it is split at all.
  const dated = inForceOn(CO2_COST_FROM_YEAR, '2023-01-01');
  return BigInt(year) < dated.value ? { id: 'co2kostaufg.11.cost_from_year', dated } : undefined;
}
