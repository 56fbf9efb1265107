import type { Day } from '../../../time/day.ts';
import { findInForce } from '../../dated.ts';
import { ETS_CONNECTION_UNTIL } from './section-2-scope.parameters.ts';

/** CO2KostAufG section 2(4): whether heat from plants of the emissions trading came too late for the act. */
export function isExcludedConnection(connectedOn: Day, periodFrom: Day): boolean {
  const until = findInForce(ETS_CONNECTION_UNTIL, periodFrom)?.value;
  return until !== undefined && connectedOn > until;
}
