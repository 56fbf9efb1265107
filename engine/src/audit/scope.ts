import { type OrdinanceFacts, ordinanceApplies } from '../law/de/heizkostenv/section-11-exceptions.ts';
import { parseDecimal } from '../money/decimal.ts';
import type { Day } from '../time/day.ts';
import { isDwelling } from './common.ts';
import type { PotKind } from './reduction.ts';
import type { Subject } from './subject.ts';

/** Whether a house is billed by the ordinance at all (HeizkostenV sections 2, 3, 11 and 12(3)), as far as the facts say. */

/** Why the ordinance does not hold for this period, by section 11 or because it does not reach a heat pump yet. */
export function exceptionOf(subject: Subject): (ReturnType<typeof ordinanceApplies> & { applies: false }) | undefined {
  const verdict = ordinanceApplies({ ...documented(subject), ...heatPump(subject) }, subject.house.period.from);
  return verdict.applies ? undefined : verdict;
}

export const isOutsideOrdinance = (subject: Subject): boolean => exceptionOf(subject) !== undefined;

/**
 * HeizkostenV section 2: whether what was agreed goes before the ordinance, in a house of at most two dwellings, one of
 * them the landlord's. Undefined where nobody knows.
 */
export function hasFreeAgreement(subject: Subject, kind: PotKind): boolean | undefined {
  const agreed = subject.facts.agreements?.[`${kind}_consumption_percent`];
  return mayAgreeOtherwise(subject, agreed === undefined ? undefined : agreed !== null);
}

/** The same for an agreement that is on file or not; undefined where that, or whether the landlord lives there, is not known. */
export function mayAgreeOtherwise(subject: Subject, agreedOtherwise: boolean | undefined): boolean | undefined {
  const { facts, house, units } = subject;
  const landlordLivesThere = facts.building?.two_dwellings_with_landlord;
  const isFree = (own: Pick<OrdinanceFacts, 'landlordLivesThere' | 'agreedOtherwise'>): boolean => {
    const dwellings = BigInt(units.filter(isDwelling).length);
    const condominium = facts.building?.condominium ?? false;
    return !ordinanceApplies({ dwellings, condominium, ...own }, house.period.from).applies;
  };
  // One fact may decide alone.
  if (!isFree({ landlordLivesThere: landlordLivesThere ?? true, agreedOtherwise: agreedOtherwise ?? true }))
    return false;
  return landlordLivesThere === undefined || agreedOtherwise === undefined ? undefined : true;
}

/** Exceptions count as far as they are documented. */
function documented({ facts }: Subject): OrdinanceFacts {
  const exception = facts.building?.exception;
  if (exception === undefined) return {};
  const demand = parseDecimal(exception.heating_demand_kwh_per_m2 ?? '');
  const payback = parseDecimal(exception.payback_years ?? '');
  return {
    ...(demand === undefined ? {} : { heatingDemandKwhPerM2: demand }),
    ...(payback === undefined ? {} : { paybackYears: payback }),
    ...(exception.metering_impossible === true ? { meteringImpossible: true } : {}),
    ...(exception.ready_on === undefined ? {} : { readyOn: exception.ready_on }),
    ...(exception.users_influence_consumption === false ? { usersInfluenceConsumption: false } : {}),
    ...(exception.home === undefined ? {} : { home: exception.home }),
    ...(exception.main_source === undefined ? {} : { mainSource: exception.main_source }),
    ...(exception.heat_metered === false ? { heatMetered: false } : {}),
    ...(exception.exempted_by_authority === true ? { exemptedByAuthority: true } : {}),
  };
}

/** Where nobody knows of meters, they are taken to have been there: then the end of the exception alone decides. */
const ALWAYS: Day = '0001-01-01';

function heatPump({ facts, house }: Subject): OrdinanceFacts {
  if (house.plant.energy !== 'electricity_heat_pump') return {};
  const { heat_pump_meters_installed_on: meters = ALWAYS } = facts.plant ?? {};
  return { mainSource: 'heat_pump', ...(meters === null ? {} : { heatPumpMeteredFrom: meters }) };
}
