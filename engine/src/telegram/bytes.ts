const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

/** A byte, or 0 behind the end. Layers compare lengths before they trust what they read. */
export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

/** Two digits, upper case. */
export function hexByte(byte: number): string {
  return HEX[byte & 0xff] ?? '00';
}

/** Upper-case hex of `bytes[from, to)` in transmission order. */
export function hexOf(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = '';
  for (let at = from; at < to; at += 1) text += hexByte(byteAt(bytes, at));
  return text;
}

/** Upper-case hex of `bytes[from, to)`, most significant (last transmitted) byte first. */
export function reversedHex(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = to - 1; at >= from; at -= 1) text += hexByte(byteAt(bytes, at));
  return text;
}

/** Little endian, unsigned, at most six bytes: always a safe integer. */
export function unsignedAt(bytes: Uint8Array, from: number, size: number): number {
  let value = 0;
  for (let at = from + size - 1; at >= from; at -= 1) value = value * 256 + byteAt(bytes, at);
  return value;
}

/** The value of a hex digit by its character code; -1 for every other character. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => {
  return '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase());
});

const digitAt = (text: string, at: number): number => DIGITS[text.charCodeAt(at)] ?? -1;

/** Bytes of a hex text, or null where it is not one. Blanks between bytes are allowed. */
export function bytesOfHex(text: string): Uint8Array | null {
  const digits = text.includes(' ') ? text.replaceAll(' ', '') : text;
  if (digits.length % 2 !== 0) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const high = digitAt(digits, 2 * at);
    const low = digitAt(digits, 2 * at + 1);
    if (high < 0 || low < 0) return null;
    bytes[at] = high * 16 + low;
  }
  return bytes;
}
