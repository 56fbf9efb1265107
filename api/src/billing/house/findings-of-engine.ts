import type { Finding } from '@klarmeter/engine';
import type { RunFinding } from '../runs/schemas.ts';
import type { Origin, Provenance } from './provenance.ts';

interface Identified {
  readonly id: string;
}

interface IdentifiedHouse {
  readonly units?: readonly (Identified & {
    readonly occupancies: readonly Identified[];
    readonly heating_only?: readonly Identified[];
  })[];
  readonly costs?: readonly Identified[];
  readonly positions?: readonly Identified[];
  readonly heating_labour?: readonly { readonly cost: string }[];
  readonly heating?: IdentifiedHouse;
}

/** A finding of the engine with the object its pointer leads to; the period where it leads to none. */
export function fromEngine(
  { path, ...finding }: Omit<Finding, 'code'> & { readonly code: string },
  house: IdentifiedHouse,
  provenance: Provenance,
  billingPeriodId: string,
): RunFinding {
  const objectId = objectAt(path, house, (pointer) => provenance[pointer]);
  return { ...finding, pointer: path, object_id: objectId ?? billingPeriodId };
}

function objectAt(
  pointer: string,
  house: IdentifiedHouse,
  originAt: (pointer: string) => Origin | undefined,
): string | undefined {
  const [, list, at, members, member] = pointer.split('/');
  if (list === 'units') {
    const unit = house.units?.[Number(at)];
    const people = members === 'heating_only' ? unit?.heating_only : unit?.occupancies;
    return people?.[Number(member)]?.id ?? unit?.id;
  }
  if (list === 'costs') return house.costs?.[Number(at)]?.id;
  if (list === 'positions') return house.positions?.[Number(at)]?.id;
  if (list === 'heating_labour') return house.heating_labour?.[Number(at)]?.cost;
  if (list === 'heating') {
    const inside = objectAt(pointer.slice('/heating'.length), house.heating ?? {}, (each) =>
      originAt(`/heating${each}`),
    );
    return inside ?? originAt('/heating')?.billing_period_id;
  }
  const layer = /^\/fuel_stock\/layers\/\d+/.exec(pointer)?.[0];
  return layer === undefined ? undefined : originAt(layer)?.fuel_delivery_id;
}
