import { fromHex } from '../../ids.ts';

/** What a list of keys says of a device. `meter` is how the customer counts it; it counts where there is no serial number. */
export type Column = 'serial' | 'meter' | 'manufacturer' | 'key';

/** A device's address as far as a list gives it, with its key. */
export interface KeyLine {
  /** Counted from 1, as an editor counts. */
  readonly line: number;
  readonly serial: string;
  /** Null where the list does not say whose device it is. */
  readonly manufacturer: string | null;
  readonly key: Uint8Array<ArrayBuffer>;
}

/** A line that cannot be read: which column, and in words why. Says nothing of what stands there. */
export interface BrokenLine {
  readonly line: number;
  /** As far as it could be read. */
  readonly serial: string | null;
  readonly column: 'serial' | 'manufacturer' | 'key' | 'line';
  readonly detail: string;
}

/** Names as they stand above columns and around values, without case, blanks and signs. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  serial: [
    ...['serialno', 'serialnumber', 'serial', 'seriennummer', 'seriennr', 'sn', 'fabriknummer', 'fabriknr'],
    ...[
      'geratenummer',
      'geratenr',
      'geraetenummer',
      'geraetenr',
      'herstellernummer',
      'deviceid',
      'deviceno',
      'devicenumber',
    ],
    ...['geraeteid', 'gerateid', 'secondaryaddress', 'sekundaradresse', 'funkadresse', 'radioaddress', 'wmbusid', 'id'],
  ],
  meter: [
    ...['zahlernummer', 'zahlernr', 'zaehlernummer', 'zaehlernr', 'zahler', 'zaehler', 'meterno', 'meternumber'],
    ...['meterid', 'meter', 'customerdevicenumber'],
  ],
  manufacturer: [
    ...['manufacturer', 'manufacturerid', 'manufacturercode', 'mfct', 'man', 'hersteller', 'herstellerkennung'],
    ...['herstellercode', 'herstellerkurzel', 'herstellerkuerzel', 'vendor', 'vendorid', 'maker', 'flag', 'flagcode'],
  ],
  key: [
    ...['key', 'aeskey', 'aes128key', 'aes128', 'aes', 'keyhex', 'aeskeyhex', 'encryptionkey', 'decryptionkey', 'dek'],
    ...['schlussel', 'schluessel', 'aesschlussel', 'aesschluessel', 'funkschlussel', 'funkschluessel'],
    ...['entschlusselungskey', 'verschlusselungskey', 'gerateschlussel', 'geraeteschluessel', 'wmbuskey', 'omskey'],
  ],
};

const COLUMN_OF = new Map(
  Object.entries(NAMES).flatMap(([column, names]) => names.map((name) => [name, column as Column] as const)),
);

/** The column a name stands for; undefined for one that says nothing to us. */
export function columnOf(name: string): Column | undefined {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');
  return COLUMN_OF.get(plain);
}

/** 16 bytes from 32 hexadecimal digits, whatever groups them; null for anything else. */
export function keyOf(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text
    .trim()
    .replace(/^0x/i, '')
    .replace(/[\s:.-]/g, '');
  return /^[0-9a-f]{32}$/i.test(plain) ? fromHex(plain) : null;
}

/**
 * The address behind a number: the eight characters of the telegram, alone, behind the manufacturer's letters
 * (`SON-12345678`), or at the end of the fourteen of DIN 43863-5 (medium, manufacturer, block, number). Tables lose
 * leading zeros, so a shorter number of digits is filled up.
 */
export function addressOf(text: string): { serial: string; manufacturer: string | null } | null {
  const plain = text
    .trim()
    .toUpperCase()
    .replace(/[\s._-]/g, '');
  const whole = /^[0-9A-F]([A-Z]{3})[0-9A-F]{2}(\d{8})$/.exec(plain) ?? /^([A-Z]{3})(\d{8})$/.exec(plain);
  if (whole !== null) return { manufacturer: whole[1] ?? null, serial: whole[2] ?? '' };
  if (/^\d{1,8}$/.test(plain)) return { manufacturer: null, serial: plain.padStart(8, '0') };
  return /^[0-9A-F]{8}$/.test(plain) ? { manufacturer: null, serial: plain } : null;
}

/** What a record of a list says, by column. */
export type Fields = Readonly<Partial<Record<Column, string>>>;

/** A record as a line of keys, or what is wrong with it. */
export function readFields(line: number, fields: Fields): KeyLine | BrokenLine {
  const number = fields.serial?.trim() || fields.meter?.trim() || '';
  const address = addressOf(number);
  const broken = (column: BrokenLine['column'], detail: string): BrokenLine => ({
    line,
    serial: address?.serial ?? null,
    column,
    detail,
  });
  if (number === '') return broken('serial', 'no number of the device');
  if (address === null) return broken('serial', 'not the eight characters of an address in telegrams');
  const maker = fields.manufacturer?.trim().toUpperCase() ?? '';
  if (maker !== '' && !/^[A-Z]{3}$/.test(maker)) return broken('manufacturer', 'not three letters');
  if (maker !== '' && address.manufacturer !== null && address.manufacturer !== maker)
    return broken('manufacturer', 'another one than the number names');
  const text = fields.key?.trim() ?? '';
  if (text === '') return broken('key', 'no key');
  const key = keyOf(text);
  if (key === null) return broken('key', 'not 32 hexadecimal digits');
  return { line, serial: address.serial, manufacturer: address.manufacturer ?? (maker === '' ? null : maker), key };
}
