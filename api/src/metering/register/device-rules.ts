import { refusal } from '../../problem.ts';

/** The unit a device of a kind counts in; a smoke alarm counts nothing. */
export const UNIT_BY_KIND: Readonly<Record<string, 'kWh' | 'm3' | 'HCA'>> = {
  heat_meter: 'kWh',
  hot_water_meter: 'm3',
  cold_water_meter: 'm3',
  heat_cost_allocator: 'HCA',
};

const KINDS_BY_USE: Readonly<Record<string, readonly string[]>> = {
  heating: ['heat_cost_allocator', 'heat_meter'],
  hot_water: ['hot_water_meter'],
  cold_water: ['cold_water_meter'],
  smoke_alarm: ['smoke_alarm'],
  hot_water_heat: ['heat_meter'],
  total_heat: ['heat_meter'],
  cold_water_main: ['cold_water_meter'],
};

/** Only an allocator has a unit scale: any other register shows what it measured. */
export function refuseForeignScale({ kind, scale }: { kind: string; scale: string }): void {
  if (scale === 'unit' && kind !== 'heat_cost_allocator') {
    throw refusal('/scale', 'scale_without_allocator', {
      de: 'Eine Einheitsskala haben nur Heizkostenverteiler.',
      en: 'Only a heat cost allocator has a unit scale.',
    });
  }
}

/** The factor of a radiator multiplies what an allocator with a unit scale shows, and nothing else. */
export function refuseForeignFactor(
  pointer: string,
  factor: string | null,
  { kind, scale }: { kind: string; scale: string },
): void {
  if (factor === null || (kind === 'heat_cost_allocator' && scale === 'unit')) return;
  throw refusal(pointer, 'factor_without_unit_scale', {
    de: 'Einen Bewertungsfaktor braucht nur ein Heizkostenverteiler mit Einheitsskala.',
    en: 'Only a heat cost allocator with a unit scale is billed with an evaluation factor.',
  });
}

/** A point for hot water takes no allocator. */
export function refuseForeignKind(pointer: string, { kind }: { kind: string }, { use }: { use: string }): void {
  if (KINDS_BY_USE[use]?.includes(kind)) return;
  throw refusal(pointer, 'kind_does_not_measure_use', {
    de: 'Ein Gerät dieser Art misst nicht, was an der Messstelle zu messen ist.',
    en: `A ${kind} does not measure ${use}.`,
  });
}
