import { type Fraction, fraction, isLess } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import {
  HEATING_CONSUMPTION_PERCENT,
  HEATING_COST_KINDS,
  MANDATORY_CONSUMPTION_PERCENT,
  type PercentRange,
} from './section-7-heat-costs.parameters.ts';
import { agreedRange, type KeyAgreement } from './section-10-agreements.ts';

/** HeizkostenV section 7(1) sentence 1: 50 to 70 percent by consumption, in a period that begins on `day`. */
export const heatingConsumptionRange = (day: Day, agreement?: KeyAgreement): PercentRange =>
  agreedRange(inForceOn(HEATING_CONSUMPTION_PERCENT, day).value, agreement);

/** HeizkostenV section 7(2) and (4): what is not on the list belongs to the ancillary costs or to the owner. */
export const isHeatingCostKind = (kind: string, day: Day): boolean =>
  inForceOn(HEATING_COST_KINDS, day).value.includes(kind);

/** Kinds of cost that are the energy itself: fuel, heat, and the electricity of a heat pump. */
export const ENERGY_COST_KINDS: readonly string[] = ['fuel', 'heat_supply', 'heating_electricity'];
/** The same with bringing it: what was paid to have the energy in the house. */
export const DELIVERED_ENERGY_COST_KINDS: readonly string[] = [...ENERGY_COST_KINDS, 'fuel_delivery'];

/** Whether a percent lies in the range, bounds included. */
export const isWithin = (percent: Fraction, { min, max }: PercentRange): boolean =>
  !isLess(percent, fraction(min)) && !isLess(fraction(max), percent);

/** HeizkostenV section 7(1) sentence 2: the percent that leaves no choice in this building; undefined where there is one. */
export function mandatoryConsumptionPercent(
  building: {
    readonly energy: string;
    readonly commercialHeatSupply: boolean;
    /** Whether it meets the thermal insulation ordinance of 1994. */
    readonly insulated: boolean;
    /** Whether its exposed distribution pipes are predominantly insulated. */
    readonly pipesInsulated: boolean;
  },
  day: Day,
): Fraction | undefined {
  const { percent, energies } = inForceOn(MANDATORY_CONSUMPTION_PERCENT, day).value;
  if (building.insulated || !building.pipesInsulated || building.commercialHeatSupply) return undefined;
  return energies.includes(building.energy) ? fraction(percent) : undefined;
}
