import { expect, test } from 'vitest';
import { parse } from '../../../money/decimal.ts';
import { gapOfMeters } from './section-556a-keys.ts';
import { proposedAdvanceCents } from './section-560-advance.ts';

test.each([
  { why: '4 percent', main: '500', sums: ['480'], gap: 'accepted' },
  { why: 'exactly 20 percent', main: '500', sums: ['400'], gap: 'accepted' },
  { why: 'just above 20 percent', main: '500', sums: ['399.999'], gap: 'remarkable' },
  { why: 'exactly 25 percent', main: '500', sums: ['375'], gap: 'remarkable' },
  { why: 'just above 25 percent', main: '500', sums: ['374.999'], gap: 'refused' },
  { why: 'sub-meters above the main meter', main: '500', sums: ['626'], gap: 'refused' },
  { why: 'the nearest of two sums', main: '500', sums: ['300', '490'], gap: 'accepted' },
] as const)('BGB s. 556a(1), main and sub-meters: $why', ({ main, sums, gap }) => {
  expect(gapOfMeters(parse(main), sums.map(parse), '2025-01-01').verdict).toBe(gap);
});

test.each([
  { why: 'rounded down', year: '1181.99', cents: 9800n },
  { why: 'half a euro rounds up', year: '1182.00', cents: 9900n },
  { why: 'nothing spent', year: '0', cents: 0n },
  { why: 'a year that gave money back', year: '-240.00', cents: 0n },
] as const)('BGB s. 560(4), proposal: $why', ({ year, cents }) => {
  expect(proposedAdvanceCents(parse(year), '2025-01-01')).toBe(cents);
});
