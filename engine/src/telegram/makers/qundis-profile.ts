import type { TelegramRecord } from '../records.ts';
import { statusText } from '../status.ts';
import { dayAtPlace, named, valueAt } from './fields.ts';
import type { DeviceRule, MakerContent, MakerTelegram } from './maker.ts';
import { qundisBlockOf } from './qundis-block.ts';

export const QUNDIS_DEVICES: readonly DeviceRule[] = [{ manufacturer: 'QDS' }, { manufacturer: 'LSE' }];

/** What a telegram of one quantity says, however it was sent. */
interface QundisReading {
  readonly value: (storage: number) => string | null;
  readonly day: (storage: number) => string | null;
  /** What was counted in each of the last twelve months, the oldest first. */
  readonly months: readonly (string | null)[];
}

/**
 * Reads a telegram of Qundis, in standard records or packed into the block, and names what `names` makes of it; null where it
 * does not count `quantity`.
 */
export function qundisContent(
  telegram: MakerTelegram,
  quantity: string,
  names: (reading: QundisReading) => Readonly<Record<string, string | null>>,
): MakerContent | null {
  const block = qundisBlockOf(telegram.records);
  const records: readonly TelegramRecord[] = [...telegram.records, ...block.records];
  if (!records.some((r) => r.quantity === quantity && r.storage <= 1)) return null;
  const value = (storage: number) => valueAt(records, quantity, { storage });
  const day = (storage: number) => dayAtPlace(records, { storage });
  const status = telegram.status === null ? null : statusText(telegram.status);
  return {
    records: block.records,
    values: named({ status, ...names({ value, day, months: block.months }) }),
  };
}

/** Months by the numbers of the maker's programs, which begin at 2 with the oldest. */
export function monthNames(
  months: readonly (string | null)[],
  name: string,
  unit: string,
): Record<string, string | null> {
  return Object.fromEntries(months.map((counted, n) => [`${name}_${n + 2}_${unit}`, counted]));
}
