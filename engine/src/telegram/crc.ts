const POLYNOMIAL = 0x3d65;

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 8;
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = remainder & 0x8000 ? ((remainder << 1) ^ POLYNOMIAL) & 0xffff : (remainder << 1) & 0xffff;
  }
  return remainder;
});

/**
 * CRC of EN 13757-4 over `bytes[from, to)`: polynomial 3D65, initial value 0, inverted result.
 * The link layer sends it high byte first, the extended link layer and compact frames low byte first.
 */
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  let remainder = 0;
  for (let at = from; at < to; at += 1) {
    remainder = ((remainder << 8) & 0xffff) ^ (TABLE[(remainder >> 8) ^ (bytes[at] ?? 0)] ?? 0);
  }
  return remainder ^ 0xffff;
}
