import { calibratedUntil, type Day } from '@klarmeter/engine';
import type { PointDevice } from '../metering/index.ts';

/** Allocators count no physical quantity and are not calibrated. */
const NOT_CALIBRATED: readonly string[] = ['heat_cost_allocator'];

/** Last day a device may be used by MessEV section 34; null where none applies or the year of marking is not known. */
export function deviceCalibratedUntil({ kind, markingYear }: Pick<PointDevice, 'kind' | 'markingYear'>): Day | null {
  if (markingYear === null || NOT_CALIBRATED.includes(kind)) return null;
  return calibratedUntil(markingYear) ?? null;
}
