import type { DecodedTelegram, TelegramRecord } from '../src/telegram/index.ts';

const VERSIONS = new Set(['model_version', 'hardware_version', 'firmware_version', 'software_version']);
/** Data fields of binary numbers of three, four, six and eight bytes. */
const WIDE_BINARY = new Set([3, 4, 6, 7]);

/** A value as it is printed; `digits` where it is printed otherwise than the decoder gives it. */
interface Printed {
  readonly value: string | null;
  readonly digits?: string;
}

/**
 * Masters of the wired bus print versions sent as a wide binary number in decimal, radio receivers print their digits.
 * Both are the same bytes; on the wire the decimal is printed first, so that the output can be laid beside a master's.
 */
export function printedValue({ link }: DecodedTelegram, { quantity, value, dif }: TelegramRecord): Printed {
  const isWide = VERSIONS.has(quantity) && WIDE_BINARY.has(Number.parseInt(dif, 16) & 15);
  if (link.kind !== 'wired' || value === null || !isWide) return { value };
  return { value: BigInt(`0x${value}`).toString(), digits: value };
}
