import type { FileRecord } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { type Entered, enterAskedDevices, type House, housesOfGateways } from '../../metering/index.ts';
import type { ReadingFileRow } from '../reading-files/store.ts';
import { gatewayName } from './gateway-name.ts';
import { BY_REQUEST } from './wish.ts';

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
  return enterAskedDevices(context, records, await housesOf(context, row, records), `Datei ${row.name}`);
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
  const ofGateways = await housesOfGateways(context, names);
  return names.map((name) => (name === null ? ofFile : (ofGateways.get(name) ?? ofFile)));
}
