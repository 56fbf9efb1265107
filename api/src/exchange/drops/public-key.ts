import { Buffer } from 'node:buffer';

const TYPES = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'ssh-rsa'] as const;
const RSA_BYTES_MIN = 256;

/** A public key in the form of OpenSSH without its comment, which may name a person; null for anything else. */
export function readPublicKey(text: string): string | null {
  const [type = '', base64 = ''] = text.trim().split(/\s+/);
  if (!(TYPES as readonly string[]).includes(type) || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const fields = fieldsOf(Buffer.from(base64, 'base64'));
  if (fields?.[0]?.toString('latin1') !== type) return null;
  if (type === 'ssh-rsa' && (fields[2]?.length ?? 0) < RSA_BYTES_MIN) return null;
  return `${type} ${base64}`;
}

/** RFC 4251 section 5: each field with its length in front. Null where the bytes do not add up. */
function fieldsOf(blob: Buffer): Buffer[] | null {
  const fields: Buffer[] = [];
  for (let at = 0; at < blob.length; ) {
    if (at + 4 > blob.length) return null;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return null;
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return fields.length < 2 ? null : fields;
}
