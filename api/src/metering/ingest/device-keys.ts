import { type Ciphers, nobleCiphers } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { openDeviceKey } from '../keys/device-key.ts';

/** The ciphers of the platform where it has its own; else those of the engine, whose keys are their bytes. */
export const ciphersOf = ({ services }: Pick<Context, 'services'>): Ciphers<unknown> =>
  services.ciphers ?? (nobleCiphers as unknown as Ciphers<unknown>);

/** Keys a process remembers, ready for use: opening one costs as much as decoding its telegram. */
const REMEMBERED_MAX = 100_000;

const remembered = new WeakMap<Ciphers<unknown>, Map<string, unknown>>();

/**
 * The key of a device, ready for the decoder; null for none. Remembered under the sealed text together with its place, so
 * that a changed key, another device or another account never meets it.
 */
export async function usableKey(
  context: Pick<Context, 'vault' | 'accountId'>,
  { id, keySealed }: { readonly id: string; readonly keySealed: string | null },
  ciphers: Ciphers<unknown>,
): Promise<unknown> {
  if (keySealed === null) return null;
  const keys = remembered.get(ciphers) ?? new Map<string, unknown>();
  remembered.set(ciphers, keys);
  const place = `${context.accountId} ${id} ${keySealed}`;
  const known = keys.get(place);
  if (known !== undefined) return known;
  const bytes = await openDeviceKey(context, { id, keySealed });
  if (bytes === null) return null;
  const key = ciphers.importKey(bytes);
  if (keys.size >= REMEMBERED_MAX) keys.delete(keys.keys().next().value ?? '');
  keys.set(place, key);
  return key;
}

/** The same at once where it is remembered. */
export function rememberedKey(
  { accountId }: Pick<Context, 'accountId'>,
  { id, keySealed }: { readonly id: string; readonly keySealed: string | null },
  ciphers: Ciphers<unknown>,
): unknown {
  return keySealed === null ? null : remembered.get(ciphers)?.get(`${accountId} ${id} ${keySealed}`);
}
