/** Base32 of RFC 4648 in small letters, without filling: names that survive every keyboard, gateway and mail server. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += ALPHABET[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET[(value << (5 - bits)) & 31];
}

function fromBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const sign of text) {
    value = ((value << 5) | ALPHABET.indexOf(sign)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bytes.push((value >>> (bits - 8)) & 0xff);
    bits -= 8;
  }
  return Uint8Array.from(bytes);
}

/** Letters behind the account's own: enough for a login's name, and 128 bits for an address that is a secret. */
export const LOGIN_SIGNS = 5;
export const INBOX_SIGNS = 26;

const ACCOUNT_SIGNS = 26;
const MODES = { true: 'l', false: 't' } as const;

/**
 * A name that carries its account and mode, so that whoever shows it is looked up in that account alone: 26 letters of
 * the account, one of the mode, the rest by chance.
 */
export function makeAccountName(accountId: string, livemode: boolean, signs: number): string {
  const account = Uint8Array.from(accountId.slice('acc_'.length).match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
  const chance = base32(crypto.getRandomValues(new Uint8Array(signs))).slice(0, signs);
  return `${base32(account)}${MODES[`${livemode}`]}${chance}`;
}

/** The account and mode a name claims; null when it is no name of ours. Large and small letters are the same. */
export function readAccountName(
  text: string,
  signs: number,
): { accountId: string; livemode: boolean; name: string } | null {
  const name = text.toLowerCase();
  if (!new RegExp(`^[a-z2-7]{${ACCOUNT_SIGNS}}[lt][a-z2-7]{${signs}}$`).test(name)) return null;
  const hex = [...fromBase32(name.slice(0, ACCOUNT_SIGNS))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { accountId: `acc_${hex}`, livemode: name[ACCOUNT_SIGNS] === MODES.true, name };
}
