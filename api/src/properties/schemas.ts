import { z } from '@hono/zod-openapi';
import { ENERGIES, KEY_AGREEMENTS, SUMMERS } from '@klarmeter/engine';
import {
  Day,
  Decimal,
  ExternalRefs,
  Instant,
  idOf,
  orNull,
  Percent,
  Person,
  pageOf,
  pageQuery,
} from '../http/schemas.ts';

const text = (example: string, max = 200) => z.string().trim().min(1).max(max).openapi({ example });
const stamps = { created_at: Instant, updated_at: Instant };
const identity = <T extends Parameters<typeof idOf>[0]>(kind: T) => ({
  id: idOf(kind),
  livemode: z.boolean().openapi({ example: false }),
  version: z.int().openapi({ format: 'int32', example: 1 }),
});

/* Customers: manager, owner or association inside an account. */

const customerFields = {
  kind: z.enum(['manager', 'owner', 'association']).openapi({ example: 'manager' }),
  person: Person,
  brand_id: idOf('brand').nullable().openapi({ description: 'Null: the default brand of the account' }),
  external_refs: ExternalRefs,
};

export const Customer = z
  .object({
    ...identity('customer'),
    ...customerFields,
    person: orNull(Person).openapi({ description: 'Null once erased' }),
    ...stamps,
  })
  .openapi('Customer');
export const CreateCustomer = z
  .strictObject({
    ...customerFields,
    brand_id: customerFields.brand_id.default(null),
    external_refs: ExternalRefs.default({}),
  })
  .openapi('CreateCustomer');
export const UpdateCustomer = z.strictObject(customerFields).partial().openapi('UpdateCustomer');

/* Properties: a house with its plant and its distribution keys, in the words of the house file. */

/** The heating plant (HeizkostenV section 9). */
export const Plant = z
  .strictObject({
    energy: z.enum(ENERGIES).openapi({ example: 'natural_gas' }),
    billed_as: z
      .enum(['gross', 'net'])
      .optional()
      .openapi({ example: 'gross', description: 'Calorific value of the bills' }),
    commercial_heat_supply: z.boolean().optional().openapi({ example: false }),
    net_calorific_value: Decimal.optional().openapi({ example: '10', description: 'kWh per unit of fuel' }),
    gas_group: z.enum(['H', 'L']).optional().openapi({
      example: 'L',
      description: 'Natural gas counted in m3 without a calorific value (HeizkostenV § 9(3)); left out: H',
    }),
    gmodg43_installed_on: Day.optional().openapi({ description: 'Installed under GModG § 43 on this day' }),
  })
  .openapi('Plant');
export type Plant = z.infer<typeof Plant>;

/** How costs are shared (HeizkostenV sections 6 to 9b). Valid from the start of the next billing period, § 6(4). */
export const DistributionKeys = z
  .strictObject({
    heating_consumption_percent: Percent.openapi({
      description: 'Of the heating costs, by consumption; the rest by area (HeizkostenV § 7(1))',
    }),
    hot_water_consumption_percent: Percent.openapi({
      description: 'Of the costs of hot water, by consumption; the rest by area (HeizkostenV § 8(1))',
    }),
    heating_base_by: z.enum(['degree_days', 'days']).default('degree_days').openapi({
      example: 'degree_days',
      description: 'How base costs of heating are divided where the occupancy changes (HeizkostenV § 9b(2))',
    }),
    summer_degree_days: z.enum(SUMMERS).default('14_13_13').openapi({
      example: '14_13_13',
      description: 'Degree days of June, July and August: 14, 13 and 13, or 40 by their 92 days',
    }),
    rounding: z.enum(['show_difference', 'largest_remainder']).default('show_difference').openapi({
      example: 'show_difference',
      description: 'Lines are rounded and the difference is shown, or cents are evened out by the largest remainder',
    }),
    agreement: z
      .strictObject({
        kind: z.enum(KEY_AGREEMENTS).openapi({
          example: 'more_by_consumption',
          description:
            'more_by_consumption: above 70 % was agreed (HeizkostenV § 10); outside_ordinance: a house of two dwellings with its landlord (§ 2) or an exception of § 11',
        }),
        reason: text('Vereinbarung mit allen Nutzern vom 12.11.2024', 200).openapi({
          description: 'What was agreed, and when',
        }),
      })
      .optional()
      .openapi({ description: 'Why the percents may lie outside of the range of the ordinance' }),
  })
  .openapi('DistributionKeys');
export type DistributionKeys = z.infer<typeof DistributionKeys>;

/** Whom occupants may ask; where missing, the brand's contact. */
export const PropertyContact = z
  .strictObject({
    name: text('Hausverwaltung Beispiel'),
    phone: text('+49 561 000000', 40).optional(),
    email: z.email().max(254).openapi({ format: 'email', example: 'haus@verwaltung.example' }).optional(),
  })
  .openapi('PropertyContact');
export type PropertyContact = z.infer<typeof PropertyContact>;

/** What the monthly information of a house needs and nobody measures (HeizkostenV section 6a(2)). */
export const MonthlyInformationSettings = z
  .strictObject({
    plan_heating_kwh_per_m2_year: Decimal.optional().openapi({
      example: '92.4',
      description:
        'Heat for heating by the energy certificate. Units of allocators become kWh by it until the first period is issued; whatever rests on it is marked provisional',
    }),
    hot_water_temperature_c: Decimal.optional().openapi({
      example: '60',
      description: 'Where the heat of hot water is not measured; left out: the temperature of HeizkostenV § 9(2)',
    }),
    approximate_amounts: z.boolean().optional().openapi({
      example: true,
      description:
        'Whether users are told, beside their kWh, an approximate amount by the consumption prices of the last issued statements; left out: they are not',
    }),
    informed_when_mixed: z.array(text('W', 40)).max(50).optional().openapi({
      description:
        'User groups that are informed although not every device of the house is remotely readable; where there are no groups, the use of the units (residential)',
    }),
  })
  .openapi('MonthlyInformationSettings');
export type MonthlyInformationSettings = z.infer<typeof MonthlyInformationSettings>;

const propertyFields = {
  customer_id: idOf('customer'),
  number: text('0000001-2', 40),
  street: text('Casameta-Allee 24'),
  postal_code: z
    .string()
    .regex(/^\d{5}$/, 'A postcode of five digits, such as "34117".')
    .openapi({ example: '34123' }),
  city: text('Kassel', 120),
  landlord: orNull(Person).openapi({ description: 'Named on statements; null: the customer is the landlord' }),
  plant: Plant,
  keys: DistributionKeys,
  contact: orNull(PropertyContact),
  monthly_information: orNull(MonthlyInformationSettings).openapi({
    description: 'Null: nothing is decided; conversion goes by closed periods and formulas',
  }),
  external_refs: ExternalRefs,
};

export const Property = z.object({ ...identity('property'), ...propertyFields, ...stamps }).openapi('Property');
export const CreateProperty = z
  .strictObject({
    ...propertyFields,
    landlord: propertyFields.landlord.default(null),
    contact: propertyFields.contact.default(null),
    monthly_information: propertyFields.monthly_information.default(null),
    external_refs: ExternalRefs.default({}),
  })
  .openapi('CreateProperty');
export const UpdateProperty = z
  .strictObject(propertyFields)
  .partial()
  .omit({ customer_id: true })
  .openapi('UpdateProperty');

/* Units. */

const unitFields = {
  property_id: idOf('property'),
  number: z.int().min(1).max(99_999).openapi({ format: 'int32', example: 4 }),
  label: text('Wohnung 4, OG 2 links', 120),
  use: z.enum(['residential', 'commercial', 'common']).openapi({ example: 'residential' }),
  user_group: text('W', 40)
    .nullable()
    .openapi({ description: 'Group of the pre-recording, § 5(7); null without groups' }),
  heating_area_m2: Decimal,
  hot_water_area_m2: Decimal,
  living_area_m2: Decimal.nullable().openapi({
    description: 'Operating costs by area (BGB § 556a(1)); null: not known',
  }),
  co_ownership_shares: Decimal.nullable().openapi({
    example: '125',
    description: 'Operating costs of let condominium flats (BGB § 556a(3)); "0" takes no part, null: not known',
  }),
  external_refs: ExternalRefs,
};

export const Unit = z.object({ ...identity('unit'), ...unitFields, ...stamps }).openapi('Unit');
export const CreateUnit = z
  .strictObject({
    ...unitFields,
    use: unitFields.use.default('residential'),
    user_group: unitFields.user_group.default(null),
    living_area_m2: unitFields.living_area_m2.default(null),
    co_ownership_shares: unitFields.co_ownership_shares.default(null),
    external_refs: ExternalRefs.default({}),
  })
  .openapi('CreateUnit');
export const UpdateUnit = z.strictObject(unitFields).partial().omit({ property_id: true }).openapi('UpdateUnit');

/* Occupancies: who uses a unit, from the first to the last day. */

const Persons = z.int().min(0).max(1_000).openapi({ format: 'int32', example: 2 });

/** From a day on another number of people lives in the unit. */
const PersonChange = z
  .strictObject({ from: Day.openapi({ example: '2025-05-03' }), persons: Persons })
  .openapi('PersonChange');
export type PersonChange = z.infer<typeof PersonChange>;

const occupancyFields = {
  unit_id: idOf('unit'),
  number: text('1-1', 40).openapi({ description: 'User number as printed' }),
  from: Day,
  to: Day.nullable().openapi({ description: 'Last day, included; null while it lasts' }),
  vacant: z.boolean().openapi({ example: false, description: 'Vacant: the landlord is the user and bears the cost' }),
  occupant: orNull(Person).openapi({ description: 'Null while vacant and once erased' }),
  vat_percent: Percent.nullable().openapi({ example: null, description: 'Set where the VAT contained is shown' }),
  persons: Persons.nullable().openapi({
    description:
      'People who live there from the first day on; operating costs by persons go by person-days. Null: not known',
  }),
  person_changes: z.array(PersonChange).max(200).openapi({ description: 'In order of time, within the occupancy' }),
  consumer_contract: z.boolean().openapi({ example: true, description: 'Asks for the note on dispute resolution' }),
  external_refs: ExternalRefs,
};

export const Occupancy = z
  .object({ ...identity('occupancy'), property_id: idOf('property'), ...occupancyFields, ...stamps })
  .openapi('Occupancy');
export const CreateOccupancy = z
  .strictObject({
    ...occupancyFields,
    to: occupancyFields.to.default(null),
    vacant: occupancyFields.vacant.default(false),
    occupant: occupancyFields.occupant.default(null),
    vat_percent: occupancyFields.vat_percent.default(null),
    persons: occupancyFields.persons.default(null),
    person_changes: occupancyFields.person_changes.default([]),
    consumer_contract: occupancyFields.consumer_contract.default(true),
    external_refs: ExternalRefs.default({}),
  })
  .refine(({ vacant, occupant }) => vacant === (occupant === null), {
    path: ['occupant'],
    message: 'A vacant unit has no occupant, any other one has',
  })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], message: 'The last day is before the first' })
  .openapi('CreateOccupancy');
export const UpdateOccupancy = z
  .strictObject(occupancyFields)
  .partial()
  .omit({ unit_id: true, vacant: true })
  .openapi('UpdateOccupancy');

/* Tokens: what an occupant's device asks with. */

export const CreateOccupantToken = z.strictObject({ occupancy_id: idOf('occupancy') }).openapi('CreateOccupantToken');

export const OccupantToken = z
  .object({
    token: z.string().openapi({ example: 'eyJ…' }),
    occupancy_id: idOf('occupancy'),
    expires_at: Instant,
  })
  .openapi('OccupantToken');

export const CustomerPage = pageOf('CustomerPage', Customer);
export const PropertyPage = pageOf('PropertyPage', Property);
export const UnitPage = pageOf('UnitPage', Unit);
export const OccupancyPage = pageOf('OccupancyPage', Occupancy);

export const listQuery = z.object(pageQuery);
export const propertyQuery = z.object({ ...pageQuery, customer_id: idOf('customer').optional() });
export const unitQuery = z.object({ ...pageQuery, property_id: idOf('property').optional() });
export const occupancyQuery = z.object({
  ...pageQuery,
  property_id: idOf('property').optional(),
  unit_id: idOf('unit').optional(),
});
