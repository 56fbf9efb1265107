import { expect, test } from 'vitest';
import { RETRIES } from './retries.ts';

/** Shortest time from the first attempt to the last, in seconds: the queue doubles the wait and adds chance on top. */
const span = ({ retryLimit, retryDelay }: (typeof RETRIES)['deliver-document']) => retryDelay * (2 ** retryLimit - 1);

test('a mail server that refuses for hours is asked again after that', () => {
  expect(span(RETRIES['deliver-document'])).toBeGreaterThan(4 * 3600);
});

test('whatever else fails is repeated within minutes', () => {
  for (const job of ['run-billing', 'run-monthly-information', 'render-document', 'sequence-log'] as const) {
    expect(2 * span(RETRIES[job])).toBeLessThan(5 * 60);
  }
});
