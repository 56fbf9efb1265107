import { type Day, shiftedDay } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { selectNewest, selectRegisters } from '../readings/newest-values.ts';
import { LOOK_BACK_DAYS } from '../readings/plausibility.ts';
import type { ReadingRow } from '../readings/reading-store.ts';
import { type InstalledDevice, selectInstalledBetween } from '../store.ts';

/** What is known of some points on a day on which somebody may read them, each by point. */
export interface KnownPoints {
  /** On the day of an exchange the new device. */
  readonly devices: ReadonlyMap<string, InstalledDevice>;
  /** What the expected value is made of, in order of reading. */
  readonly registers: ReadonlyMap<string, readonly ReadingRow[]>;
  /** The last value before `firstDay`, unless a former device showed it: the new one begins anew. */
  readonly last: ReadonlyMap<string, ReadingRow>;
}

/** @param firstDay the first of the days on which is read */
export async function knownPointsOn(
  context: Context,
  pointIds: readonly string[],
  { day, firstDay }: { readonly day: Day; readonly firstDay: string },
): Promise<KnownPoints> {
  const [devices, registers, last] = await Promise.all([
    selectInstalledBetween(context, pointIds, { from: day, to: day }),
    selectRegisters(context, pointIds, { from: shiftedDay(day, -LOOK_BACK_DAYS), exactFrom: firstDay }),
    selectNewest(context, pointIds, { from: null, to: shiftedDay(firstDay as Day, -1) }),
  ]);
  const installed = new Map(devices.map((each) => [each.installation.measuringPointId, each]));
  const isOfFormer = ({ measuringPointId, deviceId }: ReadingRow) => {
    const now = installed.get(measuringPointId);
    return now !== undefined && now.device.id !== deviceId;
  };
  return {
    devices: installed,
    registers: Map.groupBy(registers, ({ measuringPointId }) => measuringPointId),
    last: new Map(last.filter((row) => !isOfFormer(row)).map((row) => [row.measuringPointId, row])),
  };
}
