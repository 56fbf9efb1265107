import type { z } from '@hono/zod-openapi';
import { type BilledHouse, type House, meteringChargesEur, parse, yearlyItems } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import type { Presentation, PresentationOccupancy } from './presentation/presentation.ts';
import { fetchFrozenHeatingVersion } from './versions/frozen-version.ts';
import type { YearlyInformation } from './versions/yearly-information-schemas.ts';

/** What HeizkostenV section 6a(3) to (5) asks of a version: each item there, missing, or not asked for and why. */
export async function getYearlyInformation(
  context: Context,
  statementId: string,
  version: number,
): Promise<z.infer<typeof YearlyInformation>> {
  authorize(context, 'getYearlyInformation');
  const { statement, inputs, house, result } = await fetchFrozenHeatingVersion(context, statementId, version);
  const presentation = JSON.parse(inputs.presentation) as Presentation;
  const occupancy = presentation.units
    .flatMap(({ occupancies }) => occupancies)
    .find(({ id }) => id === statement.occupancyId);
  if (occupancy === undefined) throw new Error(`version ${version} of ${statementId} has no frozen presentation`);
  const items = yearlyItems(informationOf(house, result, presentation, occupancy));
  return {
    statement_id: statementId,
    version,
    items: items.map(({ number, title, status, reason, sentence, legalBasis }) => ({
      number,
      title_de: title.de,
      title_en: title.en,
      status,
      ...(reason && { reason }),
      ...(sentence && { message_de: sentence.de, message_en: sentence.en }),
      legal_basis: legalBasis,
    })),
    comparison: occupancy.comparison,
  };
}

function informationOf(
  house: House,
  result: BilledHouse,
  presentation: Presentation,
  { id, comparison, rights }: PresentationOccupancy,
): Parameters<typeof yearlyItems>[0] {
  const lines = result.occupants.find(({ occupancy }) => occupancy === id)?.lines ?? [];
  const { district_heating: network, taxes_and_levies: taxes } = presentation;
  return {
    period: house.period,
    movedIn: movedInWithin(house, id),
    restsOnConsumption: lines.some(({ code }) => code === 'heating_consumption' || code === 'hot_water_consumption'),
    districtHeating: house.plant?.energy === 'district_heating',
    // Whoever is no consumer has rights of his own, without the sentence.
    consumerContract: rights === undefined || rights.dispute_resolution !== null,
    fuelMix: presentation.fuel_mix.map(({ energy, percent }) => ({ energy, percent: parse(percent) })),
    greenhouseGasKgPerYear: network && parse(network.greenhouse_gas_kg_per_year),
    primaryEnergyFactor: network && parse(network.primary_energy_factor),
    taxesAndLevies: taxes?.map(({ name, amount_eur }) => ({ name, amountEur: parse(amount_eur) })) ?? null,
    meteringChargesEur: chargesOf(house, presentation),
    contacts: presentation.advice,
    disputeResolution: rights === undefined ? presentation.dispute_resolution : rights.dispute_resolution,
    averageUser: { available: comparison.average_missing === null },
    weatherAdjusted:
      comparison.before_missing === null
        ? { available: true }
        : { available: false, reason: comparison.before_missing },
  };
}

const movedInWithin = ({ units, period }: House, occupancyId: string): boolean =>
  units.some(({ occupancies }) => occupancies.some(({ id, from }) => id === occupancyId && from > period.from));

/** Of the costs of the house; where those were calculated elsewhere, what was stated. */
function chargesOf({ costs, period }: House, { metering_charges_eur: stated }: Presentation) {
  if (costs === undefined) return stated === null ? null : parse(stated);
  return meteringChargesEur(
    costs.map(({ kind, amount_eur }) => ({ kind, amountEur: parse(amount_eur) })),
    period.from,
  );
}
