import type { z } from '@hono/zod-openapi';
import type { PersonWire } from '../http/schemas.ts';
import type { Customer, Occupancy, Property, Unit } from './schemas.ts';
import type { CustomerRow, OccupancyRow, PropertyRow, UnitRow } from './store.ts';

/** Persons by id, as `readPersons` gives them. An erased person is missing. */
type Persons = ReadonlyMap<string, PersonWire>;

export type CustomerWire = z.infer<typeof Customer>;
export type PropertyWire = z.infer<typeof Property>;
export type UnitWire = z.infer<typeof Unit>;
export type OccupancyWire = z.infer<typeof Occupancy>;

const personOf = (persons: Persons, id: string | null) => (id === null ? null : (persons.get(id) ?? null));

const identity = (row: { id: string; livemode: boolean; version: number }) => ({
  id: row.id,
  livemode: row.livemode,
  version: row.version,
});

const stamps = (row: { createdAt: Date; updatedAt: Date }) => ({
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});

export function toCustomer(row: CustomerRow, persons: Persons): CustomerWire {
  return {
    ...identity(row),
    kind: row.kind as CustomerWire['kind'],
    person: personOf(persons, row.personId),
    brand_id: row.brandId,
    external_refs: row.externalRefs,
    ...stamps(row),
  };
}

export function toProperty(row: PropertyRow, persons: Persons): PropertyWire {
  return {
    ...identity(row),
    customer_id: row.customerId,
    number: row.number,
    street: row.street,
    postal_code: row.postalCode,
    city: row.city,
    landlord: personOf(persons, row.landlordPersonId),
    plant: row.plant,
    keys: row.keys,
    contact: row.contact,
    monthly_information: row.monthlyInformation,
    external_refs: row.externalRefs,
    ...stamps(row),
  };
}

export function toUnit(row: UnitRow): UnitWire {
  return {
    ...identity(row),
    property_id: row.propertyId,
    number: row.number,
    label: row.label,
    use: row.use as UnitWire['use'],
    user_group: row.userGroup,
    heating_area_m2: row.heatingAreaM2,
    hot_water_area_m2: row.hotWaterAreaM2,
    living_area_m2: row.livingAreaM2,
    co_ownership_shares: row.coOwnershipShares,
    external_refs: row.externalRefs,
    ...stamps(row),
  };
}

export function toOccupancy(row: OccupancyRow, persons: Persons): OccupancyWire {
  return {
    ...identity(row),
    property_id: row.propertyId,
    unit_id: row.unitId,
    number: row.number,
    from: row.fromDay,
    to: row.toDay,
    vacant: row.vacant,
    occupant: personOf(persons, row.personId),
    vat_percent: row.vatPercent,
    persons: row.persons,
    person_changes: [...row.personChanges],
    consumer_contract: row.consumerContract,
    external_refs: row.externalRefs,
    ...stamps(row),
  };
}
