import { z } from '@hono/zod-openapi';
import { Cents, Day, Decimal, idOf, Percent } from '../../http/schemas.ts';
import { StatedDevice, StatedDeviceTraits, StatedGroupMeter } from './audit-settings-devices.ts';
import { StatedBuilding, StatedPlant } from './audit-settings-house.ts';

const flag = (description: string) => z.boolean().optional().openapi({ example: true, description });
const text = (example: string) => z.string().trim().min(1).max(300).openapi({ example });

const Agreements = z.strictObject({
  heating_consumption_percent: Percent.nullable().optional(),
  hot_water_consumption_percent: Percent.nullable().optional(),
  above_maximum: flag('More than the upper bound was agreed with every user (HeizkostenV § 10)'),
  key_change: z
    .strictObject({
      declared_on: Day,
      effective_from: Day,
      reason: z
        .enum(['group_recording', 'energy_saving', 'other_proper_reason'])
        .nullable()
        .openapi({ example: 'energy_saving' }),
    })
    .nullable()
    .optional(),
  metering_rental: z
    .strictObject({
      announced_on: Day,
      users: z.int().min(1).max(100_000).openapi({ format: 'int32', example: 12 }),
      objections: z.int().min(0).max(100_000).openapi({ format: 'int32', example: 2 }),
    })
    .nullable()
    .optional()
    .openapi({ description: 'Rental of the devices as it was announced (HeizkostenV § 4(2)); null: never' }),
  interim_reading_fee: flag('The moving tenant has agreed to pay for the interim reading'),
});

const Unit = z.strictObject({ unit_id: idOf('unit'), area_change_reason: text('Aufmaß nach dem Umbau') });

const Occupancy = z.strictObject({
  occupancy_id: idOf('occupancy'),
  held_by: z
    .enum(['tenant', 'flat_owner', 'landlord'])
    .optional()
    .openapi({ example: 'tenant', description: 'Left out: a tenant, where the unit is not vacant' }),
  vat_option: flag('The landlord charges value added tax on this rent (UStG § 9)'),
  advance_paid_cents: Cents.min(0).optional().openapi({ example: 80_000, description: 'What was really paid' }),
});

const InterimReading = z.strictObject({
  occupancy_id: idOf('occupancy').openapi({ description: 'The occupancy that ended' }),
  impossible_reason: text('Geräte ohne Funk, niemand öffnete'),
});

const Substitute = z.strictObject({
  unit_id: idOf('unit'),
  use: z.enum(['heating', 'hot_water']).openapi({ example: 'heating' }),
  cause: z
    .enum(['device_failure', 'no_access', 'no_device', 'other_compelling_reason'])
    .optional()
    .openapi({ example: 'no_access', description: 'Left out: what the readings say' }),
  estimated_before: z.int().min(0).max(100).optional().openapi({
    format: 'int32',
    example: 1,
    description: 'Periods in a row before this one; left out: those of this account',
  }),
  approved: flag('Somebody in charge approved a repeated estimate'),
});

const Fuel = z.strictObject({
  closing_value_cents: Cents.min(0).optional().openapi({ example: 98_000, description: 'Closing stock as booked' }),
  cuts: z
    .array(
      z.strictObject({
        cost_entry_id: idOf('costEntry'),
        cut_by: z
          .enum(['meter_reading', 'interim_invoice', 'degree_days', 'manual'])
          .nullable()
          .openapi({ example: 'meter_reading', description: 'Null: it was not' }),
      }),
    )
    .max(100)
    .optional()
    .openapi({ description: 'How bills that reach beyond the period were cut at its boundary' }),
});

const Co2Invoice = z.strictObject({
  energy_kwh: Decimal.nullable().optional(),
  calorific: z.enum(['gross', 'net']).optional().openapi({ example: 'net' }),
  factor_kg_per_kwh: Decimal.nullable().optional().openapi({ example: '0.20088' }),
  emissions_kg: Decimal.nullable().optional(),
  cost_cents: Cents.min(0).nullable().optional(),
  delivered_in: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .openapi({ example: '2025' }),
  vat_percent: Percent.optional().openapi({ example: '19' }),
});

const Co2 = z.strictObject({
  excluded_by: text('Biogas ohne CO2-Preis').optional().openapi({ description: 'Why the act does not apply (§ 2)' }),
  invoices: z.array(Co2Invoice).max(100).optional().openapi({
    description: 'What the bills say (CO2KostAufG § 3(1)); null: it is not there. Left out: settings.co2.invoices',
  }),
  restriction_proven: flag('The tenants were shown the proof of CO2KostAufG § 9(1) sentence 3'),
  relieved_elsewhere: flag('The landlord part is taken off in another document'),
});

const MonthlyInformation = z.strictObject({
  occupancy_id: idOf('occupancy'),
  months: z
    .array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/))
    .max(24)
    .default([])
    .openapi({ example: ['2025-03'], description: 'Sent without this platform; what it formed counts beside them' }),
  notified: flag('The user was told each time, or got it on paper'),
});

/** What the audit before a release has to know and nothing else does. What is left out is unknown, and never a fault. */
export const AuditSettings = z
  .strictObject({
    building: StatedBuilding.optional(),
    plant: StatedPlant.optional(),
    agreements: Agreements.optional(),
    short_period_reason: text('Umstellung auf das Kalenderjahr').optional(),
    units: z.array(Unit).max(5_000).optional(),
    occupancies: z.array(Occupancy).max(5_000).optional(),
    every_device: StatedDeviceTraits.optional().openapi({
      description: 'Holds for every device as far as `devices` says nothing else of it',
    }),
    devices: z.array(StatedDevice).max(5_000).optional(),
    group_meters: z.array(StatedGroupMeter).max(50).optional(),
    interim_readings: z.array(InterimReading).max(500).optional(),
    substitutes: z.array(Substitute).max(500).optional(),
    fuel: Fuel.optional(),
    co2: Co2.optional(),
    monthly_information: z.array(MonthlyInformation).max(5_000).optional(),
    arrives_on: Day.optional().openapi({ description: 'Day by which the statements will have arrived' }),
  })
  .openapi('AuditSettings');
export type AuditSettings = z.infer<typeof AuditSettings>;
