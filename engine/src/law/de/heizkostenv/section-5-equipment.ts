import { type Day, laterDay, nextDay } from '../../../time/day.ts';
import type { Period } from '../../../time/period.ts';
import { findInForce } from '../../dated.ts';
import { GATEWAY_RETROFIT, REMOTE_READING_RETROFIT } from './section-5-retrofit.parameters.ts';

/** What decides whether a device has to be remotely readable. */
export interface InstalledDevice {
  readonly installedOn: Day;
  readonly remotelyReadable: boolean;
  /** Section 5(2) sentence 2: a single device replaced or added in a system whose other devices are not readable. */
  readonly addedToOlderSystem?: boolean;
  /** Section 5(3) sentence 2: technically impossible, disproportionate or an undue hardship; with its documented reason. */
  readonly hardshipReason?: string | null;
}

/** Which duty of section 5 a device breaks: that of new equipment, or to have retrofitted the old. */
export type EquipmentBreach = 'installed_without' | 'not_retrofitted';

/** Section 5(3) sentence 2. Interpretation: a hardship excuses with a documented reason only; an empty one is none. */
export const isHardship = (reason: string | null | undefined): boolean => (reason ?? '').trim() !== '';

/**
 * Section 5(2), (3): what a device that cannot be read remotely breaks, and from which day on, by the law of `day`;
 * undefined where nothing. That day may lie after `day`: then nothing is broken yet.
 * Interpretation: sentence 2 on hardship stands in subsection 3 and takes back its sentence 1 alone; what was installed
 * when it had to be readable already is not excused by it.
 */
export function remoteReadingBreach(
  device: InstalledDevice,
  day: Day,
): { readonly breach: EquipmentBreach; readonly since: Day } | undefined {
  const dates = findInForce(REMOTE_READING_RETROFIT, day)?.value;
  if (dates === undefined || device.remotelyReadable) return undefined;
  const isOld = device.installedOn <= dates.installedUntil || device.addedToOlderSystem === true;
  if (!isOld) return { breach: 'installed_without', since: device.installedOn };
  if (isHardship(device.hardshipReason)) return undefined;
  // What is added to an older system when that itself is overdue is late from its own first day on.
  return { breach: 'not_retrofitted', since: laterDay(nextDay(dates.until), device.installedOn) };
}

/**
 * The first day on which this device is in use contrary to section 5(2) or (3), looked at on `day`; undefined where
 * there is none.
 */
export const unreadableSince = (device: InstalledDevice, day: Day): Day | undefined =>
  remoteReadingBreach(device, day)?.since;

/**
 * Section 5(2), (4): what a remotely readable device breaks in this period that no gateway or other maker can read.
 * Interpretation: the day of the change stands in both duties; what was installed on it has the time of the older ones.
 */
export function interoperabilityBreach(installedOn: Day, period: Period): EquipmentBreach | undefined {
  const days = findInForce(GATEWAY_RETROFIT, period.to)?.value;
  if (days === undefined) return undefined;
  if (installedOn > days.installedUntil) return 'installed_without';
  return period.to > days.until ? 'not_retrofitted' : undefined;
}

/** Whether a breach by not retrofitting reaches only into a part of this period. */
export function beginsWithin(period: Period): boolean {
  const days = findInForce(REMOTE_READING_RETROFIT, period.to)?.value;
  return days !== undefined && period.from <= days.until;
}
