const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHAPE = /^km_(test|live)_sk_([0-9a-f]{32})([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

/** CRC-32 (IEEE 802.3), so that a typo or a truncated key is told apart without a database. */
function checksum(text: string): string {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i += 1) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  let value = (crc ^ 0xffffffff) >>> 0;
  let digits = '';
  for (let i = 0; i < 6; i += 1) {
    digits = ALPHABET[value % 62] + digits;
    value = Math.floor(value / 62);
  }
  return digits;
}

/** A new secret key: `km_test_sk_` or `km_live_sk_`, the account's id, 190 random bits, a checksum. */
export function makeApiKey(accountId: string, livemode: boolean): string {
  let secret = '';
  while (secret.length < 32) {
    // Bytes from 248 on are dropped: 248 is the largest multiple of 62, so every character is equally likely.
    for (const byte of crypto.getRandomValues(new Uint8Array(48))) {
      if (byte < 248 && secret.length < 32) secret += ALPHABET[byte % 62];
    }
  }
  const text = `km_${livemode ? 'live' : 'test'}_sk_${accountId.slice('acc_'.length)}${secret}`;
  return text + checksum(text);
}

/** The account and mode a key claims; null when it is no key of ours. */
export function readApiKey(text: string): { accountId: string; livemode: boolean } | null {
  const [, mode, account, , sum] = SHAPE.exec(text) ?? [];
  if (mode === undefined || sum !== checksum(text.slice(0, -6))) return null;
  return { accountId: `acc_${account}`, livemode: mode === 'live' };
}

/** What may be shown of a key later. */
export function hintOf(key: string): string {
  return `${key.slice(0, 11)}…${key.slice(-4)}`;
}
