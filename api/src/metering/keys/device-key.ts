import type { Context } from '../../context.ts';
import { fromHex } from '../../ids.ts';

/** Where the key of a device is sealed to. */
export const deviceKeyPlace = (accountId: string, deviceId: string) => `${accountId}/${deviceId}/aes-key`;

/** The AES-128 key of a device as it is stored; null for none. */
export async function sealDeviceKey(
  { vault, accountId }: Pick<Context, 'vault' | 'accountId'>,
  deviceId: string,
  keyHex: string | null,
): Promise<string | null> {
  return keyHex === null ? null : vault.seal(deviceKeyPlace(accountId, deviceId), fromHex(keyHex));
}

/** The 16 bytes again, for decoding only; null for none. */
export async function openDeviceKey(
  { vault, accountId }: Pick<Context, 'vault' | 'accountId'>,
  device: { readonly id: string; readonly keySealed: string | null },
): Promise<Uint8Array | null> {
  return device.keySealed === null ? null : vault.open(deviceKeyPlace(accountId, device.id), device.keySealed);
}
