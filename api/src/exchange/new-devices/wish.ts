import type { Context } from '../../context.ts';
import { gatewaysWithNewDevices } from '../../metering/index.ts';
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
  const asking =
    (await askingGateway(context, gatewayName(gateway))) ??
    asks(receiverId === null ? undefined : await findReceiver(context, receiverId)) ??
    asks(mappingId === null ? undefined : await findMapping(context, mappingId));
  if (asking === undefined) return { newDevicesPropertyId: null, newDevicesAskedBy: null, newDevicesFault: null };
  const isThere = (await findProperty(context, asking.propertyId)) !== null;
  return {
    newDevicesPropertyId: isThere ? asking.propertyId : null,
    newDevicesAskedBy: asking.id,
    newDevicesFault: isThere ? null : 'house_gone',
  };
}

interface Asking {
  readonly id: string;
  readonly propertyId: string;
}

const asks = (row: { readonly id: string; readonly newDevicesPropertyId: string | null } | undefined) =>
  row === undefined || row.newDevicesPropertyId === null
    ? undefined
    : { id: row.id, propertyId: row.newDevicesPropertyId };

async function askingGateway(context: Context, name: string | null): Promise<Asking | undefined> {
  return name === null ? undefined : (await gatewaysWithNewDevices(context, [name])).get(name);
}
