import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { brands, persons } from '../accounts/tables.ts';
import { changing, owned } from '../db/columns.ts';
import type { DistributionKeys, MonthlyInformationSettings, PersonChange, Plant, PropertyContact } from './schemas.ts';

/** Manager, owner or association inside an account. */
export const customers = pgTable(
  'customers',
  {
    ...owned,
    kind: text('kind').notNull(),
    personId: text('person_id').notNull(),
    brandId: text('brand_id'),
    externalRefs: jsonb('external_refs').$type<Record<string, string>>().notNull(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.personId),
    foreignKey({ columns: [t.accountId, t.personId], foreignColumns: [persons.accountId, persons.id] }),
    foreignKey({ columns: [t.accountId, t.brandId], foreignColumns: [brands.accountId, brands.id] }),
  ],
);

export const properties = pgTable(
  'properties',
  {
    ...owned,
    customerId: text('customer_id').notNull(),
    /** The landlord named on statements, where that is not the customer. */
    landlordPersonId: text('landlord_person_id'),
    number: text('number').notNull(),
    street: text('street').notNull(),
    postalCode: text('postal_code').notNull(),
    city: text('city').notNull(),
    plant: jsonb('plant').$type<Plant>().notNull(),
    keys: jsonb('keys').$type<DistributionKeys>().notNull(),
    contact: jsonb('contact').$type<PropertyContact>(),
    monthlyInformation: jsonb('monthly_information').$type<MonthlyInformationSettings>(),
    externalRefs: jsonb('external_refs').$type<Record<string, string>>().notNull(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.livemode, t.number),
    index().on(t.accountId, t.customerId),
    index().on(t.accountId, t.landlordPersonId),
    foreignKey({ columns: [t.accountId, t.customerId], foreignColumns: [customers.accountId, customers.id] }),
    foreignKey({ columns: [t.accountId, t.landlordPersonId], foreignColumns: [persons.accountId, persons.id] }),
  ],
);

export const units = pgTable(
  'units',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    /** Number of the unit within the property; statements are sorted by it. */
    number: integer('number').notNull(),
    label: text('label').notNull(),
    use: text('use').notNull(),
    userGroup: text('user_group'),
    heatingAreaM2: numeric('heating_area_m2').notNull(),
    hotWaterAreaM2: numeric('hot_water_area_m2').notNull(),
    livingAreaM2: numeric('living_area_m2'),
    /** Co-ownership shares; the property's billing period knows of how many. */
    coOwnershipShares: numeric('co_ownership_shares'),
    externalRefs: jsonb('external_refs').$type<Record<string, string>>().notNull(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    unique().on(t.accountId, t.propertyId, t.number),
    foreignKey({ columns: [t.accountId, t.propertyId], foreignColumns: [properties.accountId, properties.id] }),
  ],
);

/** Who uses a unit from the first to the last day, both included. Two cannot overlap (exclusion constraint). */
export const occupancies = pgTable(
  'occupancies',
  {
    ...owned,
    propertyId: text('property_id').notNull(),
    unitId: text('unit_id').notNull(),
    /** Null while vacant: the landlord uses the unit. */
    personId: text('person_id'),
    vacant: boolean('vacant').notNull(),
    /** User number as printed, e.g. `1-1`. */
    number: text('number').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    toDay: date('to_day', { mode: 'string' }),
    vatPercent: numeric('vat_percent'),
    /** From the first day on, until changed; null: nobody said. */
    persons: integer('persons'),
    personChanges: jsonb('person_changes').$type<readonly PersonChange[]>().notNull().default([]),
    consumerContract: boolean('consumer_contract').notNull(),
    externalRefs: jsonb('external_refs').$type<Record<string, string>>().notNull(),
    ...changing,
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index().on(t.accountId, t.propertyId),
    index().on(t.accountId, t.unitId, t.fromDay),
    index().on(t.accountId, t.personId),
    foreignKey({ columns: [t.accountId, t.unitId], foreignColumns: [units.accountId, units.id] }),
    foreignKey({ columns: [t.accountId, t.personId], foreignColumns: [persons.accountId, persons.id] }),
  ],
);
