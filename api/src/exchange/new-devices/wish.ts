import type { Context } from '../../context.ts';
import { type House, housesOfGateways } from '../../metering/index.ts';
import { findProperty } from '../../properties/index.ts';
import { findReceiver } from '../drops/store.ts';
import { findMapping, type ReadingFileRow } from '../reading-files/store.ts';
import { gatewayName } from './gateway-name.ts';

/** Whether devices that only a file knows are made, of which house, and who says so. */
export type Wish = Pick<ReadingFileRow, 'newDevicesPropertyId' | 'newDevicesAskedBy' | 'newDevicesFault'>;

/** Whoever sent the file asked for it himself. */
export const BY_REQUEST = 'request';

/** What a request says, with a house that was looked for; null where it says nothing. */
export const wishOfRequest = (propertyId: string | null): Wish => ({
  newDevicesPropertyId: propertyId,
  newDevicesAskedBy: propertyId === null ? null : BY_REQUEST,
  newDevicesFault: null,
});

/**
 * What holds for a file, looked up when an attempt begins: what was asked for with it, else the setting of its gateway, of
 * the login or address it came by, or of the mapping it is read by. The first one that says something counts: who is
 * nearest to the devices knows best. A house that is gone stops no file; it is taken in, and says so.
 */
export async function wishOfFile(
  context: Context,
  { newDevicesPropertyId, newDevicesAskedBy, gateway, receiverId, mappingId }: ReadingFileRow,
): Promise<Wish> {
  if (newDevicesAskedBy === BY_REQUEST) return { newDevicesPropertyId, newDevicesAskedBy, newDevicesFault: null };
  const house =
    (await houseOfGateway(context, gatewayName(gateway))) ??
    (await houseOf(context, receiverId === null ? undefined : await findReceiver(context, receiverId))) ??
    (await houseOf(context, mappingId === null ? undefined : await findMapping(context, mappingId)));
  return {
    newDevicesPropertyId: house?.propertyId ?? null,
    newDevicesAskedBy: house?.askedBy ?? null,
    newDevicesFault: house?.propertyId === null ? 'house_gone' : null,
  };
}

async function houseOf(
  context: Context,
  row: { readonly id: string; readonly newDevicesPropertyId: string | null } | undefined,
): Promise<House | undefined> {
  if (row === undefined || row.newDevicesPropertyId === null) return undefined;
  const there = await findProperty(context, row.newDevicesPropertyId);
  return { askedBy: row.id, propertyId: there?.id ?? null };
}

async function houseOfGateway(context: Context, name: string | null): Promise<House | undefined> {
  return name === null ? undefined : (await housesOfGateways(context, [name])).get(name);
}
