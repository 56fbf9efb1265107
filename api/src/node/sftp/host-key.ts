import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import ssh2 from 'ssh2';
import { readIfThere } from '../read-if-there.ts';
import { StartError } from '../start-error.ts';

export interface HostKey {
  /** In the form of OpenSSH. */
  readonly privateKey: string;
  /** As `ssh-keygen -l` shows it: what whoever connects first compares. */
  readonly fingerprint: string;
}

/** The key by which clients know this server: from the environment, or from a file that is made (0600) on the first start. */
export async function loadHostKey(fromEnvironment: string | undefined, file: string): Promise<HostKey> {
  let text = fromEnvironment ?? (await readIfThere(file));
  if (text === undefined) {
    text = ssh2.utils.generateKeyPairSync('ed25519').private;
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  }
  const key = ssh2.utils.parseKey(text);
  const one = Array.isArray(key) ? key[0] : key;
  if (one === undefined || one instanceof Error || !one.isPrivateKey())
    throw new StartError(`SFTP_HOST_KEY, or ${file}, must be a private key of OpenSSH without a passphrase.`);
  const digest = createHash('sha256').update(Buffer.from(one.getPublicSSH())).digest('base64').replace(/=+$/, '');
  return { privateKey: text, fingerprint: `SHA256:${digest}` };
}
