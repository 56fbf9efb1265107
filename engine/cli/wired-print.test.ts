import { expect, test } from 'vitest';
import { bytes, join, stripped, wired } from '../src/telegram/fixtures/build-telegram.ts';
import { decodedText } from './decode-line.ts';

interface Printed {
  readonly value: string;
  readonly digits?: string;
  readonly function: string;
}

const printed = (telegram: Uint8Array): readonly Printed[] =>
  JSON.parse(decodedText(JSON.stringify({ telegram_hex: Buffer.from(telegram).toString('hex') }))).records;

const VERSIONS = bytes('03FD0F 000004 02FD0E 2100 0CFD0C 78563412');

test('wide binary versions are decimal and digits on the wire, digits by radio', () => {
  const onWire = printed(wired(join(bytes('72 44332211 8D2D 07 04 63 00 0000'), VERSIONS)));
  expect(onWire.map(({ value }) => value)).toEqual(['262144', '0021', '12345678']);
  expect(onWire.map(({ digits }) => digits)).toEqual(['040000', undefined, undefined]);
  const byRadio = printed(stripped(4, join(bytes('78'), VERSIONS)));
  expect(byRadio.map(({ value }) => value)).toEqual(['040000', '0021', '12345678']);
});

test('counters of the fixed data structure are instantaneous, like the registers of data records', () => {
  const fixed = printed(wired(bytes('73 78563412 0A 00 E9 7E 01000000 35010000')));
  expect(fixed.map((r) => r.function)).toEqual(['instantaneous', 'instantaneous']);
});
