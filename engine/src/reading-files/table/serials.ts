import type { SerialTransform } from './mapping.ts';

export interface MeterName {
  /** Null where the number does not name it. */
  readonly manufacturer: string | null;
  /** Eight characters as in a telegram. */
  readonly serial: string;
}

/** Number of DIN 43863-5: medium, manufacturer, block, number; printed on the meter, with or without blanks. */
const IDENTIFICATION = /^[0-9A-F]([A-Z]{3})[0-9A-F]{2}(\d{8})$/;
const MAKER_IN_FRONT = /^([A-Z]{3})[\s-]?(\d{1,8})$/;

/**
 * A meter number as people write it. `auto` takes up to eight digits, eight characters of which makers use letters A to F,
 * and numbers that name their maker; it does not guess: letters elsewhere and more digits are refused. `digits8` drops
 * everything but digits, `last8` takes the last eight characters.
 */
export function meterNameOf(text: string, transform: SerialTransform): MeterName | null {
  const plain = text.trim().toUpperCase();
  if (transform === 'none') return /^[0-9A-F]{8}$/.test(plain) ? { manufacturer: null, serial: plain } : null;
  if (transform === 'digits8') {
    const digits = plain.replace(/\D/g, '');
    return digits === '' || digits.length > 8 ? null : { manufacturer: null, serial: digits.padStart(8, '0') };
  }
  if (transform === 'last8') {
    const last = plain.replace(/[^0-9A-Z]/g, '').slice(-8);
    return /^[0-9A-F]{8}$/.test(last) ? { manufacturer: null, serial: last } : null;
  }
  const joined = plain.replace(/\s+/g, '');
  const [, maker, number] = IDENTIFICATION.exec(joined) ?? MAKER_IN_FRONT.exec(plain) ?? [];
  if (maker !== undefined && number !== undefined) return { manufacturer: maker, serial: number.padStart(8, '0') };
  if (/^\d{1,8}$/.test(joined)) return { manufacturer: null, serial: joined.padStart(8, '0') };
  return /^[0-9A-F]{8}$/.test(joined) ? { manufacturer: null, serial: joined } : null;
}
