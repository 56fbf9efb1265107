import type { BilledOperatingCosts, OperatingCostsHouse } from '@klarmeter/engine';
import type { OperatingCostPresentation } from '../../billing/index.ts';
import type { StatementDocumentInput } from '../statement-document/input.ts';

/** What the document is called on the wire and in the database. */
export const OPERATING_COST_STATEMENT = 'operating_cost_statement';

/** Everything an operating-cost statement is printed from. The same input gives the same document. */
export interface OperatingCostDocumentInput
  extends Omit<StatementDocumentInput, 'house' | 'result' | 'presentation' | 'previous'> {
  readonly kind: typeof OPERATING_COST_STATEMENT;
  readonly house: OperatingCostsHouse;
  readonly result: Omit<BilledOperatingCosts, 'reasons'>;
  readonly presentation: OperatingCostPresentation;
}
