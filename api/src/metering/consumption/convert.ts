import type { z } from '@hono/zod-openapi';
import type { WholeConsumption } from '../virtual-points/consumption-of-units.ts';
import { toNamedPart } from '../virtual-points/convert.ts';
import type { Consumption } from './schemas.ts';
import { shownConsumption } from './shown-consumption.ts';

export type ConsumptionWire = z.infer<typeof Consumption>;
type VirtualSeriesWire = ConsumptionWire['virtual_points'][number];

export function toConsumption(consumption: WholeConsumption): ConsumptionWire {
  const { unit, occupancy, interval, from, to, series, virtual } = consumption;
  return {
    unit: { id: unit.id, label: unit.label, property_id: unit.propertyId },
    occupancy_id: occupancy?.id ?? null,
    interval,
    from,
    to,
    series: series.map(({ values, ...counted }) => ({
      ...counted,
      values: values.map(({ from: first, to: last, value, reason }) => ({
        from: first,
        to: last,
        reason,
        value: value === null ? null : shownConsumption(value),
      })),
    })),
    virtual_points: virtual.map(({ point: { row }, parts, values }) => ({
      virtual_point_id: row.id,
      name: row.name,
      use: row.use as VirtualSeriesWire['use'],
      unit: row.countedIn as VirtualSeriesWire['unit'],
      parts: parts.map(toNamedPart),
      values: [...values],
    })),
  };
}
