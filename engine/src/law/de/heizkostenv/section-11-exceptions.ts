import { compare, type Fraction, fraction, isLess } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import {
  LOW_DEMAND_KWH_PER_M2,
  PAYBACK_YEARS,
  TWO_DWELLINGS_MAX,
  UNREGULATED_BEFORE,
} from './section-11-exceptions.parameters.ts';
import { ordinanceReachesHeatPump } from './section-12-heat-pumps.ts';

/** What decides whether, and from which period, a building is billed by the ordinance. Left out: not the case. */
export interface OrdinanceFacts {
  readonly dwellings?: bigint;
  readonly landlordLivesThere?: boolean;
  /** Something else was agreed with the users of a house of two dwellings. */
  readonly agreedOtherwise?: boolean;
  readonly condominium?: boolean;
  readonly heatingDemandKwhPerM2?: Fraction;
  /** Years until the savings of metering have paid for it. */
  readonly paybackYears?: Fraction;
  readonly meteringImpossible?: boolean;
  readonly readyOn?: Day;
  readonly usersInfluenceConsumption?: boolean;
  readonly home?: 'care' | 'students' | 'apprentices' | 'comparable';
  /** More than half of the heat comes from there. */
  readonly mainSource?: 'heat_recovery' | 'solar' | 'combined_heat_and_power' | 'waste_heat' | 'heat_pump';
  /** Whether the heat the building takes is metered; asked for heat and power, and for waste heat. */
  readonly heatMetered?: boolean;
  readonly exemptedByAuthority?: boolean;
  /** The supplier bills the users directly (section 1(3)), and this is about the cost of the house's own plant beside it. */
  readonly plantCostBilledApart?: boolean;
  /** First day on which the consumption of a heat pump's heat was metered. */
  readonly heatPumpMeteredFrom?: Day;
}

export type OrdinanceVerdict =
  | { readonly applies: true; readonly legalBasis: string }
  | {
      readonly applies: false;
      readonly why:
        | 'two_dwellings'
        | 'low_demand'
        | 'metering_impossible'
        | 'metering_uneconomic'
        | 'no_influence'
        | 'home'
        | 'recovered_or_solar_heat'
        | 'unmetered_heat_and_power'
        | 'plant_cost_apart'
        | 'exempted'
        | 'heat_pump';
      readonly legalBasis: string;
    };

const not = (why: Extract<OrdinanceVerdict, { applies: false }>['why'], provision: string): OrdinanceVerdict => ({
  applies: false,
  why,
  legalBasis: `HeizkostenV ${provision}`,
});

/**
 * Whether the ordinance governs a billing period that begins on `periodFrom` (sections 1, 2, 3, 11 and 12(3)).
 * Interpretation: in a house of two dwellings without any agreement the ordinance applies.
 */
export function ordinanceApplies(facts: OrdinanceFacts, periodFrom: Day): OrdinanceVerdict {
  return exception(facts, periodFrom) ?? { applies: true, legalBasis: 'HeizkostenV § 1(1)' };
}

function exception(facts: OrdinanceFacts, day: Day): OrdinanceVerdict | undefined {
  const few = facts.dwellings !== undefined && facts.dwellings <= inForceOn(TWO_DWELLINGS_MAX, day).value;
  // Section 3: between the owners of a condominium the ordinance holds whatever was agreed.
  if (few && facts.landlordLivesThere && facts.agreedOtherwise && !facts.condominium)
    return not('two_dwellings', '§ 2');
  const demand = facts.heatingDemandKwhPerM2;
  if (demand !== undefined && isLess(demand, fraction(inForceOn(LOW_DEMAND_KWH_PER_M2, day).value)))
    return not('low_demand', '§ 11(1) no. 1a');
  if (facts.meteringImpossible) return not('metering_impossible', '§ 11(1) no. 1b');
  const { paybackYears } = facts;
  if (paybackYears !== undefined && compare(paybackYears, fraction(inForceOn(PAYBACK_YEARS, day).value)) > 0)
    return not('metering_uneconomic', '§ 11(1) no. 1b');
  const old = facts.readyOn !== undefined && facts.readyOn < inForceOn(UNREGULATED_BEFORE, day).value;
  if (old && facts.usersInfluenceConsumption === false) return not('no_influence', '§ 11(1) no. 1c');
  if (facts.home !== undefined) return not('home', '§ 11(1) no. 2');
  if (facts.plantCostBilledApart) return not('plant_cost_apart', '§ 11(1) no. 4');
  if (facts.exemptedByAuthority) return not('exempted', '§ 11(1) no. 5');
  return exceptionOfSource(facts, day);
}

function exceptionOfSource(facts: OrdinanceFacts, day: Day): OrdinanceVerdict | undefined {
  switch (facts.mainSource) {
    case 'heat_recovery':
    case 'solar':
      return not('recovered_or_solar_heat', '§ 11(1) no. 3a');
    case 'combined_heat_and_power':
    case 'waste_heat':
      return facts.heatMetered === false ? not('unmetered_heat_and_power', '§ 11(1) no. 3b') : undefined;
    case 'heat_pump':
      return ordinanceReachesHeatPump(facts.heatPumpMeteredFrom, day) ? undefined : not('heat_pump', '§ 12(3)');
    default:
      return undefined;
  }
}
