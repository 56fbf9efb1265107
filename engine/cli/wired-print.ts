import type { DecodedTelegram, TelegramRecord } from '../src/telegram/index.ts';

const VERSIONS = new Set(['model_version', 'hardware_version', 'firmware_version', 'software_version']);
/** Data fields of binary numbers of three, four, six and eight bytes. */
const WIDE_BINARY = new Set([3, 4, 6, 7]);

/**
 * Masters of the wired bus print two things in another way than radio receivers do; printed alike, the output of both can
 * be laid side by side. Versions sent as a wide binary number are decimal (narrow ones are digits on both), and counters of
 * the fixed data structure, which has no function field, are called actual values. The decoder itself makes no difference.
 */
export function printedOnWire(
  telegram: DecodedTelegram,
  record: TelegramRecord,
): { value: string | null; function: string } {
  const { value, dif } = record;
  if (telegram.link.kind !== 'wired') return { value, function: record.function };
  const isFixedStructure = telegram.records.every((r) => r.dif === '');
  if (isFixedStructure) return { value, function: 'actual_value' };
  const isNumber = value !== null && VERSIONS.has(record.quantity) && WIDE_BINARY.has(Number.parseInt(dif, 16) & 15);
  return { value: isNumber ? BigInt(`0x${value}`).toString() : value, function: record.function };
}
