import { z } from '@hono/zod-openapi';
import type { OccupancyRow } from '../../properties/index.ts';
import { spansByUnit } from '../house-source.ts';
import { Payment } from '../settings.ts';
import type { OperatingCostSource } from './source.ts';

const line = z.string().min(1).max(200);

/** What statements of operating costs print beside their amounts, and no amount depends on. */
export const OperatingCostPresentation = z.strictObject({
  schema: z.literal('klarmeter.operating-costs-presentation/1'),
  property: z.strictObject({ number: line, address_lines: z.array(line).min(1).max(4) }),
  units: z.array(
    z.strictObject({
      id: line,
      label: line,
      occupancies: z.array(
        z.strictObject({ id: line, user_number: line, settlement: z.enum(['payable', 'carried_over']) }),
      ),
    }),
  ),
  /** Receipts behind the positions of the house file, by their id. */
  receipts: z.array(z.strictObject({ position_id: line, receipt: line, on: z.iso.date().nullable() })),
  payment: Payment.nullable(),
});
export type OperatingCostPresentation = z.infer<typeof OperatingCostPresentation>;

/** Interpretation: vacancy is the landlord's, who pays nothing to himself. */
const shown = ({
  id,
  number,
  vacant,
}: OccupancyRow): OperatingCostPresentation['units'][number]['occupancies'][number] => ({
  id,
  user_number: number,
  settlement: vacant ? 'carried_over' : 'payable',
});

export function presentOperatingCosts(source: OperatingCostSource): OperatingCostPresentation {
  const { property, settings, units, entries, heating, period } = source;
  const spans = spansByUnit(source.occupancies, period);
  const here = new Set(source.occupancies.map(({ id }) => id));
  const earlier = (heating?.occupancies ?? []).filter(({ id }) => !here.has(id));
  return {
    schema: 'klarmeter.operating-costs-presentation/1',
    property: {
      number: property.number,
      address_lines: [property.street, `${property.postalCode} ${property.city}`],
    },
    units: units.map(({ id, label }) => ({
      id,
      label,
      occupancies: [
        ...(spans.get(id) ?? []).map(({ row }) => shown(row)),
        ...earlier.filter(({ unitId }) => unitId === id).map(shown),
      ],
    })),
    receipts: entries.map(({ id, description, day }) => ({ position_id: id, receipt: description, on: day })),
    payment: settings.payment,
  };
}
