import type { AgreementFacts, BuildingFacts, Co2Facts, Co2InvoiceFacts, Day, PlantFacts } from '@klarmeter/engine';
import { defined } from '../house/defined.ts';
import { eur } from '../house/euro.ts';
import type { StatedSource } from './facts.ts';

/** What is known of building, plant and agreements: stated, or said by the account and the house file. */

export function buildingFacts(source: StatedSource): BuildingFacts {
  const { exception, ...building } = source.stated.building ?? {};
  return defined({
    // Whether there are at most two dwellings, the law asks by itself.
    two_dwellings_with_landlord: landlordLivesThere(source) ? true : undefined,
    ...defined(building),
    exception: exception && (defined(exception) as BuildingFacts['exception']),
  });
}

/** Whether the landlord is said to hold a dwelling of the house. */
function landlordLivesThere({ house, account, stated }: StatedSource): boolean {
  const dwellings = new Set(account.units.flatMap(({ id, use }) => (use === 'residential' ? [id] : [])));
  const own = new Set(stated.occupancies?.flatMap((each) => (each.held_by === 'landlord' ? each.occupancy_id : [])));
  return house.units.some(({ id, occupancies }) => dwellings.has(id) && occupancies.some((each) => own.has(each.id)));
}

export const plantFacts = ({ stated, account }: StatedSource): PlantFacts =>
  defined({
    gmodg43_installed_on: account.plant.gmodg43_installed_on as Day | undefined,
    ...stated.plant,
  }) as PlantFacts;

/** Keys that lie outside of the range of the ordinance were agreed, and the house file says as what. */
export function agreementFacts({ stated, house }: StatedSource): AgreementFacts {
  const { metering_rental: rental, ...agreements } = stated.agreements ?? {};
  const { agreement, heating_consumption_percent: heating, hot_water_consumption_percent: hotWater } = house.keys ?? {};
  const outside = agreement?.kind === 'outside_ordinance';
  return defined({
    heating_consumption_percent: outside ? heating : undefined,
    hot_water_consumption_percent: outside ? hotWater : undefined,
    above_maximum: agreement?.kind === 'more_by_consumption' ? true : undefined,
    ...defined(agreements),
    metering_rental: rental && {
      announced_on: rental.announced_on as Day,
      users: String(rental.users),
      objections: String(rental.objections),
    },
  }) as AgreementFacts;
}

/** Bills as the manager read them, or those the CO2 cost of the house file is made of. */
export function co2Facts({ stated, house }: StatedSource): Co2Facts {
  const { invoices: read, ...rest } = stated.co2 ?? {};
  const invoices =
    read?.map(({ emissions_kg: co2_kg, cost_cents: cents, ...invoice }) =>
      defined({ ...invoice, co2_kg, co2_cost_eur: typeof cents === 'number' ? eur(cents) : cents }),
    ) ??
    house.co2?.invoices?.map(({ energy_kwh, calorific, delivered_in, vat_percent, emissions_kg, cost_eur }) =>
      defined({ energy_kwh, calorific, delivered_in, vat_percent, co2_kg: emissions_kg, co2_cost_eur: cost_eur }),
    );
  return defined({ ...rest, invoices: invoices as readonly Co2InvoiceFacts[] | undefined }) as Co2Facts;
}
