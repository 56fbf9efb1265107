import { expect, test } from 'vitest';
import { fuelWord, spanInWords } from './texts.ts';

test.each([
  ['2025-01-01', '2025-06-30', 'Januar bis Juni 2025'],
  ['2024-07-01', '2025-06-30', 'Juli 2024 bis Juni 2025'],
  ['2024-02-01', '2024-02-29', 'Februar 2024'],
  ['2025-01-01', '2025-07-15', '01.01.2025 bis 15.07.2025'],
] as const)('%s to %s is %s', (from, to, words) => {
  expect(spanInWords({ from, to })).toBe(words);
});

test.each([
  ['natural_gas', 'Erdgas'],
  ['district_heating', undefined],
] as const)('%s is called %s', (energy, word) => {
  expect(fuelWord(energy)).toBe(word);
});
