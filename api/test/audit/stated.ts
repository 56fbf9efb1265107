import type { AuditFacts } from '@klarmeter/engine';
import { AuditSettings } from '../../src/billing/periods/audit-settings.ts';
import type { Names } from './renamed.ts';

/** What only the manager of a subject can know, in the form of the settings; a form that does not hold it fails. */
export function statedOf(facts: AuditFacts, names: Names): AuditSettings {
  const { metering_rental: rental, ...agreements } = facts.agreements ?? {};
  const { gmodg43_installed_on: _, ...plant } = facts.plant ?? {};
  const { invoices, ...co2 } = facts.co2 ?? {};
  const occupancy = (own: { readonly unit: string; readonly occupancy: string }) =>
    names.occupancy(own.unit, own.occupancy);
  return AuditSettings.parse({
    building: facts.building,
    plant,
    agreements: {
      ...agreements,
      metering_rental: rental && {
        announced_on: rental.announced_on,
        users: Number(rental.users),
        objections: Number(rental.objections),
      },
    },
    short_period_reason: facts.short_period_reason,
    units: facts.units?.flatMap(({ id, area_change_reason }) =>
      area_change_reason === undefined ? [] : [{ unit_id: names.unit(id), area_change_reason }],
    ),
    occupancies: facts.occupancies?.map((own) => ({
      occupancy_id: occupancy(own),
      held_by: own.held_by,
      vat_option: own.vat_option,
      advance_paid_cents: cents(own.advance_paid_eur),
    })),
    devices: facts.devices
      ?.filter(({ use }) => use !== 'group_heat')
      .map(({ serial, suitability_confirmed, gateway_connectable, interoperable, ...device }) => ({
        device_id: names.device(serial),
        suitability_confirmed,
        gateway_connectable,
        interoperable,
        remotely_readable: device.remotely_readable,
        single_replacement: device.single_replacement,
        hardship_reason: device.hardship_reason,
      })),
    group_meters: facts.devices?.flatMap(({ use, group, ...device }) => {
      const { serial, installed_on, remotely_readable, gateway_connectable, interoperable } = device;
      if (use !== 'group_heat' || group === undefined) return [];
      return [{ group_id: group, serial, installed_on, remotely_readable, gateway_connectable, interoperable }];
    }),
    interim_readings: facts.interim_readings?.flatMap((own) =>
      own.impossible_reason === undefined
        ? []
        : [{ occupancy_id: occupancy(own), impossible_reason: own.impossible_reason }],
    ),
    substitutes: facts.substitutes?.map(({ unit, use, cause, approved, estimated_before: before }) => ({
      unit_id: names.unit(unit),
      use,
      cause,
      approved,
      estimated_before: before === undefined ? undefined : Number(before),
    })),
    fuel: {
      closing_value_cents: cents(facts.fuel?.closing_value_eur),
      cuts: facts.fuel?.invoices?.flatMap(({ cut_by }, index) =>
        cut_by === undefined ? [] : [{ cost_entry_id: names.cost(`invoice ${index}`), cut_by }],
      ),
    },
    co2: {
      ...co2,
      invoices: invoices?.map(({ co2_kg: emissions_kg, co2_cost_eur: cost, ...own }) => ({
        ...own,
        emissions_kg,
        cost_cents: cost === null ? null : cents(cost),
      })),
    },
    monthly_information: facts.monthly_information?.map(({ notified, ...own }) => ({
      occupancy_id: occupancy(own),
      notified,
    })),
    arrives_on: facts.delivery?.arrives_on,
  });
}

const cents = (euro: string | undefined): number | undefined =>
  euro === undefined ? undefined : Math.round(Number(euro) * 100);
