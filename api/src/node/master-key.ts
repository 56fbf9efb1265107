import { writeFile } from 'node:fs/promises';
import { masterKey } from '../crypto/vault.ts';
import { toHex } from '../ids.ts';
import { readIfThere } from './read-if-there.ts';
import { StartError } from './start-error.ts';

/** The master key from the environment, or from a file that is made (0600) on the first start. */
export async function loadMasterKey(
  fromEnvironment: string | undefined,
  file: string,
): Promise<{ keys: Awaited<ReturnType<typeof masterKey>>; made: boolean }> {
  let hex = fromEnvironment;
  let made = false;
  if (hex === undefined) {
    hex = await readIfThere(file);
    if (hex === undefined) {
      hex = toHex(crypto.getRandomValues(new Uint8Array(32)));
      await writeFile(file, hex, { mode: 0o600, flag: 'wx' });
      made = true;
    }
  }
  try {
    return { keys: await masterKey(hex), made };
  } catch {
    throw new StartError('KLARMETER_MASTER_KEY must be 64 hexadecimal digits (32 bytes).');
  }
}
