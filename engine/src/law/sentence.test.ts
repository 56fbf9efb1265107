import { expect, test } from 'vitest';
import { filled } from './sentence.ts';

test.each([
  ['1500', '1.500,00 €', '1,500.00 €'],
  ['1234567.8', '1.234.567,80 €', '1,234,567.80 €'],
  ['-0.5', '-0,50 €', '-0.50 €'],
  ['unknown', 'unknown EUR', 'unknown EUR'],
])('an amount of %s is written as the language does', (eur, de, en) => {
  expect(filled({ de: '{0} EUR', en: '{0} EUR' }, [eur])).toEqual({ de, en });
});

test('a place takes a text, or the words of each language; what nobody fills is empty', () => {
  const sentence = { de: '{0}: {1}{2}', en: '{1}: {0}{2}' };
  expect(filled(sentence, ['A', { de: 'eins', en: 'one' }])).toEqual({ de: 'A: eins', en: 'one: A' });
});
