import type { Ciphers } from '../ciphers.ts';
import type { MakerProfile, MakerTelegram } from './maker.ts';

/** The payload in plain, or why it is not: nothing to open, no key, or none that verifies. */
export type Opened = Uint8Array | 'not_encrypted' | 'key_missing' | 'wrong_key';

/** Opens what a maker encrypts in a way of its own, with the key given or else with that of the works. */
export function openEncryption<Key>(
  profiles: readonly MakerProfile[],
  telegram: MakerTelegram,
  key: Key | null,
  ciphers: Ciphers<Key>,
): Opened {
  for (const profile of profiles) {
    const encryption = profile.encryption?.(telegram) ?? null;
    if (encryption === null) continue;
    const { from, to, vector, keyOfWorks } = encryption;
    const keys = [key, keyOfWorks === null ? null : ciphers.importKey(keyOfWorks)].filter((k) => k !== null);
    if (keys.length === 0) return 'key_missing';
    for (const candidate of keys) {
      const plain = ciphers.decryptCbc(candidate, vector, telegram.payload.subarray(from, to));
      if (!encryption.verifies(plain)) continue;
      const payload = Uint8Array.from(telegram.payload);
      payload.set(plain, from);
      return payload;
    }
    return 'wrong_key';
  }
  return 'not_encrypted';
}
