import type { Explained } from './explained.ts';
import { isOfHeating } from './explained.ts';
import type { Expression } from './expression.ts';
import { heatingCalculationOf } from './heating/calculations.ts';
import { operatingCostCalculationOf } from './operating-costs/calculations.ts';

/** How the value of a step comes from its inputs, exactly, before any rounding. */
export const calculationOf = (all: Explained): Expression =>
  isOfHeating(all) ? heatingCalculationOf(all) : operatingCostCalculationOf(all);
