import type { z } from '@hono/zod-openapi';
import {
  type VirtualConsumption as Counted,
  type Day,
  type VirtualPoint as Defined,
  MISSING_REASON_WORDS,
  type Period,
  type VirtualPart,
  type VirtualReason,
  type VirtualTerm,
} from '@klarmeter/engine';
import type { Consumption, NamedPart } from '../consumption/schemas.ts';
import { shownConsumption } from '../consumption/shown-consumption.ts';
import type { VirtualConsumption, VirtualPoint } from './schemas.ts';
import type { DefinedPoint } from './store.ts';

export type VirtualPointWire = z.infer<typeof VirtualPoint>;
export type NamedPartWire = z.infer<typeof NamedPart>;
type ValueWire = z.infer<typeof VirtualConsumption>['values'][number];

export function toVirtualPoint({ row, definitions }: DefinedPoint): VirtualPointWire {
  return {
    id: row.id,
    livemode: row.livemode,
    version: row.version,
    property_id: row.propertyId,
    unit_id: row.unitId,
    use: row.use as VirtualPointWire['use'],
    name: row.name,
    counted_in: row.countedIn as VirtualPointWire['counted_in'],
    definitions: definitions.map(({ fromDay, terms, reason, createdAt }) => ({
      from: fromDay,
      terms: [...terms],
      reason,
      created_at: createdAt.toISOString(),
    })),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** As the engine counts with it. */
export const toDefined = ({ row, definitions }: DefinedPoint): Defined => ({
  id: row.id,
  definitions: definitions.map(({ fromDay, terms }) => ({
    from: fromDay as Day,
    terms: terms.map(({ point_id, sign }) => ({ pointId: point_id, sign })),
  })),
});

const WORDS: Readonly<Record<VirtualReason, { readonly de: string; readonly en: string }>> = {
  ...MISSING_REASON_WORDS,
  not_defined: { de: 'für diese Tage ist nicht festgelegt, woraus sich der Wert ergibt', en: 'no definition holds' },
  counts_differently: { de: 'ein Gerät zählt in einer anderen Einheit', en: 'a device counts in another unit' },
  negative_difference: {
    de: 'abgezogen würde mehr, als gezählt wurde',
    en: 'more would be taken away than was counted',
  },
};

export function toVirtualValue(id: string, period: Period, counted: Counted): ValueWire {
  const { value, origin, reason } = toCountedValue(counted);
  const shared = { ...period, value, origin, parts: flat(id, counted.parts) };
  if (reason === null) return { ...shared, reason, sum: null, message_de: null, message_en: null };
  const { de, en } = WORDS[reason];
  return {
    ...shared,
    reason,
    sum: counted.status === 'negative' ? shownConsumption(counted.sum) : null,
    message_de: `Kein Wert: ${de}.`,
    message_en: `No value: ${en}.`,
  };
}

/** A value with its origin, or why there is none and through which part. */
export type CountedValue = Pick<
  z.infer<typeof Consumption>['virtual_points'][number]['values'][number],
  'value' | 'origin' | 'reason' | 'reason_point_id'
>;

export function toCountedValue(counted: Counted): CountedValue {
  if (counted.status === 'known') {
    const { value, origin } = counted;
    return { value: shownConsumption(value), origin, reason: null, reason_point_id: null };
  }
  const reason = counted.status === 'negative' ? 'negative_difference' : counted.reason;
  const part = counted.parts.find(({ value }) => value === null);
  return { value: null, origin: 'missing' as const, reason, reason_point_id: part?.pointId ?? null };
}

export const toNamedPart = ({ pointId, sign, from, to }: Period & VirtualTerm): NamedPartWire => ({
  point_id: pointId,
  sign,
  from,
  to,
});

const flat = (within: string, parts: readonly VirtualPart[]): ValueWire['parts'] =>
  parts.flatMap(({ pointId, sign, from, to, value, origin, reason, parts: inner }) => [
    {
      point_id: pointId,
      within,
      sign,
      from,
      to,
      value: value === null ? null : shownConsumption(value),
      origin: origin ?? 'missing',
      reason,
    },
    ...flat(pointId, inner),
  ]);
