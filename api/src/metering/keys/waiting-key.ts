import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { deviceKeyPlace } from '../device-key.ts';
import { waitingDeviceKeys } from './tables.ts';

/** As in the telegram; the manufacturer is empty where a list did not name one. */
export interface KeyAddress {
  readonly manufacturer: string;
  readonly serial: string;
}

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode' | 'vault'>;

/** Where a key that waits for its device is sealed to. */
export const waitingKeyPlace = (
  { accountId, livemode }: Pick<Context, 'accountId' | 'livemode'>,
  { manufacturer, serial }: KeyAddress,
) => `${accountId}/${livemode ? 'live' : 'test'}/${manufacturer}-${serial}/waiting-key`;

/**
 * The key that waited for this device, sealed for it, and taken from those that wait; null where none did. A list that
 * named the manufacturer counts before one that did not.
 */
export async function takeWaitingKey(
  context: Scope,
  device: KeyAddress & { readonly id: string },
): Promise<string | null> {
  const { db, accountId, livemode, vault } = context;
  const rows = await db
    .delete(waitingDeviceKeys)
    .where(
      and(
        eq(waitingDeviceKeys.accountId, accountId),
        eq(waitingDeviceKeys.livemode, livemode),
        eq(waitingDeviceKeys.serial, device.serial),
        inArray(waitingDeviceKeys.manufacturer, [device.manufacturer, '']),
      ),
    )
    .returning();
  const named = rows.find(({ manufacturer }) => manufacturer !== '') ?? rows[0];
  if (named === undefined) return null;
  const key = await vault.open(waitingKeyPlace(context, named), named.keySealed);
  return vault.seal(deviceKeyPlace(accountId, device.id), key);
}
