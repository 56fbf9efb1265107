import { z } from '@hono/zod-openapi';
import { Cents, Day, Decimal, Percent } from '../../http/schemas.ts';

/** CO2KostAufG. Kilograms and cost: named here, by invoices, or carried by every layer of the fuel stock. */
export const Co2Settings = z
  .strictObject({
    building: z.enum(['residential', 'non_residential']).default('residential').openapi({
      example: 'residential',
      description: 'Residential: divided by the stages of CO2KostAufG § 5; otherwise by § 8',
    }),
    living_area_m2: Decimal.optional().openapi({
      example: '412.50',
      description: 'Of the whole building; its emissions by square metre decide the stage (CO2KostAufG § 5(1))',
    }),
    public_law_restrictions: z.enum(['none', 'one', 'both']).default('none').openapi({
      example: 'none',
      description:
        "Whether public law keeps the landlord from improving the building, its supply of heat, or both: each lowers the landlord's share, both together end it (CO2KostAufG § 9)",
    }),
    relief: z.enum(['deduct_from_pot', 'credit_line', 'show_only']).default('deduct_from_pot').openapi({
      example: 'deduct_from_pot',
      description:
        "How the landlord's share reaches the occupants: taken off the costs before they are divided, as a credit line of each statement, or only shown (CO2KostAufG § 7)",
    }),
    emissions_kg: Decimal.optional().openapi({
      example: '14246.735026',
      description: 'Of the period, as invoices state them (CO2KostAufG § 3(1)); together with the cost',
    }),
    cost_cents: Cents.min(0).optional().openapi({ example: 93_245, description: 'Of these emissions, gross' }),
    invoices: z
      .array(
        z.strictObject({
          energy_kwh: Decimal.optional().openapi({
            example: '78540',
            description: 'Left out only where `quantity` stands in its place',
          }),
          quantity: z
            .strictObject({
              value: Decimal.openapi({ example: '2000', description: 'In `unit`' }),
              unit: z.enum(['l', 'kg']).openapi({ description: 'Of the value' }),
            })
            .optional()
            .openapi({
              description:
                'Of a fuel with a standard energy content (EBeV 2030 annex 2): heating oil in l; heavy oil, LPG and hard ' +
                'coal in lumps or briquettes in kg',
            }),
          coal: z
            .enum(['fine', 'lump', 'briquettes'])
            .optional()
            .openapi({ example: 'lump', description: 'Kind of hard coal, which picks its emission factor' }),
          calorific: z.enum(['gross', 'net']).openapi({
            example: 'gross',
            description: 'Whether these are kilowatt hours by gross (Brennwert) or net calorific value (Heizwert)',
          }),
          delivered_in: z
            .string()
            .regex(/^\d{4}$/)
            .openapi({
              example: '2025',
              description: 'Year of delivery, whose certificate price counts (BEHG § 10(2))',
            }),
          vat_percent: Percent.openapi({ example: '19', description: 'On the price of certificates' }),
          ets_invoiced_in: z
            .string()
            .regex(/^\d{4}$/)
            .optional()
            .openapi({
              example: '2026',
              description:
                'Heat from a plant of the European emissions trading: year of the invoice, which picks its price',
            }),
          emissions_kg: Decimal.optional().openapi({
            example: '14246.735',
            description: 'As the supplier states it; left out: by factor and certificate price, like the cost',
          }),
          cost_cents: Cents.min(0)
            .optional()
            .openapi({ example: 93_245, description: 'Gross, as the supplier states it' }),
          supplied: z
            .strictObject({
              from: Day.openapi({ description: 'First day' }),
              to: Day.openapi({ description: 'Last day, included' }),
            })
            .optional()
            .openapi({
              description: 'Days the invoice covers (CO2KostAufG § 5(1)); left out: all of it belongs to the period',
            }),
          share: z
            .strictObject({
              value: Decimal.openapi({ example: '0.64', description: 'Between 0 and 1' }),
              by: z
                .enum(['meter_reading', 'hand'])
                .openapi({ example: 'meter_reading', description: 'By a reading on the boundary, or by decision' }),
              reason: z
                .string()
                .trim()
                .min(1)
                .max(200)
                .openapi({ example: 'Zählerstand am 31.12.: 118240 kWh', description: 'Where it is from' }),
            })
            .optional()
            .openapi({ description: 'The part that belongs to the period; left out: by degree days' }),
        }),
      )
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: 'In the place of emissions and cost: they follow from the invoices' }),
  })
  .openapi('Co2Settings');
