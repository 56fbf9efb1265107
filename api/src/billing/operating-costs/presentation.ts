import { z } from '@hono/zod-openapi';
import type { OccupancyRow } from '../../properties/index.ts';
import { spansByUnit } from '../house/source.ts';
import { Payment } from '../periods/payment.ts';
import { COMMERCIAL_DEADLINES, RESIDENTIAL_DEADLINES } from '../presentation/texts.ts';
import { metersOf } from './meters.ts';
import type { OperatingCostSource } from './source.ts';

const line = z.string().min(1).max(200);
const register = z.strictObject({ value: line, on: z.iso.date() });

/** What statements of operating costs print beside their amounts, and no amount depends on. */
export const OperatingCostPresentation = z.strictObject({
  schema: z.literal('klarmeter.operating-costs-presentation/1'),
  property: z.strictObject({ number: line, address_lines: z.array(line).min(1).max(4) }),
  units: z.array(
    z.strictObject({
      id: line,
      label: line,
      /** Not of rooms that belong to everybody. */
      use: z.enum(['residential', 'commercial']).optional(),
      occupancies: z.array(
        z.strictObject({
          id: line,
          user_number: line,
          settlement: z.enum(['payable', 'carried_over']),
          /** Number of the heating statement whose amount is taken over, where it was issued before. */
          heating_statement: line.optional(),
          /** Rules for objections and receipts, by the kind of rooms; none for the landlord. */
          deadlines: z.array(z.strictObject({ title: line, text: z.string().min(1).max(400), legal_basis: line })),
        }),
      ),
    }),
  ),
  /** Receipts behind the positions of the house file, by their id. */
  receipts: z.array(z.strictObject({ position_id: line, receipt: line, on: z.iso.date().nullable() })),
  /** Water meters whose values the house file carries, and until when they were calibrated; asked before a release. */
  meters: z
    .array(
      z.strictObject({
        unit_id: line,
        use: z.enum(['cold_water', 'hot_water']),
        serial: line,
        calibrated_until: z.iso.date().nullable(),
        calibration_override: z.string().min(1).max(300).nullable(),
        start: register,
        end: register,
      }),
    )
    .optional(),
  payment: Payment.nullable(),
});
export type OperatingCostPresentation = z.infer<typeof OperatingCostPresentation>;

type Shown = OperatingCostPresentation['units'][number]['occupancies'][number];

/** Interpretation: vacancy is the landlord's, who pays nothing to himself and has no deadlines against himself. */
function shown({ id, number, vacant }: OccupancyRow, use: string, heatingStatement: string | undefined): Shown {
  const deadlines = use === 'commercial' ? COMMERCIAL_DEADLINES : RESIDENTIAL_DEADLINES;
  return {
    id,
    user_number: number,
    settlement: vacant ? 'carried_over' : 'payable',
    ...(heatingStatement === undefined ? {} : { heating_statement: heatingStatement }),
    deadlines: vacant ? [] : deadlines,
  };
}

export function presentOperatingCosts(source: OperatingCostSource): OperatingCostPresentation {
  const { property, settings, units, entries, heating, period } = source;
  const spans = spansByUnit(source.occupancies, period);
  const numberOf = ({ id }: OccupancyRow) => heating?.numbers.get(id);
  const here = new Set(source.occupancies.map(({ id }) => id));
  const earlier = (heating?.occupancies ?? []).filter(({ id }) => !here.has(id));
  return {
    schema: 'klarmeter.operating-costs-presentation/1',
    property: {
      number: property.number,
      address_lines: [property.street, `${property.postalCode} ${property.city}`],
    },
    units: units.map(({ id, label, use }) => ({
      id,
      label,
      ...(use === 'residential' || use === 'commercial' ? { use } : {}),
      occupancies: [
        ...(spans.get(id) ?? []).map(({ row }) => shown(row, use, numberOf(row))),
        ...earlier.filter(({ unitId }) => unitId === id).map((row) => shown(row, use, numberOf(row))),
      ],
    })),
    receipts: entries.map(({ id, description, day }) => ({ position_id: id, receipt: description, on: day })),
    meters: metersOf(source),
    payment: settings.payment,
  };
}
