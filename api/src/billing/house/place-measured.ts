import { format } from '@klarmeter/engine';
import type { Assembly } from './assembly.ts';
import type { UnitUse } from './measure-units.ts';
import { originOf } from './provenance.ts';

/** Fields of a unit and of its occupancies, in their order. */
export interface Placed {
  readonly ofUnit: object;
  readonly ofOccupancies: readonly object[];
}

export const NOTHING: Placed = { ofUnit: {}, ofOccupancies: [] };

/** Puts what was recorded at the occupancies, or at the unit where an interim reading is missing, with its readings. */
export function placeMeasured(
  { points, own, value }: UnitUse,
  field: string,
  occupancies: number,
  at: string,
  { provenance }: Assembly,
): Placed {
  if (value === null) return NOTHING;
  if (own === null || own.length !== occupancies) {
    provenance[`${at}/${field}`] = originOf(points, ({ whole }) => whole);
    return { ofUnit: { [field]: format(value) }, ofOccupancies: [] };
  }
  return {
    ofUnit: {},
    ofOccupancies: own.map((part, place) => {
      provenance[`${at}/occupancies/${place}/${field}`] = originOf(points, ({ parts }) => parts[place]);
      return { [field]: format(part) };
    }),
  };
}

export function findRemarkable({ points }: UnitUse, pointer: string, assembly: Assembly): void {
  for (const { point, whole } of points) {
    for (const { code, day } of whole.findings) {
      if (code === 'no_device' || code === 'negative') continue;
      assembly.find('series_remarkable', pointer, point.id, [code, day]);
    }
  }
}
