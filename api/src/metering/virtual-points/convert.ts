import type { z } from '@hono/zod-openapi';
import {
  type VirtualConsumption as Counted,
  type Day,
  type VirtualPoint as Defined,
  formatFixed,
  MISSING_REASON_WORDS,
  type Period,
  type VirtualPart,
  type VirtualReason,
} from '@klarmeter/engine';
import type { VirtualConsumption, VirtualPoint } from './schemas.ts';
import type { DefinedPoint } from './store.ts';

export type VirtualPointWire = z.infer<typeof VirtualPoint>;
type ValueWire = z.infer<typeof VirtualConsumption>['values'][number];

const DECIMALS = 3;

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
  const shared = { ...period, parts: flat(id, counted.parts) };
  if (counted.status === 'measured') {
    const value = formatFixed(counted.value, DECIMALS);
    return { ...shared, value, reason: null, sum: null, message_de: null, message_en: null };
  }
  const reason = counted.status === 'negative' ? 'negative_difference' : counted.reason;
  const { de, en } = WORDS[reason];
  return {
    ...shared,
    value: null,
    reason,
    sum: counted.status === 'negative' ? formatFixed(counted.sum, DECIMALS) : null,
    message_de: `Kein Wert: ${de}.`,
    message_en: `No value: ${en}.`,
  };
}

const flat = (within: string, parts: readonly VirtualPart[]): ValueWire['parts'] =>
  parts.flatMap(({ pointId, sign, from, to, value, reason, parts: inner }) => [
    {
      point_id: pointId,
      within,
      sign,
      from,
      to,
      value: value === null ? null : formatFixed(value, DECIMALS),
      reason,
    },
    ...flat(pointId, inner),
  ]);
