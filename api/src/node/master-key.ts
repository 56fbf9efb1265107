import { readFile, rename, writeFile } from 'node:fs/promises';
import { keysIn, type MasterKeys, masterKeys, previousMasterKeys } from '../crypto/vault.ts';
import { toHex } from '../ids.ts';
import { readIfThere } from './read-if-there.ts';
import { StartError } from './start-error.ts';

export interface MasterKeySettings {
  /** KLARMETER_MASTER_KEY; undefined: the file. */
  readonly newest: string | undefined;
  /** KLARMETER_MASTER_KEY_PREVIOUS: those before it. */
  readonly previous: string | undefined;
}

const random = () => toHex(crypto.getRandomValues(new Uint8Array(32)));

/**
 * The master keys from the environment, or from a file that is made (0600) on the first start: a key a line, the newest
 * first.
 */
export async function loadMasterKey(
  { newest, previous }: MasterKeySettings,
  file: string,
): Promise<{ keys: MasterKeys; made: boolean }> {
  try {
    if (newest !== undefined) return { keys: masterKeys(newest, previous), made: false };
    const kept = await readIfThere(file);
    if (kept !== undefined) {
      const own = keysIn(kept, file);
      if (own.size === 0) throw new RangeError(`${file} is empty: it must hold a key of 64 hexadecimal digits`);
      return { keys: new Map([...own, ...previousMasterKeys(previous)]), made: false };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new StartError(`${error.message} (32 bytes).`);
  }
  const hex = random();
  await writeFile(file, hex, { mode: 0o600, flag: 'wx' });
  return { keys: masterKeys(hex, previous), made: true };
}

/** Puts a new key in front of the file's: from the next start it seals, and those behind it open. */
export async function addMasterKey(file: string): Promise<void> {
  const kept = (await readFile(file, 'utf8')).trim();
  const next = `${file}.next`;
  await writeFile(next, `${random()}\n${kept}\n`, { mode: 0o600 });
  await rename(next, file);
}
