import { expect, test } from 'vitest';
import { parse } from '../money/decimal.ts';
import { euro, fill, joined, names, number, onDay, percent, words } from './details.ts';

test.each([
  [number(parse('1234567.5')), '1.234.567,5', '1,234,567.5'],
  [number(parse('-1234')), '-1.234', '-1,234'],
  [number(parse('999')), '999', '999'],
  [number(parse('0.12345'), 3), '0,123', '0.123'],
  [euro(parse('1234.5')), '1.234,50', '1,234.50'],
  [percent(parse('1/8')), '12,5', '12.5'],
  [onDay('2025-12-31'), '31.12.2025', '2025-12-31'],
  [names(['a', 'b']), 'a, b', 'a, b'],
  [joined([words('eins', 'one'), words('zwei', 'two')], ' und ', ' and '), 'eins und zwei', 'one and two'],
  [names(['a', 'b', 'c', 'd', 'e', 'f', 'g']), 'a, b, c, d, e und 2 weitere', 'a, b, c, d, e and 2 more'],
])('%o', (said, de, en) => {
  expect(said).toEqual({ de, en });
});

test('a text is filled in both languages; a place nobody fills stays to be seen', () => {
  const text = words('{a} und {b}', '{b} and {a}');
  expect(fill(text, { a: words('eins', 'one') })).toEqual({ de: 'eins und {b}', en: '{b} and one' });
});
