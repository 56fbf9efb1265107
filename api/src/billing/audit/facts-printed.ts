import type { InformationFacts } from '@klarmeter/engine';
import type { StatedSource } from './facts.ts';

/** Whether statements say it: derived from what is printed, not from what should be (HeizkostenV section 6a(3), CO2KostAufG section 7(3)). */
export function informationFacts({ house, result, presentation, account }: StatedSource): InformationFacts {
  return {
    landlord: account.personsOnFile.has(account.landlordPersonId),
    fuel_mix: presentation.fuel_mix.length > 0,
    district_heating: presentation.district_heating !== null,
    taxes_and_levies: presentation.taxes_and_levies !== null,
    // The sum of the kinds of cost, or that of whoever calculated the pots.
    metering_charges: house.costs !== undefined || presentation.metering_charges_eur !== null,
    contacts: presentation.advice.length > 0,
    ...co2Printed(house.co2, result.co2, presentation.co2_scale.length > 0),
  };
}

/** The stage is printed with its scale; where no stage decides, the sentence that says why stands in its place. */
function co2Printed(
  file: StatedSource['house']['co2'],
  co2: StatedSource['result']['co2'],
  hasScale: boolean,
): Pick<InformationFacts, 'co2_share' | 'co2_class' | 'co2_basis'> {
  if (co2 === undefined) return { co2_share: false, co2_class: false, co2_basis: false };
  const hasStages = file?.building !== 'non_residential' && file?.public_law_restrictions !== 'both';
  return {
    co2_share: true,
    co2_class: !hasStages || (co2.kg_per_m2 !== undefined && hasScale),
    co2_basis:
      file?.building === 'non_residential' || (co2.kg_per_m2 !== undefined && file?.living_area_m2 !== undefined),
  };
}
