import type { FileRecord } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import {
  type DeviceToEnter,
  enterFoundDevices,
  findNamedDevices,
  foundInRecord,
  gatewaysWithNewDevices,
  namedInRecord,
} from '../../metering/index.ts';
import { selectPropertiesById } from '../../properties/index.ts';
import type { ReadingFileRow } from '../reading-files/store.ts';
import { gatewayName } from './gateway-name.ts';
import type { DeviceRefusal } from './refusals.ts';
import { BY_REQUEST } from './wish.ts';

/** What came of asking for the device of a record. */
export interface Entered {
  /** The device that was made of it; null where none was. */
  readonly deviceId: string | null;
  /** Why none could be made; null where one was, or the register knows it. */
  readonly refusal: DeviceRefusal | null;
}

interface House {
  /** Null: gone. */
  readonly propertyId: string | null;
  readonly askedBy: string;
}

/**
 * Makes the devices that records name and nobody entered, where somebody asks for it, before anything else is done with
 * the records.
 * @returns for each record what came of it; null where nobody asks.
 */
export async function enterDevices(
  context: Context,
  row: ReadingFileRow,
  records: readonly FileRecord[],
): Promise<readonly (Entered | null)[]> {
  const houses = await housesOf(context, row, records);
  const asked = records.map((record, at) => {
    const house = houses[at];
    return house === undefined ? null : toEnter(record, house);
  });
  const made = await enterFoundDevices(
    context,
    asked.map((each) => (typeof each === 'string' ? null : each)),
    `Datei ${row.name}`,
  );
  const refusals = await unlessKnown(context, records, asked);
  return records.map((_, at) =>
    houses[at] === undefined ? null : { deviceId: made[at] ?? null, refusal: refusals.get(at) ?? null },
  );
}

function toEnter(record: FileRecord, { propertyId, askedBy }: House): DeviceToEnter | DeviceRefusal | null {
  const found = foundInRecord(record);
  if (found === null || typeof found === 'string') return found;
  return propertyId === null ? 'house_gone' : { ...found, foundPropertyId: propertyId, askedBy };
}

/** By the place of the record. What the register knows already need not be made. */
async function unlessKnown(
  context: Context,
  records: readonly FileRecord[],
  asked: readonly (DeviceToEnter | DeviceRefusal | null)[],
): Promise<ReadonlyMap<number, DeviceRefusal>> {
  const refused = records.flatMap((record, at) => {
    const [refusal, named] = [asked[at], namedInRecord(record)];
    return typeof refusal === 'string' && named !== null ? [{ at, refusal, named }] : [];
  });
  const known = await findNamedDevices(
    context,
    refused.map(({ named }) => named),
  );
  return new Map(refused.flatMap(({ at, refusal }, n) => (known[n]?.length === 0 ? [[at, refusal] as const] : [])));
}

/** The house of each record's new devices: a gateway that its record names says more than all of the file. */
async function housesOf(
  context: Context,
  { newDevicesPropertyId: propertyId, newDevicesAskedBy: askedBy }: ReadingFileRow,
  records: readonly FileRecord[],
): Promise<readonly (House | undefined)[]> {
  const ofFile = askedBy === null ? undefined : { propertyId, askedBy };
  if (askedBy === BY_REQUEST) return records.map(() => ofFile);
  const names = records.map((record) => ('gateway' in record ? gatewayName(record.gateway) : null));
  const asking = await gatewaysWithNewDevices(context, [...new Set(names.filter((name) => name !== null))]);
  const wanted = [...new Set([...asking.values()].map((gateway) => gateway.propertyId))];
  const there = new Set((wanted.length === 0 ? [] : await selectPropertiesById(context, wanted)).map(({ id }) => id));
  return names.map((name) => {
    const gateway = name === null ? undefined : asking.get(name);
    if (gateway === undefined) return ofFile;
    return { propertyId: there.has(gateway.propertyId) ? gateway.propertyId : null, askedBy: gateway.id };
  });
}
