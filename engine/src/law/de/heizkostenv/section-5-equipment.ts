import type { Day } from '../../../time/day.ts';
import type { Period } from '../../../time/period.ts';
import { findInForce } from '../../dated.ts';
import { INTEROPERABLE_DAYS, REMOTE_READING_DAYS } from './section-5-equipment.parameters.ts';

/** Which duty of section 5 a device breaks in a period: that of new equipment, or to have retrofitted the old. */
export type EquipmentBreach = 'installed_without' | 'not_retrofitted';

/**
 * Section 5(2), (3): what a device that cannot be read remotely breaks in this period. `singleReplacement`: one device
 * replaced or added in a system whose others are not remotely readable; it shares their time.
 */
export function remoteReadingBreach(
  device: { readonly installedOn: Day; readonly singleReplacement: boolean },
  period: Period,
): EquipmentBreach | undefined {
  const days = findInForce(REMOTE_READING_DAYS, period.to)?.value;
  if (days === undefined) return undefined;
  if (device.installedOn > days.installedAfter && !device.singleReplacement) return 'installed_without';
  return period.to > days.retrofitUntil ? 'not_retrofitted' : undefined;
}

/** Section 5(2), (4): what a remotely readable device breaks in this period that no gateway or other maker can read. */
export function interoperabilityBreach(installedOn: Day, period: Period): EquipmentBreach | undefined {
  const days = findInForce(INTEROPERABLE_DAYS, period.to)?.value;
  if (days === undefined) return undefined;
  if (installedOn >= days.installedFrom) return 'installed_without';
  return period.to > days.retrofitUntil ? 'not_retrofitted' : undefined;
}

/** Whether a breach by not retrofitting reaches only into a part of this period. */
export function beginsWithin(period: Period): boolean {
  const days = findInForce(REMOTE_READING_DAYS, period.to)?.value;
  return days !== undefined && period.from <= days.retrofitUntil;
}
