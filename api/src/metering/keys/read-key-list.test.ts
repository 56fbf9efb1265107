import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../ids.ts';
import { readKeyList } from './read-key-list.ts';
import { UnreadableKeys } from './unreadable.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';
const OTHER = 'ffeeddccbbaa99887766554433221100';
const utf8 = (text: string) => new TextEncoder().encode(text);
/** As a person would write down what was read; `-` where nothing is known. */
const read = (bytes: Uint8Array, password?: string) =>
  readKeyList(bytes, password).map((line) =>
    'key' in line
      ? `${line.line} ${line.manufacturer ?? '-'} ${line.serial} ${toHex(line.key)}`
      : `${line.line} ${line.column}: ${line.detail}`,
  );
const reason = (bytes: Uint8Array, password?: string): string => {
  try {
    readKeyList(bytes, password);
    return 'read';
  } catch (error) {
    if (!(error instanceof UnreadableKeys)) throw error;
    return error.code;
  }
};

describe('tables', () => {
  test.each([
    { why: 'German names', text: `Seriennummer;Hersteller;Schlüssel\n12345678;SON;${KEY}` },
    { why: 'English names, comma', text: `manufacturer,Serial No.,AES-Key\nSON,12345678,${KEY}` },
    { why: 'tabs', text: `Geräte-Nr.\tHersteller\tAES Schlüssel\n12345678\tson\t${KEY}` },
    { why: 'quotes, CR LF', text: `"Serial";"Manufacturer";"Key"\r\n"12345678";"SON";"${KEY}"\r\n` },
    { why: 'the letters in the number', text: `serial;key\nSON-12345678;${KEY}` },
    { why: 'DIN 43863-5', text: `Zählernummer;Key\n8SON0012345678;${KEY}` },
    { why: 'columns that mean nothing to us', text: `Ort;Serial;Hersteller;Key;Bemerkung\nFlur;12345678;SON;${KEY};x` },
    {
      why: 'the serial number before the number of the customer',
      text: `MeterNo;SerialNo;Man;DEK\n9;12345678;SON;${KEY}`,
    },
    { why: 'groups in the key', text: `serial;man;key\n12345678;SON;0x00010203 04050607:08090a0b-0c0d0e0f` },
  ])('$why', ({ text }) => {
    expect(read(utf8(text))).toEqual([`2 SON 12345678 ${KEY}`]);
  });

  test('without names, where only one reading is possible', () => {
    expect(read(utf8(`SON;12345678;${KEY}\nKAM;87654321;${OTHER}`))).toEqual([
      `1 SON 12345678 ${KEY}`,
      `2 KAM 87654321 ${OTHER}`,
    ]);
  });

  test('leading zeros that a spreadsheet has lost', () => {
    expect(read(utf8(`serial;key\n4711;${KEY}\n9F8E7D6C;${KEY}`))).toEqual([
      `2 - 00004711 ${KEY}`,
      `3 - 9F8E7D6C ${KEY}`,
    ]);
  });

  test.each([
    { why: 'UTF-8 with a mark', bytes: utf8(`\ufeffSchlüssel;Serial\n${KEY};12345678`) },
    { why: 'Windows-1252', bytes: Buffer.from(`Schl\u00fcssel;Serial\n${KEY};12345678`, 'latin1') },
    { why: 'UTF-16', bytes: Buffer.from(`\ufeffSchlüssel;Serial\n${KEY};12345678`, 'utf16le') },
  ])('$why', ({ bytes }) => {
    expect(read(bytes)).toEqual([`2 - 12345678 ${KEY}`]);
  });

  test('each line for itself, and what is wrong in which column', () => {
    const lines = [
      'serial;manufacturer;key',
      `12345678;SON;${KEY}`,
      '',
      `;SON;${KEY}`,
      `1234567X;SON;${KEY}`,
      `12345678;SONT;${KEY}`,
      `SON-12345678;KAM;${KEY}`,
      '12345678;SON;',
      `12345678;SON;${KEY}00`,
      `12345678;SON;${KEY};x`,
    ];
    expect(read(utf8(lines.join('\n')))).toEqual([
      `2 SON 12345678 ${KEY}`,
      '4 serial: no number of the device',
      '5 serial: not the eight characters of an address in telegrams',
      '6 manufacturer: not three letters',
      '7 manufacturer: another one than the number names',
      '8 key: no key',
      '9 key: not 32 hexadecimal digits',
      '10 line: more cells than columns',
    ]);
  });
});

const METERS = `<?xml version="1.0" encoding="utf-8"?>
<MetersInOrder orderid="1"><Meter><MeterName>MC302</MeterName><MeterNo>77</MeterNo><SerialNo>12345678</SerialNo>
<VendorId>KAM</VendorId><DEK>${KEY.toUpperCase()}</DEK></Meter>
<Meter><SerialNo>87654321</SerialNo><VendorId>KAM</VendorId><DEK>nokey</DEK></Meter></MetersInOrder>`;
const IN_METERS = [`2 KAM 12345678 ${KEY}`, '4 key: not 32 hexadecimal digits'];

describe('XML', () => {
  test('elements, attributes, and keys of a device inside it', () => {
    expect(read(utf8(METERS))).toEqual(IN_METERS);
    expect(
      read(utf8(`<d:list xmlns:d="u"><d:device serial="12345678" manufacturer="SON" key="${KEY}"/></d:list>`)),
    ).toEqual([`1 SON 12345678 ${KEY}`]);
    const nested = `<Devices><Device><SerialNumber>12345678</SerialNumber><ManufacturerId>KAM</ManufacturerId>
      <Keys><Key><Value>${KEY}</Value></Key><Key><Value>${OTHER}</Value></Key></Keys></Device></Devices>`;
    expect(read(utf8(nested))).toEqual([`1 KAM 12345678 ${KEY}`]);
  });

  test.each([
    { why: 'entities of its own', text: `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, code: 'broken_xml' },
    { why: 'cut off', text: METERS.slice(0, 200), code: 'broken_xml' },
    { why: 'no device', text: '<a><b>1</b></a>', code: 'no_devices' },
    { why: 'a thousand inside each other', text: '<a>'.repeat(1000), code: 'broken_xml' },
  ])('$why', ({ text, code }) => {
    expect(reason(utf8(text))).toBe(code);
  });
});

/** An encrypted container as files of this kind have it. */
function container(password: string, { vectorInFront = false, algorithm = 'aes128-cbc' } = {}): Uint8Array {
  const key = Buffer.concat([Buffer.from(password)], 16);
  const vector = vectorInFront ? Buffer.from(OTHER, 'hex') : key;
  const cipher = createCipheriv('aes-128-cbc', key, vector).setAutoPadding(false);
  const filled = Buffer.concat([utf8(METERS)], Math.ceil(METERS.length / 16) * 16);
  const data = Buffer.concat([...(vectorInFront ? [vector] : []), cipher.update(filled), cipher.final()]);
  return utf8(
    `<?xml version="1.0"?><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">
     <EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#${algorithm}"/>
     <CipherData><CipherValue>${data.toString('base64')}</CipherValue></CipherData></EncryptedData>`,
  );
}

describe('encrypted containers', () => {
  test('the password opens it, whichever of the two ways it was closed', () => {
    expect(read(container('Kunde 4711'), 'Kunde 4711')).toEqual(IN_METERS);
    expect(read(container('Kunde 4711', { vectorInFront: true }), 'Kunde 4711')).toEqual(IN_METERS);
  });

  test.each([
    { why: 'no password', file: container('x'), password: undefined, code: 'password_missing' },
    { why: 'another one', file: container('x'), password: 'y', code: 'password_wrong' },
    {
      why: 'a longer one than there can be',
      file: container('x'),
      password: 'x'.repeat(17),
      code: 'password_too_long',
    },
    { why: 'another cipher', file: container('x', { algorithm: 'aes256-cbc' }), password: 'x', code: 'unknown_cipher' },
  ])('$why', ({ file, password, code }) => {
    expect(reason(file, password)).toBe(code);
  });
});

describe('what is no list of keys', () => {
  test.each([
    { why: 'nothing', bytes: utf8(''), code: 'no_lines' },
    { why: 'a table of something else', bytes: utf8('a;b\n1;2'), code: 'unknown_columns' },
    { why: 'two keys in a line without names', bytes: utf8(`12345678;${KEY};${OTHER}`), code: 'unknown_columns' },
    { why: 'an archive', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 0), code: 'zip_archive' },
    { why: 'bytes', bytes: Uint8Array.of(1, 0, 2), code: 'not_text' },
    { why: 'names alone', bytes: utf8('serial;key\n'), code: 'no_lines' },
    { why: 'too many', bytes: utf8(`serial;key\n${`1;${KEY}\n`.repeat(10_001)}`), code: 'too_many_lines' },
  ])('$why', ({ bytes, code }) => {
    expect(reason(bytes)).toBe(code);
  });

  test('whatever comes is read or refused by name, and no word said of a line repeats what may be a key', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ maxLength: 400 }).map(utf8),
          fc
            .array(fc.constantFrom('serial', 'key', ';', ',', '\n', '"', KEY, '12345678', '<', '>', '/', 'a', ' '))
            .map((parts) => utf8(parts.join(''))),
        ),
        (bytes) => {
          try {
            for (const line of readKeyList(bytes, 'x')) {
              if (!('key' in line)) expect(`${line.serial} ${line.detail}`).not.toMatch(/[0-9a-f]{16}/i);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableKeys);
          }
        },
      ),
      { seed: 4711, numRuns: 2000 },
    );
  });
});
