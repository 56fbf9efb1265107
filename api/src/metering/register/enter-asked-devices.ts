import type { Context } from '../../context.ts';
import type { DeviceRefusal } from './device-refusals.ts';
import { type DeviceToEnter, enterFoundDevices } from './enter-found-devices.ts';
import { foundInRecord, type MeterRecord, namedInRecord } from './found-devices.ts';
import { findNamedDevices } from './named-devices.ts';

/** The house whose devices somebody wants to have made. */
export interface House {
  /** Null: gone. */
  readonly propertyId: string | null;
  /** `request`, or the id of whoever's setting it is. */
  readonly askedBy: string;
}

/** What came of asking for the device of a record. */
export interface Entered {
  /** The device that was made of it; null where none was. */
  readonly deviceId: string | null;
  /** Why none could be made; null where one was, or the register knows it. */
  readonly refusal: DeviceRefusal | null;
}

/**
 * Makes the devices that records name and nobody entered, where somebody asks for it.
 * @param houses of each record; undefined where nobody asks
 * @param reason why they are entered, for their life cycle
 * @returns for each record what came of it; null where nobody asks.
 */
export async function enterAskedDevices(
  context: Context,
  records: readonly MeterRecord[],
  houses: readonly (House | undefined)[],
  reason: string,
): Promise<(Entered | null)[]> {
  const asked = records.map((record, at) => {
    const house = houses[at];
    return house === undefined ? null : toEnter(record, house);
  });
  const made = await enterFoundDevices(
    context,
    asked.map((each) => (typeof each === 'string' ? null : each)),
    reason,
  );
  const refusals = await unlessKnown(context, records, asked);
  return records.map((_, at) =>
    houses[at] === undefined ? null : { deviceId: made[at] ?? null, refusal: refusals.get(at) ?? null },
  );
}

function toEnter(record: MeterRecord, { propertyId, askedBy }: House): DeviceToEnter | DeviceRefusal | null {
  const found = foundInRecord(record);
  if (found === null || typeof found === 'string') return found;
  return propertyId === null ? 'house_gone' : { ...found, foundPropertyId: propertyId, askedBy };
}

/** By the place of the record. What the register knows already need not be made. */
async function unlessKnown(
  context: Context,
  records: readonly MeterRecord[],
  asked: readonly (DeviceToEnter | DeviceRefusal | null)[],
): Promise<ReadonlyMap<number, DeviceRefusal>> {
  const refused = records.flatMap((record, at) => {
    const refusal = asked[at];
    const named = typeof refusal === 'string' ? namedInRecord(record) : null;
    return typeof refusal === 'string' && named !== null ? [{ at, refusal, named }] : [];
  });
  const known = await findNamedDevices(
    context,
    refused.map(({ named }) => named),
  );
  return new Map(refused.flatMap(({ at, refusal }, n) => (known[n]?.length === 0 ? [[at, refusal] as const] : [])));
}
