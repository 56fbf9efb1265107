import { expect, test } from 'vitest';
import { hexOf } from './bytes.ts';
import { cmac } from './cmac.ts';
import { bytes } from './fixtures/build-telegram.ts';
import { nobleCiphers } from './noble-ciphers.ts';

const key = bytes('2B7E151628AED2A6ABF7158809CF4F3C');
const message = bytes(
  '6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710',
);

// RFC 4493, section 4.
test.each([
  [0, 'BB1D6929E95937287FA37D129B756746'],
  [16, '070A16B46B4D4144F79BDD9DD04A287C'],
  [40, 'DFA66747DE9AE63030CA32611497C827'],
  [64, '51F0BEBF7E3B9D92FC49741779363CFE'],
])('message of %i bytes', (length, expected) => {
  expect(hexOf(cmac(nobleCiphers, key, message.subarray(0, length)))).toBe(expected);
});
