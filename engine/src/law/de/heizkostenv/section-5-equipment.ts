import { type Day, laterDay, nextDay } from '../../../time/day.ts';
import { findInForce } from '../../dated.ts';
import { REMOTE_READING_DATES } from './section-5-equipment.parameters.ts';

/** What decides whether a device has to be remotely readable. */
export interface InstalledDevice {
  readonly installedOn: Day;
  readonly remotelyReadable: boolean;
  /** Section 5(2) sentence 2: a single device replaced or added in a system whose other devices are not readable. */
  readonly addedToOlderSystem?: boolean;
  /** Section 5(3) sentence 2: technically impossible, disproportionate or an undue hardship; with its documented reason. */
  readonly hardshipReason?: string | null;
}

/**
 * The first day on which this device is in use contrary to section 5(2) or (3), looked at on `day`; undefined where
 * there is none. Interpretation: a hardship excuses with a documented reason only; an empty one is none.
 */
export function unreadableSince(device: InstalledDevice, day: Day): Day | undefined {
  const dates = findInForce(REMOTE_READING_DATES, day)?.value;
  if (dates === undefined || device.remotelyReadable) return undefined;
  if ((device.hardshipReason ?? '').trim() !== '') return undefined;
  const retrofit = device.installedOn <= dates.otherInstalledUntil || device.addedToOlderSystem === true;
  if (!retrofit) return device.installedOn;
  // What is added to an older system when that itself is overdue is late from its own first day on.
  return laterDay(nextDay(dates.otherUsedUntil), device.installedOn);
}
