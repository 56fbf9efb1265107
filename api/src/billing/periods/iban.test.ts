import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIban } from './iban.ts';

// The examples of ISO 13616 and of the banks that publish one.
const RIGHT = [
  'DE02120300000000202051',
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'FR1420041010050500013M02606',
  'NO9386011117947',
  'MT84MALT011000012345MTLCAST001S',
  'LC55HEMM000100010012001200023015',
];

test.each(RIGHT)('%s', (iban) => expect(isIban(iban)).toBe(true));

test.each([
  ['check digits 00', 'DE00120300000000202051'],
  ['one digit read wrongly', 'DE02120300000000202052'],
  ['two digits swapped', 'DE20120300000000202051'],
  ['00 in the place of 97', 'DE00000000000000000066'],
  ['01 in the place of 98', 'DE01000000000000000048'],
  ['99 in the place of 02', 'DE99000000000000000030'],
  ['small letters', 'de02120300000000202051'],
  ['blanks', 'DE02 1203 0000 0000 2020 51'],
  ['too short', 'DE02'],
  ['nothing', ''],
])('%s: %s', (_, text) => expect(isIban(text)).toBe(false));

test('one other digit, or two neighbours swapped, is always noticed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RIGHT), fc.nat(), fc.integer({ min: 1, max: 9 }), (iban, at, more) => {
      const digits = [...iban].flatMap((sign, index) => (index > 3 && /\d/.test(sign) ? [index] : []));
      const index = digits[at % digits.length] ?? 0;
      const other = String((Number(iban[index]) + more) % 10);
      expect(isIban(iban.slice(0, index) + other + iban.slice(index + 1))).toBe(false);
      const [one = '', two = ''] = iban.slice(index, index + 2);
      if (/\d/.test(two) && one !== two)
        expect(isIban(iban.slice(0, index) + two + one + iban.slice(index + 2))).toBe(false);
    }),
  );
});
