import { type Ciphers, nobleCiphers } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { openDeviceKey } from '../keys/device-key.ts';

/** The ciphers of the platform where it has its own; else those of the engine, whose keys are their bytes. */
export const ciphersOf = ({ services }: Pick<Context, 'services'>): Ciphers<unknown> =>
  services.ciphers ?? nobleCiphers;

/** Keys a process remembers, ready for use: opening one costs as much as decoding its telegram. */
const REMEMBERED_MAX = 100_000;

interface Remembered {
  readonly accountId: string;
  readonly keySealed: string;
  readonly key: unknown;
}

/** By device. */
const remembered = new WeakMap<Ciphers<unknown>, Map<string, Remembered>>();

/**
 * The key of a device, ready for the decoder; null for none. Remembered with the sealed text and its place, so that a
 * changed key, another device or another account never meets it.
 */
export async function usableKey(
  context: Pick<Context, 'vault' | 'accountId'>,
  { id, keySealed }: { readonly id: string; readonly keySealed: string | null },
  ciphers: Ciphers<unknown>,
): Promise<unknown> {
  if (keySealed === null) return null;
  const known = rememberedKey(context, { id, keySealed }, ciphers);
  if (known !== undefined) return known;
  const bytes = await openDeviceKey(context, { id, keySealed });
  if (bytes === null) return null;
  const key = ciphers.importKey(bytes);
  const keys = remembered.get(ciphers) ?? new Map<string, Remembered>();
  remembered.set(ciphers, keys);
  if (keys.size >= REMEMBERED_MAX) keys.delete(keys.keys().next().value ?? '');
  keys.set(id, { accountId: context.accountId, keySealed, key });
  return key;
}

/** The same at once where it is remembered. */
export function rememberedKey(
  { accountId }: Pick<Context, 'accountId'>,
  { id, keySealed }: { readonly id: string; readonly keySealed: string | null },
  ciphers: Ciphers<unknown>,
): unknown {
  if (keySealed === null) return null;
  const known = remembered.get(ciphers)?.get(id);
  return known?.accountId === accountId && known.keySealed === keySealed ? known.key : undefined;
}
