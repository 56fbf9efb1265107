import { billHouse } from '@klarmeter/engine';
import type { AssembledHouse } from '../house/assemble.ts';
import { eur } from '../house/euro.ts';
import { type HouseSource, type SpannedOccupancy, spansByUnit } from '../house/source.ts';
import { comparisonsOf } from './comparison.ts';
import { deviceTables } from './devices.ts';
import { householdServices } from './household-services.ts';
import type { Comparison, Presentation, PresentationOccupancy, PreviousPeriod } from './presentation.ts';
import { co2Scale, timeShare } from './scale.ts';
import { ADVICE, COMMERCIAL_DEADLINES, DISPUTE_RESOLUTION, fuelWord, RESIDENTIAL_DEADLINES } from './texts.ts';

/** In a house that cannot be billed, whose run fails. */
const NOTHING_COMPARED: Comparison = {
  rows: [],
  before_missing: 'consumption_missing',
  average_missing: 'consumption_missing',
  climate_factor_source: null,
};

/** What statements of this run print beside their amounts, for every occupancy of the house. */
export function assemblePresentation(source: HouseSource, assembled: AssembledHouse): Presentation {
  const { property, billingPeriod, period, units } = source;
  const { settings } = billingPeriod;
  const spans = spansByUnit(source.occupancies, period);
  const heatingUnit = heatingUnitOf(source);
  // What is compared and certified follows from the amounts; the run stores them in a step of its own.
  const result = billHouse(assembled.house);
  const comparisons = result.ok ? comparisonsOf(source, assembled.house, result, heatingUnit) : undefined;
  const services = result.ok ? householdServices(source.costs, result) : undefined;
  const knownCosts = new Map(source.costs.map((cost) => [cost.id, cost]));
  return {
    schema: 'klarmeter.presentation/1',
    property: {
      number: property.number,
      address_lines: [property.street.slice(0, 120), `${property.postalCode} ${property.city}`.slice(0, 120)],
    },
    heating_unit: heatingUnit,
    base_scale: settings.base_scale,
    units: units.flatMap((unit) => {
      const occupants = spans.get(unit.id) ?? [];
      if (occupants.length === 0) return [];
      const occupancies = occupants.map(
        (occupant, place): PresentationOccupancy => ({
          id: occupant.row.id,
          user_number: occupant.row.number,
          settlement: occupant.row.vacant ? 'carried_over' : settings.settlement,
          devices: deviceTables(source, {
            unitId: unit.id,
            span: occupant.span,
            place,
            substitutes: assembled.substitutes,
          }),
          time_share: timeShare(occupant.span, period, settings.keys),
          comparison: comparisons?.get(occupant.row.id) ?? NOTHING_COMPARED,
          previous_period: previousOf(source, unit.id, occupant),
          household_services: services?.get(occupant.row.id) ?? [],
          ...rightsOf(unit.use, occupant, settings.dispute_resolution),
        }),
      );
      return [{ id: unit.id, label: unit.label, occupancies }];
    }),
    fuel_invoices: settings.fuel_invoices.map(({ cost_entry_id, base_price_cents, ...invoice }) => ({
      ...invoice,
      cost_id: cost_entry_id,
      base_price_eur: base_price_cents === null ? null : eur(base_price_cents),
      amount_eur: eur(knownCosts.get(cost_entry_id)?.amountCents ?? 0),
    })),
    receipts: source.costs.flatMap(({ id, description, day }) =>
      day === null ? [] : [{ cost_id: id, receipt: description.slice(0, 120), on: day }],
    ),
    fuel_mix: fuelMixOf(source),
    district_heating: settings.district_heating,
    taxes_and_levies:
      settings.taxes_and_levies?.map(({ name, amount_cents }) => ({ name, amount_eur: eur(amount_cents) })) ?? null,
    metering_charges_eur: null,
    co2_scale: settings.co2 === null || settings.co2.building === 'non_residential' ? [] : co2Scale(period),
    advice: ADVICE,
    dispute_resolution: settings.dispute_resolution ?? DISPUTE_RESOLUTION,
    deadlines: RESIDENTIAL_DEADLINES,
    payment: settings.payment,
  };
}

/** Rights that are not those of a tenant of a dwelling under a consumer contract. */
function rightsOf(
  use: string,
  { row }: SpannedOccupancy,
  disputeResolution: string | null,
): Pick<PresentationOccupancy, 'rights'> {
  if (use !== 'commercial' && row.consumerContract && !row.vacant) return {};
  return {
    rights: {
      deadlines: use === 'commercial' ? COMMERCIAL_DEADLINES : RESIDENTIAL_DEADLINES,
      dispute_resolution: row.consumerContract && !row.vacant ? (disputeResolution ?? DISPUTE_RESOLUTION) : null,
    },
  };
}

/** Allocators count units, everything else kilowatt hours. */
function heatingUnitOf({ points }: HouseSource): Presentation['heating_unit'] {
  const kinds = points.filter(({ use }) => use === 'heating').flatMap(({ devices }) => [...devices.values()]);
  return kinds.some(({ kind }) => kind === 'heat_cost_allocator') ? 'Einheiten' : 'kWh';
}

function fuelMixOf({ billingPeriod, property }: HouseSource): Presentation['fuel_mix'] {
  const given = billingPeriod.settings.fuel_mix;
  const word = fuelWord(property.plant.energy);
  return given.length > 0 || word === undefined ? given : [{ energy: word, percent: '100' }];
}

function previousOf(
  { preceding, points, period }: HouseSource,
  unitId: string,
  { row }: SpannedOccupancy,
): PreviousPeriod | null {
  const before = preceding?.statements.get(row.id);
  if (before === undefined) return null;
  // Units of allocators are set against each other only while no device and no factor changed.
  const exchanged = points.some(
    (point) =>
      point.unitId === unitId &&
      point.use === 'heating' &&
      point.series.spans.some(
        ({ from, deviceId }) =>
          from > before.from && from <= period.to && point.devices.get(deviceId)?.kind === 'heat_cost_allocator',
      ),
  );
  return { ...before, units_comparable: !exchanged };
}
