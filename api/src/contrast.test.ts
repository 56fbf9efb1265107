import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf, readableOn, TEXT_CONTRAST_MIN } from './contrast.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#0b5cad', '#ffffff', 6.67],
  ['#0B5CAD', '#14181d', 2.67],
])('%s and %s have the contrast %d, whichever comes first', (one, other, ratio) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 2);
  expect(contrastOf(other, one)).toBe(contrastOf(one, other));
});

test.each([
  { ground: '#ffffff', given: '#0B5CAD', shown: '#0b5cad', why: 'dark enough already' },
  { ground: '#ffffff', given: '#FFD400', shown: '#8b7300', why: 'yellow is darkened' },
  { ground: '#ffffff', given: '#FFFFFF', shown: '#747474', why: 'white becomes grey' },
  { ground: '#14181d', given: '#0b5cad', shown: '#4a87c4', why: 'blue is lightened' },
  { ground: '#14181d', given: '#FFD400', shown: '#ffd400', why: 'light enough already' },
  { ground: '#14181d', given: '#000000', shown: '#808080', why: 'black becomes grey' },
])('$given on $ground: $why', ({ ground, given, shown }) => {
  expect(readableOn(ground, given)).toBe(shown);
});

test('on any ground any colour ends as one that can be read', () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(color, color, (ground, given) => {
      expect(contrastOf(readableOn(ground, given), ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
    }),
  );
});

test.each(['red; }', '#fff', '0b5cad', '#0b5cad '])('%j is no colour', (text) => {
  expect(() => readableOn('#ffffff', text)).toThrow(RangeError);
});
