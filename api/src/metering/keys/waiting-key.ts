import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { oneOf } from '../../db/one-of.ts';
import { deviceKeyPlace } from './device-key.ts';
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

/** As `takeWaitingKeys`, of one device; null where no key waited. */
export async function takeWaitingKey(
  context: Scope,
  device: KeyAddress & { readonly id: string },
): Promise<string | null> {
  return (await takeWaitingKeys(context, [device])).get(device.id) ?? null;
}

/**
 * The keys that waited for these devices, sealed for them by their ids, and taken from those that wait. A list that named
 * the manufacturer counts before one that did not; of two devices with one number the first takes the key.
 */
export async function takeWaitingKeys(
  context: Scope,
  devices: readonly (KeyAddress & { readonly id: string })[],
): Promise<ReadonlyMap<string, string>> {
  const { db, accountId, livemode, vault } = context;
  const rows = await db
    .delete(waitingDeviceKeys)
    .where(
      and(
        eq(waitingDeviceKeys.accountId, accountId),
        eq(waitingDeviceKeys.livemode, livemode),
        oneOf(
          waitingDeviceKeys.serial,
          devices.map(({ serial }) => serial),
        ),
        inArray(waitingDeviceKeys.manufacturer, ['', ...new Set(devices.map(({ manufacturer }) => manufacturer))]),
      ),
    )
    .returning();
  const waiting = new Map(rows.map((row) => [`${row.manufacturer}-${row.serial}`, row]));
  const sealed = new Map<string, string>();
  for (const { id, manufacturer, serial } of devices) {
    const names = [`${manufacturer}-${serial}`, `-${serial}`];
    const row = waiting.get(names[0] ?? '') ?? waiting.get(names[1] ?? '');
    for (const name of names) waiting.delete(name);
    if (row === undefined) continue;
    const key = await vault.open(waitingKeyPlace(context, row), row.keySealed);
    sealed.set(id, await vault.seal(deviceKeyPlace(accountId, id), key));
  }
  return sealed;
}
