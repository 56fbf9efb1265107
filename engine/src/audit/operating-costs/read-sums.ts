import { subtract } from '../../money/fraction.ts';
import type { ResultSums } from '../common.ts';
import { decimal, list, object, readJson, text } from '../read-json.ts';

/** The sums of a result of operating costs; undefined for anything else. */
export const readOperatingCostSums = (value: unknown): ResultSums | undefined =>
  readJson(() => {
    const result = object(value);
    if (result.ok !== true) return undefined;
    const occupants = list(result.occupants).map((each) => {
      const { unit, occupancy, total_eur, balance_eur, lines } = object(each);
      return {
        unit: text(unit),
        occupancy: text(occupancy),
        total: decimal(total_eur),
        balance: decimal(balance_eur),
        lines: list(lines).length,
      };
    });
    return {
      id: text(result.id),
      totalCosts: decimal(result.total_costs_eur),
      totalStatements: decimal(result.total_statements_eur),
      roundingDifference: decimal(result.rounding_difference_eur),
      distributed: subtract(decimal(result.distributed_eur), decimal(result.rest_eur)),
      // What belongs to nobody is rounded, too, once a position.
      lines: occupants.reduce((many, { lines }) => many + lines, 0) + list(result.positions).length + heatLines(result),
      occupants,
    };
  });

/** Lines within the heating bill, each of which was rounded by itself. */
function heatLines(result: Readonly<Record<string, unknown>>): number {
  if (result.heating === undefined) return 0;
  const bill = object(object(result.heating).bill);
  return list(bill.occupants).reduce((many: number, each) => many + list(object(each).lines).length, 0);
}
