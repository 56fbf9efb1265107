import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import type { PercentRange } from './section-7-heat-costs.parameters.ts';
import { isHeatingCostKind } from './section-7-heat-costs.ts';
import { HOT_WATER_CONSUMPTION_PERCENT, HOT_WATER_EXTRA_COST_KINDS } from './section-8-hot-water-costs.parameters.ts';
import { agreedRange, type KeyAgreement } from './section-10-agreements.ts';

/** HeizkostenV section 8(1): 50 to 70 percent by recorded volume, in a period that begins on `day`. */
export const hotWaterConsumptionRange = (day: Day, agreement?: KeyAgreement): PercentRange =>
  agreedRange(inForceOn(HOT_WATER_CONSUMPTION_PERCENT, day).value, agreement);

/** HeizkostenV section 8(2): water supply, and the cost of heating the water as in section 7(2). */
export const isHotWaterCostKind = (kind: string, day: Day): boolean =>
  isHeatingCostKind(kind, day) || inForceOn(HOT_WATER_EXTRA_COST_KINDS, day).value.includes(kind);
