import { calibrationOf, type Day } from '@klarmeter/engine';
import type { PointDevice } from '../../metering/index.ts';

/**
 * Last day a device may be used by its year of marking and what was written down since (MessEV section 34, section 35,
 * MessEG section 37); null where none applies or the year of marking is not known.
 */
export function deviceCalibratedUntil({
  kind,
  markingYear,
  calibrations,
}: Pick<PointDevice, 'kind' | 'markingYear' | 'calibrations'>): Day | null {
  return calibrationOf(kind, markingYear, calibrations).until;
}
